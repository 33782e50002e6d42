"""What a process holds in memory: counts, totals and rows equal those of plain SQL, whatever happened."""

import json
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from policies.publication import catalogue_source, readmodel, steps
from policies.publication.axes import AXES
from policies.publication.models import Edition, EditionIndex, FacetValue, IndexChange, Release
from policies.publication.selection import Selection
from policies.publication.vocabulary import ReleaseKind

from .factories import effects, event, publish, stages, target, tombstone_of

BEGIN = datetime(2026, 1, 5, 12, tzinfo=UTC)
WORDS = ["levy", "quota", "embargo", "audit", "tariff"]
STAGES = ["reported", "issued", "in_force", "revoked"]
EFFECTS = ["pending", "in_effect", "blocked", "ended"]
SECTORS = ["cloud", "search", "drones"]
TARGETS = ["ant", "tencent", "huawei", "baidu", "xiaomi"]
ORDERINGS = ["-latest_event", "latest_event", "-updated", "updated", "next_date", "title"]


def random_day(chance: random.Random) -> str:
    return (BEGIN.date() + timedelta(days=chance.randint(-40, 80))).isoformat()


def random_ties(chance: random.Random, slug: str) -> dict:
    others = chance.sample([other for other in TARGETS if other != slug], chance.randint(0, 4))
    rings = [others[:1], others[1:2], others[2:3], others[3:]]
    rings = [ring for ring in rings if ring]
    return {"related": sorted(others), "related_by_steps": rings}


def random_parts(chance: random.Random) -> dict:
    days = sorted({random_day(chance) for _ in range(3)})
    first = days[0]
    return {
        "title": " ".join(chance.sample(WORDS, 2)),
        "summary": " ".join(chance.sample(WORDS, 3)),
        "instrument": chance.choice(["statute", "guidance"]),
        "sectors": [
            {"slug": sector, "name": sector.title()}
            for sector in chance.sample(SECTORS, chance.randint(0, 2))
        ],
        "targets": [
            target(slug, slug.title(), **random_ties(chance, slug))
            for slug in chance.sample(TARGETS, chance.randint(0, 2))
        ],
        "stage": stages(*zip(sorted(chance.sample(STAGES, len(days)), key=STAGES.index), days, strict=True)),
        "effect": effects(
            *zip(sorted(chance.sample(EFFECTS, len(days)), key=EFFECTS.index), days, strict=True)
        ),
        "events": [event(1, happened_on=first, reported_on=chance.choice([None, first]))],
        "expected": [{"event": 1, "on": random_day(chance), "until": None, "precision": "day", "label": ""}][
            : chance.randint(0, 1)
        ],
        "latest_event_on": chance.choice([None, first]),
    }


def release_something(chance: random.Random) -> None:
    """Publish a new measure, or go on with one that is there."""
    newest = list(Edition.objects.newest())
    if not newest or chance.random() < 0.4:
        publish(**random_parts(chance))
        return
    last = Release.objects.get(sequence=chance.choice(newest).sequence)
    if last.kind == ReleaseKind.RETRACTED:
        earlier = Release.objects.filter(reference=last.reference).exclude(kind=ReleaseKind.RETRACTED).last()
        assert earlier
        document = json.loads(earlier.document) | random_parts(chance)
        publish(document, kind="reinstated", note="right after all")
    elif chance.random() < 0.25:
        publish(tombstone_of(last), kind="retracted", note="wrong")
    else:
        publish(json.loads(last.document) | random_parts(chance), kind="updated")


def random_query(chance: random.Random, last: date) -> str:
    query = QueryDict(mutable=True)
    pools = {
        "stage": STAGES,
        "effect": EFFECTS,
        "instrument": ["statute", "guidance"],
        "sector": SECTORS,
        "target": TARGETS,
    }
    for facet in chance.sample(list(pools), chance.randint(0, 3)):
        values = [
            value
            for value in chance.sample(pools[facet], chance.randint(1, 2))
            if FacetValue.objects.filter(facet=facet, value=value).exists()
        ]
        query.setlist(chance.choice([facet, facet, f"not_{facet}"]), values)
    if chance.random() < 0.5:
        query["related"] = chance.choice(list(steps.REACH))
    if chance.random() < 0.4:
        query["known_at"] = (BEGIN.date() + timedelta(days=chance.randint(0, 60))).isoformat()
    if chance.random() < 0.3:
        query["in_effect_on"] = random_day(chance)
    if chance.random() < 0.4:
        query["q"] = chance.choice(
            [*WORDS, "levy quota", "levy or audit", "levy -audit", '"levy quota"', "Huawai", "zzzz"]
        )
    for name in ("happened", "reported", "updated", "next"):
        if chance.random() < 0.15:
            query[f"{name}_{chance.choice(['from', 'to'])}"] = random_day(chance)
    if not query.get("q") or chance.random() < 0.5:
        query["ordering"] = chance.choice(ORDERINGS)
    return query.urlencode()


