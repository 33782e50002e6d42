"""Every kind of statement keeps its citations in the document."""

import pytest

from policies.measures import freeze
from policies.measures.models import Citation, Claim, Option, Provision, Target
from policies.publication import schema
from policies.registry.models import Entity
from tests.measures.factories import make_article, make_measure

pytestmark = pytest.mark.django_db


def test_event_option_target_provision_and_claim_keep_who_says_them():
    measure = make_measure()
    entity = Entity.objects.create(slug="ant", name="Ant Group", schema="Company")
    statements = {
        "option": Option.objects.create(measure=measure, label="A way"),
        "target": Target.objects.create(measure=measure, entity=entity),
        "provision": Provision.objects.create(measure=measure, number=1, label="Payments"),
        "claim": Claim.objects.create(measure=measure, text="It is so."),
    }
    for name, row in statements.items():
        Citation.objects.create(
            measure=measure, article=make_article(), attribution="reporting", quote=name, **{name: row}
        )
    document = freeze.document(freeze.for_freezing(measure.pk), public_titles={})
    for name in statements:
        (row,) = document[f"{name}s"]
        assert [citation["quote"] for citation in row["citations"]] == [name]
    assert document["events"][0]["citations"]
    schema.check(document)
