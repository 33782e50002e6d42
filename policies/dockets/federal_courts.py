"""
The federal courts that can be watched: 94 district courts, the Court of International Trade, 13 courts of
appeals, the Supreme Court.

Identifiers are PACER's (and CourtListener's), citation forms the Bluebook's. The
time zone is that of the court's principal seat; it decides on which day an
entry was filed. A busy court's feed shows new items all through its working
day and spans hours only; a quiet one's may rightly be silent for half a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

DISTRICT_FEED = "https://ecf.{court}.uscourts.gov/cgi-bin/rss_outside.pl"
APPELLATE_FEED = "https://ecf.{court}.uscourts.gov/n/beam/servlet/TransportRoom?servlet=RSSGenerator"
FEEDS_ELSEWHERE = {
    "nyed": "https://ecf.nyed.uscourts.gov/cgi-bin/readyDockets.pl",
    "ared": "https://ecf.ared.uscourts.gov/cgi-bin/rss_outside4.pl",
}

EASTERN = "America/New_York"
CENTRAL = "America/Chicago"
MOUNTAIN = "America/Denver"
PACIFIC = "America/Los_Angeles"
DETROIT = "America/Detroit"
INDIANA = "America/Indiana/Indianapolis"

# State code of PACER: (name, citation, time zone, districts; an empty district letter is the whole state)
STATES: dict[str, tuple[str, str, str, str]] = {
    "ak": ("Alaska", "Alaska", "America/Anchorage", ""),
    "al": ("Alabama", "Ala.", CENTRAL, "nms"),
    "ar": ("Arkansas", "Ark.", CENTRAL, "ew"),
    "az": ("Arizona", "Ariz.", "America/Phoenix", ""),
    "ca": ("California", "Cal.", PACIFIC, "cens"),
    "co": ("Colorado", "Colo.", MOUNTAIN, ""),
    "ct": ("Connecticut", "Conn.", EASTERN, ""),
    "dc": ("District of Columbia", "D.C.", EASTERN, ""),
    "de": ("Delaware", "Del.", EASTERN, ""),
    "fl": ("Florida", "Fla.", EASTERN, "mns"),
    "ga": ("Georgia", "Ga.", EASTERN, "mns"),
    "gu": ("Guam", "Guam", "Pacific/Guam", ""),
    "hi": ("Hawaii", "Haw.", "Pacific/Honolulu", ""),
    "ia": ("Iowa", "Iowa", CENTRAL, "ns"),
    "id": ("Idaho", "Idaho", "America/Boise", ""),
    "il": ("Illinois", "Ill.", CENTRAL, "cns"),
    "in": ("Indiana", "Ind.", INDIANA, "ns"),
    "ks": ("Kansas", "Kan.", CENTRAL, ""),
    "ky": ("Kentucky", "Ky.", EASTERN, "ew"),
    "la": ("Louisiana", "La.", CENTRAL, "emw"),
    "ma": ("Massachusetts", "Mass.", EASTERN, ""),
    "md": ("Maryland", "Md.", EASTERN, ""),
    "me": ("Maine", "Me.", EASTERN, ""),
    "mi": ("Michigan", "Mich.", DETROIT, "ew"),
    "mn": ("Minnesota", "Minn.", CENTRAL, ""),
    "mo": ("Missouri", "Mo.", CENTRAL, "ew"),
    "ms": ("Mississippi", "Miss.", CENTRAL, "ns"),
    "mt": ("Montana", "Mont.", MOUNTAIN, ""),
    "nc": ("North Carolina", "N.C.", EASTERN, "emw"),
    "nd": ("North Dakota", "N.D.", CENTRAL, ""),
    "ne": ("Nebraska", "Neb.", CENTRAL, ""),
    "nh": ("New Hampshire", "N.H.", EASTERN, ""),
    "nj": ("New Jersey", "N.J.", EASTERN, ""),
    "nm": ("New Mexico", "N.M.", MOUNTAIN, ""),
    "nmi": ("Northern Mariana Islands", "N. Mar. I.", "Pacific/Saipan", ""),
    "nv": ("Nevada", "Nev.", PACIFIC, ""),
    "ny": ("New York", "N.Y.", EASTERN, "ensw"),
    "oh": ("Ohio", "Ohio", EASTERN, "ns"),
    "ok": ("Oklahoma", "Okla.", CENTRAL, "enw"),
    "or": ("Oregon", "Or.", PACIFIC, ""),
    "pa": ("Pennsylvania", "Pa.", EASTERN, "emw"),
    "pr": ("Puerto Rico", "P.R.", "America/Puerto_Rico", ""),
    "ri": ("Rhode Island", "R.I.", EASTERN, ""),
    "sc": ("South Carolina", "S.C.", EASTERN, ""),
    "sd": ("South Dakota", "S.D.", CENTRAL, ""),
    "tn": ("Tennessee", "Tenn.", CENTRAL, "emw"),
    "tx": ("Texas", "Tex.", CENTRAL, "ensw"),
    "ut": ("Utah", "Utah", MOUNTAIN, ""),
    "va": ("Virginia", "Va.", EASTERN, "ew"),
    "vi": ("Virgin Islands", "V.I.", "America/St_Thomas", ""),
    "vt": ("Vermont", "Vt.", EASTERN, ""),
    "wa": ("Washington", "Wash.", PACIFIC, "ew"),
    "wi": ("Wisconsin", "Wis.", CENTRAL, "ew"),
    "wv": ("West Virginia", "W. Va.", EASTERN, "ns"),
    "wy": ("Wyoming", "Wyo.", MOUNTAIN, ""),
}
DISTRICT_NAMES = {
    "": "",
    "c": "Central ",
    "e": "Eastern ",
    "m": "Middle ",
    "n": "Northern ",
    "s": "Southern ",
    "w": "Western ",
}
NAMES_ELSEWHERE = {
    "dcd": "District Court for the District of Columbia",
    "gud": "District Court of Guam",
    "nmid": "District Court for the Northern Mariana Islands",
    "vid": "District Court of the Virgin Islands",
}
SEATS_ELSEWHERE = {"kywd": "America/Kentucky/Louisville", "tned": EASTERN}

# The district courts with the most filings. The feeds of courts of appeals list little beside opinions.
BUSY = frozenset(
    (
        *("azd", "cacd", "caed", "cand", "casd", "cod", "dcd", "ded", "flmd", "flsd", "gand", "ilnd"),
        *("insd", "laed", "mad", "mdd", "mied", "mnd", "moed", "njd", "nvd", "nyed", "nysd", "ohnd"),
        *("ohsd", "paed", "txed", "txnd", "txsd", "txwd", "vaed", "wawd"),
    )
)

CIRCUITS = (
    ("ca1", "First", "1st Cir.", EASTERN),
    ("ca2", "Second", "2d Cir.", EASTERN),
    ("ca3", "Third", "3d Cir.", EASTERN),
    ("ca4", "Fourth", "4th Cir.", EASTERN),
    ("ca5", "Fifth", "5th Cir.", CENTRAL),
    ("ca6", "Sixth", "6th Cir.", EASTERN),
    ("ca7", "Seventh", "7th Cir.", CENTRAL),
    ("ca8", "Eighth", "8th Cir.", CENTRAL),
    ("ca9", "Ninth", "9th Cir.", PACIFIC),
    ("ca10", "Tenth", "10th Cir.", MOUNTAIN),
    ("ca11", "Eleventh", "11th Cir.", EASTERN),
    ("cadc", "District of Columbia", "D.C. Cir.", EASTERN),
    ("cafc", "Federal", "Fed. Cir.", EASTERN),
)


@dataclass(frozen=True, slots=True)
class FederalCourt:
    slug: str
    name: str
    citation: str
    kind: str
    time_zone: str
    feed_url: str
    pace: str = "quiet"


def every_court() -> Iterator[FederalCourt]:
    """Give every court of the three tiers; of two no feed is known, so that pages and CourtListener serve."""
    for state in STATES:
        for letter in STATES[state][3] or ("",):
            yield _district(state, letter)
    yield FederalCourt("cit", "Court of International Trade", "Ct. Int’l Trade", "trade", EASTERN, "")
    for slug, circuit, citation, zone in CIRCUITS:
        name = f"Court of Appeals for the {circuit} Circuit"
        yield FederalCourt(slug, name, citation, "appellate", zone, APPELLATE_FEED.format(court=slug))
    yield FederalCourt("scotus", "Supreme Court of the United States", "U.S.", "supreme", EASTERN, "")


def _district(state: str, letter: str) -> FederalCourt:
    name, citation, zone, _ = STATES[state]
    slug = f"{state}{letter}d"
    initials = f"{letter.upper()}.D." if letter else "D."
    return FederalCourt(
        slug=slug,
        name=NAMES_ELSEWHERE.get(slug, f"District Court for the {DISTRICT_NAMES[letter]}District of {name}"),
        citation=f"{initials}{'' if _is_initials(citation) else ' '}{citation}",
        kind="district",
        time_zone=SEATS_ELSEWHERE.get(slug, zone),
        feed_url=FEEDS_ELSEWHERE.get(slug, DISTRICT_FEED.format(court=slug)),
        pace="busy" if slug in BUSY else "quiet",
    )


def _is_initials(citation: str) -> bool:
    """Tell `N.Y.`, which closes up (S.D.N.Y.), from `Cal.`, which does not (N.D. Cal.)."""
    return all(len(part) == 1 for part in citation.rstrip(".").split("."))
