"""Play the record: each step is written, submitted, approved and released by its people at its moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from policies.desk.demo.checking import check
from policies.desk.demo.people import settle
from policies.desk.demo.reading import FOLDER, read
from policies.desk.demo.registering import register
from policies.desk.demo.shapes import DemoPlace, DemoStep
from policies.desk.demo.writing import WorkingCopies
from policies.measures.effects import settled_together
from policies.publication.models import Release
from policies.review import clock, workflow


class DemoRefused(Exception):
    """The demonstration may not be loaded here; the text says why."""


@dataclass(frozen=True)
class Loaded:
    """How many releases this run made, and how many there were before."""

    made: int
    before: int


def load(*, folder: Path = FOLDER, told: Callable[[str], None] = lambda sentence: None) -> Loaded:
    """Load what is missing of the demonstration, one transaction per release; tell what happens.

    A run that was interrupted is taken up where it stopped. Raises DemoRefused, and RecordInvalid
    if the record's own files are at fault.
    """
    if not settings.TRACKER_DEMO:
        raise DemoRefused("This installation takes no demonstration. Set TRACKER_DEMO=1 if it should.")
    record = read(folder)
    check(record)
    released = [pair for pair in record.steps if pair[1].at]
    before = Release.objects.filter(demonstration=True).count()
    if before >= len(released):
        return Loaded(0, before)
    if Release.objects.filter(demonstration=False).exists():
        raise DemoRefused(
            "This database holds releases that are no demonstration; load it into an empty database."
        )
    with transaction.atomic():
        users = settle()
        register(record)
    copies = WorkingCopies(record)
    for place, step in released[:before]:
        copies.recall(place, step)
    unreleased = [pair for pair in record.steps if not pair[1].at]
    for number, (place, step) in enumerate(released[before:], start=before + 1):
        with settled_together():
            _play(copies, place, step, users)
            if number == len(released):
                for last in unreleased:
                    _play(copies, *last, users)
        told(f"{number} of {len(released)}: {place.measure}, {step.kind}")
    return Loaded(len(released) - before, before)


def _play(copies: WorkingCopies, place: DemoPlace, step: DemoStep, users: dict[str, User]) -> None:
    author = users[step.author]
    with clock.replaying(step.at) if step.at else nullcontext():
        with _hand_of(author):
            measure = copies.write(place, step)
            if not step.submitted:
                return
            submission = workflow.submit(measure, by=author, kind=step.kind, public_note=step.note)
        if not step.at:
            return
        approver = users[step.approver]
        with _hand_of(approver):
            submission = workflow.approve(submission, by=approver, digest=submission.digest)
            workflow.release(submission, by=approver, digest=submission.digest)


@contextmanager
def _hand_of(user: User) -> Iterator[None]:
    """Let the history name this user for every change made inside."""
    with pghistory.context(user=user.pk):
        yield
