"""Citations that serve as names."""

from collections.abc import Iterable

from policies.registry.citing.citation import Kind
from policies.registry.citing.finding import find

_NUMBERED = (Kind.EXECUTIVE_ORDER, Kind.PROCLAMATION)


def named_forms(title: str, aliases: Iterable[str]) -> list[str]:
    """Give the normal forms under which names are citations themselves.

    An alias such as "84 Fed. Reg. 22,689" is one. A title is one where it begins with the number of an
    order; citations further on in a title are about something else.
    """
    forms = [
        citation.normal for citation in find(title)[:1] if not citation.start and citation.kind in _NUMBERED
    ]
    for alias in aliases:
        found = find(alias)
        if found and not found[0].start and found[-1].end == len(alias.rstrip()):
            forms += [citation.normal for citation in found]
    return list(dict.fromkeys(forms))
