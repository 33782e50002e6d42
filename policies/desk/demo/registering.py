"""Enter who and what the record refers to: bodies, authorities, entities, articles."""

from policies.desk.demo.shapes import DemoArticle, DemoAuthority, DemoEntity, DemoRecord
from policies.registry import taxonomy
from policies.registry.models import (
    Authority,
    AuthorityCitation,
    Body,
    Entity,
    EntityIdentifier,
    EntityRelation,
    Jurisdiction,
    Topic,
)
from policies.sources.intake import known_article, take_in
from policies.sources.models import Article, Origin, Publisher

HOME = "US"


def register(record: DemoRecord) -> None:
    """Enter what is missing; rows with the same slug or address stay as they are."""
    taxonomy.plant(Jurisdiction, Topic)
    home = Jurisdiction.objects.get(code=HOME)
    for body in record.bodies.values():
        Body.objects.get_or_create(
            slug=body.key,
            defaults={"name": body.name, "kind": body.kind, "branch": body.branch, "jurisdiction": home},
        )
    for authority in record.authorities.values():
        _enter_authority(authority)
    for authority in record.authorities.values():
        bases = Authority.objects.filter(slug__in=authority.rests_on)
        Authority.objects.get(slug=authority.key).rests_on.add(*bases)
    for entity in record.entities.values():
        _enter_entity(entity)
    for entity in record.entities.values():
        _tie(entity)
    for article in record.articles.values():
        _enter_article(article)


def _enter_authority(authority: DemoAuthority) -> None:
    row, new = Authority.objects.get_or_create(
        slug=authority.key,
        defaults={
            "title": authority.title,
            "kind": authority.kind,
            "aliases": list(authority.aliases),
            "check_state": authority.check,
        },
    )
    if new:
        for citation in authority.citations:
            AuthorityCitation.objects.create(
                authority=row,
                text=citation.text,
                valid_from=citation.valid_from,
                valid_until=citation.valid_until,
                url=citation.url,
            )


def _enter_entity(entity: DemoEntity) -> None:
    row, new = Entity.objects.get_or_create(
        slug=entity.key,
        defaults={
            "name": entity.name,
            "schema": entity.schema,
            "country": Jurisdiction.objects.get(code=entity.country),
            "aliases": list(entity.aliases),
        },
    )
    if new:
        for identifier in entity.identifiers:
            EntityIdentifier.objects.create(
                entity=row, scheme=identifier.scheme, value=identifier.value, check_state=identifier.check
            )


def _tie(entity: DemoEntity) -> None:
    row = Entity.objects.get(slug=entity.key)
    for tie in entity.ties:
        other = Entity.objects.get(slug=tie.to)
        EntityRelation.objects.get_or_create(subject=row, kind=tie.kind, object=other)


def _enter_article(article: DemoArticle) -> None:
    if known_article(article.url):
        return
    origin = Origin.objects.get_or_create(label=article.origin)[0] if article.origin else None
    take_in(
        Article(
            url=article.url,
            title=article.title,
            publisher=Publisher.objects.get_or_create(name=article.publisher)[0],
            origin=origin,
            kind=article.kind,
            published_on=article.on,
            published_precision=article.precision,
            language="en",
        )
    )
