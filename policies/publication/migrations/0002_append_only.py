"""Make the log append-only and gapless in the database itself, and keep documents out of narrow rows."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION publication_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The log of releases is append-only: % is refused.', TG_OP;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON publication_release
    FOR EACH ROW EXECUTE FUNCTION publication_refuse_change();

CREATE TRIGGER never_emptied BEFORE TRUNCATE ON publication_release
    FOR EACH STATEMENT EXECUTE FUNCTION publication_refuse_change();

CREATE FUNCTION publication_follow_last() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last record;
BEGIN
    SELECT sequence, digest, released_at INTO last
    FROM publication_release ORDER BY sequence DESC LIMIT 1;
    IF NEW.sequence <> COALESCE(last.sequence, 0) + 1
        OR NEW.previous_digest <> COALESCE(last.digest, repeat('0', 64))
        OR NEW.released_at <= last.released_at THEN
        RAISE EXCEPTION 'Release % does not follow the last one of the log, %.',
            NEW.sequence, COALESCE(last.sequence, 0);
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER follows_the_last BEFORE INSERT ON publication_release
    FOR EACH ROW EXECUTE FUNCTION publication_follow_last();
"""

PERMIT = """
DROP TRIGGER follows_the_last ON publication_release;
DROP TRIGGER never_emptied ON publication_release;
DROP TRIGGER append_only ON publication_release;
DROP FUNCTION publication_follow_last();
DROP FUNCTION publication_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, PERMIT),
        migrations.RunSQL(
            "ALTER TABLE publication_edition ALTER COLUMN document SET STORAGE EXTERNAL;"
            "ALTER TABLE publication_edition SET (toast_tuple_target = 1200);",
            migrations.RunSQL.noop,
        ),
    ]
