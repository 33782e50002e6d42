from django.db import migrations, models

# What was read before is marked by what it was told of: a docket that is not watched is no problem of reading.
MARK = """
UPDATE dockets_delivery SET problems = 1
WHERE state = 'failed'
   OR state IN ('read', 'unknown') AND regexp_replace(reason, '^Dockets that are not watched: [^\\n]*$', '', 'n') <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("dockets", "0018_unconfirmed_pages")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="problems",
            field=models.PositiveIntegerField(
                default=0, help_text="What could not be read of it; its bytes are kept until all is"
            ),
        ),
        migrations.RunSQL(MARK, migrations.RunSQL.noop),
    ]
