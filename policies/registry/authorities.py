"""Find an authority by any way of citing it, or make it from its citation."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from policies.registry.citing import Kind, LegalCitation, covering, find
from policies.registry.citing.covering import in_range, work
from policies.registry.models import Authority, AuthorityCitation
from policies.registry.querysets import CitationQuerySet
from policies.registry.slugs import free_slug

_KINDS = {
    Kind.EXECUTIVE_ORDER: Authority.Kind.EXECUTIVE_ORDER,
    Kind.PROCLAMATION: Authority.Kind.EXECUTIVE_ORDER,
    Kind.DIRECTIVE: Authority.Kind.EXECUTIVE_ORDER,
    Kind.CFR: Authority.Kind.REGULATION,
    Kind.FEDERAL_REGISTER: Authority.Kind.REGULATION,
    Kind.FEDERAL_REGISTER_DOCUMENT: Authority.Kind.REGULATION,
    Kind.CONSTITUTION: Authority.Kind.CONSTITUTION,
}


class CannotAdd(Exception):
    """The authority cannot be made; the text says what is missing or who holds it already."""


class Found(NamedTuple):
    """A citation in a text and the authority it means, if the registry has it.

    Where a name was recognised instead of a citation, `citation` is None.
    """

    citation: LegalCitation | None
    authority: Authority | None


@dataclass(frozen=True)
class AuthorityDraft:
    """A new authority as it would be made; `url` is the official text, empty where none is known."""

    kind: Authority.Kind
    title: str
    citation: str
    url: str


def find_by_citation(text: str, *, on: dt.date | None = None) -> list[Found]:
    """Give each citation in a text with the authority it means, then authorities that are named.

    On a day, only citations that were right on it count; without one, all do, those still right
    first. A citation also means the authority whose section, part, division or range it lies in.
    """
    found = [Found(citation, _meant(citation, on)) for citation in find(text)]
    known = {row.authority.pk for row in found if row.authority}
    return found + [Found(None, authority) for authority in _named(text) if authority.pk not in known]


def cited_as(authority: Authority, normal: str) -> bool:
    """Tell whether this is the authority's very own citation, not one that lies within it."""
    own = {form for row in authority.citations.all() for form in row.normal_forms}
    return normal in own | set(authority.named_forms)


def propose(text: str, *, of: LegalCitation | None = None) -> AuthorityDraft | None:
    """Give the authority that a citation in a text would make, or None where there is no citation.

    Without `of` the first citation counts.
    """
    cited = of or next(iter(find(text)), None)
    if cited is None:
        return None
    return AuthorityDraft(
        kind=_KINDS.get(cited.kind, Authority.Kind.STATUTE),
        title=_title(text, cited),
        citation=cited.normal,
        url=cited.url or "",
    )


@transaction.atomic
def create(draft: AuthorityDraft) -> Authority:
    """Make an authority with its citation, unchecked. Raises CannotAdd."""
    for citation in find(draft.citation):
        holder = _meant(citation, None)
        if holder and cited_as(holder, citation.normal):
            raise CannotAdd(f"{citation.normal} is {holder} already.")
    authority = Authority(slug=free_slug(Authority, draft.title), title=draft.title, kind=draft.kind)
    try:
        authority.full_clean()
        authority.save()
        row = AuthorityCitation(authority=authority, text=draft.citation, url=draft.url)
        row.full_clean()
        row.save()
    except ValidationError as wrong:
        raise CannotAdd(_readable(wrong)) from wrong
    return authority


def _meant(citation: LegalCitation, on: dt.date | None) -> Authority | None:
    forms = covering(citation.normal)
    rows = AuthorityCitation.objects.right_on(on).select_related("authority")
    held = _best(rows.filter(normal_forms__overlap=forms), forms)
    if held:
        return held.authority
    named = Authority.objects.filter(named_forms__overlap=forms)
    by_name = min(named, key=lambda row: (_rank(row.named_forms, forms), row.pk), default=None)
    if by_name:
        return by_name
    return _ranging_over(citation.normal, rows)


def _ranging_over(normal: str, rows: CitationQuerySet) -> Authority | None:
    title = work(normal)
    if not title:
        return None
    wide = [row for row in rows.within(title) if any(in_range(normal, form) for form in row.normal_forms)]
    if wide:
        return min(wide, key=_until).authority
    named = Authority.objects.named_within(title).order_by("pk")
    return next((row for row in named if any(in_range(normal, form) for form in row.named_forms)), None)


def _best(rows: Iterable[AuthorityCitation], forms: Sequence[str]) -> AuthorityCitation | None:
    return min(rows, key=lambda row: (_rank(row.normal_forms, forms), *_until(row)), default=None)


def _rank(held: Iterable[str], forms: Sequence[str]) -> int:
    return min((forms.index(form) for form in held if form in forms), default=len(forms))


def _until(row: AuthorityCitation) -> tuple[bool, int, int]:
    """Order citations that are still right before those that are not, these by their last day."""
    last = row.valid_until
    return last is not None, -(last.toordinal() if last else 0), row.pk


def _named(text: str) -> list[Authority]:
    """Give authorities of which a title or alias stands in the text as words of their own."""
    typed = " ".join(text.split())
    if not typed:
        return []
    rows = Authority.objects.named_in(typed)
    return [row for row in rows if any(_stands_in(name, typed) for name in (row.title, *row.aliases))]


def _stands_in(name: str, typed: str) -> bool:
    if name.casefold() == typed.casefold():
        return True
    # "NEA" is an act, "nea" may be the end or the beginning of anything.
    as_written = 0 if name.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", typed, as_written) is not None


_WORD = r"[A-Z][\w.\u2019'-]*"
_LINK = r"(?:and|of|the|for|to|in|on|with|from|by|\d{4}|\([^()]{1,12}\))"
_ACT = re.compile(
    rf"(?:(?:§|[Ss]ec(?:tion|\.))\s*(?P<section>\d+[A-Za-z]*)\s+of\s+(?:the\s+)?)?"
    rf"(?P<name>{_WORD}(?:,?\s+(?:{_WORD}|{_LINK}))*?\s+(?:Act|Code|Amendments?|Resolution)"
    rf"(?:\s+(?:of|for\s+Fiscal\s+Year)\s+\d{{4}})?)"
)
_SUBJECT = re.compile(r"[^\"\u201c(;]{0,60}[\"\u201c(](?P<subject>[A-Z][^\"\u201d();]{10,200}?),?[\"\u201d)]")


def _title(text: str, citation: LegalCitation) -> str:
    """Give the name that stands beside the citation, or the citation where there is none."""
    if citation.kind in (Kind.EXECUTIVE_ORDER, Kind.PROCLAMATION):
        name = citation.normal.replace("EO", "Executive Order")
        subject = _SUBJECT.match(text[citation.end :])
        return f"{name} ({' '.join(subject['subject'].split())})"[:300] if subject else name
    acts = list(_ACT.finditer(" ".join(text[: citation.start].split())))
    if not acts:
        return citation.normal
    name = re.sub(r"^(?:The|Under|See)\s+", "", acts[-1]["name"])
    return f"{name}, section {acts[-1]['section']}" if acts[-1]["section"] else name


def _readable(wrong: ValidationError) -> str:
    if not hasattr(wrong, "error_dict"):
        return " ".join(wrong.messages)
    return " ".join(f"{field.capitalize()}: {' '.join(said)}" for field, said in wrong.message_dict.items())
