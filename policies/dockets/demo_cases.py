"""
The real course of seven cases, for a demonstration without the internet.

Days, kinds of filing and entry numbers are those of the court record as far as
it is known; filings known only to the month are left out. Case ids and
document ids are invented and begin with 99. Labels follow the courts' manner.
"""

from dataclasses import dataclass
from datetime import date

COMPLAINT = "Complaint"
AMENDED = "Amended Complaint"
INJUNCTION_MOTION = "Motion for Preliminary Injunction"
INJUNCTION_ORDER = "Order on Motion for Preliminary Injunction"
OPINION = "Memorandum Opinion"


@dataclass(frozen=True, slots=True)
class DemoFiling:
    """One filing: its day, its label, and its entry number where that is known."""

    day: date
    label: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DemoCase:
    court: str
    docket_number: str
    caption: str
    case_id: str
    filings: tuple[DemoFiling, ...]
    initials: str = ""


def _filed(day: str, label: str, number: int | None = None) -> DemoFiling:
    return DemoFiling(date.fromisoformat(day), label, number)


CASES = (
    DemoCase(
        "dcd",
        "1:20-cv-02658",
        "TIKTOK INC. et al v. TRUMP et al",
        "9900001",
        (
            _filed("2020-09-18", COMPLAINT, 1),
            _filed("2020-09-27", INJUNCTION_ORDER),
            _filed("2020-09-27", OPINION, 30),
            _filed("2020-10-08", "Notice of Appeal to DC Circuit Court"),
            _filed("2020-12-07", INJUNCTION_ORDER),
            _filed("2020-12-07", OPINION),
            _filed("2020-12-28", "Notice of Appeal to DC Circuit Court"),
        ),
    ),
    DemoCase(
        "paed",
        "2:20-cv-04597",
        "MARLAND et al v. TRUMP et al",
        "9900002",
        (
            _filed("2020-09-18", COMPLAINT, 1),
            _filed("2020-09-26", INJUNCTION_ORDER),
            _filed("2020-10-30", "Memorandum and/or Opinion"),
            _filed("2020-10-30", INJUNCTION_ORDER),
        ),
    ),
    DemoCase(
        "cand",
        "3:20-cv-05910",
        "U.S. WeChat Users Alliance et al v. Trump et al",
        "9900003",
        (
            _filed("2020-08-21", COMPLAINT, 1),
            _filed("2020-08-28", INJUNCTION_MOTION, 17),
            _filed("2020-09-08", "Opposition/Response to Motion", 22),
            _filed("2020-09-18", "Notice (Other)", 38),
            _filed("2020-09-18", INJUNCTION_MOTION, 48),
            _filed("2020-09-18", AMENDED, 49),
            _filed("2020-09-19", INJUNCTION_ORDER, 59),
            _filed("2020-09-24", "Motion to Stay", 68),
            _filed("2020-10-23", "Order on Motion to Stay"),
        ),
        initials="-LB",
    ),
    DemoCase(
        "cadc",
        "20-1444",
        "TikTok Inc., et al v. CFIUS, et al",
        "",
        (
            _filed("2020-11-10", "Petition for Review Case Docketed"),
            _filed("2021-02-19", "Order Filed (Case Held in Abeyance)"),
        ),
    ),
    DemoCase(
        "dcd",
        "1:21-cv-00280",
        "XIAOMI CORPORATION et al v. DEPARTMENT OF DEFENSE et al",
        "9900004",
        (
            _filed("2021-01-29", COMPLAINT, 1),
            _filed("2021-03-12", INJUNCTION_ORDER),
            _filed("2021-03-12", OPINION, 21),
            _filed("2021-05-11", "Joint Status Report"),
            _filed("2021-05-25", "Order"),
        ),
    ),
    DemoCase(
        "dcd",
        "1:21-cv-00583",
        "LUOKUNG TECHNOLOGY CORP. et al v. DEPARTMENT OF DEFENSE et al",
        "9900005",
        (
            _filed("2021-03-04", COMPLAINT, 1),
            _filed("2021-03-23", AMENDED, 22),
            _filed("2021-05-05", INJUNCTION_ORDER),
            _filed("2021-05-05", OPINION, 33),
        ),
    ),
    DemoCase(
        "scotus",
        "24-656",
        "TikTok Inc., et al. v. Garland",
        "",
        (
            _filed("2025-01-10", "Argued"),
            _filed("2025-01-17", "Judgment Affirmed, Opinion Per Curiam"),
        ),
    ),
)

# Appeals of the same disputes. They appear in the courts' feeds, but nobody watches them at first.
APPEALS = (
    DemoCase(
        "cadc",
        "20-5302",
        "TikTok Inc., et al v. Donald Trump, et al",
        "",
        (_filed("2021-07-12", "Motion Filed (Dismiss)"), _filed("2021-07-15", "Clerk's Order Filed")),
    ),
    DemoCase(
        "ca9",
        "20-16908",
        "U.S. WeChat Users Alliance, et al v. Donald Trump, et al",
        "",
        (
            _filed("2020-10-02", "Motion to Stay Filed"),
            _filed("2020-10-26", "Order Filed"),
            _filed("2021-01-14", "Argued and Submitted"),
            _filed("2021-02-11", "Motion to Hold in Abeyance Filed"),
            _filed("2021-08-10", "Order Filed (Voluntary Dismissal)"),
        ),
    ),
    DemoCase(
        "cadc",
        "24-1113",
        "TikTok Inc., et al v. Merrick Garland",
        "",
        (
            _filed("2024-05-07", "Petition for Review Case Docketed"),
            _filed("2024-12-06", "Opinion Filed"),
            _filed("2024-12-13", "Per Curiam Order Filed"),
        ),
    ),
)
