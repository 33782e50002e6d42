"""What a released document says of the five provisions on a day."""

import json
from typing import Any

from policies.publication.models import Release

BLOCKED = "enjoined_preliminary"


class Published:
    """A released document."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.document: dict[str, Any] = json.loads(release.document)

    def blocked_on(self, day: str) -> set[int]:
        """Give the numbers of the provisions that a preliminary injunction blocks on a day."""
        return {number for number, effect in self._effects_on(day).items() if effect["state"] == BLOCKED}

    def blocking_on(self, day: str) -> dict[int, set[str]]:
        """Give the days of the orders that block each blocked provision on a day."""
        days = {event["id"]: event["happened_on"] for event in self.document["events"]}
        blocked = self.blocked_on(day)
        return {
            number: {days[event] for event in effect["events"]}
            for number, effect in self._effects_on(day).items()
            if number in blocked
        }

    def effect_on(self, day: str) -> str:
        """Give the effect of the whole measure on a day."""
        timeline = self.document["effect"]["timeline"]
        return next(span["effect"] for span in timeline if _covers(span, day))

    def cited_entries(self) -> set[tuple[str, str, str]]:
        """Give the docket entries that events cite as (docket, day, label)."""
        cited = [
            citation["docket_entry"] for event in self.document["events"] for citation in event["citations"]
        ]
        return {(entry["docket_number"], entry["filed_on"], entry["label"]) for entry in cited if entry}

    def _effects_on(self, day: str) -> dict[int, dict[str, Any]]:
        return {
            part["number"]: next(
                effect
                for effect in part["effects"]
                if effect["scope"] == "nationwide" and _covers(effect, day)
            )
            for part in self.document["provisions"]
        }


def _covers(span: dict[str, Any], day: str) -> bool:
    return (span["from"] is None or span["from"] <= day) and (span["to"] is None or day < span["to"])
