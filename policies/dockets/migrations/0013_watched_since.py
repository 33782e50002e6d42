"""Say since when dockets are watched, and mute what was filed before, but for what courts did."""

from django.db import migrations
from django.db.models import F

REASON = "It was filed before anybody watched the docket; what a court did stays in the inbox."


def plant(apps, schema_editor):
    apps.get_model("dockets", "Docket").objects.filter(watched=True, watched_since=None).update(
        watched_since=F("created_at")
    )
    rule = apps.get_model("dockets", "MuteRule")
    rule.objects.get_or_create(act="", words="", before_watch=True, defaults={"reason": REASON})


class Migration(migrations.Migration):
    dependencies = [("dockets", "0012_loaded_past_and_told_proposals")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
