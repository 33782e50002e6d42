"""What two persons released vouches for the docket entries that it cites."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from policies.dockets import vouching
from policies.dockets.models import Docket
from policies.measures.frozen_parts import frozen_entry
from policies.measures.models import Citation


@transaction.atomic
def vouch_for_cited(document: str) -> None:
    """
    Make public the entries cited in a released document that only one person's saved page shows.

    Only where the reviewer saw all its words: they are the same now, and the document shows them whole.
    Call it for what a second person has decided on, in the transaction of that decision.
    """
    cited = dict(_cited_entries(json.loads(document)))
    waiting = Citation.objects.filter(pk__in=cited, docket_entry__unconfirmed=True)
    # Held before the words are compared, so that none arrive in between.
    if not list(Docket.objects.filter(pk__in=waiting.values("docket_entry__docket")).held()):
        return
    entries = [
        entry
        for citation in waiting.select_related("docket_entry__docket__court")
        if (entry := citation.docket_entry) is not None
        and not (entry.label and entry.text)
        and frozen_entry(citation) == cited[citation.pk]
    ]
    vouching.vouch_for(entries, now=timezone.now())


def _cited_entries(part: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the docket entries cited anywhere in a document, by the key of the citation."""
    if isinstance(part, dict):
        if part.get("docket_entry"):
            yield part["id"], part["docket_entry"]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _cited_entries(each)
