"""Records as CourtListener writes them."""

import json
from typing import Any

DOCKET_ID = 18466210


def document(**changes: Any) -> dict[str, Any]:
    return {
        "id": 9001,
        "document_type": 1,
        "document_number": "27",
        "attachment_number": None,
        "pacer_doc_id": "04518117526",
        "absolute_url": f"/docket/{DOCKET_ID}/27/alpha-v-beta/",
        "filepath_local": "recap/gov.uscourts.dcd.222257/gov.uscourts.dcd.222257.27.0.pdf",
        "description": "Order on Motion for Preliminary Injunction",
        **changes,
    }


def entry(**changes: Any) -> dict[str, Any]:
    return {
        "id": 7001,
        "docket": f"https://www.courtlistener.com/api/rest/v4/dockets/{DOCKET_ID}/",
        "date_created": "2020-09-28T01:02:03-07:00",
        "date_modified": "2020-09-28T01:02:03.456789-07:00",
        "date_filed": "2020-09-27",
        "time_filed": None,
        "entry_number": 27,
        "recap_sequence_number": "2020-09-27.001",
        "pacer_sequence_number": 104,
        "description": "ORDER granting 15 Motion for Preliminary Injunction.",
        "recap_documents": [document()],
        "tags": [],
        **changes,
    }


def docket(**changes: Any) -> dict[str, Any]:
    return {
        "id": DOCKET_ID,
        "court": "https://www.courtlistener.com/api/rest/v4/courts/dcd/",
        "court_id": "dcd",
        "docket_number": "1:20-cv-02658",
        "pacer_case_id": "222257",
        "case_name": "Alpha Inc. v. Beta",
        "assigned_to_str": "Rosa Clerk",
        "date_filed": "2020-09-18",
        **changes,
    }


def listed(*records: Any, next_address: str | None = None) -> bytes:
    return json.dumps({"next": next_address, "previous": None, "results": list(records)}).encode()


def alert(*records: Any, event_type: int = 1) -> bytes:
    webhook = {"version": 2, "event_type": event_type, "date_created": "2022-01-01T00:00:00Z"}
    return json.dumps({"payload": {"results": list(records)}, "webhook": webhook}).encode()


def in_alert(**changes: Any) -> dict[str, Any]:
    """Give an entry as an alert carries it: the docket is a number."""
    return entry(**{"docket": DOCKET_ID, **changes})
