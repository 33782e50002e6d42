"""Number how far the targets of the editions that are there already reach, by making the read model anew."""

from django.db import migrations


def rebuild(apps, schema_editor):
    if apps.get_model("publication", "Edition").objects.exists():
        # Only the code of today knows how an edition is made.
        from policies.publication import readmodel

        readmodel.rebuild()


class Migration(migrations.Migration):
    dependencies = [("publication", "0004_words_out_of_line")]

    operations = [migrations.RunPython(rebuild, migrations.RunPython.noop)]
