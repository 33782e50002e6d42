"""The public pages in a real browser: accessibility, keyboard, no JavaScript, phones."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from policies.dockets.models import Court, Docket
from tests.analysis import samples
from tests.analysis.parts import event
from tests.publication.factories import publish, stages, tombstone_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "list": "/measures/",
    "filtered list": "/measures/?stage=reported&not_instrument=statute&q=payment",
    "list as we knew it": "/measures/?known_at=2020-10-20",
    "empty list": "/measures/?q=zeppelin",
    "list with errors": "/measures/?stage=blocked&known_at=yesterday",
    "measure": "/measures/US-2019-0007/",
    "measure with provisions": "/measures/US-2019-0004/",
    "version": "/measures/US-2019-0007/1/",
    "tombstone": "/measures/US-2019-0099/",
    "unknown measure": "/measures/US-1999-0001/",
    "unknown address": "/nowhere/",
    "about": "/about/",
    "coverage": "/coverage/",
    "corrections": "/corrections/",
    "time zone": "/time-zone/",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "dark phone": {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}},
}


@pytest.fixture
def site(live_server: Any, settings: Any) -> str:
    """A site with every kind of record; gives its address."""
    settings.ALLOWED_HOSTS = ["*"]
    publish(samples.payments(), moment=datetime(2020, 10, 8, tzinfo=UTC))
    prohibitions = samples.prohibitions()
    prohibitions["events"].append(
        # As many letters as a stretch of days can take: they do not fit into one line of a phone.
        event(
            27, "response", "China answers.", "2020-09-20", "between 20 September 2020 and 21 December 2020"
        )
        | {"happened_until": "2020-12-21", "precision": "range"}
    )
    publish(prohibitions, moment=datetime(2020, 12, 1, tzinfo=UTC))
    changed = samples.payments() | {"summary": "The plan on payment platforms is set aside."}
    publish(changed, kind="corrected", note="It named the wrong ministry.")
    publish(changed, kind="withdrawn", note="The source took its story back.")
    gone = publish(reference="US-2019-0099", slug="invented", title="Invented")
    publish(tombstone_of(gone) | {"slug": "invented"}, kind="retracted", note="It was invented.")
    publish(
        title="Statute on payment services", instrument="statute", stage=stages(("in_force", "2024-04-24"))
    )
    court, _ = Court.objects.update_or_create(
        slug="dcd",
        defaults={
            "name": "U.S. District Court, District of Columbia",
            "kind": "district",
            "time_zone": "America/New_York",
            "feed_url": "https://ecf.example/rss",
            "enabled": True,
            "failures": 2,
        },
    )
    # The number in the feed by which the prohibitions name it.
    Docket.objects.create(
        pk=12, court=court, docket_number="1:20-cv-02658", caption="TikTok v. Trump", watched=True
    )
    return str(live_server.url)


@pytest.mark.parametrize("look", LOOKS)
def test_every_kind_of_page_is_accessible(
    site: str, chromium_browser: Browser, axe: Callable[[Page], None], look: str
):
    context = chromium_browser.new_context(**LOOKS[look])
    page = context.new_page()
    wide = []
    for kind, address in PAGES.items():
        page.goto(site + address)
        axe(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(kind)
    context.close()
    assert wide == [], f"These pages scroll sideways: {wide}"


def test_the_open_filters_are_accessible_on_a_phone(
    site: str, chromium_browser: Browser, axe: Callable[[Page], None]
):
    context = chromium_browser.new_context(**LOOKS["phone"])
    page = context.new_page()
    page.goto(f"{site}/measures/")
    expect(page.get_by_role("checkbox", name="In force", exact=True)).to_be_hidden()
    page.get_by_text("Filters and dates").click()
    expect(page.get_by_role("checkbox", name="In force", exact=True)).to_be_visible()
    axe(page)
    context.close()


def test_a_choice_updates_list_total_and_address_and_keeps_the_focus(site: str, chromium_page: Page):
    page = chromium_page
    page.goto(f"{site}/measures/")
    expect(page.get_by_role("status")).to_have_text("3 measures")
    page.get_by_role("checkbox", name="In force", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("1 measure")
    expect(page).to_have_url(f"{site}/measures/?stage=in_force")
    expect(page.get_by_role("checkbox", name="In force", exact=True)).to_be_focused()
    expect(page.get_by_role("checkbox", name="In force", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="not In force")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("3 measures")
    expect(page.get_by_role("checkbox", name="In force", exact=True)).not_to_be_checked()


def test_the_list_can_be_walked_by_keyboard_from_the_top(site: str, chromium_page: Page):
    page = chromium_page
    page.goto(f"{site}/measures/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("statute")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 measure")
    expect(page).to_have_url(f"{site}/measures/?q=statute")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("link", name="Remove filter Search: statute").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/measures/")


def test_a_facet_opened_by_hand_stays_open(site: str, chromium_page: Page):
    page = chromium_page
    page.goto(f"{site}/measures/")
    page.locator("#facet-instrument > summary").click()
    page.get_by_role("checkbox", name="In force", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("1 measure")
    expect(page.get_by_role("checkbox", name="Statute", exact=True)).to_be_visible()


def test_a_bad_date_is_answered_in_words_without_leaving_the_page(site: str, chromium_page: Page):
    page = chromium_page
    page.goto(f"{site}/measures/?happened_from=2021-01-01")
    page.locator("#facet-dates > summary").click()
    page.get_by_role("group", name="When it happened").get_by_label("To").fill("2020-01-01")
    page.get_by_role("searchbox").focus()
    expect(page.get_by_role("alert")).to_contain_text("Lies before happened_from")


def test_the_list_works_without_javascript(site: str, chromium_browser: Browser):
    context = chromium_browser.new_context(java_script_enabled=False, **LOOKS["light"])
    page = context.new_page()
    page.goto(f"{site}/measures/")
    page.get_by_role("checkbox", name="In force", exact=True).check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(f"{site}/measures/?stage=in_force")
    expect(page.get_by_role("status")).to_have_text("1 measure")
    expect(page.get_by_role("checkbox", name="In force", exact=True)).to_be_checked()
    page.get_by_role("link", name="Remove filter Stage: In force").click()
    page.get_by_label("As we knew it on").fill("2020-10-20")
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(f"{site}/measures/?known_at=2020-10-20")
    page.get_by_role("link", name="Possible restrictions").click()
    expect(page.get_by_text("This is version 1 of 3")).to_be_visible()
    context.close()


def test_the_time_zone_can_be_set_without_javascript(site: str, chromium_browser: Browser):
    context = chromium_browser.new_context(java_script_enabled=False, **LOOKS["phone"])
    page = context.new_page()
    page.goto(f"{site}/measures/US-2019-0007/1/")
    page.get_by_label("Show moments in").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Set time zone").click()
    expect(page).to_have_url(f"{site}/measures/US-2019-0007/1/")
    expect(page.get_by_text("8 Oct 2020, 09:00 JST").first).to_be_visible()
    context.close()


def test_the_readers_own_zone_is_offered(site: str, chromium_browser: Browser):
    context = chromium_browser.new_context(timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.goto(f"{site}/about/")
    expect(page.get_by_role("option", name="Pacific/Auckland (this device)")).to_be_attached()
    context.close()


def test_the_strip_names_itself_and_its_bars(site: str, chromium_page: Page):
    page = chromium_page
    page.goto(f"{site}/measures/US-2019-0004/")
    expect(page.get_by_role("img", name="Status strip of US-2019-0004")).to_be_visible()
    expect(page.locator("svg.strip .bar--halt title").first).to_have_text(
        "Prohibition 1: Blocked by a preliminary injunction, from 27 September 2020 to 16 June 2021"
    )
