"""Evidence: how well a measure is sourced, counting origins and not links."""

from collections.abc import Iterable
from dataclasses import dataclass

from policies.measures.derive.facts import Support
from policies.publication.vocabulary import AttributionKind, EvidenceLevel

_ON_RECORD = frozenset({AttributionKind.ON_RECORD, AttributionKind.STATEMENT})
_UNNAMED = frozenset({AttributionKind.ANONYMOUS, AttributionKind.REPORTING})


@dataclass(frozen=True)
class Evidence:
    """The level, the origins it rests on, whether it is disputed, and the events behind it."""

    level: EvidenceLevel
    origins: int
    disputed: bool
    events: tuple[int, ...]


def evidence(supports: Iterable[Support]) -> Evidence:
    """Weigh the citations of what supports a measure or an option.

    The caller leaves out answers of the parties concerned: that a company answers on record does
    not put the measure on record. A declined comment or a missing answer supports nothing.
    """
    given = list(supports)
    disputed = any(support.contradicts and support.attribution not in _UNNAMED for support in given)
    standing = [support for support in given if not support.contradicts]
    for level, kinds in (
        (EvidenceLevel.PRIMARY_DOCUMENT, frozenset({AttributionKind.OFFICIAL_DOCUMENT})),
        (EvidenceLevel.ON_RECORD, _ON_RECORD),
        (EvidenceLevel.SINGLE_ORIGIN_ANONYMOUS, _UNNAMED),
    ):
        found = [support for support in standing if support.attribution in kinds]
        if found:
            return _weighed(level, found, disputed)
    return Evidence(EvidenceLevel.UNVERIFIED, 0, disputed, ())


def _weighed(level: EvidenceLevel, found: list[Support], disputed: bool) -> Evidence:
    origins = len({support.origin for support in found})
    if level == EvidenceLevel.SINGLE_ORIGIN_ANONYMOUS and origins > 1:
        level = EvidenceLevel.MULTI_ORIGIN_ANONYMOUS
    events = sorted({support.event for support in found if support.event is not None})
    return Evidence(level, origins, disputed, tuple(events))
