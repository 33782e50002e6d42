"""Files of measures are imported on the desk: tried out, confirmed, and then all or nothing."""

import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from policies.measures import history
from policies.measures.models import EffectDue, Measure, MeasureEffect
from policies.publication.models import Release
from policies.review.models import Submission
from policies.sources.models import Article
from tests.desk.conftest import signed_in
from tests.measures.factories import make_jurisdiction, make_user

pytestmark = pytest.mark.django_db
IMPORT = "/desk/measures/measure/import/"
CONFIRM = "/desk/measures/measure/process_import/"
CSV, JSON_LINES = "0", "1"
ORDERS = (Path(__file__).parent / "files" / "orders.jsonl").read_bytes()
INDEX = Path(settings.BASE_DIR).parent / "shared" / "data" / "federalregister" / "eo_index_fr_metadata.jsonl"
HEAD = "title,jurisdiction,issued_on,official_document\n"
LIMIT = 30


@pytest.fixture(autouse=True)
def home():
    return make_jurisdiction()


def preview(desk: Client, body: str | bytes, kind: str = CSV) -> Any:
    content = body.encode() if isinstance(body, str) else body
    upload = SimpleUploadedFile("measures.jsonl" if kind == JSON_LINES else "measures.csv", content)
    return desk.post(IMPORT, {"import_file": upload, "format": kind, "resource": "0"})


def confirm(desk: Client, shown: Any) -> Any:
    return desk.post(CONFIRM, shown.context["confirm_form"].initial, follow=True)


def totals(shown: Any) -> tuple[int, int, int]:
    counted = shown.context["result"].totals
    return counted["new"], counted["update"], counted["skip"]


def test_the_list_leads_to_the_import_which_explains_its_columns(desk: Client):
    assert IMPORT in desk.get("/desk/measures/measure/").content.decode()
    page = desk.get(IMPORT).content.decode()
    assert "official_document" in page
    assert "tells rows apart" in page


def test_a_preview_shows_what_would_be_and_writes_nothing(desk: Client):
    shown = preview(desk, ORDERS, JSON_LINES)
    assert totals(shown) == (3, 0, 0)
    assert "Executive Order 99001: Keeping the Lighthouses Lit" in shown.content.decode()
    assert not Measure.objects.exists()
    assert not Article.objects.exists()


def test_what_is_confirmed_becomes_drafts_of_the_person_and_nothing_more(desk: Client, editor):
    done = confirm(desk, preview(desk, ORDERS, JSON_LINES))
    assert "3 new, 0 changed, 0 as they were" in done.content.decode()
    assert Measure.objects.count() == 3
    for measure in Measure.objects.all():
        assert history.contributors(measure, after={}) == {editor.pk}
    assert not Submission.objects.exists()
    assert not Release.objects.exists()


def test_an_order_of_the_index_is_logged_whole(desk: Client):
    confirm(desk, preview(desk, ORDERS, JSON_LINES))
    order = Measure.objects.get(official_document="2031-00003")
    assert (order.reference, order.instrument) == ("US-2022-0001", "executive_order")
    assert order.official_citation == "Executive Order 99003"
    assert [str(event.happened_on) for event in order.events.all()] == ["2022-12-30", "2023-01-04"]
    assert set(order.citations.values_list("article__publisher__name", flat=True)) == {"Federal Register"}
    assert {citation.attribution for citation in order.citations.all()} == {"official_document"}
    assert order.bodies.get().body.slug == "us-president"


def test_a_second_import_makes_nobody_a_contributor(desk: Client):
    confirm(desk, preview(desk, ORDERS, JSON_LINES))
    second = make_user()
    shown = preview(signed_in(second), ORDERS, JSON_LINES)
    assert totals(shown) == (0, 0, 3)
    confirm(signed_in(second), shown)
    assert all(second.pk not in history.contributors(m, after={}) for m in Measure.objects.all())


