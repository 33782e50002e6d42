"""Find the dockets that a pasted reference means, and what an editor has still to choose."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Q

from policies.dockets import references
from policies.dockets.models import Docket
from policies.dockets.querysets import DocketQuerySet
from policies.dockets.references import Candidate, Confidence

MOST_OFFERED = 120


@dataclass(frozen=True, slots=True)
class Option:
    """A docket that may be meant; `value` can be pasted, `docket` is its row where there is one."""

    candidate: Candidate
    docket: Docket | None = None

    @property
    def value(self) -> str:
        return str(self.candidate)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a text may mean: the one docket it surely means, else those to choose from and what is missing."""

    chosen: Option | None = None
    options: list[Option] = field(default_factory=list)
    understood: str = ""
    missing: tuple[str, ...] = ()
    incomplete: Candidate | None = None


def offer(text: str, *, court: str = "", is_choice: bool = False) -> Offer:
    """
    Say which docket a text means.

    `court` is the one an editor named beside it. A choice among options is
    taken as it stands; else only what is certain needs no look. Raises
    NotUnderstood.
    """
    read = references.read(text)
    candidates = [placed for candidate in read for placed in _placed(candidate, court)]
    rows = list(known(candidates)[:MOST_OFFERED])
    options = _options([candidate for candidate in candidates if not candidate.unknown], rows)
    partial = next((candidate for candidate in candidates if candidate.unknown), None)
    sure = is_choice or bool(court) or candidates[0].confidence is Confidence.CERTAIN
    if len(options) == 1 and sure and (partial is None or _named_by_id(options[0], partial)):
        return Offer(chosen=options[0])
    return Offer(
        options=options,
        understood=str(partial) if partial else "",
        missing=partial.unknown if partial else (),
        incomplete=partial,
    )


def known(candidates: Iterable[Candidate]) -> DocketQuerySet:
    """Give the dockets that any of the candidates may be; a candidate that names only a court is none."""
    condition = Q(pk=None)
    for candidate in candidates:
        condition |= _condition(candidate)
    return Docket.objects.filter(condition).select_related("court").order_by("-watched", "court__slug", "pk")


def as_candidates(dockets: Iterable[Docket]) -> list[Candidate]:
    """Give dockets in the form in which they are offered."""
    return [
        Candidate(
            court=docket.court.slug,
            number=docket.docket_number,
            pacer_case_id=docket.pacer_case_id or "",
            courtlistener_id=docket.courtlistener_id,
        )
        for docket in dockets
    ]


def _placed(candidate: Candidate, court: str) -> list[Candidate]:
    """Put a candidate that names no court into the one an editor named."""
    if not court or candidate.court or not candidate.number:
        return [candidate]
    return references.with_court(candidate, court)


def _options(whole: list[Candidate], rows: list[Docket]) -> list[Option]:
    """Put dockets that are here already first, and offer no docket twice."""
    pasted = {(candidate.court, candidate.number): candidate for candidate in whole}
    options = [
        Option(_with_ids_of(mine, pasted.get((mine.court, mine.number))), row)
        for mine, row in zip(as_candidates(rows), rows, strict=True)
    ]
    here = {(option.candidate.court, option.candidate.number) for option in options}
    return options + [
        Option(candidate) for candidate in whole if (candidate.court, candidate.number) not in here
    ]


def _with_ids_of(mine: Candidate, pasted: Candidate | None) -> Candidate:
    """Add to a docket that is here the ids that were pasted with its number."""
    if pasted is None:
        return mine
    return replace(
        mine,
        pacer_case_id=mine.pacer_case_id or pasted.pacer_case_id,
        courtlistener_id=mine.courtlistener_id or pasted.courtlistener_id,
    )


def _named_by_id(option: Option, partial: Candidate) -> bool:
    """Tell whether an incomplete reference names this docket by a number that is its alone."""
    mine = option.candidate
    same_case = partial.pacer_case_id and partial.pacer_case_id == mine.pacer_case_id
    here = partial.courtlistener_id is not None and partial.courtlistener_id == mine.courtlistener_id
    return bool(same_case or here)


def _condition(candidate: Candidate) -> Q:
    at = Q(court__slug=candidate.court) if candidate.court else Q()
    if candidate.courtlistener_id is not None and not candidate.number:
        return Q(courtlistener_id=candidate.courtlistener_id)
    if candidate.pacer_case_id and candidate.court and not candidate.number:
        return at & Q(pacer_case_id=candidate.pacer_case_id)
    if not candidate.number:
        return Q(pk=None)
    if references.needs_office(candidate.number):
        return at & Q(docket_number__endswith=f":{candidate.number}")
    return at & Q(docket_number=candidate.number)
