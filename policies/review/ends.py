"""A published end is not taken back in silence: what was said to be over and is not was wrong."""

import datetime as dt
import json

from policies.measures.models import Measure
from policies.publication import moments, reading
from policies.publication.models import Release
from policies.publication.vocabulary import END_STAGES, ReleaseKind


def refusal_to_leave_an_end(
    measure: Measure, document: str, *, kind: ReleaseKind, public_note: str, day: dt.date | None = None
) -> str | None:
    """
    Say why a release of this document on this day (today in UTC) would take back a published end in silence.

    None where it would not, or says so: a correction, and a reinstatement with a public note. An end may be
    counted and come between the freezing of a document and its release, so it is asked at both.
    """
    says_so = kind == ReleaseKind.REINSTATED and public_note.strip()
    if says_so or kind not in (ReleaseKind.UPDATED, ReleaseKind.REINSTATED):
        return None
    told = Release.objects.of_measure(measure.uid).exclude(kind=ReleaseKind.RETRACTED).last()
    if told is None:
        return None
    day = day or moments.today()
    published, then = (reading.stage_on(json.loads(text), day) for text in (told.document, document))
    if published not in END_STAGES or then == published:
        return None
    remedy = (
        "say why in the public note."
        if kind == ReleaseKind.REINSTATED
        else "submit it as one, with a public note that says why."
    )
    changes = f"is published as {published.label.lower()} and would now be {then.label.lower()}"
    if day > moments.today():
        changes = f"will be {published.label.lower()} by {day:%-d %B %Y} and would be {then.label.lower()}"
    return f"{measure.reference} {changes}. Leaving an end is a correction: {remedy}"
