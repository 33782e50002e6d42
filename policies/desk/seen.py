"""What an editor saw when a page of the inbox was written, to be compared when it is sent."""

import hashlib
from collections.abc import Iterable

from policies.dockets.models import DocketEntry, Notice
from policies.measures.models import Provision

# Digits of a key that the database can hold.
_LONGEST_KEY = 18


def key_in(text: str) -> int | None:
    """Read a key that a form sent; None where it is none."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_KEY else None


def keys_in(texts: Iterable[str]) -> frozenset[int]:
    """Read the keys that a form sent; what is none is left out."""
    return frozenset(key for text in texts if (key := key_in(text)) is not None)


def seen_of(entry: DocketEntry) -> str:
    """Name an entry and the words it has."""
    return f"{entry.pk}:{entry.changed_at.isoformat()}"


def notice_seen(pk: int, *, seen: str) -> Notice | None:
    """
    Give the notice of this key, None where there is none.

    Where it went because its entry proved to be one with another, that other's is given.
    """
    notices = Notice.objects.with_entries()
    folded = DocketEntry.with_folded.filter(pk=key_in(seen.partition(":")[0]) or 0).exclude(folded_into=None)
    of_both = notices.filter(entry__in=folded.values("folded_into")).order_by("-pk")
    return notices.filter(pk=pk).first() or of_both.first()


def sum_of(*said: object) -> str:
    """Give a short sum of what was shown."""
    return hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest()


def offer_of(measures: Iterable[int], provisions: Iterable[Provision]) -> str:
    """Give the sum of the measures and provisions that a form offers."""
    return sum_of(sorted(measures), sorted((part.pk, str(part)) for part in provisions))
