"""Who docketed an entry, told by the name or the initials that close its line."""

import re
from enum import Enum

_END = 400
_OPENED_BY = {")": "(", "]": "["}
# The day of entry, numbers of documents and of cases: what may follow the signature.
_AFTER = re.compile(
    r"(?:entered|filed|edited|modified)\b.*|[\d, :a-z-]{0,40}\d[\d, :a-z-]{0,40}", re.IGNORECASE
)
_OF_STAFF = re.compile(
    r"(?!(?:fee|free|other|draft|joint|party|part|sealed|cont|case|tro|ifp|pfr|"
    r"pdf)$)[a-z]{2,6}\d{0,2}[A-Z]?,?|"
    r"[A-Z]{2,4}|.*\b(?i:court staff|usbc|uspo|staff|deputy|clerk|admin|chambers)\b.*"
)
_OF_A_LAWYER = re.compile(r"[A-Z][\w'’.-]{1,30}(?: [A-Z][\w'’.-]{1,30}){0,2}, ?[A-Z][\w'’. -]{0,40}")
_LONGEST = 60
_MOST_BRACKETS = 8


class Docketed(Enum):
    """Who put an entry on the docket."""

    STAFF = "staff"
    LAWYER = "lawyer"


def docketed_by(said: str, court_kind: str) -> Docketed | None:
    """Give who closed the line of an unmasked entry; None where nobody is told, or it may be either."""
    line, staff = said[-_END:], False
    for _ in range(_MOST_BRACKETS):
        line = line.rstrip(" .,\n")
        begin = line.rfind(_OPENED_BY.get(line[-1:], "\n"))
        who = " ".join(line[begin + 1 : -1].split())
        if begin < 0 or len(who) > _LONGEST:
            break
        bracketed, line = line[begin], line[:begin]
        edited = line.lower().rfind("modified ", max(len(line) - 100, 0))
        if edited >= 0:
            # Whoever edited an entry did not file it.
            line = line[:edited]
        elif bracketed == "(" and _OF_STAFF.fullmatch(who):
            # A lawyer's filing that a clerk edited bears both names, the lawyer's first.
            staff = True
        elif bracketed == "(" and "," in who and _OF_A_LAWYER.fullmatch(who):
            # In bankruptcy courts clerks sign with their names as well.
            return None if court_kind == "bankruptcy" else Docketed.LAWYER
        elif staff or not _AFTER.fullmatch(who):
            break
    return Docketed.STAFF if staff else None
