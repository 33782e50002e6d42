"""Find measures with a similar title by an index of trigrams."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("measures", "0003_history_by_user")]
    operations = [
        TrigramExtension(),
        migrations.AddIndex(
            model_name="measure",
            index=GinIndex(fields=["title"], name="measure_title_trigrams", opclasses=["gin_trgm_ops"]),
        ),
    ]
