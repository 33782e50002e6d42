"""Find the history of one user without reading that of all."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_counted_days"), ("pghistory", "0007_auto_20250421_0444")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX measures_history_by_user ON pghistory_context ((metadata ->> 'user'))",
            "DROP INDEX measures_history_by_user",
        )
    ]
