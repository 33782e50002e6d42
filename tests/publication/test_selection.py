"""Selections: filters, counts beside each choice, search, time travel, chips and errors."""

import json
import random
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from policies.publication.axes import AXES
from policies.publication.models import Edition
from policies.publication.selection import Selection

from .factories import authority, effects, event, publish, sample_document, stages, target, tombstone_of

pytestmark = pytest.mark.django_db


def select(query: str = "", **options) -> Selection:
    selection = Selection.from_query(QueryDict(query), **options)
    assert selection.errors == {}
    return selection


def titles(query: str = "") -> list[str]:
    return [edition.title for edition in select(query).editions]


def counts(selection: Selection) -> dict[str, dict[str, int]]:
    return {
        facet.name: {choice.value: choice.count for choice in facet.choices if choice.count}
        for facet in selection.facets()
    }


STAGES, INSTRUMENTS = ["reported", "issued", "in_force"], ["statute", "guidance", "rule_final", "treaty"]
SECTORS, TARGETS = ["cloud", "search", "drones", "streaming"], ["ant", "tencent", "huawei"]


def scatter(number: int, seed: int) -> list[dict]:
    """Publish measures with random facets and give what they were made from."""
    chance = random.Random(seed)  # noqa: S311 - test data
    made = []
    for _ in range(number):
        facts = {
            "stage": {chance.choice(STAGES)},
            "instrument": {chance.choice(INSTRUMENTS)},
            "sector": set(chance.sample(SECTORS, chance.randint(0, 3))),
            "target": set(chance.sample(TARGETS, chance.randint(0, 2))),
        }
        words = chance.sample(["levy", "quota", "embargo", "audit"], 2)
        release = publish(
            title=" ".join(words),
            stage=stages((next(iter(facts["stage"])), "2020-01-01")),
            instrument=[*facts["instrument"]][0],
            sectors=[{"slug": sector, "name": sector.title()} for sector in sorted(facts["sector"])],
            targets=[target(slug, slug.title()) for slug in sorted(facts["target"])],
        )
        made.append(facts | {"words": set(words), "sequence": release.sequence})
    return made


def holds(facts: dict, asked: dict[str, list[str]], facet: str) -> bool:
    chosen, excluded = asked.get(facet), asked.get(f"not_{facet}", [])
    return (not chosen or bool(facts[facet] & set(chosen))) and not facts[facet] & set(excluded)


def random_query(chance: random.Random) -> dict[str, list[str]]:
    pools = {"stage": STAGES, "instrument": INSTRUMENTS, "sector": SECTORS, "target": TARGETS}
    asked = {}
    for facet in chance.sample(list(pools), chance.randint(0, 3)):
        name = facet if chance.random() < 0.7 else f"not_{facet}"
        asked[name] = chance.sample(pools[facet], chance.randint(1, 2))
    if chance.random() < 0.3:
        asked["q"] = [chance.choice(["levy", "quota"])]
    return asked


@pytest.mark.parametrize("seed", range(3))
def test_rows_total_and_counts_equal_a_count_by_hand(seed):
    made = scatter(40, seed)
    chance = random.Random(seed + 100)  # noqa: S311 - test data
    facets = ["stage", "instrument", "sector", "target"]
    for _ in range(40):
        asked = random_query(chance)
        query = QueryDict(mutable=True)
        for name, values in asked.items():
            query.setlist(name, values)
        selection = select(query.urlencode())
        found = [facts for facts in made if "q" not in asked or asked["q"][0] in facts["words"]]
        wanted = [facts for facts in found if all(holds(facts, asked, facet) for facet in facets)]
        shown = counts(selection)
        for facet in facets:
            others = [name for name in facets if name != facet]
            rest = [facts for facts in found if all(holds(facts, asked, name) for name in others)]
            assert shown[facet] == Counter(value for facts in rest for value in facts[facet]), asked
        assert selection.total == len(wanted), asked
        assert {edition.sequence for edition in selection.editions} == {facts["sequence"] for facts in wanted}
        assert select(query.urlencode()).total == len(wanted)


