"""Many measures are imported as drafts: all or none, and twice is the same as once."""

import datetime as dt

import pytest

from policies.measures import history
from policies.measures.bulk import ImportRefused, Outcome, import_drafts
from policies.measures.bulk_rows import MeasureRow, Precedence, RowRefused, read_row
from policies.measures.models import Event, Measure
from policies.registry.models import Body, Topic
from policies.sources.models import Article
from tests.measures.factories import acting, make_event, make_jurisdiction, make_measure, make_user

pytestmark = pytest.mark.django_db
CELLS = {
    "title": "Curbs on payment apps",
    "jurisdiction": "us",
    "instrument": "executive_order",
    "issued_on": "2020-08-06",
    "published_on": "2020-08-11",
    "official_document": "2020-17699",
    "official_url": "https://journal.example/2020-17699?utm_source=feed",
    "official_journal": "Federal Register",
    "bodies": "office",
    "topics": "competition; software",
}


@pytest.fixture(autouse=True)
def registry():
    Body.objects.create(slug="office", name="Office", kind="office", jurisdiction=make_jurisdiction())
    for kind, slug in (("policy_area", "competition"), ("sector", "software")):
        Topic.objects.get_or_create(kind=kind, slug=slug, defaults={"name": slug})


def row(**cells: object) -> MeasureRow:
    return read_row({**CELLS, **cells})


def refused(*rows: MeasureRow) -> dict:
    with pytest.raises(ImportRefused) as told:
        import_drafts(rows)
    return {number: {c: " ".join(t) for c, t in said.items()} for number, said in told.value.problems.items()}


def test_a_new_row_becomes_a_draft_with_its_days_cited_by_the_official_text():
    (imported,) = import_drafts([row()])
    measure = Measure.objects.get()
    assert (imported.outcome, imported.measure) == (Outcome.NEW, measure)
    assert (measure.reference, measure.slug) == ("US-2020-0001", "curbs-on-payment-apps")
    events = measure.events.values_list("kind", "happened_on", "citations__attribution")
    assert list(events) == [
        ("issued", dt.date(2020, 8, 6), "official_document"),
        ("published", dt.date(2020, 8, 11), "official_document"),
    ]
    assert Article.objects.get().url == "https://journal.example/2020-17699"
    assert measure.bodies.get().body.slug == "office"
    assert {topic.slug for topic in measure.topics.all()} == {"competition", "software"}


def test_a_second_import_changes_nothing_and_makes_nobody_a_contributor():
    with acting(make_user()):
        import_drafts([row(), row(official_document="2020-17700")])
    marks = {measure.pk: history.mark(measure) for measure in Measure.objects.all()}
    articles = Article.objects.count()
    second = make_user()
    with acting(second):
        again = import_drafts([row(), row(official_document="2020-17700")])
    assert [imported.outcome for imported in again] == [Outcome.UNCHANGED] * 2
    assert Article.objects.count() == articles
    for measure in Measure.objects.all():
        assert history.mark(measure) == marks[measure.pk]
        assert second.pk not in history.contributors(measure, after={})


def test_an_import_is_recorded_as_the_work_of_the_person():
    person = make_user()
    with acting(person):
        import_drafts([row()])
    assert history.contributors(Measure.objects.get(), after={}) == {person.pk}


def test_what_a_row_says_replaces_and_what_it_does_not_say_stays():
    import_drafts([row(summary="Two apps.", concern="Data.")])
    (imported,) = import_drafts([row(summary="Three apps.", issued_on="2020-08-07", bodies="")])
    measure = Measure.objects.get()
    assert imported.changes == ("summary", "issued_on")
    assert (measure.summary, measure.concern) == ("Three apps.", "Data.")
    assert measure.events.get(kind="issued").happened_on == dt.date(2020, 8, 7)
    assert measure.bodies.count() == 1


def test_where_the_desk_goes_first_only_what_is_empty_is_filled():
    import_drafts([row(instrument="")])
    later = read_row({**CELLS, "title": "Other", "issued_on": "2020-08-07"}, precedence=Precedence.DESK)
    (imported,) = import_drafts([later])
    measure = Measure.objects.get()
    assert imported.changes == ("instrument",)
    assert measure.title == "Curbs on payment apps"
    assert measure.events.get(kind="issued").happened_on == dt.date(2020, 8, 6)


def test_a_reference_names_the_measure_whatever_its_document():
    measure = make_measure()
    import_drafts([row(reference=measure.reference)])
    measure.refresh_from_db()
    assert (measure.official_document, Measure.objects.count()) == ("2020-17699", 1)


def test_titles_that_read_alike_get_addresses_of_their_own():
    long = "Establishing an Emergency Board To Investigate Disputes Between the Railroad and " * 2
    import_drafts([row(title=long, official_document=str(number)) for number in range(12)])
    assert len(set(Measure.objects.values_list("slug", flat=True))) == 12


def test_one_row_that_does_not_fit_keeps_all_out():
    said = refused(row(), row(official_document="2", jurisdiction="QQ", bodies="nobody", topics="nothing"))
    assert set(said) == {1}
    assert set(said[1]) == {"jurisdiction", "bodies", "topics"}
    assert "“nobody” is no slug of a body" in said[1]["bodies"]
    assert not Measure.objects.exists()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"title": "x" * 301}, "title", "at most 300"),
        ({"official_url": "https://journal.example/a b"}, "official_url", "valid URL"),
        ({"reference": "US-1999-0001"}, "reference", "leave it empty for a new one"),
    ],
)
def test_a_refused_row_names_the_column_and_what_is_allowed(cells, column, says):
    assert says in refused(row(**cells))[0][column]


def test_two_rows_about_one_measure_are_refused():
    assert "Row 1 is about the same measure" in refused(row(), row())[1]["official_document"]


def test_two_measures_with_the_same_document_have_to_be_told_apart():
    for _ in range(2):
        make_measure(official_document="2020-17699")
    assert "give the reference of one" in refused(row())[0]["official_document"]


def test_a_day_that_could_be_one_of_two_events_is_not_guessed():
    measure = make_measure(official_document="2020-17699")
    for day in ("2020-08-01", "2020-08-02"):
        make_event(measure, "issued", day)
    assert "correct it on the measure's own form" in refused(row())[0]["issued_on"]
    assert Event.objects.filter(kind="issued").count() == 2


def test_the_jurisdiction_of_a_measure_is_permanent():
    make_jurisdiction("CA", "Canada")
    reference = make_measure().reference
    assert "permanent" in refused(row(reference=reference, jurisdiction="CA"))[0]["jurisdiction"]


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"title": " "}, "title", "needed"),
        ({"instrument": "edict"}, "instrument", "executive_order"),
        ({"issued_on": "6 August"}, "issued_on", "2020-08-06"),
        ({"issued_on": "2999-01-01"}, "issued_on", "has not come"),
        ({"year": "20"}, "year", "no year from 1900"),
        ({"official_document": ""}, "official_document", "when it comes again"),
        ({"issued_on": "", "published_on": ""}, "year", "needed where no date is given"),
        ({"official_journal": ""}, "official_journal", "needed with an address"),
        ({"summary": "a\0b"}, "summary", "NUL"),
    ],
)
def test_a_cell_that_cannot_be_read_names_the_column_and_what_is_allowed(cells, column, says):
    with pytest.raises(RowRefused) as told:
        row(**cells)
    assert says in " ".join(told.value.problems[column])
