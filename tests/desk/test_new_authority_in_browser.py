"""An authority that is not in the registry is made while the measure is logged."""

import pytest
from playwright.sync_api import Page

from policies.registry.models import Authority
from tests.desk import reference_case
from tests.desk.pages import Desk
from tests.measures.factories import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_citation_nobody_has_logged_is_made_in_a_window_and_picked(chromium_page: Page, live_server, axe):
    reference_case.registry()
    make_user("editor", username="erin")
    form = Desk(chromium_page, live_server.url).sign_in("erin", "correct horse").new_measure()
    with chromium_page.expect_popup() as opened:
        form.pick("authorities", "47 U.S.C. 214(a)")
    window = opened.value
    window.wait_for_load_state()
    assert window.locator("#id_title").input_value() == "47 U.S.C. 214(a)"
    assert window.locator("#id_citations-0-text").input_value() == "47 U.S.C. 214(a)"
    axe(window)
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()
    made = Authority.objects.get(citations__normal_forms__contains=["47 U.S.C. 214(a)"])
    chromium_page.wait_for_function("document.querySelector('#id_authorities').selectedOptions.length === 1")
    assert chromium_page.locator("#id_authorities").evaluate("field => field.value") == str(made.pk)
