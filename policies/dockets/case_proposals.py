"""Propose cases to watch: those whose caption bears a tracked name, and appeals of watched cases."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from policies.dockets import appeals, numbers, proposal_alerts, statements, watching
from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.circuits import court_above
from policies.dockets.entry_reading import Act
from policies.dockets.models import (
    AlertPace,
    CaseProposal,
    Court,
    CourtKind,
    Docket,
    DocketEntry,
    NameFollow,
    ProposalState,
    WatchedName,
)

TOKEN = re.compile(r"\w+")
# Where clerks write the number that the court above gave an appeal.
NUMBER_ABOVE = re.compile(
    r"(?:case|appeal|docket|usca|supreme court)[ \w-]{0,20}?"
    r"(?:number|no)s?\.?:? ?\[?(?P<number>\d{2}-\d{1,5})\b"
    r"|\[(?P<bracketed>\d{2}-\d{3,5})\]",
    re.IGNORECASE,
)
APPEALS = frozenset({Act.NOTICE_OF_APPEAL, Act.APPEAL_DOCKETED})
# A motion or an order speaks of petitions that may never come.
TELLS_OF_CERTIORARI = frozenset({Act.PETITION, Act.LETTER, Act.CLERICAL, Act.NOTICE, Act.OTHER})
SUPREME_COURT_INFO = re.compile(r"supreme court case info", re.IGNORECASE)
CERTIORARI_SOUGHT = re.compile(
    r"petition for (?:a )?(?:writ of )?certiorari\b.{0,80}?\b(?:filed|docketed)\b", re.IGNORECASE
)


class ProposalRefused(Exception):
    """The proposal cannot be decided like this; the text says why."""


@transaction.atomic
def hand_in_names(names: Mapping[str, str]) -> None:
    """
    Look for these names in captions from now on, and for no others; each stands for what it is of.

    Who follows something that has got another name, a former one being among the names, goes on following it.
    """
    for name, stood_for in WatchedName.objects.filter(name__in=names).values_list("name", "stands_for"):
        if stood_for not in names.values():
            _renamed(stood_for, names[name][:300])
    WatchedName.objects.exclude(name__in=names).delete()
    WatchedName.objects.bulk_create(
        [WatchedName(name=name[:300], stands_for=stands_for[:300]) for name, stands_for in names.items()],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["stands_for"],
    )


def propose_named(court: Court, observations: Sequence[ObservedEntry], *, now: datetime) -> None:
    """Propose the cases of a feed whose caption bears a name; joins the transaction of the poll."""
    handed_in = statements.rows("SELECT name, stands_for FROM dockets_watchedname ORDER BY name", [])
    names = _by_first_word((name, stands_for) for name, stands_for in handed_in)
    if not names:
        return
    found: dict[str, tuple[ObservedEntry, str, str]] = {}
    for observed in observations:
        if observed.caption and observed.docket_number not in found and numbers.read(observed.docket_number):
            named = _named_in(observed.caption, names)
            if named:
                found[observed.docket_number] = (observed, *named)
    if not found:
        return
    for known in (Docket.objects, CaseProposal.objects):
        here = known.filter(court=court, docket_number__in=found).values_list("docket_number", flat=True)
        for number in set(here):
            del found[number]
    if not found:
        return
    CaseProposal.objects.bulk_create(
        [
            CaseProposal(
                court=court,
                docket_number=observed.docket_number[:40],
                pacer_case_id=observed.pacer_case_id or "",
                caption=observed.caption[:500],
                why=f"The caption names {name}{f' ({stands_for})' if stands_for != name else ''}."[:300],
                found_at=now,
            )
            for observed, name, stands_for in found.values()
        ],
        ignore_conflicts=True,
    )
    fresh = list(CaseProposal.objects.filter(court=court, docket_number__in=found, found_at=now))
    whose = {proposal.pk: found[proposal.docket_number][2] for proposal in fresh}
    proposal_alerts.queue(fresh, named=whose, now=now)


def propose_appeals(docket: Docket, entries: Iterable[DocketEntry], *, now: datetime) -> None:
    """Propose the appeals that entries of a watched docket tell of; joins the caller's transaction."""
    tells = _tells_of_certiorari if docket.court.kind == CourtKind.APPELLATE else _tells_of_appeal
    told = [entry for entry in entries if tells(entry)]
    if not told:
        return
    above = Court.objects.filter(slug=court_above(docket.court.slug, kind=docket.court.kind) or "").first()
    if above is None:
        return
    for entry in told:
        _propose_appeal(docket, entry, above, now)


def _tells_of_appeal(entry: DocketEntry) -> bool:
    return entry.act in APPEALS


def _tells_of_certiorari(entry: DocketEntry) -> bool:
    """Tell whether the case goes on to the Supreme Court; that it was docketed tells how it came here."""
    said = entry.text or entry.label
    if SUPREME_COURT_INFO.match(said):
        return True
    return entry.act in TELLS_OF_CERTIORARI and bool(CERTIORARI_SOUGHT.search(said))