def test_counts_say_what_is_chosen_even_when_nothing_has_it():
    publish(instrument="statute")
    selection = select("instrument=guidance&not_stage=reported")
    choices = {facet.name: {choice.value: choice for choice in facet.choices} for facet in selection.facets()}
    assert choices["stage"]["reported"].excluded
    assert not choices["stage"]["reported"].selected
    assert selection.total == 0


def test_only_the_most_frequent_values_are_shown_and_the_rest_is_numbered():
    for number in range(15):
        publish(targets=[target(f"t{number}", f"T{number}")])
    facet = next(facet for facet in select("target=t14").facets() if facet.name == "target")
    assert len(facet.choices) == 13
    assert facet.more == 2
    assert "t14" in {choice.value for choice in facet.choices}


FILTERS = [
    ("stage=issued", "order"),
    ("not_stage=issued", "report"),
    ("stage=issued&stage=reported", "order report"),
    ("effect=blocked", "order"),
    ("evidence=disputed", "report"),
    ("evidence=on_record", "order"),
    ("body=treasury", "order report"),
    ("authority=ieepa", "order"),
    ("target=ant-group", "report"),
    ("target=alipay", "report"),
    ("year=2020", "order report"),
    ("year=2021", "order"),
    ("q=tiktok", "order"),
    ('q="payment+curbs"', "report"),
    ("q=curbs+-tiktok", "report"),
    ("q=tiktok+or+alipay", "order report"),
    ("q=zurich", "order"),
    ("q=Alibba", "report"),
    ("q=alibba+curbs", "report"),
    ("q=tiktok+alibba", ""),
    ("q=xqzvw", ""),
    ("q=the", ""),
    ("happened_from=2020-10-07", "order report"),
    ("happened_from=2020-10-08", "order"),
    ("happened_to=2020-08-06", "order"),
    ("happened_from=2020-08-07&happened_to=2020-10-07", "report"),
    ("happened_from=2020-08-07&happened_to=2020-10-06", ""),
    ("reported_from=2020-10-08&reported_to=2020-10-08", "report"),
    ("updated_from=2021-01-02", "report"),
    ("updated_to=2021-01-01", "order"),
    ("updated_from=2021-01-01&updated_to=2021-01-02", "order report"),
    ("next_from=2099-01-01", "report"),
    ("next_to=2098-12-31", ""),
    ("in_effect_on=2020-09-19", ""),
    ("in_effect_on=2020-09-20", "order"),
    ("in_effect_on=2020-09-26", "order"),
    ("in_effect_on=2020-09-27", ""),
    ("known_at=2020-12-31", ""),
    ("known_at=2021-01-01", "order"),
    ("known_at=2021-01-02T11:59:59Z", "order"),
    ("known_at=2021-01-02T13:00:00%2B01:00", "order report"),
    ("known_at=2021-01-02T13:00:00+01:00", "order report"),
    ("known_at=2021-01-02&stage=reported&q=curbs", "report"),
]


@pytest.fixture
def _two_measures():
    publish(
        moment=datetime(2021, 1, 1, 12, tzinfo=UTC),
        title="order",
        summary="Bans TikTok in Zürich",
        stage=stages(("issued", "2020-08-06")),
        effect=effects(("pending", "2020-08-06"), ("in_effect", "2020-09-20"), ("blocked", "2020-09-27")),
        evidence={"level": "on_record", "origins": 1, "disputed": False, "events": []},
        authorities=[authority("eo", "Order", rests_on=[{"slug": "ieepa", "title": "IEEPA"}])],
        targets=[target("bytedance", "ByteDance")],
        events=[
            event(1, happened_on="2020-08-06", reported_on=None),
            event(2, happened_on="2021-05-01", precision="month", reported_on=None),
        ],
    )
    publish(
        moment=datetime(2021, 1, 2, 12, tzinfo=UTC),
        title="report",
        summary="Payment curbs",
        evidence={"level": "single_origin_anonymous", "origins": 1, "disputed": True, "events": []},
        authorities=[],
        targets=[
            target(
                "alipay",
                "Alipay",
                aliases=["Alibaba Pay"],
                relations=[{"kind": "owned_by", "slug": "ant-group", "name": "Ant Group"}],
                related=["ant-group"],
            )
        ],
        events=[event(1, reported_on="2020-10-08")],
        expected=[{"event": 1, "on": "2099-01-01", "until": None, "precision": "day", "label": ""}],
    )


