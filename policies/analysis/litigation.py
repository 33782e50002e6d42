"""The cases of a measure with what the courts filed last, read from the watch."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from policies.dockets.models import Docket, DocketEntry

LATEST = 5


@dataclass
class Case:
    """A case as the document names it, with the watched docket and its latest entries, if any."""

    named: dict[str, Any]
    docket: Docket | None = None
    entries: list[DocketEntry] = field(default_factory=list)


def named_only(litigation: Iterable[dict[str, Any]]) -> list[Case]:
    """Give the cases as the document alone names them."""
    return [Case(named) for named in litigation]


def with_entries(litigation: list[dict[str, Any]]) -> list[Case]:
    """Give the cases with the latest entries of their dockets, in two queries."""
    if not litigation:
        return []
    wanted = Q()
    for named in litigation:
        wanted |= Q(court__slug=named["docket"]["court"], docket_number=named["docket"]["docket_number"])
    dockets = {
        (docket.court.slug, docket.docket_number): docket
        for docket in Docket.objects.filter(wanted).select_related("court")
    }
    entries: dict[int, list[DocketEntry]] = {}
    for entry in _latest([docket.pk for docket in dockets.values()]):
        entries.setdefault(entry.docket_id, []).append(entry)
    cases = []
    for named in litigation:
        docket = dockets.get((named["docket"]["court"], named["docket"]["docket_number"]))
        cases.append(Case(named, docket, entries.get(docket.pk, []) if docket else []))
    return cases


def _latest(dockets: list[int]) -> Iterable[DocketEntry]:
    place = Window(RowNumber(), partition_by="docket", order_by=[F("filed_on").desc(), F("pk").desc()])
    ranked = DocketEntry.objects.filter(docket__in=dockets).annotate(place=place)
    return ranked.filter(place__lte=LATEST).newest_first()
