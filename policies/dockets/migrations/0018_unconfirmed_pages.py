"""Let entries that only saved pages show wait for a second person, as they do from now on."""

from django.db import migrations
from django.db.models import Q

BY_HAND = ["pacer_docket", "pacer_history", "pacer_appeal", "supreme_court"]


def wait(apps, schema_editor):
    entry = apps.get_model("dockets", "DocketEntry")
    sight = apps.get_model("dockets", "Sight")
    page = apps.get_model("dockets", "PastedPage")
    for docket in page.objects.exclude(merged_at=None).values_list("docket", flat=True).distinct():
        latest = page.objects.exclude(merged_at=None).filter(docket=docket).order_by("-merged_at").first()
        alone = entry.objects.filter(~Q(sources=[]), docket=docket, sources__contained_by=BY_HAND)
        sight.objects.filter(entry__in=alone).update(page=latest)
        alone.update(unconfirmed=True)


class Migration(migrations.Migration):
    dependencies = [("dockets", "0017_pages_confirmed_by_another")]
    operations = [migrations.RunPython(wait, migrations.RunPython.noop)]