def test_a_changed_row_is_shown_with_what_changes(desk: Client):
    confirm(desk, preview(desk, HEAD + "Curbs,US,2020-08-06,1\n"))
    shown = preview(desk, HEAD + "Curbs on apps,US,2020-08-06,1\nNew,US,2020-08-06,2\n")
    assert totals(shown) == (1, 1, 0)
    confirm(desk, shown)
    assert Measure.objects.get(official_document="1").title == "Curbs on apps"


def test_a_row_that_does_not_fit_is_named_and_nothing_can_be_confirmed(desk: Client):
    shown = preview(desk, HEAD + "Curbs,US,2020-08-06,1\nMore,US,soon,2\n")
    page = shown.content.decode()
    assert "confirm_form" not in shown.context
    (row,) = shown.context["result"].invalid_rows
    assert (row.number, list(row.field_specific_errors)) == (2, ["issued_on"])
    assert "“soon” is no day; write it as 2020-08-06." in page
    assert "Nothing was imported." in page


def test_what_no_longer_fits_when_it_is_confirmed_is_said_and_not_imported(desk: Client, home):
    shown = preview(desk, HEAD + "Curbs,US,2020-08-06,1\n")
    home.code = "XX"
    home.save()
    page = confirm(desk, shown).content.decode()
    assert "Row 1, jurisdiction: “US” is not in the registry" in page
    assert not Measure.objects.exists()


def test_a_file_that_is_gone_is_asked_for_again(desk: Client):
    shown = preview(desk, HEAD + "Curbs,US,2020-08-06,1\n")
    confirm(desk, shown)
    assert "choose it again" in confirm(desk, shown).content.decode()


@pytest.mark.parametrize(
    ("body", "kind", "says"),
    [
        ("title,colour\nCurbs,red\n", CSV, "No column is called colour; there are reference, title,"),
        ("title\nCurbs\n", CSV, "The column jurisdiction is missing."),
        (HEAD, CSV, "The file has no rows."),
        (HEAD + "a,b,c,d,e\n", CSV, "A row has more cells"),
        ((HEAD + "Bücher,US,2020-08-06,1\n").encode("latin-1"), CSV, "not in UTF-8"),
        ('{"title": "Curbs"}\nnonsense', JSON_LINES, "Line 2 is no JSON"),
        ("[1]", JSON_LINES, "Line 1 is no JSON object"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(desk: Client, body, kind, says):
    shown = preview(desk, body, kind)
    assert says in " ".join(shown.context["form"].errors["import_file"])


def test_only_editors_import(db):
    analyst = signed_in(make_user("analyst"))
    assert analyst.get(IMPORT).status_code in (302, 403)
    assert analyst.post(CONFIRM).status_code in (302, 403)


@pytest.mark.skipif(not INDEX.exists(), reason=f"needs the index of executive orders at {INDEX}")
def test_the_real_executive_orders_are_imported_in_time_and_a_second_import_changes_nothing(desk: Client):
    begun = time.process_time()
    shown = preview(desk, INDEX.read_bytes(), JSON_LINES)
    assert totals(shown) == (699, 0, 0)
    confirm(desk, shown)
    # The processor's seconds: how long it takes beside other work says nothing about the import.
    assert time.process_time() - begun < LIMIT
    assert Measure.objects.filter(instrument="executive_order", events__kind="issued").count() == 699
    assert not EffectDue.objects.exists()
    assert MeasureEffect.objects.values("measure").distinct().count() == 699
    assert (
        Measure.objects.filter(events__kind="published", events__citations__article__isnull=False).count()
        == 699
    )
    before = _recorded()
    again = preview(desk, INDEX.read_bytes(), JSON_LINES)
    assert totals(again) == (0, 0, 699)
    confirm(desk, again)
    assert _recorded() == before


def _recorded() -> list[tuple[str, int]]:
    tables: list[Any] = [Measure, *history.PARTS, *history.OWN_TIES, Article]
    return [(table.__name__, table.pgh_event_model.objects.count()) for table in tables]
