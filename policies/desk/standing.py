"""Where a measure stands, computed from what is logged; nobody types it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from policies.measures import freeze
from policies.measures.models import Measure
from policies.publication import reading
from policies.publication.models import Release
from policies.publication.vocabulary import EvidenceLevel, ReleaseKind
from policies.review.models import Submission
from policies.review.rules import refusal_after


@dataclass(frozen=True)
class Standing:
    """What the form shows of a measure but lets nobody type."""

    label: str
    stage: str
    effect: str
    evidence: str
    next_date: str
    released: Release | None
    submission: Submission | None
    refusal: str | None


def standing_of(measure: Measure, *, user: User) -> Standing:
    """Compute where a measure loaded with its rows stands today and whether this person can submit it."""
    document = freeze.axes(measure)
    dated = document["stage"]["as_released"] is not None
    released = Release.objects.of_measure(measure.uid).last()
    kind = ReleaseKind.UPDATED if released else ReleaseKind.PUBLISHED
    pending = Submission.objects.undecided().filter(measure=measure).first()
    upcoming = reading.next_date(document) if dated else None
    return Standing(
        label=reading.label_on(document) if dated else "No dated event yet",
        stage=reading.stage_on(document).label if dated else "Unknown until an event is logged",
        effect=reading.effect_on(document).label,
        evidence=_evidence_in_words(document["evidence"]),
        next_date=f"{upcoming['on']}: {upcoming['label']}" if upcoming else "none to come",
        released=released,
        submission=pending,
        refusal=refusal_after(measure, user, kind=kind, public_note="", pending=pending, last=released),
    )


def _evidence_in_words(evidence: Mapping[str, Any]) -> str:
    level = EvidenceLevel(evidence["level"])
    words = str(level.label)
    if level is not EvidenceLevel.UNVERIFIED and level is not EvidenceLevel.SINGLE_ORIGIN_ANONYMOUS:
        words += f" ({evidence['origins']} {'origin' if evidence['origins'] == 1 else 'origins'})"
    return f"{words}, disputed on record" if evidence["disputed"] else words
