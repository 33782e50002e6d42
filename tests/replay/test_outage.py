"""The court's server goes away and comes back: what is shown is true at every moment, and nothing is lost."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from django.test import Client
from lxml import html

from policies.dockets.models import Court, PollOutcome
from tests.desk.conftest import signed_in
from tests.measures.factories import make_user
from tests.replay import watching
from tests.replay.before import NAMED, newsroom
from tests.replay.court_process import CourtProcess
from tests.worker import Worker

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@dataclass(frozen=True)
class Told:
    """What the public page says of one court: its state, the moments it names, and entries by docket."""

    chip: str
    words: str
    moments: frozenset[datetime]
    seen: dict[str, str]


def test_courts_that_cannot_be_reached_are_named_until_they_are_back(
    court_process: CourtProcess, real_worker: Worker
) -> None:
    newsroom()
    watching.replay(court_process, real_worker)
    # From here on a court is only visited when the test says so, however slow the machine.
    Court.objects.update(poll_every=3600)
    watching.visit_all(real_worker)
    all_is_well()
    before, seen, checked = watching.rows(), entries_shown(), good_checks()

    court_process.stop()
    visits = watching.visit_all(real_worker)
    assert {visit.outcome for visit in visits} == {PollOutcome.FAILED}
    since = {visit.court.slug: visit.finished_at for visit in visits}
    failing_is_shown(since, checked, words="the last visit failed, since")

    # Who fails again fails since the first time, and is visited more rarely.
    watching.visit_all(real_worker)
    failing_is_shown(since, checked, words="visits failed, since")
    assert all(court.failures > 1 for court in Court.objects.watched())
    assert (watching.rows(), entries_shown()) == (before, seen)

    # The court plays its cases from the first filing again, so its feeds are short at first.
    court_process.start()
    visits = watching.visit_all(real_worker)
    assert {(visit.outcome, visit.new, visit.updated) for visit in visits} == {(PollOutcome.CHANGED, 0, 0)}
    all_is_well()
    assert all(good_checks()[court] > moment for court, moment in checked.items())
    assert (watching.rows(), entries_shown()) == (before, seen)


def all_is_well() -> None:
    """See that page, dashboard and monitor know of no trouble."""
    assert {told.chip for told in coverage().values()} == {"Watched"}
    assert "Courts with problems" not in dashboard()
    health = Client().get("/healthz").json()
    assert (health["courts"]["failing"], health["failing_since"]) == (0, {})


def failing_is_shown(since: dict[str, datetime], checked: dict[str, datetime], *, words: str) -> None:
    """See that each court's failure is told with its moment: to readers where a release names a docket.

    The dashboard names every court.
    """
    shown = coverage()
    assert shown.keys() == {court for court, _ in NAMED} < since.keys()
    for slug, told in shown.items():
        assert told.chip == "Failing"
        assert words in told.words
        assert {at.replace(microsecond=0) for at in (since[slug], checked[slug])} <= told.moments
    panel = dashboard()["Courts with problems"]
    for court in Court.objects.watched():
        moment = since[court.slug]
        assert f"{court} Failing since {moment:%d %b %Y, %H:%M} UTC: The court could not be reached" in panel
    health = Client().get("/healthz").json()
    # The tracker itself works: a monitor must not wake anybody up to start it anew.
    assert health["status"] == "ok"
    assert health["courts"]["failing"] == len(shown)
    failing = {court: datetime.fromisoformat(at) for court, at in health["failing_since"].items()}
    assert failing == {court: since[court] for court in shown}


def coverage() -> dict[str, Told]:
    """Read the public page, court by court."""
    page = html.fromstring(Client().get("/coverage/").content.decode())
    found = {}
    for section in page.xpath("//section[h2[starts-with(@id, 'court-')]]"):
        court = section.find("h2").get("id").removeprefix("court-")
        found[court] = Told(
            chip=section.xpath("string(.//span[contains(@class, 'chip--')])").strip(),
            words=" ".join(section.text_content().split()),
            moments=frozenset(datetime.fromisoformat(at) for at in section.xpath("./p//time/@datetime")),
            seen={row.findtext("th"): row.xpath("string(td[2])") for row in section.iterfind(".//tbody/tr")},
        )
    return found


def entries_shown() -> dict[str, str]:
    """Give how many entries the public page counts, docket by docket."""
    shown = {docket: seen for told in coverage().values() for docket, seen in told.seen.items()}
    assert set(shown) == {number for _, number in NAMED}
    return shown


def dashboard() -> dict[str, str]:
    """Give the words of each panel of a fresh editor's dashboard, by its title."""
    page = html.fromstring(signed_in(make_user()).get("/desk/").content.decode())
    panels = page.xpath("//section[contains(@class, 'queue')]")
    return {panel.get("aria-label") or "": " ".join(" ".join(panel.itertext()).split()) for panel in panels}


def good_checks() -> dict[str, datetime]:
    """Give when each court was last visited with success."""
    return {court.slug: court.last_success_at for court in Court.objects.watched() if court.last_success_at}
