"""What is noise until editors say otherwise."""

from django.db import migrations

RULES = (
    ("appearance", "", "Who represents whom changes nothing about the measure."),
    ("service", "", "Papers were served."),
    ("clerical", "", "The clerk moved papers."),
    ("", "Notice of Change of Address", "An address changed."),
    ("brief", "Certificate", "Papers were served."),
    ("brief", "Corporate Disclosure", "Who owns a party's shares; required of every company."),
    ("brief", "Civil Cover Sheet", "A form that comes with every complaint."),
)


def plant(apps, schema_editor):
    rule = apps.get_model("dockets", "MuteRule")
    for act, words, reason in RULES:
        rule.objects.get_or_create(act=act, words=words, defaults={"reason": reason})


class Migration(migrations.Migration):
    dependencies = [("dockets", "0009_readings_alerts_and_proposals")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
