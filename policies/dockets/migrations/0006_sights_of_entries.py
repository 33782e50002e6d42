"""Make a sight for every entry stored so far, so that later ones find it."""

import hashlib
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COPIED = (
    "docket_id",
    "entry_number",
    "document_id",
    "sequence",
    "guid",
    "filed_at",
    "filed_on",
    "labels",
    "text",
    "url",
    "first_seen_at",
)


def digest(sight: Any) -> str:
    """Name the content as it was named when this was written; the watch itself names it otherwise today."""
    parts = (
        sight.source,
        sight.entry_number,
        sight.document_id,
        sight.sequence,
        sight.guid,
        sight.filed_at.timestamp() if sight.filed_at else sight.filed_on.isoformat(),
        sight.labels,
        sight.text,
        1,
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def make_sights(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Sight = apps.get_model("dockets", "Sight")
    entries = apps.get_model("dockets", "DocketEntry").objects.filter(sights=None)
    sights = []
    for entry in entries.iterator(chunk_size=1000):
        copied = {name: getattr(entry, name) for name in COPIED}
        sight = Sight(**copied, entry_id=entry.pk, source="pacer_feed", as_of=entry.changed_at)
        sight.digest = digest(sight)
        sights.append(sight)
    Sight.objects.bulk_create(sights, batch_size=1000, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("dockets", "0005_sights")]

    operations = [migrations.RunPython(make_sights, migrations.RunPython.noop)]
