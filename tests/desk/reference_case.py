"""The reference case: a report of October 2020 on curbs that nobody has decided yet."""

from dataclasses import dataclass

from django.test import Client

from policies.measures.models import Measure
from policies.registry.models import Authority, Body, Entity, Jurisdiction
from policies.sources.models import Article
from tests.desk.posting import ADD, FilledForm
from tests.measures.factories import make_article, make_jurisdiction, make_measure

TITLE = "Curbs on the payment platforms of Ant Group and Tencent"
RISK = "Judges have just enjoined the TikTok and WeChat orders."


@dataclass(frozen=True)
class Registry:
    """What the desk knows before the story breaks."""

    jurisdiction: Jurisdiction
    article: Article
    entities: dict[str, Entity]
    bodies: dict[str, Body]
    authorities: dict[str, Authority]
    precedents: list[Measure]


def registry() -> Registry:
    """Make the rows that the case refers to."""
    us = make_jurisdiction()
    bodies = {
        slug: Body.objects.create(slug=slug, name=name, kind="department", jurisdiction=us)
        for slug, name in (
            ("potus", "President of the United States"),
            ("commerce", "Department of Commerce"),
            ("ofac", "Office of Foreign Assets Control"),
        )
    }
    entities = {
        slug: Entity.objects.create(slug=slug, name=name, schema=schema)
        for slug, name, schema in (
            ("ant-group", "Ant Group", "Company"),
            ("tencent", "Tencent", "Company"),
            ("alipay", "Alipay", "Asset"),
            ("wechat-pay", "WeChat Pay", "Asset"),
        )
    }
    authorities = {
        slug: Authority.objects.create(slug=slug, title=title, kind=kind)
        for slug, title, kind in (
            ("eo-13873", "Executive Order 13873", "executive_order"),
            ("ieepa", "International Emergency Economic Powers Act", "statute"),
        )
    }
    precedents = [
        make_measure(title="Addressing the threat posed by TikTok"),
        make_measure(title="Addressing the threat posed by WeChat"),
    ]
    article = make_article(publisher="The Courier", title="Officials explore curbs on payment apps")
    return Registry(us, article, entities, bodies, authorities, precedents)


def log(desk: Client, known: Registry) -> Measure:
    """Log the whole case on one page, in one save."""
    form = FilledForm(desk, ADD).type(
        title=TITLE,
        jurisdiction=known.jurisdiction,
        year=2020,
        summary="Officials explore restrictions on Alipay and WeChat Pay; nothing is decided.",
        concern="Payment platforms could give access to the data of Americans.",
        source=known.article,
        source_attribution="anonymous",
        source_count=2,
        source_descriptor="people familiar with the matter",
    )
    _events(form)
    _options(form, known)
    for entity in known.entities.values():
        form.add("targets", entity=entity)
    _claims(form, known)
    for precedent in known.precedents:
        form.add("relations", kind="parallel_to", other=precedent)
    form.save()
    return Measure.objects.get(title=TITLE)


def _events(form: FilledForm) -> None:
    form.add(
        "events",
        kind="meeting",
        summary="Officials discuss the payment apps.",
        happened_on="2020-09-30",
        reported_on="2020-10-07",
    )
    form.add(
        "events",
        kind="reported",
        summary="Officials are reported to explore curbs.",
        happened_on="2020-10-07",
    )
    form.add(
        "events", kind="milestone", summary="Presidential election", happened_on="2020-11-03", expected=True
    )
    form.add(
        "events", kind="milestone", summary="Ant Group goes public", happened_on="2020-11-05", expected=True
    )


def _options(form: FilledForm, known: Registry) -> None:
    form.add(
        "options",
        label="Prohibit transactions under the supply-chain order",
        instrument="agency_determination",
        body=known.bodies["commerce"],
        authorities=[known.authorities["eo-13873"]],
        litigation_risk=RISK,
    )
    form.add(
        "options",
        label="A new executive order",
        instrument="executive_order",
        body=known.bodies["potus"],
        authorities=[known.authorities["ieepa"]],
        litigation_risk=RISK,
    )
    form.add(
        "options",
        label="Listing as Specially Designated Nationals",
        instrument="sanctions_designation",
        body=known.bodies["ofac"],
        authorities=[known.authorities["ieepa"]],
    )


def _claims(form: FilledForm, known: Registry) -> None:
    form.add("claims", text="Nothing is decided.")
    form.add("claims", text="The president has not been asked.", people=1, descriptor="person briefed on it")
    form.add("claims", text="Officials expect a court fight.")
    form.add(
        "claims",
        text="Ant Group knows of no such talks.",
        attribution="statement",
        speaker=known.entities["ant-group"],
        contradicts=True,
    )
    form.add(
        "claims", text="Tencent was asked.", attribution="no_response", speaker=known.entities["tencent"]
    )
    form.add(
        "claims",
        text="The Treasury was asked.",
        attribution="declined_to_comment",
        speaker_name="A spokeswoman of the Treasury",
    )
    form.add("claims", text="Both apps grow outside China.", attribution="reporting")
