"""Feeds as courts write them, for tests; needs neither Django nor a database."""

from html import escape


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
