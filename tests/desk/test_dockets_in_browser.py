"""Dockets and saved court pages are added in a browser: by everyone, by keyboard, without JavaScript."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from policies.dockets.models import Docket, DocketEntry
from tests.desk.test_pages_in_browser import sign_in
from tests.dockets import factories
from tests.measures.factories import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = Path(__file__).parent.parent / "dockets" / "pages" / "district.html"


@pytest.fixture(autouse=True)
def courts() -> None:
    """Plant the courts, which a test that commits takes away with it."""
    for slug in ("dcd", "cand", "cadc"):
        factories.court(slug)


def paste(page: Page, live_server, words: str) -> None:
    page.goto(live_server.url + reverse("desk:dockets_docket_add"))
    page.fill("#id_pasted", words)
    page.click("button:has-text('Watch')")


def look_at(page: Page, live_server) -> None:
    page.goto(live_server.url + reverse("desk:docket-page"))
    page.set_input_files("#id_file", SAVED)
    page.click("button:has-text('Look what it would change')")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_for_everyone(chromium_page, live_server, axe, theme):
    chromium_page.emulate_media(color_scheme=theme)
    sign_in(chromium_page, live_server, make_user("editor").username)
    for words in ("TikTok v. Trump", "No. 20-cv-05910 (N.D. Cal.)", "3:20-cv-05910", "ecf.dcd.uscourts.gov"):
        paste(chromium_page, live_server, words)
        axe(chromium_page)
    chromium_page.goto(live_server.url + reverse("desk:docket-page"))
    chromium_page.click("summary")
    axe(chromium_page)
    look_at(chromium_page, live_server)
    assert chromium_page.locator("td:has-text('ORDER granting 14 Motion')").is_visible()
    axe(chromium_page)


def test_a_docket_is_chosen_by_keyboard(chromium_page, live_server):
    sign_in(chromium_page, live_server, make_user("editor").username)
    chromium_page.goto(live_server.url + reverse("desk:dockets_docket_add"))
    chromium_page.keyboard.type("No. 20-cv-05910-LB (N.D. Cal.)")
    chromium_page.keyboard.press("Tab")
    chromium_page.keyboard.press("Enter")
    chromium_page.wait_for_selector("input[type=radio]")
    chromium_page.keyboard.press("ArrowDown")
    chromium_page.keyboard.press("Enter")
    chromium_page.wait_for_selector("text=is now watched")
    assert Docket.objects.get().docket_number == "3:20-cv-05910"


def test_a_docket_and_its_saved_page_are_added_without_javascript(chromium_browser: Browser, live_server):
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, live_server, make_user("editor").username)
    paste(page, live_server, "1:21-cv-00280")
    page.select_option("[name=court]", "dcd")
    page.click("button:has-text('Watch')")
    look_at(page, live_server)
    page.click("button:has-text('Add 3 and reword 0')")
    assert "3 new entries on the desk. Nothing of the page is public" in page.content()
    assert DocketEntry.objects.filter(docket__docket_number="1:21-cv-00280").count() == 3
    context.close()
