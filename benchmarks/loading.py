"""Fill the log and the read model with made-up releases, by the projection that the product uses."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from django.db import connection, transaction

from policies.publication import log, moments, readmodel, schema
from policies.publication.binary import copy_in
from policies.publication.locking import hold_log
from policies.publication.models import Release

from .generation import Collection

BATCH = 2_000
BEGINNING = datetime(2019, 1, 1, tzinfo=UTC)
STEP = timedelta(minutes=37)


def fill(measures: int, updates: int) -> None:
    """Append a first release of every measure, then updates of some, with the chain of the log."""
    releases = _releases(measures, updates)
    while batch := list(islice(releases, BATCH)):
        with transaction.atomic():
            hold_log()
            copy_in(batch)
            readmodel.project(batch, day=moments.today())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _releases(measures: int, updates: int) -> Iterator[Release]:
    collection = Collection()
    previous = log.BEGINNING
    for sequence in range(1, measures + updates + 1):
        edition = 1 if sequence <= measures else 2
        number = sequence if edition == 1 else (sequence - measures) * (measures // max(updates, 1))
        text = schema.canonical(collection.document(number, edition))
        release = Release(
            sequence=sequence,
            measure_id=uuid.uuid5(uuid.NAMESPACE_OID, str(number)),
            reference=f"BENCH-{number:06}",
            version=edition,
            kind="published" if edition == 1 else "updated",
            schema=schema.MEASURE_NAME,
            note="",
            authors=["Made up"],
            approver="Nobody",
            released_at=BEGINNING + sequence * STEP,
            document=text,
            document_digest=schema.digest(text),
            previous_digest=previous,
        )
        release.digest = previous = schema.digest(schema.canonical(release.head()))
        yield release
