"""Find and rank words fast: narrow rows to visit, and never a look at every row.

A word that a quarter of all editions has leads to as many rows. With the vectors in them these are most
pages of a large table, without them a tenth. PostgreSQL moves values out of line only from rows above
2 KB; the padding lifts every row above that, and is itself compressed to 35 bytes.
"""

from django.db import migrations

NARROW = """
ALTER TABLE publication_editionsearch ALTER COLUMN vector SET STORAGE EXTERNAL;
ALTER TABLE publication_editionsearch SET (toast_tuple_target = 128);
ALTER TABLE publication_editionsearch
    ADD COLUMN padding text GENERATED ALWAYS AS (repeat(' ', 2000)) STORED;
"""

WIDE = """
ALTER TABLE publication_editionsearch DROP COLUMN padding;
ALTER TABLE publication_editionsearch RESET (toast_tuple_target);
ALTER TABLE publication_editionsearch ALTER COLUMN vector SET STORAGE EXTENDED;
"""

# The planner takes reading a vector for cheap; without the setting it would read all of them for a
# frequent word. Where a query excludes nothing, its parts become alternatives, so that the index finds
# every heading that has a rank.
FUNCTIONS = """
CREATE FUNCTION publication_found(words text) RETURNS bytea
    LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    SELECT string_agg(int8send(edition_id), '') FROM publication_editionsearch
    WHERE vector @@ websearch_to_tsquery('policy_english', words)
$$;

CREATE FUNCTION publication_ranks(words text) RETURNS bytea
    LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    SELECT string_agg(int8send(edition_id) || float4send(ts_rank(heading, query)), '')
    FROM publication_editionindex, websearch_to_tsquery('policy_english', words) AS query
    WHERE heading @@ CASE
        WHEN query::text LIKE '%!%' THEN query ELSE replace(query::text, ' & ', ' | ')::tsquery
    END
$$;
"""

NO_FUNCTIONS = """
DROP FUNCTION publication_ranks(text);
DROP FUNCTION publication_found(text);
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0003_index_changes")]

    operations = [
        migrations.RunSQL(NARROW, WIDE),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
    ]