def plain_counts(selection: Selection) -> dict[str, Counter]:
    """Count by the database, row by row: all filters but those of the facet that is counted."""
    facet_of = dict(FacetValue.objects.values_list("pk", "facet"))
    value_of = dict(FacetValue.objects.values_list("pk", "value"))
    target_of = dict(FacetValue.objects.filter(facet="target").values_list("value", "pk"))
    counts = {}
    for name in AXES:
        rows = selection.filters.index_rows()
        for other, condition in selection.filters.facets.items():
            if other != name:
                rows = rows.filter(facets__matches=condition.query)
        numbers = (number for facets in rows.values_list("facets", flat=True) for number in facets)
        near = selection.filters.steps_of(name)
        counts[name] = (
            Counter(number for number in numbers if facet_of[number] == name)
            if near is None
            else Counter(
                target_of[value_of[number]] for number in numbers if facet_of[number] in steps.within(near)
            )
        )
    return counts


def check(query: str) -> None:
    """Compare everything a list shows with what the database says."""
    selection = Selection.from_query(QueryDict(query))
    assert selection.errors == {}, query
    rows = selection.filters.chosen(selection.filters.index_rows())
    whole = [edition.sequence for edition in selection.editions]
    assert selection.counts.total == selection.total == rows.count() == len(whole), query
    assert selection.counts.values == plain_counts(selection), query
    walked, cursor = [], None
    while True:
        page = selection.page(cursor, 4)
        walked += page.sequences
        cursor = page.next_cursor
        if cursor is None:
            break
    if "known_at" in query and selection.ordering == "next_date":
        # In the past the next date is that of the day, and the column of the edition that of its last day.
        assert sorted(walked) == sorted(whole), query
    else:
        assert walked == whole, query


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_counts_and_rows_equal_those_of_plain_sql_after_every_kind_of_change(seed, time_machine):
    chance = random.Random(seed)  # noqa: S311 - test data
    moment = BEGIN
    for _ in range(12):
        moment += timedelta(days=chance.randint(1, 5), minutes=chance.randint(0, 900))
        time_machine.move_to(moment)
        change = chance.random()
        if change < 0.15:
            readmodel.advance(moment.date())
        elif change < 0.2:
            readmodel.rebuild()
        else:
            for _ in range(chance.randint(1, 4)):
                release_something(chance)
        for _ in range(6):
            check(random_query(chance, moment.date()))


@pytest.mark.django_db
def test_what_was_read_once_is_read_again_only_where_it_changed():
    for _ in range(3):
        publish()
    catalogue_source.catalogue()
    with CaptureQueriesContext(connection) as captured:
        held = catalogue_source.catalogue()
    assert len(captured) == 1
    assert catalogue_source.catalogue() is held
    release = publish(title="New")
    with CaptureQueriesContext(connection) as captured:
        new = catalogue_source.catalogue()
    assert len(captured) == 3
    assert set(new.edition.tolist()) - set(held.edition.tolist()) == {release.sequence}


@pytest.mark.django_db
def test_what_was_rolled_back_is_forgotten():
    publish()
    before = Selection.from_query(QueryDict("")).total
    with transaction.atomic():
        publish(title="Never")
        assert Selection.from_query(QueryDict("")).total == before + 1
        transaction.set_rollback(True)
    assert Selection.from_query(QueryDict("")).total == before
    publish(title="Instead", instrument="treaty")
    check("instrument=treaty")


@pytest.mark.django_db
def test_a_row_of_the_index_cannot_change_unnoticed():
    publish(instrument="statute")
    assert Selection.from_query(QueryDict("")).total == 1
    EditionIndex.objects.update(current=False)
    assert Selection.from_query(QueryDict("")).total == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE publication_editionindex SET current = true")
    assert Selection.from_query(QueryDict("")).total == 1
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE publication_editionindex")
    assert Selection.from_query(QueryDict("")).total == 0
    readmodel.rebuild()
    assert Selection.from_query(QueryDict("")).total == 1


@pytest.mark.django_db
def test_without_a_note_of_changes_everything_is_read():
    publish()
    IndexChange.objects.all().delete()
    assert Selection.from_query(QueryDict("")).total == 1
    EditionIndex.objects.update(current=False)
    IndexChange.objects.all().delete()
    assert Selection.from_query(QueryDict("")).total == 0


@pytest.mark.django_db
def test_only_the_last_thousand_changes_are_kept():
    publish()
    with connection.cursor() as cursor:
        cursor.execute(
            "DO $$ BEGIN FOR place IN 1..600 LOOP "
            "UPDATE publication_editionindex SET current = NOT current; END LOOP; END $$"
        )
    assert IndexChange.objects.count() == 1000
    check("")


@pytest.mark.django_db(transaction=True)
def test_another_connection_sees_only_what_is_committed():
    publish()
    other = connections.create_connection("default")
    other.settings_dict = connection.settings_dict
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("UPDATE publication_editionindex SET current = false")
            assert Selection.from_query(QueryDict("")).total == 1
        other.commit()
        assert Selection.from_query(QueryDict("")).total == 0
    finally:
        other.close()
