"""Forget the targets, courts and other values that only retracted measures had."""

from django.db import migrations

FORGET = """
DELETE FROM publication_facetvalue AS value
WHERE facet NOT IN ('stage', 'effect') AND NOT EXISTS (
    SELECT FROM publication_edition WHERE facets @> ARRAY[value.id::int]
)
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0006_dockets_named_by_releases")]

    operations = [migrations.RunSQL(FORGET, migrations.RunSQL.noop)]
