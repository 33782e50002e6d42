"""Read the stored citations again with a recogniser that knows the spellings of newspapers and reporters."""

from importlib import import_module

from django.db import migrations

recognise = import_module("policies.registry.migrations.0004_recognise_citations").recognise


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_recognise_again")]

    operations = [migrations.RunPython(recognise, migrations.RunPython.noop)]
