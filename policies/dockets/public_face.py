"""What readers and partners may see of a docket itself: nothing that only one person typed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from policies.dockets.models import Docket, DocketName, NameKind


class Frozen(Protocol):
    """How a release names a docket, which two persons have seen."""

    @property
    def docket_number(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def judge(self) -> str: ...
    @property
    def filed_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Face:
    """Number, caption, judge and day of filing of a docket, as they are public."""

    docket_number: str
    caption: str = ""
    judge: str = ""
    filed_on: date | None = None


def faces(dockets: Iterable[Docket], *, frozen: Mapping[int, Frozen]) -> dict[int, Face]:
    """
    Give the public face of each docket by its key, in one query; `frozen` is how releases name them.

    What is in use on the desk is public where a release froze it, or a court or CourtListener
    showed it. Else a release's word stands, else the one that was shown last.
    """
    found = list(dockets)
    shown = _shown([docket.pk for docket in found])
    return {docket.pk: _face(docket, shown[docket.pk], frozen.get(docket.pk)) for docket in found}


def _face(docket: Docket, shown: Mapping[NameKind, list[str]], frozen: Frozen | None) -> Face:
    frozen = frozen or Face(docket.docket_number)
    day = _public(_written(docket.filed_on), _written(frozen.filed_on), shown.get(NameKind.FILED_ON, []))
    return Face(
        _public(docket.docket_number, frozen.docket_number, shown.get(NameKind.NUMBER, [])),
        _public(docket.caption, frozen.caption, shown.get(NameKind.CAPTION, [])),
        _public(docket.judge, frozen.judge, shown.get(NameKind.JUDGE, [])),
        date.fromisoformat(day) if day else None,
    )


def _public(in_use: str, frozen: str, shown: list[str]) -> str:
    """Choose the public word; `shown` holds what courts and CourtListener showed, the latest first."""
    if in_use and (in_use == frozen or in_use in shown):
        return in_use
    return frozen or next(iter(shown), "")


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _shown(dockets: list[int]) -> dict[int, dict[NameKind, list[str]]]:
    """Give what was shown of each docket, by kind, the latest first."""
    shown: dict[int, dict[NameKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in DocketName.objects.filter(docket__in=dockets).order_by("-last_shown_at", "-value"):
        shown[name.docket_id][NameKind(name.kind)].append(name.value)
    return shown
