"""A real browser for tests: Chromium, found on the machine, and axe in it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium as root has no sandbox; without the others it looks for its maker's servers all the time.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Axe's rules that make up WCAG 2.2 at the levels A and AA.
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def chromium() -> str:
    """Give the path of Chromium: the variable CHROMIUM, else the first on the PATH, else nothing."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """Start one browser for all tests; skip them where there is none."""
    program = chromium()
    if not program:
        pytest.skip("no Chromium on this machine: install it, or name it in CHROMIUM")
    # Playwright's loop runs in this thread until the end, where Django would refuse every query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def chromium_page(chromium_browser: Browser) -> Iterator[Page]:
    """Open a page without cookies; the test fails when the page wrote an error to its console."""
    context = chromium_browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    # A refused form or a page that is not there is often what a test wants to see.
    serious = [complaint for complaint in complaints if "Failed to load resource" not in complaint]
    assert not serious, f"The browser complained: {serious}"


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Give a check that the page meets WCAG 2.2 AA, as far as a program can tell."""

    def check(page: Page) -> None:
        found = Axe().run(page, options={"runOnly": WCAG_22_AA, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()

    return check
