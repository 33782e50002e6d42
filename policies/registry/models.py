"""Who and what measures refer to."""

from typing import Any, ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable, F, Func, Q

from policies.registry import citing, identifiers, places
from policies.registry.querysets import AuthorityQuerySet, CitationQuerySet, EntityQuerySet


class CheckState(models.TextChoices):
    """Whether a fact was checked against a copy of its source."""

    VERIFIED = "verified", "Verified"
    RECALLED = "recalled", "Unconfirmed"
    CONFLICT = "conflict", "Disputed"
    REJECTED = "rejected", "Rejected"


@pghistory.track()
class Jurisdiction(models.Model):
    """A country, a part of one (ISO 3166) or a supranational body with a code of its own."""

    class Kind(models.TextChoices):
        COUNTRY = "country", "Country"
        SUBDIVISION = "subdivision", "Subdivision"
        SUPRANATIONAL = "supranational", "Supranational"

    code = models.CharField(max_length=12, unique=True, help_text="ISO 3166-1 alpha-2, 3166-2, or own code.")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COUNTRY)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta:
        ordering: ClassVar = ["name", "code"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Hold the code against the standard of its kind."""
        try:
            self.code = places.checked_code(self.code, kind=self.kind)
        except places.NotAJurisdiction as wrong:
            raise ValidationError({"code": str(wrong)}) from wrong
        place = places.known_place(self.code)
        if self.parent is None or place is None or self.parent.kind == self.Kind.SUPRANATIONAL:
            return
        if (
            self.parent.code not in (place.parent, place.code.partition("-")[0])
            or self.parent.code == self.code
        ):
            raise ValidationError({"parent": f"{place.name} is no part of {self.parent}."})


@pghistory.track()
class Body(models.Model):
    """An institution that issues or implements measures."""

    class Level(models.TextChoices):
        SUPRANATIONAL = "supranational", "Supranational"
        NATIONAL = "national", "National"
        REGIONAL = "regional", "Regional"
        LOCAL = "local", "Local"

    class Branch(models.TextChoices):
        EXECUTIVE = "executive", "Executive"
        LEGISLATIVE = "legislative", "Legislative"
        JUDICIAL = "judicial", "Judicial"
        INDEPENDENT = "independent", "Independent"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, help_text="For example department, agency, legislature.")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="bodies")
    level = models.CharField(max_length=20, choices=Level, default=Level.NATIONAL)
    branch = models.CharField(max_length=20, choices=Branch, default=Branch.EXECUTIVE)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Authority(models.Model):
    """A statute, order or regulation that measures rest on."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", "Constitution"
        STATUTE = "statute", "Statute"
        EXECUTIVE_ORDER = "executive_order", "Executive order"
        REGULATION = "regulation", "Regulation"
        LIST = "list", "List"
        TREATY = "treaty", "Treaty"

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    rests_on = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="supports", help_text="What it rests on itself."
    )
    check_state = models.CharField("check", max_length=10, choices=CheckState, default=CheckState.RECALLED)

    named_forms = ArrayField(
        models.CharField(max_length=200),
        default=list,
        editable=False,
        help_text="Citations among the aliases and at the beginning of the title, in their normal form.",
    )

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["title", "id"]
        verbose_name_plural = "authorities"
        indexes: ClassVar = [GinIndex(fields=["named_forms"], name="authority_named_forms")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the normal forms of what it is called beside its names."""
        self.named_forms = citing.named_forms(self.title, self.aliases)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "named_forms"}
        super().save(*args, **kwargs)


@pghistory.track(obj_field=None, model_name="AuthorityBasisChange")
class AuthorityBasis(Authority.rests_on.through):  # type: ignore[name-defined]
    """What an authority rests on; the proxy puts the triggers of the history on a table Django made."""

    class Meta:
        proxy = True


@pghistory.track()
class AuthorityCitation(models.Model):
    """How an authority is cited, and when that citation was the right one."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="citations")
    text = models.CharField("citation", max_length=200, help_text="For example 15 CFR part 7.")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True, help_text="First day it was no longer right.")
    url = models.URLField(
        "official text", max_length=500, blank=True, help_text="Filled from the citation where it is empty."
    )
    kind = models.CharField(
        max_length=30,
        blank=True,
        editable=False,
        help_text="The body of law, read from the citation; empty where it is not recognised.",
    )
    normal_forms = ArrayField(
        models.CharField(max_length=200),
        default=list,
        editable=False,
        help_text="The citations in it, each in the one spelling under which equals compare equal.",
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = [F("valid_from").asc(nulls_first=True), "id"]
        indexes: ClassVar = [GinIndex(fields=["normal_forms"], name="authority_citation_forms")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "text"], name="authority_citation_once"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_from__lt=F("valid_until")),
                name="authority_citation_dates_in_order",
                violation_error_message="Valid until must lie after valid from.",
            ),
            ExclusionConstraint(
                name="authority_citation_right_at_a_time",
                expressions=[
                    ("authority", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (
                        Func(
                            "valid_from", "valid_until", function="daterange", output_field=DateRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(kind="") & (Q(valid_from__isnull=False) | Q(valid_until__isnull=False)),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Another citation of the same kind was right in these days.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what the citation says beside it."""
        self.recognise()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "kind", "normal_forms", "url"}
        super().save(*args, **kwargs)

    def recognise(self) -> None:
        """Read kind, normal forms and, where it is empty, the official address from the citation."""
        found = citing.find(self.text)
        self.kind = found[0].kind.value if found else ""
        self.normal_forms = [citation.normal for citation in found]
        self.url = self.url or next((citation.url for citation in found if citation.url), "")

    def clean(self) -> None:
        """Read the citation before its constraints are checked."""
        self.recognise()


@pghistory.track()
class Entity(models.Model):
    """A company, person, organisation or product that a measure targets or affects."""

    class Schema(models.TextChoices):
        """Names of FollowTheMoney schemata."""

        COMPANY = "Company", "Company"
        PERSON = "Person", "Person"
        ORGANIZATION = "Organization", "Organization"
        PUBLIC_BODY = "PublicBody", "Public body"
        ASSET = "Asset", "Asset (such as an app)"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=300)
    schema = models.CharField(max_length=20, choices=Schema)
    country = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, blank=True, related_name="entities")
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name_plural = "entities"
        indexes: ClassVar = [
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="entity_name_similar")
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class EntityIdentifier(models.Model):
    """An identifier of an entity in a public scheme, with what we know of its truth."""

    class Scheme(models.TextChoices):
        WIKIDATA = "wikidata", "Wikidata"
        LEI = "lei", "LEI"
        ISIN = "isin", "ISIN"
        OFAC = "ofac", "OFAC uid"
        CIK = "cik", "SEC CIK"

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20, choices=Scheme)
    value = models.CharField(max_length=60)
    check_state = models.CharField("check", max_length=10, choices=CheckState, default=CheckState.RECALLED)

    class Meta:
        ordering: ClassVar = ["scheme", "value"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entity", "scheme", "value"], name="entity_identifier_once"),
            models.UniqueConstraint(
                fields=["scheme", "value"],
                condition=Q(check_state="verified"),
                name="verified_identifier_names_one_entity",
                violation_error_message="Another entity holds this identifier as verified.",
            ),
            models.CheckConstraint(
                condition=Q(check_state="rejected")
                | Q(scheme="wikidata", value__regex=r"^Q[1-9][0-9]*$")
                | Q(scheme="lei", value__regex=r"^[0-9A-Z]{18}[0-9]{2}$")
                | Q(scheme="isin", value__regex=r"^[A-Z]{2}[0-9A-Z]{9}[0-9]$")
                | Q(scheme="cik", value__regex=r"^[0-9]{10}$")
                | Q(scheme="ofac", value__regex=r"^[1-9][0-9]*$"),
                name="entity_identifier_in_its_form",
                violation_error_message="The value is not written as its scheme writes identifiers.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        """Write the value as its scheme does; a wrong one can be kept as rejected only."""
        if self.scheme not in self.Scheme.values or not self.value:
            return
        try:
            self.value = identifiers.canonical(self.scheme, self.value)
        except identifiers.NotAnIdentifier as wrong:
            if self.check_state != CheckState.REJECTED:
                raise ValidationError({"value": str(wrong)}) from wrong


@pghistory.track()
class EntityRelation(models.Model):
    """A tie between two entities; reads "subject is owned by object"."""

    class Kind(models.TextChoices):
        OWNED_BY = "owned_by", "is owned by"
        AFFILIATE_OF = "affiliate_of", "is an affiliate of"
        PRODUCT_OF = "product_of", "is a product of"

    subject = models.ForeignKey(Entity, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20, choices=Kind)
    object = models.ForeignKey(Entity, models.CASCADE, related_name="related_from")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "kind", "object"], name="entity_relation_once"),
            models.CheckConstraint(
                condition=~Q(subject=F("object")),
                name="entity_relation_between_two",
                violation_error_message="An entity cannot be related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display()} {self.object}"


@pghistory.track()
class Topic(models.Model):
    """A policy area or a sector; editors add rows as the field changes."""

    class Kind(models.TextChoices):
        POLICY_AREA = "policy_area", "Policy area"
        SECTOR = "sector", "Sector"

    kind = models.CharField(max_length=12, choices=Kind)
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["kind", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "slug"], name="topic_once")]

    def __str__(self) -> str:
        return self.name
