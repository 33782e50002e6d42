"""Courts, dockets and feeds for tests."""

from html import escape
from importlib import import_module
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.auth.models import User

from policies.dockets import watching
from policies.dockets.federal_courts import every_court
from policies.dockets.models import Court, Docket


def court(slug: str = "dcd", *, feed_url: str = "http://127.0.0.1:9/rss") -> Court:
    """Give a court of the real list, its feed pointing nowhere unless told."""
    federal = next(court for court in every_court() if court.slug == slug)
    planted, _ = Court.objects.update_or_create(
        slug=slug,
        defaults={
            "name": federal.name,
            "citation": federal.citation,
            "kind": federal.kind,
            "time_zone": federal.time_zone,
            "feed_url": feed_url,
        },
    )
    return planted


def watched(
    slug: str = "dcd", number: str = "1:20-cv-02658", *, feed_url: str = "http://127.0.0.1:9/rss"
) -> Docket:
    return watching.watch(court(slug, feed_url=feed_url), docket_number=number)


def token() -> UUID:
    return uuid4()


def default_rules() -> None:
    """Plant the rules of the migration again, which a test that flushes takes away."""
    planted = import_module("policies.dockets.migrations.0010_default_mute_rules")
    planted.plant(apps, None)


def editor(name: str = "editor") -> User:
    return User.objects.get_or_create(username=name)[0]


def item(  # noqa: PLR0913 (one argument per element of an item)
    *,
    number: str = "1:20-cv-02658",
    case_id: str = "555001",
    sequence: int = 4,
    label: str = "Order",
    entry: int | None = None,
    published: str = "Mon, 21 Sep 2020 15:00:00 GMT",
    caption: str = "ALPHA v. BETA",
) -> str:
    """Give one item as a district court writes it."""
    link = f"https://ecf.dcd.uscourts.gov/cgi-bin/DktRpt.pl?{case_id}"
    document = ""
    if entry is not None:
        url = f"https://ecf.dcd.uscourts.gov/doc1/0450{int(case_id) % 10000:04d}{entry:04d}"
        document = f' (<a href="{url}?caseid={case_id}&de_seq_num={sequence}" >{entry}</a>)'
    return (
        f"<item><title>{escape(f'{number} {caption}')}</title><link>{link}</link>"
        f"<description>{escape(f'[{label}]{document}')}</description>"
        f'<guid isPermaLink="true">{link}&amp;{sequence}</guid><pubDate>{published}</pubDate></item>'
    )


def feed(*items: str, built: str = "Mon, 21 Sep 2020 16:00:00 GMT") -> bytes:
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel>'
        "<title>District of Columbia - Recent Entries</title><link>https://ecf.dcd.uscourts.gov</link>"
        f"<description>Docket entries of type: all</description><lastBuildDate>{built}</lastBuildDate>"
        f"{''.join(items)}</channel></rss>"
    ).encode("latin-1", "xmlcharrefreplace")
