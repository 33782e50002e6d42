"""Questions asked of the registry."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest

if TYPE_CHECKING:
    from policies.registry.models import Authority, AuthorityCitation, Entity  # noqa: F401 - base classes

# Each step looks up both ends of a tie by its own index; UNION keeps what was not reached before.
_TIES_OF_REACHED = """FROM reached CROSS JOIN LATERAL (
        SELECT object_id AS other FROM registry_entityrelation
        WHERE subject_id = reached.id AND kind = ANY(%s)
        UNION ALL
        SELECT subject_id FROM registry_entityrelation
        WHERE object_id = reached.id AND kind = ANY(%s)
    ) tie"""
_RELATED = f"""
WITH RECURSIVE reached(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT tie.other
    {_TIES_OF_REACHED}
)
SELECT id FROM reached
"""  # noqa: S608 - put together from the constant above
_RELATED_TO_DEPTH = f"""
WITH RECURSIVE reached(id, depth) AS (
    SELECT unnest(%s::bigint[]), 0
    UNION
    SELECT tie.other, reached.depth + 1
    {_TIES_OF_REACHED}
    WHERE reached.depth < %s
)
SELECT id FROM reached
"""  # noqa: S608 - put together from the constant above
_TIES_AROUND = """
WITH RECURSIVE reached(id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT tie.other
    FROM reached CROSS JOIN LATERAL (
        SELECT object_id AS other FROM registry_entityrelation WHERE subject_id = reached.id
        UNION ALL
        SELECT subject_id FROM registry_entityrelation WHERE object_id = reached.id
    ) tie
)
SELECT tie.subject_id, subject.slug, tie.object_id, object.slug
FROM registry_entityrelation tie
JOIN reached ON reached.id = tie.subject_id
JOIN registry_entity subject ON subject.id = tie.subject_id
JOIN registry_entity object ON object.id = tie.object_id
"""
_BASES_OF_EACH = """
WITH RECURSIVE reached(root, id) AS (
    SELECT root, root FROM unnest(%s::bigint[]) root
    UNION
    SELECT reached.root, basis.to_authority_id
    FROM reached JOIN registry_authority_rests_on basis ON basis.from_authority_id = reached.id
)
SELECT reached.root, authority.slug, authority.title FROM reached JOIN registry_authority authority USING (id)
WHERE reached.id <> reached.root ORDER BY authority.slug
"""
_NAMED_IN = """
(strpos(lower(%s), lower(registry_authority.title)) > 0 OR EXISTS (
    SELECT FROM unnest(registry_authority.aliases) alias WHERE strpos(lower(%s), lower(alias)) > 0
))
"""
_NAMED_WITHIN = "EXISTS (SELECT FROM unnest(named_forms) form WHERE starts_with(form, %s))"
_WITHIN = "EXISTS (SELECT FROM unnest(normal_forms) form WHERE starts_with(form, %s))"
TIES = ("owned_by", "affiliate_of", "product_of")
DEEPEST = 20
_NOT_REJECTED = ("verified", "recalled", "conflict")
# Below this share of common trigrams two names look different to a reader.
VERY_SIMILAR = 0.6


def _reached(statement: str, *parameters: object) -> RawSQL:
    return RawSQL(statement, parameters)  # noqa: S611 - the statements are those above


def _holds(condition: str, *parameters: object) -> RawSQL:
    return RawSQL(condition, parameters, output_field=models.BooleanField())  # noqa: S611 - as above


def _each(statement: str, roots: Collection[models.Model]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {root.pk: [] for root in roots}
    if found:
        with connection.cursor() as cursor:
            cursor.execute(statement, [list(found)])
            for root, *row in cursor.fetchall():
                found[root].append(tuple(row))
    return found


def _rings(root: int, ties: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """Give what lies one tie away, then what lies two away, until nothing new is reached."""
    seen = ring = {root}
    while ring := {other for pk in ring for other in ties.get(pk, ())} - seen:
        yield ring
        seen = seen | ring


class EntityQuerySet(models.QuerySet["Entity"]):
    def related_to(
        self, *entities: "Entity", kinds: Collection[str] = TIES, depth: int | None = None
    ) -> Self:
        """Give the entities tied to these, these included, in one query when it is read.

        Ties are followed in both directions. `kinds` says which (all unless told), `depth` how many
        steps at most (any number unless told). Raises ValueError on an unknown kind or a depth
        outside 0 to 20.
        """
        unknown = sorted({str(kind) for kind in kinds} - set(TIES))
        if unknown:
            raise ValueError(f"No tie is called {', '.join(unknown)}; there are {', '.join(TIES)}.")
        ids = [entity.pk for entity in entities]
        ties = [str(kind) for kind in kinds]
        if depth is None:
            return self.filter(pk__in=_reached(_RELATED, ids, ties, ties))
        if not 0 <= depth <= DEEPEST:
            raise ValueError(f"Depth lies between 0 and {DEEPEST}.")
        return self.filter(pk__in=_reached(_RELATED_TO_DEPTH, ids, ties, ties, depth))

    def related_by_steps(self, *entities: "Entity") -> dict[int, list[list[str]]]:
        """Give by id whom each of these is tied to: the slugs one step away, two steps away and so on.

        Each is named at the fewest steps that lead to it, whatever circles there are; one query for all.
        """
        ties: dict[int, set[int]] = {}
        slugs: dict[int, str] = {}
        if entities:
            with connection.cursor() as cursor:
                cursor.execute(_TIES_AROUND, [[entity.pk for entity in entities]])
                for subject, subject_slug, other, other_slug in cursor.fetchall():
                    ties.setdefault(subject, set()).add(other)
                    ties.setdefault(other, set()).add(subject)
                    slugs |= {subject: subject_slug, other: other_slug}
        return {
            entity.pk: [sorted(slugs[pk] for pk in ring) for ring in _rings(entity.pk, ties)]
            for entity in entities
        }

    def identified_by(self, *identifiers: tuple[str, str]) -> Self:
        """Give the entities that hold one of these (scheme, value), rejected ones left out."""
        if not identifiers:
            return self.none()
        held = Q()
        for scheme, value in identifiers:
            held |= Q(identifiers__scheme=scheme, identifiers__value=value)
        return self.filter(held, identifiers__check_state__in=_NOT_REJECTED).distinct()

    def named_like(self, *names: str) -> Self:
        """Give the entities whose name or alias is, or looks very much like, one of these, nearest first."""
        if not names:
            return self.none()
        near = Q(aliases__overlap=list(names))
        for name in names:
            near |= Q(name__trigram_similar=name)
        shares = [TrigramSimilarity("name", name) for name in names]
        likeness = Greatest(*shares) if len(shares) > 1 else shares[0]
        return (
            self.annotate(likeness=likeness)
            .filter(near)
            .filter(Q(likeness__gte=VERY_SIMILAR) | Q(aliases__overlap=list(names)))
            .order_by("-likeness", "pk")
        )


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def bases_of_each(self, *authorities: "Authority") -> dict[int, list[tuple[str, str]]]:
        """Give by id the slugs and titles of all that each of these rests on, in order, in one query."""
        return _each(_BASES_OF_EACH, authorities)

    def named_in(self, text: str) -> Self:
        """Give the authorities of which a title or alias is among the letters of a text."""
        return self.alias(is_named=_holds(_NAMED_IN, text, text)).filter(is_named=True)

    def named_within(self, work: str) -> Self:
        """Give the authorities with a citation of one title for alias, "50 U.S.C. 1701-1708" and the like."""
        return self.alias(is_within=_holds(_NAMED_WITHIN, work)).filter(is_within=True)


class CitationQuerySet(models.QuerySet["AuthorityCitation"]):
    def right_on(self, day: dt.date | None) -> Self:
        """Give the citations that were right on a day; without a day, all."""
        if day is None:
            return self
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gt=day))

    def within(self, work: str) -> Self:
        """Give the citations of one title of a code; `work` is "50 U.S.C. " and the like."""
        return self.alias(is_within=_holds(_WITHIN, work)).filter(is_within=True)
