"""An article is added in a real browser: by keyboard alone, and without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from policies.sources.models import Article
from tests.desk.test_article_intake import COURIER, HEADLINE
from tests.desk.test_pages_in_browser import sign_in
from tests.measures.factories import make_article, make_user
from tests.sources.stories import STORY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def begin(page: Page, live_server, username: str) -> None:
    sign_in(page, live_server, username)
    page.goto(live_server.url + reverse("desk:sources_article_add"))


def test_an_article_is_added_by_keyboard(chromium_page: Page, live_server, axe):
    begin(chromium_page, live_server, make_user("editor").username)
    axe(chromium_page)
    assert chromium_page.evaluate("document.activeElement.id") == "id_pasted"
    chromium_page.keyboard.insert_text(COURIER.read_text())
    chromium_page.keyboard.press("Tab")
    chromium_page.keyboard.press("Enter")
    chromium_page.wait_for_url("**/sources/article/add/?intake=*")
    assert chromium_page.input_value("#id_title") == HEADLINE
    axe(chromium_page)
    chromium_page.locator("#id_title").press("Enter")
    chromium_page.wait_for_url("**/sources/article/")
    assert Article.objects.get().publisher.name == "The Courier"


def test_a_reprint_is_confirmed_without_javascript(chromium_browser: Browser, live_server):
    first = make_article(text=STORY)
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    begin(page, live_server, make_user("editor").username)
    page.fill("#id_pasted", f"Payment apps may face limits\n{STORY}")
    page.get_by_role("button", name="Read it").click()
    page.fill("#id_url", "https://post.example/a")
    page.fill("#id_publisher_name", "The Valley Post")
    page.get_by_label("a reprint of").check()
    page.locator("#id_title").press("Enter")
    page.wait_for_url("**/sources/article/")
    context.close()
    assert Article.objects.exclude(pk=first.pk).get().origin == first.origin
