"""The inbox worked by keyboard alone, and as plain forms without scripts."""

import pytest
from playwright.sync_api import Page, expect

from policies.dockets.models import Notice
from policies.measures.models import Event, Litigation, Measure, Provision
from tests.desk.court_filings import filed
from tests.desk.pages import Desk
from tests.dockets.factories import watched
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def notices() -> list[Notice]:
    editor = make_user("editor", username="erin")
    docket = watched()
    with acting(editor):
        Litigation.objects.create(measure=make_measure(by=editor), docket=docket)
    return [
        filed(docket, "Order", 3, text="ORDER granting 2 Motion for TRO. Expires on October 4, 2020."),
        filed(docket, "Order", 4, text="ORDER denying 2 Motion for stay.", before="ORDER granting 2 Motion."),
        filed(docket, "Memorandum in Support", 5),
    ]


@pytest.fixture
def inbox(notices, live_server, chromium_page: Page) -> Page:
    Desk(chromium_page, live_server.url).sign_in("erin", "correct horse")
    chromium_page.goto(f"{live_server.url}/desk/inbox/")
    return chromium_page


def here(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('[data-notice]')?.id ?? ''")


def test_entries_are_confirmed_and_dismissed_by_keys(inbox: Page, notices):
    first, second, third = (f"notice-{notice.pk}" for notice in notices)
    keys = inbox.keyboard
    keys.press("j")
    assert here(inbox) == second, "of equal weight the latest stands first"
    keys.press("j")
    keys.press("k")
    assert here(inbox) == second
    keys.press("j")
    assert here(inbox) == first
    keys.press("c")
    assert inbox.evaluate("document.activeElement.textContent") == "Confirm and log"
    keys.press("Enter")
    inbox.get_by_text("Logged in the working copy").wait_for()
    assert Event.objects.filter(kind="enjoined_tro", until="2020-10-04").count() == 1
    keys.press("j")
    keys.press("j")
    assert here(inbox) == third
    keys.press("d")
    keys.type("A brief of a party, with a j and a c.")
    keys.press("Escape")
    assert here(inbox) == third
    keys.press("d")
    keys.press("Control+Enter")
    inbox.get_by_text("Dismissed.").wait_for()
    notices[2].refresh_from_db()
    assert notices[2].reason == "A brief of a party, with a j and a c."


def test_the_key_to_confirm_leads_to_what_is_not_certain_and_enter_logs_nothing(inbox: Page, notices):
    notice = filed(notices[0].entry.docket, "Order on Motion for Preliminary Injunction", 6)
    inbox.reload()
    keys = inbox.keyboard
    article = inbox.locator(f"#notice-{notice.pk}")
    article.focus()
    keys.press("c")
    assert inbox.evaluate("document.activeElement.name") == "kind"
    keys.press("Enter")
    keys.press("Escape")
    assert inbox.url.endswith("/desk/inbox/")
    assert Notice.objects.open().count() == 4
    keys.press("c")
    article.get_by_label("What it was").select_option("enjoined_preliminary")
    keys.press("Control+Enter")
    inbox.get_by_text("Logged in the working copy").wait_for()
    assert Event.objects.filter(kind="enjoined_preliminary").count() == 1


def test_an_entry_is_cited_by_key_for_what_is_logged_already(inbox: Page, notices, axe):
    measure, docket = Measure.objects.get(), notices[0].entry.docket
    for _ in range(6):
        make_event(measure, "response", "2020-09-27", docket=docket)
    event = make_event(measure, "enjoined_tro", "2020-09-27", docket=docket)
    inbox.set_viewport_size({"width": 390, "height": 500})
    inbox.reload()
    axe(inbox)
    inbox.keyboard.press("j")
    inbox.keyboard.press("a")
    seen = inbox.locator("label", has=inbox.locator(":focus"))
    expect(seen).to_have_text(
        f"27 September 2020 · Restraining order: It was enjoined_tro. {measure}",
        use_inner_text=True,
    )
    expect(seen).to_be_in_viewport(ratio=1)
    assert inbox.locator("[name=event]:checked").count() > 1, "one for each entry of the day"
    assert inbox.evaluate("[...document.activeElement.form.elements].filter((e) => e.checked).length") == 1
    inbox.keyboard.press("Enter")
    inbox.get_by_text("Cited in the working copy").wait_for()
    assert event.citations.get().docket_entry == notices[1].entry
    assert Event.objects.filter(docket=docket).count() == 7, "none was logged a second time"


def test_ticking_a_measure_ticks_the_reach_proposed_for_it_and_unticking_it_takes_it_along(
    inbox: Page, notices
):
    docket, measure = notices[0].entry.docket, Measure.objects.get()
    with acting(make_user("editor")):
        for number in (1, 2):
            Provision.objects.create(measure=measure, number=number, label=f"Prohibition {number}")
        measure.litigation.get().provisions.add(measure.provisions.get(number=1))
        Litigation.objects.create(measure=make_measure(), docket=docket)
    inbox.reload()
    article = inbox.locator(f"#notice-{notices[0].pk}")
    article.locator("summary[data-key=confirm]").click()
    ticked = article.get_by_role("checkbox", name="Prohibition", checked=True)
    own, first = article.get_by_label(str(measure)), article.get_by_label("1. Prohibition 1")
    second = article.get_by_label("2. Prohibition 2")
    assert ticked.count() == 0
    own.check()
    assert (first.is_checked(), second.is_checked()) == (True, False)
    second.check()
    own.uncheck()
    assert ticked.count() == 0
    own.check()
    assert (first.is_checked(), second.is_checked()) == (True, True)
    own.uncheck()
    second.check()
    own.check()
    assert (first.is_checked(), second.is_checked()) == (False, True), "what was ticked by hand stays alone"


def test_amending_begins_at_what_it_was(inbox: Page, notices):
    inbox.keyboard.press("j")
    inbox.keyboard.press("e")
    assert inbox.evaluate("document.activeElement.name") == "kind"


def test_the_inbox_and_the_followed_dockets_are_accessible(inbox: Page, notices, live_server, axe):
    for details in inbox.locator("[data-notice] details").all():
        details.evaluate("details => { details.open = true; }")
    axe(inbox)
    inbox.get_by_role("button", name="Follow this docket").first.click()
    inbox.get_by_text("You follow").first.wait_for()
    inbox.goto(f"{live_server.url}/desk/followed/")
    axe(inbox)
    inbox.goto(f"{live_server.url}/desk/inbox/muted/")
    axe(inbox)


def test_without_scripts_the_forms_do_the_same(notices, live_server, chromium_browser):
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    Desk(page, live_server.url).sign_in("erin", "correct horse")
    page.goto(f"{live_server.url}/desk/inbox/")
    article = page.locator(f"#notice-{notices[2].pk}")
    article.get_by_text("Dismiss", exact=True).first.click()
    article.get_by_label("Why it needs no event").fill("A brief.")
    article.get_by_role("button", name="Dismiss").click()
    page.get_by_text("Dismissed.").wait_for()
    context.close()
    assert Notice.objects.open().count() == 2
