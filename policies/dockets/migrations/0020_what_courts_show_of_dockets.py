"""Keep of a docket itself what courts and CourtListener show, and nothing that one person's page alone did."""

from django.db import migrations, models

# Names that a saved page brought bear the moment it was received, and none later unless shown again.
FORGET = """
DELETE FROM dockets_docketname name USING dockets_pastedpage page
WHERE page.docket_id = name.docket_id AND page.confirmed_at IS NULL
    AND name.first_shown_at = page.received_at AND name.last_shown_at = page.received_at
"""


class Migration(migrations.Migration):
    dependencies = [("dockets", "0019_delivery_problems")]

    operations = [
        migrations.AlterField(
            model_name="docketname",
            name="kind",
            field=models.CharField(
                choices=[
                    ("number", "Number"),
                    ("caption", "Caption"),
                    ("judge", "Judge"),
                    ("filed", "Day of filing"),
                ],
                max_length=7,
            ),
        ),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
    ]
