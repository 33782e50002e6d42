"""A court for demonstrations: feeds of the seven cases in the courts' own form, played fast."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from policies.dockets.adapters import pacer_rss
from policies.dockets.demo_cases import APPEALS, CASES, DemoCase, DemoFiling
from policies.dockets.federal_courts import FederalCourt, every_court
from policies.dockets.merge import merge
from policies.dockets.models import Court

POLL_EVERY = 10
# Names of entries must outlive a change of port, so they do not carry the server's address.
GUID_HOST = "https://demo-court.invalid"
FIRST_FILING = time(12, 0)


@dataclass(frozen=True, slots=True)
class Scene:
    """One filing in its case; `place` counts the filings of the case from 1."""

    case: DemoCase
    filing: DemoFiling
    place: int

    @property
    def sequence(self) -> int:
        """Give the place of the filing in its case, as the court's own numbering does."""
        return self.place + 2


def scenes() -> list[Scene]:
    """Give all filings of all cases in the order in which they were made."""
    every = [
        Scene(case, filing, place)
        for case in (*CASES, *APPEALS)
        for place, filing in enumerate(case.filings, start=1)
    ]
    return sorted(every, key=lambda scene: scene.filing.day)


def courts() -> dict[str, FederalCourt]:
    """Give the courts of the demonstration by slug."""
    needed = {scene.case.court for scene in scenes()}
    return {court.slug: court for court in every_court() if court.slug in needed}


def feed(court: str, *, shown: int, base_url: str) -> bytes:
    """
    Give the court's feed after the first `shown` filings of all courts, newest item first.

    The same arguments give the same bytes. Only days are known of most
    filings; the hours are set at noon, a minute apart.
    """
    federal = courts()[court]
    past = [scene for scene in scenes()[:shown] if scene.case.court == court]
    items = "".join(_item(scene, federal, base_url) for scene in reversed(past))
    built = _filed_at(past[-1], federal) if past else datetime(2020, 8, 1, tzinfo=UTC)
    note = (
        " (demonstration; this court has no such feed)" if federal.kind == "supreme" else " (demonstration)"
    )
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>{escape(federal.name)} - Recent Entries</title>\n<link>{base_url}/{court}</link>\n"
        f"<description>Docket entries of type: all{note}</description>\n"
        f"<lastBuildDate>{_written(built)}</lastBuildDate>\n{items}</channel>\n</rss>\n"
    ).encode("iso-8859-1", "xmlcharrefreplace")


@transaction.atomic
def plant_courts(base_url: str) -> list[Court]:
    """Point the courts of the demonstration at the local server, and poll them every ten seconds."""
    planted = []
    for slug, court in courts().items():
        known, _ = Court.objects.get_or_create(
            slug=slug,
            defaults={
                "name": court.name,
                "citation": court.citation,
                "kind": court.kind,
                "time_zone": court.time_zone,
            },
        )
        known.feed_url = f"{base_url}/{slug}/rss"
        known.poll_every = POLL_EVERY
        known.body_digest = ""
        known.next_poll_at = timezone.now()
        known.save(update_fields=["feed_url", "poll_every", "body_digest", "next_poll_at"])
        planted.append(known)
    return planted


@transaction.atomic
def deliver(*, until: date, base_url: str, now: datetime) -> int:
    """Store, without a server, what watched dockets held after a day; give how many entries are new."""
    shown = sum(scene.filing.day <= until for scene in scenes())
    new = 0
    for court in Court.objects.filter(slug__in=courts()):
        reading = pacer_rss.read(feed(court.slug, shown=shown, base_url=base_url))
        new += merge(court, reading.entries, now=now).new
    return new


def _item(scene: Scene, court: FederalCourt, base_url: str) -> str:
    case, filing = scene.case, scene.filing
    if court.kind == "district":
        link = f"{base_url}/{case.court}/cgi-bin/DktRpt.pl?{case.case_id}"
        guid = f"{GUID_HOST}/{case.court}/cgi-bin/DktRpt.pl?{case.case_id}&{scene.sequence}"
    else:
        link = f"{base_url}/{case.court}/docket?caseNum={case.docket_number}"
        guid = f"{GUID_HOST}/{case.court}/docket?caseNum={case.docket_number}&partId=99{scene.sequence:05d}"
    title = f"{case.docket_number}{case.initials} {case.caption}"
    return (
        f"<item>\n<title>{escape(title)}</title>\n<link>{escape(link)}</link>\n"
        f"<description>{escape(f'[{filing.label}]{_link(scene, base_url)}')}</description>\n"
        f'<guid isPermaLink="false">{escape(guid)}</guid>\n'
        f"<pubDate>{_written(_filed_at(scene, court))}</pubDate>\n</item>\n"
    )


def _link(scene: Scene, base_url: str) -> str:
    """Give the link to the document in the court's form; entries without a number have none."""
    if scene.filing.number is None:
        return ""
    document = f"9910{scene.case.case_id[-4:]}{scene.filing.number:04d}"
    query = f"caseid={scene.case.case_id}&de_seq_num={scene.sequence}"
    url = f"{base_url}/{scene.case.court}/doc1/{document}?{query}"
    return f' (<a href="{url}" >{scene.filing.number}</a>)'


def _filed_at(scene: Scene, court: FederalCourt) -> datetime:
    noon = datetime.combine(scene.filing.day, FIRST_FILING, ZoneInfo(court.time_zone))
    return (noon + timedelta(minutes=scene.place)).astimezone(UTC)


def _written(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)
