"""A new user logs the reference case in a real browser, with few interactions."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from policies.measures import freeze
from policies.measures.models import Measure
from tests.desk import reference_case
from tests.desk.pages import Desk, MeasurePage
from tests.measures.factories import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_INTERACTIONS = 60


@pytest.fixture
def form(chromium_page: Page, live_server) -> MeasurePage:
    reference_case.registry()
    make_user("editor", username="erin")
    return Desk(chromium_page, live_server.url).sign_in("erin", "correct horse").new_measure()


def test_the_reference_case_is_logged_by_clicking(form: MeasurePage):
    form.type(title=reference_case.TITLE, year="2020", summary="Officials explore restrictions.")
    form.pick("source", "Officials explore")
    form.type(source_count="2", source_descriptor="people familiar with the matter")
    log_events(form)
    log_options(form)
    log_targets(form)
    log_claims(form)
    form.save()
    assert form.standing() == "Reported (1 anonymous origin) · 7 Oct 2020"
    measure = Measure.objects.get(title=reference_case.TITLE)
    document = freeze.document(freeze.for_freezing(measure.pk), public_titles={})
    assert [len(document[part]) for part in ("options", "targets", "claims", "expected")] == [3, 4, 7, 2]
    assert form.desk.interactions <= MOST_INTERACTIONS


def log_events(form: MeasurePage) -> None:
    form.section("events")
    row = form.ready("events")
    form.type_row(row, kind="reported", summary="Officials explore curbs.", happened_on="07/10/2020")
    for summary, day in (("Presidential election", "03/11/2020"), ("Ant Group goes public", "05/11/2020")):
        row = form.ready("events")
        form.type_row(row, kind="milestone", summary=summary, happened_on=day)
        form.tick(f"{row}expected")


def log_options(form: MeasurePage) -> None:
    form.section("options")
    for label, instrument, authority, body in (
        ("The supply-chain order", "agency_determination", "Executive Order 13873", "Department of Commerce"),
        ("A new executive order", "executive_order", "International Emergency", "President"),
        ("Designation", "sanctions_designation", "International Emergency", "Office of Foreign"),
    ):
        row = form.ready("options")
        form.type_row(row, label=label, instrument=instrument)
        form.pick(f"{row}authorities", authority)
        form.pick(f"{row}body", body)


def log_targets(form: MeasurePage) -> None:
    form.section("targets")
    for name in ("Ant Group", "Tencent", "Alipay", "WeChat Pay"):
        form.pick(f"{form.add('targets')}entity", name)


def log_claims(form: MeasurePage) -> None:
    form.section("claims")
    for text in ("Nothing is decided.", "The president has not been asked.", "A court fight is expected."):
        form.type_row(form.ready("claims"), text=text)
    row = form.ready("claims")
    form.type_row(row, text="Ant Group knows of no such talks.", attribution="statement")
    form.pick(f"{row}speaker", "Ant Group")
    form.tick(f"{row}contradicts")
    row = form.ready("claims")
    form.type_row(row, text="Tencent was asked.", attribution="no_response")
    form.pick(f"{row}speaker", "Tencent")
    form.type_row(
        form.ready("claims"),
        text="The Treasury was asked.",
        attribution="declined_to_comment",
        speaker_name="The Treasury",
    )
    form.type_row(form.ready("claims"), text="Both apps grow.", attribution="reporting")


def test_an_empty_row_waits_and_comes_again_without_taking_the_place_of_whoever_types(form: MeasurePage):
    form.section("claims")
    first = form.ready("claims")
    form.page.locator(f"#id_{first}text").press_sequentially("Nothing is decided.")
    assert form.ready("claims") == "claims-1-"
    expect(form.page.locator(f"#id_{first}text")).to_be_focused()
    form.section("general")
    form.section("claims")
    assert form.ready("claims") == "claims-1-"


def test_removing_a_row_keeps_what_was_typed_into_those_below(form: MeasurePage):
    form.section("claims")
    for text in ("Nothing is decided.", "The president has not been asked."):
        form.type_row(form.ready("claims"), text=text)
    form.type_row("claims-1-", attribution="statement", speaker_name="A spokesman")
    form.pick("claims-1-speaker", "Ant Group")
    form.tick("claims-1-contradicts")
    form.page.locator("#claims-data .delete-template:visible").first.click()
    expect(form.page.locator("#id_claims-0-text")).to_have_value("The president has not been asked.")
    expect(form.page.locator("#id_claims-0-attribution")).to_have_value("statement")
    expect(form.page.locator("#id_claims-0-speaker_name")).to_have_value("A spokesman")
    expect(form.page.locator("#id_claims-0-contradicts")).to_be_checked()
    expect(form.page.locator("#id_claims-0-speaker + .select2")).to_contain_text("Ant Group")
    form.pick("claims-0-speaker", "Tencent")
    expect(form.page.locator("#id_claims-0-speaker + .select2")).to_contain_text("Tencent")


def test_leaving_a_form_with_unsaved_words_asks_first(form: MeasurePage):
    form.page.locator("#id_title").press_sequentially("Half a title")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    form.page.on("dialog", leave)
    form.page.get_by_role("link", name="Inbox").click()
    form.page.wait_for_url("**/desk/inbox/")
    assert asked == ["beforeunload"]


def test_a_new_row_is_made_in_place_by_keyboard(form: MeasurePage):
    link = form.page.locator("#add_id_source")
    link.focus()
    with form.page.expect_popup() as popup:
        form.page.keyboard.press("Enter")
    popup.value.wait_for_load_state()
    assert popup.value.url.endswith("/desk/sources/article/add/?_to_field=id&_popup=1")
    popup.value.close()


def test_the_form_is_accessible(form: MeasurePage, axe):
    axe(form.page)
    form.section("events")
    form.ready("events")
    form.add("events")
    axe(form.page)
