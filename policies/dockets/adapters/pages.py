"""Read whatever docket page an editor saved or pasted: PACER's reports, or the Supreme Court's JSON."""

from policies.dockets.adapters import pacer_appeal, pacer_docket, pacer_history, supreme_court
from policies.dockets.adapters.contract import FeedUnreadable, PageReading
from policies.dockets.adapters.markup import LARGEST_PAGE, page

UNKNOWN = (
    "This is no docket page that is understood. Save PACER's docket report, its history report, "
    "the docket of a court of appeals, or the Supreme Court's JSON, and upload the file as it is."
)


def read(body: bytes) -> PageReading:
    """Read the page. Raises FeedUnreadable where it is none of the known kinds."""
    if body.lstrip()[:1] == b"{" and len(body) <= LARGEST_PAGE:
        record = supreme_court.parsed(body.decode("utf-8-sig", errors="replace"))
        if isinstance(record, dict) and supreme_court.recognises(record):
            return supreme_court.read(record)
        raise FeedUnreadable(UNKNOWN)
    root = page(body)
    for kind in (pacer_history, pacer_appeal, pacer_docket):
        if kind.recognises(root):
            return kind.read(root)
    raise FeedUnreadable(UNKNOWN)
