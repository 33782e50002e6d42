"""Keep beside each readable edition the dockets that its document names, by triggers: nothing can forget to."""

import django.db.models.deletion
from django.db import migrations, models

# What names a docket by more than court and number is a case of the measure. Of a docket that a document
# names in both ways, only that is kept; a cited entry has a day of its own, which is not the docket's.
KEEP = """
CREATE FUNCTION publication_dockets_named_in(document jsonb)
RETURNS TABLE (docket bigint, court text, docket_number text, caption text, judge text, filed_on date)
LANGUAGE sql IMMUTABLE AS $$
    WITH mention AS (
        SELECT part, part->>'court' AS at, part->>'docket_number' AS number,
            CASE WHEN jsonb_exists(part, 'caption') THEN (part->>'id')::bigint END AS key
        FROM jsonb_path_query(document, 'strict $.** ? (@.docket_number.type() == "string")') AS part
    )
    SELECT DISTINCT ON (at, number, key) key, at, number,
        CASE WHEN key IS NULL THEN '' ELSE coalesce(part->>'caption', '') END,
        CASE WHEN key IS NULL THEN '' ELSE coalesce(part->>'judge', '') END,
        CASE WHEN key IS NOT NULL THEN (part->>'filed_on')::date END
    FROM mention
    WHERE key IS NOT NULL OR (at, number) NOT IN (SELECT at, number FROM mention WHERE key IS NOT NULL)
    ORDER BY at, number, key
$$;

CREATE FUNCTION publication_keep_named_dockets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM publication_nameddocket WHERE edition_id = NEW.sequence;
    IF NEW.readable THEN
        INSERT INTO publication_nameddocket
            (edition_id, docket, court, docket_number, caption, judge, filed_on)
        SELECT NEW.sequence, named.* FROM publication_dockets_named_in(NEW.document::jsonb) AS named;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION publication_forget_named_dockets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM publication_nameddocket USING gone WHERE edition_id = gone.sequence;
    RETURN NULL;
END $$;

CREATE TRIGGER keep_named_dockets AFTER INSERT OR UPDATE OF readable, document ON publication_edition
    FOR EACH ROW EXECUTE FUNCTION publication_keep_named_dockets();
CREATE TRIGGER forget_named_dockets AFTER DELETE ON publication_edition
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION publication_forget_named_dockets();

INSERT INTO publication_nameddocket (edition_id, docket, court, docket_number, caption, judge, filed_on)
SELECT edition.sequence, named.*
FROM publication_edition edition, publication_dockets_named_in(edition.document::jsonb) AS named
WHERE edition.readable;
"""

FORGET = """
DROP TRIGGER forget_named_dockets ON publication_edition;
DROP TRIGGER keep_named_dockets ON publication_edition;
DROP FUNCTION publication_forget_named_dockets();
DROP FUNCTION publication_keep_named_dockets();
DROP FUNCTION publication_dockets_named_in(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0005_distances_of_targets")]

    operations = [
        migrations.CreateModel(
            name="NamedDocket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "docket",
                    models.BigIntegerField(
                        help_text="Its number in the feed, where the document has it.", null=True
                    ),
                ),
                ("court", models.CharField(max_length=200)),
                ("docket_number", models.TextField()),
                ("caption", models.TextField(blank=True)),
                ("judge", models.TextField(blank=True)),
                ("filed_on", models.DateField(null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_dockets",
                        to="publication.edition",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["docket", "-edition"], name="named_docket_newest"),
                    models.Index(fields=["court", "docket_number"], name="named_docket_by_number"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "court", "docket_number", "docket"),
                        name="named_docket_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.RunSQL(KEEP, FORGET),
    ]