def _number_above(docket: Docket, entry: DocketEntry) -> str:
    """Give the number that the court above gave the case; clerks of appeals put their own in brackets."""
    own = docket.court.kind == CourtKind.APPELLATE
    for said in NUMBER_ABOVE.finditer(entry.text or entry.label):
        number = said["number"] or ("" if own else said["bracketed"])
        if number and number != docket.docket_number:
            return str(number)
    return ""


def _propose_appeal(docket: Docket, entry: DocketEntry, above: Court, now: datetime) -> None:
    number = _number_above(docket, entry)
    if number and Docket.objects.filter(court=above, docket_number=number, watched=True).exists():
        return
    waiting = CaseProposal.objects.filter(appeal_from=docket, court=above, state=ProposalState.OPEN)
    if number:
        # The number belongs to the oldest notice of appeal that waits for one.
        numberless = waiting.filter(docket_number="").order_by("pk").first()
        if numberless and not CaseProposal.objects.filter(court=above, docket_number=number).exists():
            numberless.docket_number = number
            numberless.save(update_fields=["docket_number"])
            return
    CaseProposal.objects.bulk_create(
        [
            CaseProposal(
                court=above,
                docket_number=number,
                caption=docket.caption,
                why=f"{docket} was appealed: {entry.label or entry.text[:120]}."[:300],
                appeal_from=docket,
                found_in=entry,
                found_at=now,
            )
        ],
        ignore_conflicts=True,
    )
    proposal_alerts.queue(CaseProposal.objects.filter(found_in=entry, found_at=now), named={}, now=now)


@transaction.atomic
def watch_proposed(proposal: CaseProposal, *, user: AbstractBaseUser, docket_number: str = "") -> Docket:
    """Watch the proposed case, tied to the case it is appealed from. Raises ProposalRefused."""
    locked = _open(proposal)
    number = docket_number.strip() or locked.docket_number
    if not number:
        raise ProposalRefused(
            f"Docket number: {locked.court} has not told it yet. Type it, such as 20-5302, or wait."
        )
    try:
        docket = watching.watch(
            locked.court,
            docket_number=number,
            caption=locked.caption,
            pacer_case_id=locked.pacer_case_id or None,
        )
        if locked.appeal_from and docket.appeal_from_id is None:
            docket = appeals.tie_appeal(docket, below=locked.appeal_from)
    except (watching.WatchRefused, appeals.AppealRefused) as refused:
        raise ProposalRefused(str(refused)) from refused
    locked.docket = docket
    _close(locked, ProposalState.WATCHED, user, "")
    return docket


@transaction.atomic
def dismiss_proposed(proposal: CaseProposal, *, user: AbstractBaseUser, reason: str) -> CaseProposal:
    """Record that nobody needs to watch the case, and why. Raises ProposalRefused without a reason."""
    if not reason.strip():
        raise ProposalRefused("Reason: say why nobody needs to watch this case.")
    locked = _open(proposal)
    _close(locked, ProposalState.DISMISSED, user, reason.strip())
    return locked


def _open(proposal: CaseProposal) -> CaseProposal:
    found = CaseProposal.objects.select_for_update(of=("self",)).select_related("court", "appeal_from__court")
    locked = found.get(pk=proposal.pk)
    if locked.state != ProposalState.OPEN:
        raise ProposalRefused(
            f"{locked.decided_by} has already decided this: {locked.get_state_display().lower()}."
        )
    return locked


def _close(proposal: CaseProposal, state: ProposalState, user: AbstractBaseUser, reason: str) -> None:
    proposal.state = state
    proposal.decided_by = user  # type: ignore[assignment]
    proposal.decided_at = timezone.now()
    proposal.reason = reason
    proposal.save()


def _renamed(former: str, present: str) -> None:
    """Let who follows a former name follow the present one, at their pace."""
    for followed in NameFollow.objects.filter(stands_for=former).select_related("user"):
        proposal_alerts.follow_name(present, user=followed.user, pace=AlertPace(followed.pace))
        followed.delete()


Names = dict[str, list[tuple[list[str], str, str]]]


def _by_first_word(names: Iterable[tuple[str, str]]) -> Names:
    """Sort names by their first word, so that a caption is compared with few of them."""
    found: Names = defaultdict(list)
    for name, stands_for in names:
        words = TOKEN.findall(name.casefold())
        if words:
            found[words[0]].append((words, name, stands_for))
    return found


def _named_in(caption: str, names: Names) -> tuple[str, str] | None:
    """Give the name whose words stand in the caption one after the other, and what it stands for."""
    words = TOKEN.findall(caption.casefold())
    for place, word in enumerate(words):
        for named, name, stands_for in names.get(word, ()):
            if words[place : place + len(named)] == named:
                return name, stands_for
    return None
