"""One measure travels from a newspaper report to a partner's feed, in a browser, over HTTP, with a worker."""

import re
from collections.abc import Iterator

import httpx
import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from policies.dockets import watching
from policies.dockets.models import DocketEntry
from policies.dockets.tasks import dispatch
from policies.feed import keys
from policies.measures.models import Measure
from policies.publication.models import Release
from policies.review import workflow
from policies.review.models import Submission
from tests.dockets.conftest import court_server
from tests.dockets.court_server import CourtServer
from tests.dockets.factories import court, feed, item
from tests.measures.factories import make_article, make_jurisdiction, make_user
from tests.worker import Worker

__all__ = ["court_server"]
pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]

TITLE = "Curbs on the payment apps of Ant Group and Tencent"
NUMBER = "1:20-cv-02658"
PASSWORD = "correct horse"  # noqa: S105 - of users who live as long as this test


@pytest.fixture
def editor_page(live_server, chromium_browser: Browser) -> Iterator[Page]:
    yield from signed_in(live_server, chromium_browser, "erin")


@pytest.fixture
def reviewer_page(live_server, chromium_browser: Browser) -> Iterator[Page]:
    yield from signed_in(live_server, chromium_browser, "rosa")


def signed_in(live_server, browser: Browser, name: str) -> Iterator[Page]:
    # Both may decide on the work of others, so that only four eyes stand between an author and the log.
    User.objects.filter(pk=make_user("reviewer", username=name).pk).update(first_name=name.title())
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto("/desk/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    yield page
    context.close()


def log(page: Page) -> None:
    """Log the report, its docket and its source on the measure form."""
    page.goto("/desk/measures/measure/add/")
    page.locator("[name=title]").fill(TITLE)
    choose(page, "jurisdiction", "United States")
    page.locator("[name=year]").fill("2020")
    choose(page, "source", "US weighs curbs")
    page.locator("[name=source_descriptor]").fill("people familiar with the matter")
    page.locator("[name=source_count]").fill("2")
    open_tab(page, "events")
    page.locator("#events-group a", has_text="Add another").click()
    page.locator("[name=events-0-kind]").select_option("reported")
    page.locator("[name=events-0-summary]").fill("A newspaper reports that curbs are being explored.")
    page.locator("[name=events-0-happened_on]").fill("2020-10-07")
    open_tab(page, "litigation")
    page.locator("#litigation-group a", has_text="Add another").click()
    choose(page, "litigation-0-docket", NUMBER)
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("Where it stands")).to_be_visible()


def open_tab(page: Page, name: str) -> None:
    """Turn to a section of the form, through the menu of further tabs where it needs one."""
    tab = page.locator(f"a[href='#{name}']").first
    if not tab.is_visible():
        page.get_by_text("more_horiz").click()
    tab.click()


def choose(page: Page, field: str, typed: str) -> None:
    """Type into an autocomplete field and take the first thing it offers."""
    page.locator(f"[name={field}] + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(typed)
    page.locator(".select2-results__option", has_text=typed).first.click()


def decide(page: Page, verb: str) -> None:
    """Press the key of a decision on the review page, opening it where it is folded."""
    form = page.locator(f"form[action$='/{verb}/']")
    if not form.get_by_role("button").is_visible():
        form.locator("xpath=ancestor::details").locator("summary").first.click()
    form.get_by_role("button").click()


def test_a_measure_travels_from_a_report_to_a_partner(  # noqa: PLR0913, PLR0915 - it is the whole line
    live_server, editor_page: Page, reviewer_page: Page, court_server: CourtServer, real_worker: Worker
):
    make_jurisdiction()
    make_article(title="US weighs curbs on payment apps")
    feed_url = court_server.serves("/rss", feed(item(label="Complaint", entry=1)))
    watching.watch(court("dcd", feed_url=feed_url), docket_number=NUMBER, caption="Alpha v. Beta")
    _, secret = keys.issue(name="Partner")

    # Log and submit; the author's own approval is refused on the page, on POST and in the shell.
    log(editor_page)
    editor_page.get_by_role("link", name="Submit for review").click()
    editor_page.locator("main, body").get_by_role("button", name="Submit").first.click()
    expect(editor_page.get_by_text("You submitted this").first).to_be_visible()
    submission = Submission.objects.get()
    refused = editor_page.request.post(
        f"/desk/review/{submission.pk}/approve/",
        form={"digest": submission.digest, "csrfmiddlewaretoken": token(editor_page)},
        headers={"Referer": editor_page.url},
    )
    assert refused.status in (403, 409)
    with pytest.raises(workflow.Refused):
        workflow.approve(submission, by=submission.submitted_by, digest=submission.digest)
    assert not Release.objects.exists()
    reference = Measure.objects.get().reference
    assert httpx.get(f"{live_server.url}/measures/{reference}/").status_code == 404

    # A second person finds it on the dashboard, sees what would be published, approves and releases.
    reviewer_page.goto("/desk/")
    reviewer_page.get_by_role("link", name=re.compile(TITLE)).first.click()
    expect(reviewer_page.get_by_text("people familiar with the matter").first).to_be_visible()
    decide(reviewer_page, "approve")
    decide(reviewer_page, "release")
    expect(reviewer_page.get_by_text("Released").first).to_be_visible()
    release = Release.objects.get()
    assert (release.authors, release.approver) == (["Erin"], "Rosa")

    # An analyst finds it by filter and by search.
    page = reviewer_page
    page.goto("/measures/?stage=reported&q=tencent")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("Reported (1 anonymous origin) · 7 Oct 2020").first).to_be_visible()
    expect(page.get_by_text("two people familiar with the matter", exact=False).first).to_be_visible()

    # A partner pulls it with a key; an unchanged document is not sent twice.
    api = httpx.Client(base_url=live_server.url, headers={"Authorization": f"Bearer {secret}"})
    document = api.get(f"/api/v1/measures/{reference}/")
    assert document.text == release.document
    again = api.get(f"/api/v1/measures/{reference}/", headers={"If-None-Match": document.headers["ETag"]})
    assert again.status_code == 304
    assert [one["sequence"] for one in api.get("/api/v1/releases/?after=0").json()["results"]] == [1]

    # A real worker fetches the court's feed; the entry reaches the page and the inbox.
    dispatch.delay()
    real_worker.wait_for(DocketEntry.objects.exists, seconds=60, what="the docket entry")
    page.goto(f"/measures/{reference}/")
    expect(page.get_by_text("Complaint").first).to_be_visible()
    page.goto("/desk/inbox/")
    expect(page.get_by_text("Complaint").first).to_be_visible()
    expect(page.get_by_text(reference).first).to_be_visible()


def token(page: Page) -> str:
    return page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value") or ""
