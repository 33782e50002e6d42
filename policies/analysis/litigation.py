"""The cases of a measure with what the courts filed last, read from the watch."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from policies.analysis.measure_page import concerned
from policies.dockets.models import Docket, DocketEntry

LATEST = 5


@dataclass
class Case:
    """A case as the document names it, with the watched docket and its latest entries, if any."""

    named: dict[str, Any]
    concerns: str = ""
    docket: Docket | None = None
    entries: list[DocketEntry] = field(default_factory=list)


def named_only(document: dict[str, Any]) -> list[Case]:
    """Give the cases as the document alone names them."""
    return [Case(named, concerned(document, named["provisions"])) for named in document["litigation"]]


def with_entries(document: dict[str, Any]) -> list[Case]:
    """Give the cases with the latest entries of their dockets, in two queries."""
    cases = named_only(document)
    if not cases:
        return []
    wanted = Q()
    for case in cases:
        wanted |= Q(
            court__slug=case.named["docket"]["court"], docket_number=case.named["docket"]["docket_number"]
        )
    dockets = {
        (docket.court.slug, docket.docket_number): docket
        for docket in Docket.objects.filter(wanted).select_related("court")
    }
    entries: dict[int, list[DocketEntry]] = {}
    for entry in _latest([docket.pk for docket in dockets.values()]):
        entries.setdefault(entry.docket_id, []).append(entry)
    for case in cases:
        case.docket = dockets.get((case.named["docket"]["court"], case.named["docket"]["docket_number"]))
        case.entries = entries.get(case.docket.pk, []) if case.docket else []
    return cases


def _latest(dockets: list[int]) -> Iterable[DocketEntry]:
    place = Window(RowNumber(), partition_by="docket", order_by=[F("filed_on").desc(), F("pk").desc()])
    ranked = DocketEntry.objects.filter(docket__in=dockets).annotate(place=place)
    return ranked.filter(place__lte=LATEST).newest_first()
