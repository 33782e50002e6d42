"""The browser fixtures themselves: what they let through and what they report."""

import pytest

pytestmark = pytest.mark.browser


def test_axe_reports_a_picture_without_a_description(chromium_page, axe):
    chromium_page.set_content('<html lang="en"><title>t</title><main><img src="data:,"></main>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(chromium_page)


def test_axe_runs_under_the_sites_own_content_policy(chromium_page, axe, live_server):
    chromium_page.goto(f"{live_server.url}/about/")
    axe(chromium_page)
