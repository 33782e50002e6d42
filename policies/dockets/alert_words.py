"""What an alert says, on the desk and in a mail."""

from dataclasses import dataclass

from policies.dockets.models import Alert, CaseProposal, Loading, Notice

# A text without a label is its own title as far as this.
TITLE = 80


@dataclass(frozen=True, slots=True)
class Words:
    """A headline, the case it is about, what there is to say, and where the document is, if anywhere."""

    kind: str
    title: str
    case: str
    said: str = ""
    url: str = ""


def words_of(alert: Alert) -> Words:
    """Say what an alert is of: an entry, a case to watch, or a docket's past that was loaded."""
    if alert.notice is not None:
        return _of_entry(alert.notice)
    if alert.proposal is not None:
        return _of_proposal(alert.proposal)
    assert alert.loading is not None
    return _of_loading(alert.loading)


def _of_entry(notice: Notice) -> Words:
    entry, docket = notice.entry, notice.entry.docket
    number = f"No. {entry.entry_number}: " if entry.entry_number is not None else ""
    return Words(
        notice.get_kind_display(),
        f"{number}{entry.label or entry.text[:TITLE] or 'An entry without words'}",
        f"{docket.caption or docket.docket_number} ({docket}), {entry.filed_on}",
        entry.text[:600] if entry.label or len(entry.text) > TITLE else "",
        entry.url,
    )


def _of_proposal(proposal: CaseProposal) -> Words:
    kind = "Appeal" if proposal.appeal_from_id else "New case"
    return Words(
        f"{kind} to watch?",
        proposal.caption or str(proposal),
        str(proposal),
        f"{proposal.why} Decide in the inbox, under “Cases to watch?”.",
    )


def _of_loading(loading: Loading) -> Words:
    docket = loading.docket
    one = loading.entries == 1
    loaded = f"{loading.entries:,} older {'entry was' if one else 'entries were'} loaded"
    acts = "none is a court’s act"
    if loading.court_acts:
        acts = f"{loading.court_acts:,} may be a court’s acts and wait in the inbox"
    return Words(
        "Loaded",
        loaded,
        f"{docket.caption or docket.docket_number} ({docket})",
        f"Filed before the docket was watched, or worded anew; {acts}.",
    )
