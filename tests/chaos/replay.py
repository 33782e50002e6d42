"""Replay the day undisturbed and disturbed, and say in what the two differ."""

import random
import sys
import time
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import OperationalError, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from policies.dockets import polling  # noqa: E402
from policies.dockets.models import (  # noqa: E402
    Alert,
    Court,
    DocketEntry,
    DocketName,
    FeedBody,
    Follow,
    Host,
    Notice,
    Poll,
    PollOutcome,
    Sight,
)
from tests.chaos import day  # noqa: E402
from tests.chaos.processes import Processes  # noqa: E402
from tests.dockets import factories  # noqa: E402
from tracker.embedded.hold import hold  # noqa: E402

EXTENSIONS = ("btree_gist", "btree_gin", "intarray", "pg_trgm", "unaccent")
Outcome = dict[str, list[tuple[object, ...]]]


def replay(var_dir: Path, *, kills: int, chance: random.Random, until: float) -> str | None:
    """Give what differs, or None; `until` is a moment of the monotonic clock."""
    servers = hold(var_dir, settings.EMBEDDED)
    courts = {slug: day.Court(slug) for slug in day.COURTS}
    try:
        with connection.cursor() as cursor:
            for extension in EXTENSIONS:
                cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        # At once from the models: the migrations would take longer than the day.
        with connection.schema_editor() as editor:
            for model in apps.get_models():
                if not model._meta.proxy and model._meta.managed:
                    editor.create_model(model)
        _watch(courts)
        for step in range(day.STEPS):
            _show(courts, step)
            for court in Court.objects.watched():
                polling.poll(court.pk)
        undisturbed = _outcome()
        _forget(courts)
        processes = Processes(var_dir, servers.place.root)
        try:
            _disturbed(courts, processes, kills=kills, chance=chance, until=until)
        finally:
            processes.end()
        return _difference(undisturbed, _outcome(), processes)
    finally:
        connection.close()
        servers.close_and_wait()


def _watch(courts: dict[str, day.Court]) -> None:
    person = factories.editor("follower")
    User.objects.filter(pk=person.pk).update(email="follower@example.org")
    for slug, court in courts.items():
        docket = factories.watched(slug, day.COURTS[slug], feed_url=court.url)
        Follow.objects.create(docket=docket, user=person, since=timezone.now())
        Court.objects.filter(slug=slug).update(poll_every=1)


def _show(courts: dict[str, day.Court], step: int) -> None:
    for court in courts.values():
        court.step = step


def _forget(courts: dict[str, day.Court]) -> None:
    """Begin the day again."""
    _show(courts, 0)
    for model in (Alert, Notice, Sight, DocketName, DocketEntry, Poll, FeedBody, Host):
        model._base_manager.all().delete()
    Court.objects.update(
        body_digest="", newest_item_at=None, built_at=None, feed_scope="", next_poll_at=timezone.now()
    )


def _disturbed(
    courts: dict[str, day.Court],
    processes: Processes,
    *,
    kills: int,
    chance: random.Random,
    until: float,
) -> None:
    """Go through the day; a step ends when its kills are done and every court's feed is stored."""
    processes.keep_up()
    left = kills
    for step in range(day.STEPS):
        _show(courts, step)
        due = round(kills * (day.STEPS - step - 1) / day.STEPS)
        while left > due or not _is_stored(step):
            if time.monotonic() > until:
                sys.exit(
                    f"Step {step} of {day.STEPS} was not stored in time;"
                    f" {dict(processes.killed)}\n{processes.said()}"
                )
            time.sleep(chance.uniform(0.05, 1.5) if left > due else 0.1)
            if left > due:
                processes.kill_one(chance)
                left = kills - processes.killed.total()
            processes.keep_up()


def _is_stored(step: int) -> bool:
    """Tell whether every court's feed of a step has been read; False while the database is down."""
    read = Poll.objects.filter(outcome=PollOutcome.CHANGED)
    try:
        return all(
            read.filter(court__slug=slug, body__digest=day.digest_at(slug, step)).exists()
            for slug in day.COURTS
        )
    except OperationalError:
        connection.close()
        return False


def _outcome() -> Outcome:
    """Give all that people see, without keys and moments."""
    entry = ("entry__docket__court__slug", "entry__identity")
    rows = DocketEntry._base_manager.values_list(
        "docket__court__slug",
        "identity",
        "entry_number",
        "label",
        "text",
        "filed_at",
        "struck",
        "folded_into",
    )
    return {
        "entries": sorted(rows, key=repr),
        "notices": sorted(Notice.objects.values_list(*entry, "kind", "state", "muted_by"), key=repr),
        "alerts": sorted(
            Alert.objects.values_list(
                "notice__entry__docket__court__slug", "notice__entry__identity", "notice__kind", "user", "why"
            ),
            key=repr,
        ),
    }


def _difference(undisturbed: Outcome, disturbed: Outcome, processes: Processes) -> str | None:
    counts = {name: len(rows) for name, rows in undisturbed.items()}
    polls = {outcome: Poll.objects.filter(outcome=outcome).count() for outcome in PollOutcome.values}
    sys.stdout.write(f"killed {dict(processes.killed)}; {counts}; polls {polls}\n")
    for name, rows in undisturbed.items():
        if rows != disturbed[name]:
            lost = [row for row in rows if row not in disturbed[name]]
            more = [row for row in disturbed[name] if row not in rows]
            return f"{name}: {len(rows)} or {len(disturbed[name])}; lost {lost}; too many {more}"
    if not all(counts.values()):
        return f"The day is empty: {counts}"
    return None
