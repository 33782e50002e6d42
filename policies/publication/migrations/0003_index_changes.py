"""Note every change of the index, so that what a process holds of it in memory is never out of date."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
from django.db import migrations, models

# The lock is that of the log (locking.KEY): numbers taken under it are committed in their order.
NOTE = """
CREATE FUNCTION publication_note_index_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    number bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(7270312044);
    INSERT INTO publication_indexchange (editions)
    SELECT CASE WHEN count(*) <= 10000 THEN array_agg(DISTINCT edition_id) END
    FROM changed HAVING count(*) > 0
    RETURNING id INTO number;
    DELETE FROM publication_indexchange WHERE id <= number - 1000;
    RETURN NULL;
END $$;

CREATE FUNCTION publication_note_index_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7270312044);
    INSERT INTO publication_indexchange (editions) VALUES (NULL);
    RETURN NULL;
END $$;

CREATE TRIGGER note_new AFTER INSERT ON publication_editionindex
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION publication_note_index_change();
CREATE TRIGGER note_gone AFTER DELETE ON publication_editionindex
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION publication_note_index_change();
CREATE TRIGGER note_before AFTER UPDATE ON publication_editionindex
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION publication_note_index_change();
CREATE TRIGGER note_after AFTER UPDATE ON publication_editionindex
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION publication_note_index_change();
CREATE TRIGGER note_emptied AFTER TRUNCATE ON publication_editionindex
    FOR EACH STATEMENT EXECUTE FUNCTION publication_note_index_emptied();

INSERT INTO publication_indexchange (editions) VALUES (NULL);
"""

FORGET = """
DROP TRIGGER note_emptied ON publication_editionindex;
DROP TRIGGER note_after ON publication_editionindex;
DROP TRIGGER note_before ON publication_editionindex;
DROP TRIGGER note_gone ON publication_editionindex;
DROP TRIGGER note_new ON publication_editionindex;
DROP FUNCTION publication_note_index_emptied();
DROP FUNCTION publication_note_index_change();
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="IndexChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        help_text="Tells histories with equal numbers apart.",
                    ),
                ),
                (
                    "editions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Null: all of them.",
                        null=True,
                        size=None,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="editionindex",
            index=django.contrib.postgres.indexes.GinIndex(fields=["heading"], name="edition_index_heading"),
        ),
        migrations.RunSQL(NOTE, FORGET),
    ]
