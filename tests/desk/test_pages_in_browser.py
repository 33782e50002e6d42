"""The desk's own pages in a real browser: for everyone, in light and dark, without JavaScript, on paper."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from policies.measures.models import Litigation
from tests.desk.submissions import released, submitted
from tests.desk.test_inbox import filed
from tests.dockets.factories import watched
from tests.measures.factories import acting, make_event, make_user
from tests.registry.factories import make_entity

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses(editor) -> dict[str, str]:
    """Give the address of each kind of page, with something on it."""
    measure = released(editor).measure
    with acting(editor):
        measure.summary = "Curbs are explored, officials say."
        measure.save()
        make_event(measure, "vote", "2020-11-03", expected=True, summary=f"See www.{'compliance' * 6}.com.")
        Litigation.objects.create(measure=measure, docket=watched())
    filed(watched())
    submission = submitted(editor, measure=measure)
    return {
        "dashboard": reverse("desk:index"),
        "inbox": reverse("desk:inbox"),
        "review": reverse("desk:review", args=[submission.pk]),
        "recorded": reverse("desk:recorded", args=[measure.pk]) + "?recorded_by=2019-01-01T00:00",
        "around": reverse("desk:measures-around", args=[make_entity("Ant Group").pk]),
        "submissions": reverse("desk:submissions"),
    }


def sign_in(page: Page, live_server, username: str) -> None:
    page.goto(f"{live_server.url}{reverse('desk:login')}?next={reverse('desk:submissions')}")
    page.fill("[name=username]", username)
    page.fill("[name=password]", "correct horse")
    page.click("[type=submit]")
    page.wait_for_url(f"{live_server.url}{reverse('desk:submissions')}")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_are_for_everyone(chromium_page, live_server, axe, addresses, theme):
    reviewer = make_user("reviewer")
    chromium_page.emulate_media(color_scheme=theme)
    sign_in(chromium_page, live_server, reviewer.username)
    for address in addresses.values():
        chromium_page.goto(live_server.url + address)
        for summary in chromium_page.locator(".desk summary").all():
            if summary.is_visible():
                summary.click()
        assert ("dark" in (chromium_page.locator("html").get_attribute("class") or "")) == (theme == "dark")
        axe(chromium_page)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(chromium_page, live_server, addresses, width):
    chromium_page.set_viewport_size({"width": width, "height": 900})
    sign_in(chromium_page, live_server, make_user("reviewer").username)
    wide = []
    for kind, address in addresses.items():
        chromium_page.goto(live_server.url + address)
        if chromium_page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(kind)
    assert wide == [], f"These pages scroll sideways: {wide}"


def test_a_reviewer_approves_without_javascript(chromium_browser: Browser, live_server, addresses):
    reviewer = make_user("reviewer")
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, live_server, reviewer.username)
    page.goto(live_server.url + addresses["review"])
    page.fill(".decision[open] [name=note]", "Checked against the source.")
    page.click("button:has-text('Approve this document')")
    assert "Approved. It waits for its release." in page.content()
    assert page.locator("button:has-text('Release now')").count() == 1
    context.close()


def test_on_paper_the_differences_stay_and_the_forms_go(chromium_page, live_server, addresses):
    sign_in(chromium_page, live_server, make_user("reviewer").username)
    chromium_page.goto(live_server.url + addresses["review"])
    chromium_page.emulate_media(media="print")
    assert chromium_page.locator(".differences ins").first.is_visible()
    assert not chromium_page.locator(".desk form").first.is_visible()
    assert not chromium_page.locator("#nav-sidebar").first.is_visible()