@pytest.mark.usefixtures("_two_measures")
@pytest.mark.parametrize(("query", "found"), FILTERS)
def test_each_filter_gives_what_it_says(query, found):
    assert " ".join(sorted(titles(query))) == found


@pytest.mark.usefixtures("_two_measures")
def test_a_mistyped_name_is_replaced_and_the_reader_is_told():
    selection = select("q=Alibba")
    assert selection.suggestion == "Alipay"
    assert select("q=alipay").suggestion == ""


def test_time_travel_gives_the_words_of_that_day_under_every_filter():
    def at(day: int) -> datetime:
        return datetime(2021, 3, day, 12, tzinfo=UTC)

    first = publish(moment=at(1), title="Rumour", instrument="undetermined")
    document = json.loads(first.document)
    publish(document | {"title": "Order", "instrument": "executive_order"}, kind="updated", moment=at(5))
    gone = publish(moment=at(6), title="Libel")
    assert titles("known_at=2021-03-04") == ["Rumour"]
    assert titles("known_at=2021-03-04&instrument=undetermined&q=rumour") == ["Rumour"]
    assert titles("known_at=2021-03-04&instrument=executive_order") == []
    assert titles("known_at=2021-03-06&ordering=title") == ["Libel", "Order"]
    assert titles("instrument=undetermined") == ["Libel"]
    assert counts(select("known_at=2021-03-04"))["instrument"] == {"undetermined": 1}
    publish(tombstone_of(gone), kind="retracted", note="wrong")
    assert titles("known_at=2021-03-06") == ["Order"]


def test_on_a_past_day_stage_and_effect_are_those_of_that_day(time_machine):
    time_machine.move_to("2026-11-22T10:00:00Z")
    dated: dict[str, Any] = {
        "stage": stages(("issued", "2020-08-06"), ("in_force", "2020-09-20"), ("revoked", "2021-06-09")),
        "effect": effects(("pending", "2020-08-06"), ("in_effect", "2020-09-20"), ("ended", "2021-06-09")),
        "expected": [{"event": 1, "on": "2020-09-20", "until": None, "precision": "day", "label": ""}],
    }
    first = publish(moment=datetime(2020, 8, 10, 12, tzinfo=UTC), title="Order", **dated)
    found = {
        day: [
            stage
            for stage in ("issued", "in_force", "revoked")
            if titles(f"known_at={day}&stage={stage}") == ["Order"]
            and counts(select(f"known_at={day}"))["stage"] == {stage: 1}
        ]
        for day in ("2020-08-10", "2020-09-19", "2020-09-20", "2021-06-08", "2021-06-09", "2026-11-22")
    }
    assert found == {
        "2020-08-10": ["issued"],
        "2020-09-19": ["issued"],
        "2020-09-20": ["in_force"],
        "2021-06-08": ["in_force"],
        "2021-06-09": ["revoked"],
        "2026-11-22": ["revoked"],
    }
    assert titles("known_at=2020-09-20&next_to=2020-09-20") == ["Order"]
    assert titles("known_at=2020-09-21&next_to=2020-09-20") == []
    publish(
        json.loads(first.document) | {"title": "New"},
        kind="updated",
        moment=datetime(2020, 12, 1, tzinfo=UTC),
    )
    assert titles("known_at=2020-09-19&stage=issued") == ["Order"]
    assert titles("known_at=2020-10-19&stage=in_force") == ["Order"]
    assert titles("known_at=2020-12-19&stage=in_force") == ["New"]
    assert titles("stage=revoked") == ["New"]


