"""Read one entity in the JSON of FollowTheMoney, the data model of OpenSanctions and Aleph.

See https://followthemoney.tech/explorer/. Of an entity's properties only names, country and identifiers
are taken; its ties to others come as entities of their own there and are entered by hand here.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from policies.registry import identifiers
from policies.registry.identifiers import NotAnIdentifier
from policies.registry.models import Entity, EntityIdentifier, Jurisdiction
from policies.registry.slugs import free_slug

LONGEST = 100_000
_ALIASES = ("alias", "previousName", "weakAlias", "abbreviation")
_COUNTRIES = ("mainCountry", "country", "jurisdiction")
_IDENTIFIERS = {
    "wikidataId": identifiers.WIKIDATA,
    "leiCode": identifiers.LEI,
    "isin": identifiers.ISIN,
    "isinCode": identifiers.ISIN,
    "cikCode": identifiers.CIK,
}
# FollowTheMoney has schemata below ours; these are kept as what they are a kind of.
_NARROWER = {
    "LegalEntity": Entity.Schema.ORGANIZATION,
    "Airplane": Entity.Schema.ASSET,
    "Vessel": Entity.Schema.ASSET,
    "Vehicle": Entity.Schema.ASSET,
    "Security": Entity.Schema.ASSET,
}


class NotFollowTheMoney(ValueError):
    """The text is no entity that can be taken over; it says which property is wrong and why."""


@dataclass(frozen=True)
class EntityDraft:
    """An entity as it would be made; identifiers are (scheme, value) in their canonical form."""

    name: str
    schema: Entity.Schema
    country: Jurisdiction | None
    aliases: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]


def read_entity(text: str) -> EntityDraft:
    """Read one FollowTheMoney entity without storing it. Raises NotFollowTheMoney."""
    entity = _parsed(text)
    properties = entity.get("properties")
    if not isinstance(properties, dict):
        raise NotFollowTheMoney("properties: an object of lists is missing.")
    names = list(_texts(properties, "name"))
    if not names and isinstance(entity.get("caption"), str):
        names = [entity["caption"].strip()]
    if not names or not names[0]:
        raise NotFollowTheMoney("name: at least one is needed.")
    others = [*names[1:], *(name for key in _ALIASES for name in _texts(properties, key))]
    return EntityDraft(
        name=_short(names[0], "name"),
        schema=_schema(entity.get("schema")),
        country=_country(properties),
        aliases=tuple(dict.fromkeys(_short(name, "alias") for name in others if name != names[0])),
        identifiers=tuple(dict.fromkeys(_identifiers(properties))),
    )


def duplicates(draft: EntityDraft) -> list[Entity]:
    """Give entities that may be the same: holders of its identifiers, then those of very similar names."""
    same = list(Entity.objects.identified_by(*draft.identifiers))
    known = {entity.pk for entity in same}
    similar = Entity.objects.named_like(draft.name, *draft.aliases)[:10]
    return same + [entity for entity in similar if entity.pk not in known]


@transaction.atomic
def import_entity(text: str) -> Entity:
    """Make an entity from FollowTheMoney JSON, its identifiers unconfirmed. Raises NotFollowTheMoney.

    Nothing is compared with what is there; `duplicates` tells before.
    """
    draft = read_entity(text)
    entity = Entity(
        slug=free_slug(Entity, draft.name),
        name=draft.name,
        schema=draft.schema,
        country=draft.country,
        aliases=list(draft.aliases),
    )
    try:
        entity.full_clean()
        entity.save()
        for scheme, value in draft.identifiers:
            row = EntityIdentifier(entity=entity, scheme=scheme, value=value)
            row.full_clean()
            row.save()
    except ValidationError as wrong:
        raise NotFollowTheMoney(" ".join(wrong.messages)) from wrong
    return entity


def _parsed(text: str) -> Mapping[str, Any]:
    if len(text) > LONGEST:
        raise NotFollowTheMoney(f"The text is longer than {LONGEST:,} characters; paste one entity.")
    try:
        entity = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as wrong:
        where = (
            f" (line {wrong.lineno}, column {wrong.colno})" if isinstance(wrong, json.JSONDecodeError) else ""
        )
        raise NotFollowTheMoney(f"The text is not JSON{where}; paste one entity, from {{ to }}.") from wrong
    if isinstance(entity, list):
        raise NotFollowTheMoney("The text is a list; paste one entity, from { to }.")
    if not isinstance(entity, dict):
        raise NotFollowTheMoney("The text is no JSON object; paste one entity, from { to }.")
    return entity


def _schema(name: object) -> Entity.Schema:
    if isinstance(name, str) and name in _NARROWER:
        return _NARROWER[name]
    if name not in Entity.Schema.values:
        allowed = ", ".join(Entity.Schema.values)
        raise NotFollowTheMoney(f"schema: {name or 'nothing'} is not taken over; allowed are {allowed}.")
    return Entity.Schema(name)


def _texts(properties: Mapping[str, Any], key: str) -> Iterator[str]:
    values = properties.get(key, [])
    if isinstance(values, str):
        values = [values]
    if not isinstance(values, list):
        raise NotFollowTheMoney(f"{key}: a list of texts is expected.")
    for value in values:
        if not isinstance(value, str):
            raise NotFollowTheMoney(f"{key}: a list of texts is expected.")
        if "\x00" in value:
            raise NotFollowTheMoney(f"{key}: a text with a zero character cannot be kept.")
        if value.strip():
            yield " ".join(value.split())


def _short(name: str, key: str) -> str:
    longest = 300
    if len(name) > longest:
        raise NotFollowTheMoney(f"{key}: {name[:40]}… is longer than {longest} characters.")
    return name


def _country(properties: Mapping[str, Any]) -> Jurisdiction | None:
    """Give the main country, else the first; a code that the registry does not have is an error."""
    for key in _COUNTRIES:
        for code in _texts(properties, key):
            found = Jurisdiction.objects.filter(code=code.upper()).first()
            if found is None:
                raise NotFollowTheMoney(f"{key}: the registry has no jurisdiction {code.upper()[:20]}.")
            return found
    return None


def _identifiers(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, scheme in _IDENTIFIERS.items():
        for value in _texts(properties, key):
            try:
                yield scheme, identifiers.canonical(scheme, value)
            except NotAnIdentifier as wrong:
                raise NotFollowTheMoney(f"{key}: {value[:60]}: {wrong}") from wrong
