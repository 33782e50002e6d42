"""Questions asked of the registry."""

from typing import TYPE_CHECKING

from django.db import connection, models

if TYPE_CHECKING:
    from policies.registry.models import Authority, Entity

_RELATED = """
WITH RECURSIVE reached(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT CASE WHEN relation.subject_id = reached.id THEN relation.object_id ELSE relation.subject_id END
    FROM registry_entityrelation relation
    JOIN reached ON reached.id IN (relation.subject_id, relation.object_id)
)
SELECT id FROM reached
"""

_BASES = """
WITH RECURSIVE reached(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT basis.to_authority_id
    FROM registry_authority_rests_on basis
    JOIN reached ON reached.id = basis.from_authority_id
)
SELECT id FROM reached
"""


def _reach(statement: str, ids: list[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [ids])
        return [row[0] for row in cursor.fetchall()]


class EntityQuerySet(models.QuerySet["Entity"]):
    def related_to(self, *entities: "Entity") -> "EntityQuerySet":
        """Give the entities tied to these by ownership, affiliation or product, these included."""
        return self.filter(pk__in=_reach(_RELATED, [entity.pk for entity in entities]))


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def bases_of(self, *authorities: "Authority") -> "AuthorityQuerySet":
        """Give the authorities these rest on, directly or through others, these included."""
        return self.filter(pk__in=_reach(_BASES, [authority.pk for authority in authorities]))