ERRORS = [
    ("stge=x", "stge", "Did you mean stage?"),
    ("stage=x", "stage", "Allowed: reported"),
    ("not_effect=x", "not_effect", "Allowed: none"),
    ("target=ant-grup", "target", "Did you mean ant-group?"),
    ("body=x", "body", "Allowed: treasury"),
    ("court=x", "court", "Allowed: none yet"),
    ("year=%00", "year", "NUL"),
    ("q=%00", "q", "ull"),
    ("q=" + "x" * 301, "q", "300"),
    ("happened_from=7.10.2020", "happened_from", "YYYY-MM-DD"),
    ("happened_from=2020-02-30", "happened_from", "YYYY-MM-DD"),
    ("happened_from=2020-10-08&happened_to=2020-10-07", "happened_to", "before happened_from"),
    ("known_at=yesterday", "known_at", "2020-10-01T12:00:00Z"),
    ("known_at=0001-01-01T00:00:00%2B14:00", "known_at", "2020-10-01"),
    ("in_effect_on=x", "in_effect_on", "YYYY-MM-DD"),
    ("ordering=random", "ordering", "Allowed: -latest_event"),
    ("ordering=relevance", "ordering", "needs a search"),
    ("cursor=x", "cursor", "Unknown parameter"),
]


@pytest.mark.parametrize(("query", "parameter", "text"), ERRORS)
def test_a_bad_parameter_is_named_with_what_is_allowed(query, parameter, text):
    publish()
    selection = Selection.from_query(QueryDict(query))
    assert list(selection.errors) == [parameter]
    assert text in selection.errors[parameter][0]
    assert list(selection.editions) == []
    assert selection.total == 0
    assert selection.page().rows == []
    assert len(selection.facets()) == len(AXES)


def test_a_view_names_parameters_of_its_own():
    publish()
    assert select("cursor=x&limit=3", ignoring=("cursor", "limit")).total == 1


@pytest.mark.parametrize(
    "query",
    ["stage=&q=&happened_from=&ordering=&known_at=", "stage=reported&stage=reported", "stage=+reported+"],
)
def test_blank_and_repeated_values_do_no_harm(query):
    publish()
    assert select(query).total == 1


def test_chips_give_the_query_string_without_themselves():
    publish()
    selection = select("q=payment&stage=reported&not_target=ant-group&ordering=title&in_effect_on=2020-01-01")
    assert {(chip.label, chip.query) for chip in selection.chips} == {
        ("Stage: Reported", "not_target=ant-group&q=payment&in_effect_on=2020-01-01&ordering=title"),
        ("Target: not Ant Group", "stage=reported&q=payment&in_effect_on=2020-01-01&ordering=title"),
        ("Search: payment", "stage=reported&not_target=ant-group&in_effect_on=2020-01-01&ordering=title"),
        ("In effect on: 2020-01-01", "stage=reported&not_target=ant-group&q=payment&ordering=title"),
    }


def test_labels_are_read_on_the_day_of_the_time_control(time_machine):
    time_machine.move_to("2026-11-22T10:00:00Z")
    assert select().day == date(2026, 11, 22)
    assert select("known_at=2020-10-01").day == date(2020, 10, 1)
    assert select("known_at=2020-10-01&in_effect_on=2020-09-30").day == date(2020, 9, 30)
    assert select("known_at=2099-10-01").day == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 3),
        ("stage=reported", 5),
        ("stage=reported&instrument=statute&not_sector=cloud", 4),
        ("q=levy", 5),
        ("q=lewy+Antt", 3),
        ("q=levy&stage=reported&known_at=2099-01-01&in_effect_on=2020-01-01", 6),
    ],
)
def test_a_list_takes_few_statements_however_many_editions_there_are(query, most):
    used = []
    for _ in range(2):
        scatter(12, seed=1)
        select("").facets()
        with CaptureQueriesContext(connection) as captured:
            selection = select(query)
            selection.facets()
            page = selection.page()
            _ = (page.total, [edition.label for edition in page.rows], selection.chips)
        used.append(len(captured))
    assert used[0] == used[1] <= most, [entry["sql"] for entry in captured.captured_queries]


def test_an_edition_keeps_its_document_as_it_was_released():
    document = sample_document()
    publish(document)
    assert Edition.objects.get().body == document
