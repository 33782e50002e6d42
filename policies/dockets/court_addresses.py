"""Find the addresses of dockets at PACER, CourtListener and the Supreme Court in a text, and read them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from policies.dockets.court_names import courts

COURTLISTENER = "https://www.courtlistener.com"
ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]{1,40}\.){1,4}(?:gov|com|org|us)(?::\d{1,5})?(?:/[^\s<>\"]{0,1500}|(?![\w.-]))",
    re.I,
)
ECF_HOST = re.compile(r"^(?:ecf|pcl|www)?\.?([a-z0-9]{3,5})\.uscourts\.gov$")
ACMS_HOST = re.compile(r"^(ca\d{1,2}|cadc|cafc)-(?:portal|showdoc)\.")
PAGES_OF_A_CASE = re.compile(
    r"/(?:DktRpt|iqquerymenu|HistDocQry|qrySummary|qryParties|FilerQry|RelTransactQry|CaseSummary|iquery)\.pl$",
    re.I,
)
CASE_ID_ALONE = re.compile(r"^(\d{1,12})(?:[&-].{0,80})?$")
NAMED_IN_RECAP = re.compile(r"gov[._]uscourts[._]([a-z0-9]{2,12})[._](\d{1,12})")
DOCKET_AT_COURTLISTENER = re.compile(r"^/docket/(\d{1,12})(?:/|$)|^/api/rest/v\d/dockets/(\d{1,12})(?:/|$)")
SUPREME = re.compile(r"(?:/|=)(\d{2}-\d{1,5}|\d{2}[AMO]\d{1,4})(?:\.html|\.json)?$", re.I)


@dataclass(frozen=True, slots=True)
class CourtAddress:
    """What an address says of a docket; empty where it is silent."""

    written: str
    court: str = ""
    number: str = ""
    case_id: str = ""
    courtlistener_id: int | None = None


def found(text: str) -> Iterator[CourtAddress]:
    """Give the addresses of courts and of CourtListener in a text; others are left aside."""
    for match in ADDRESS.finditer(text):
        address = _read(match[0])
        if address is not None:
            yield address


def _read(written: str) -> CourtAddress | None:
    try:
        parts = urlsplit(written if "://" in written else f"https://{written}")
        host = (parts.hostname or "").casefold()
    except ValueError:
        return None
    recap = NAMED_IN_RECAP.search(written)
    if recap and recap[1] in courts():
        return CourtAddress(written, court=recap[1], case_id=recap[2])
    if host in {"www.courtlistener.com", "courtlistener.com"}:
        docket = DOCKET_AT_COURTLISTENER.match(parts.path)
        number = next(filter(None, docket.groups()), "") if docket else ""
        return CourtAddress(written, courtlistener_id=int(number)) if number else None
    if host in {"www.supremecourt.gov", "supremecourt.gov"}:
        case = SUPREME.search(f"{parts.path}?{parts.query}".rstrip("?"))
        return CourtAddress(written, court="scotus", number=case[1].upper() if case else "")
    acms = ACMS_HOST.match(host)
    ecf = ECF_HOST.match(host)
    slug = acms[1] if acms else ecf[1] if ecf else ""
    if slug not in courts():
        return None
    return CourtAddress(
        written, court=slug, number=_number(parts.query), case_id=_case_id(parts.path, parts.query)
    )


def _number(query: str) -> str:
    """Give the docket number that the address of a page names."""
    asked = parse_qs(query, max_num_fields=50) if query.count("&") < 50 else {}
    named = [
        value
        for name, values in asked.items()
        if name.casefold() in {"casenumber", "casenum"}
        for value in values
    ]
    return unquote(named[0])[:60] if named else ""


def _case_id(path: str, query: str) -> str:
    """Give PACER's case id; a query that only names a session (`…-L_1_0-1`) has none."""
    named = re.search(r"(?:^|[?&])(?:caseid|case_id)=(\d{1,12})(?:&|$)", query, re.I)
    if named:
        return named[1]
    document = re.match(r"^\d{1,9},(\d{1,12}),", query)
    if document and path.endswith("/show_case_doc"):
        return document[1]
    alone = CASE_ID_ALONE.match(query)
    return alone[1] if alone and PAGES_OF_A_CASE.search(path) and "L_" not in query else ""
