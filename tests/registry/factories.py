"""Make rows of the registry for tests."""

import datetime as dt
from itertools import count

from policies.registry.models import Authority, AuthorityCitation, Entity, EntityRelation

_numbers = count(1)


def make_authority(
    title: str, *citations: str, kind: str = "statute", aliases: tuple[str, ...] = ()
) -> Authority:
    """Make an authority with undated citations."""
    authority = Authority.objects.create(
        slug=f"authority-{next(_numbers)}", title=title, kind=kind, aliases=list(aliases)
    )
    for text in citations:
        cite(authority, text)
    return authority


def cite(
    authority: Authority,
    text: str,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    url: str = "",
) -> AuthorityCitation:
    return AuthorityCitation.objects.create(
        authority=authority, text=text, valid_from=since, valid_until=until, url=url
    )


def make_entity(name: str, *, schema: str = "Company", aliases: tuple[str, ...] = ()) -> Entity:
    return Entity.objects.create(
        slug=f"entity-{next(_numbers)}", name=name, schema=schema, aliases=list(aliases)
    )


def tie(subject: Entity, kind: str, other: Entity) -> EntityRelation:
    return EntityRelation.objects.create(subject=subject, kind=kind, object=other)
