"""Plant the Court of International Trade, which the first list left out."""

from importlib import import_module

from django.db import migrations

planted = import_module("policies.dockets.migrations.0002_federal_courts")


class Migration(migrations.Migration):
    dependencies = [("dockets", "0015_trade_court_kind")]
    operations = [migrations.RunPython(planted.plant, migrations.RunPython.noop)]
