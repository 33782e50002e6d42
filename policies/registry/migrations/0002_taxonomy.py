"""Plant countries, policy areas and sectors."""

from django.db import migrations

from policies.registry import taxonomy


def plant(apps, schema_editor):
    taxonomy.plant(apps.get_model("registry", "Jurisdiction"), apps.get_model("registry", "Topic"))


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
