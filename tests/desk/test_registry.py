"""The registry on the desk: found by any citation, made by pasting, extended by editors."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse

from policies.registry.models import Authority, Entity, Jurisdiction, Topic
from tests.desk.conftest import signed_in
from tests.desk.posting import FilledForm
from tests.measures.factories import make_user
from tests.registry.factories import cite, make_authority, make_entity

pytestmark = pytest.mark.django_db

CITATION = "/desk/authorities/from-citation/"
PASTE = "/desk/entities/from-followthemoney/"
WECHAT = json.dumps(
    {"schema": "Asset", "properties": {"name": ["WeChat"], "country": ["cn"], "wikidataId": ["Q283233"]}}
)


@pytest.fixture
def chief(db) -> Client:
    return signed_in(make_user("chief editor"))


def said(response) -> str:
    """Give the words of a page's form and rows that refuse something."""
    form = response.context["adminform"].form
    rows = [inline.formset for inline in response.context["inline_admin_formsets"]]
    errors = [str(form.errors), *(str(row.errors) + str(row.non_form_errors()) for row in rows)]
    return " ".join(errors)


@pytest.mark.parametrize(
    "typed", ["E.O. 13,943", "Exec. Order No. 13943", "85 Fed. Reg. 48,641", "wechat", "EO 13943"]
)
def test_the_picker_of_authorities_finds_by_any_citation(desk, typed):
    make_authority("Another order", "EO 13942, 85 FR 48637")
    order = make_authority("Addressing the Threat Posed by WeChat", "EO 13943, 85 FR 48641")
    response = desk.get(
        reverse("desk:autocomplete"),
        {"app_label": "measures", "model_name": "option", "field_name": "authorities", "term": typed},
    )
    assert [row["id"] for row in response.json()["results"]] == [str(order.pk)]


def offered(client, typed):
    asked = {"app_label": "measures", "model_name": "option", "field_name": "authorities", "term": typed}
    return client.get(reverse("desk:autocomplete"), asked).json()["results"]


def test_the_picker_offers_to_add_a_citation_that_no_authority_has(desk):
    (offer,) = offered(desk, "50 USC 1701 et seq")
    assert offer["text"] == "Add 50 U.S.C. 1701 et seq. to the registry …"
    page = desk.get(f"{offer['add']}&_popup=1&_to_field=id")
    form = page.context["adminform"].form
    assert (form.initial["title"], form.initial["kind"]) == ("50 U.S.C. 1701 et seq.", "statute")
    assert form.initial["slug"] == "50-usc-1701-et-seq"
    (rows,) = page.context["inline_admin_formsets"]
    (row,) = rows.formset.forms
    assert row.initial["text"] == "50 U.S.C. 1701 et seq."
    assert row.initial["url"] == "https://www.govinfo.gov/link/uscode/50/1701"


def test_what_stands_beside_a_citation_becomes_the_title(desk):
    (offer,) = offered(desk, "National Emergencies Act, 50 U.S.C. 1601 et seq.")
    form = desk.get(offer["add"]).context["adminform"].form
    assert form.initial["title"] == "National Emergencies Act"


def test_what_is_known_or_is_no_citation_is_not_offered(desk):
    order = make_authority("Addressing the Threat Posed by WeChat", "EO 13943")
    assert [row["id"] for row in offered(desk, "E.O. 13,943")] == [str(order.pk)]
    assert offered(desk, "no such law") == []
    both = offered(desk, "EO 13943 and EO 13942")
    assert [row["text"] for row in both] == [str(order), "Add EO 13942 to the registry …"]


def test_the_window_of_a_new_authority_takes_a_citation_and_says_when_it_knows_none(desk):
    add = reverse("desk:registry_authority_add")
    assert 'name="citation"' in desk.get(f"{add}?_popup=1").content.decode()
    assert "No citation is recognised in this" in desk.get(f"{add}?citation=some+law").content.decode()


def test_a_known_citation_leads_to_its_authority(desk):
    order = make_authority("Addressing the Threat Posed by WeChat", "EO 13943")
    page = desk.get(CITATION, {"text": "E.O. 13,943"}).content.decode()
    assert f"/desk/registry/authority/{order.pk}/change/" in page
    assert "Add this authority" not in page


def test_an_unknown_citation_is_offered_and_made_with_one_press(desk):
    page = desk.get(CITATION, {"text": "§ 721 of the Defense Production Act of 1950, 50 U.S.C. § 4565"})
    (offer,) = page.context["offers"]
    response = desk.post(CITATION, offer.initial)
    authority = Authority.objects.get()
    assert response["Location"] == reverse("desk:registry_authority_change", args=[authority.pk])
    assert (authority.title, authority.citations.get().normal_forms) == (
        "Defense Production Act of 1950, section 721",
        ["50 U.S.C. 4565"],
    )


def test_looking_up_makes_nothing(desk):
    desk.get(CITATION, {"text": "EO 13943; EO 13942"})
    assert not Authority.objects.exists()


def test_what_nobody_recognises_is_said_to_be_so(desk):
    assert "No citation is recognised" in desk.get(CITATION, {"text": "some law"}).content.decode()


def test_an_authority_that_came_meanwhile_is_not_made_again(desk):
    make_authority("Addressing the Threat Posed by WeChat", "EO 13943")
    response = desk.post(CITATION, {"title": "Order", "kind": "executive_order", "citation": "E.O. 13943"})
    assert response.status_code == 422
    assert "EO 13943 is Addressing the Threat Posed by WeChat already." in response.content.decode()
    assert Authority.objects.count() == 1


def test_a_pasted_text_is_shown_as_text(desk):
    page = desk.get(CITATION, {"text": "<script>alert(1)</script> EO 13943"}).content.decode()
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("address", [CITATION, PASTE])
def test_the_pages_are_for_the_desk_only(address):
    assert Client().get(address).status_code == 302
    assert signed_in(make_user("analyst")).get(address).status_code == 403


@pytest.mark.parametrize(
    ("name", "leads_to"),
    [("authority_from_citation", CITATION), ("entity_from_followthemoney", PASTE)],
)
def test_the_lists_lead_to_the_pages(desk, name, leads_to):
    model = name.split("_")[0]
    page = desk.get(reverse(f"desk:registry_{model}_changelist")).content.decode()
    button = f"/desk/registry/{model}/{name.split('_', 1)[1].replace('_', '-')}"
    assert button in page
    assert desk.get(f"{button}/").headers["Location"] == leads_to


# Entities -------------------------------------------------------------------------------------------


def test_an_entity_is_shown_before_it_is_stored(desk):
    response = desk.post(PASTE, {"text": WECHAT, "step": "preview"})
    assert response.context["draft"].name == "WeChat"
    assert not Entity.objects.exists()
    desk.post(PASTE, {"text": WECHAT, "step": "save"})
    assert Entity.objects.get().identifiers.get().value == "Q283233"


def test_a_likely_duplicate_is_offered(desk):
    make_entity("We Chat")
    known = make_entity("WeChat")
    response = desk.post(PASTE, {"text": WECHAT, "step": "preview"})
    assert known in response.context["duplicates"]
    assert "Add it nevertheless" in response.content.decode()


@pytest.mark.parametrize("step", ["preview", "save"])
def test_what_is_wrong_with_a_pasted_entity_is_named(desk, step):
    response = desk.post(PASTE, {"text": WECHAT.replace("Q283233", "283233"), "step": step})
    assert response.status_code == 422
    assert "wikidataId: 283233: A Wikidata item is Q and a number" in response.content.decode()


# What editors extend --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"code": "us-ca"}, ("US-CA", "California", "subdivision", "US")),
        ({"code": "GB-ABE"}, ("GB-ABE", "Aberdeen City", "subdivision", "GB")),
        ({"code": "US-NY", "name": "State of New York"}, ("US-NY", "State of New York", "subdivision", "US")),
        (
            {"code": "ASEAN", "name": "Association of Southeast Asian Nations", "kind": "supranational"},
            ("ASEAN", "Association of Southeast Asian Nations", "supranational", None),
        ),
    ],
)
@pytest.mark.parametrize("role", ["editor", "chief editor"])
def test_a_jurisdiction_is_added_by_its_code(typed, kept, role):
    client = signed_in(make_user(role))
    response = client.post(
        reverse("desk:registry_jurisdiction_add"), {"kind": "country", "name": "", **typed}
    )
    assert response.status_code == 302, said(response)
    row = Jurisdiction.objects.get(code=kept[0])
    assert (row.code, row.name, row.kind, row.parent and row.parent.code) == kept


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"code": "US-XX", "name": "Nowhere"}, "US-XX is no code of ISO 3166-1"),
        ({"code": "ASEAN", "kind": "supranational"}, "ISO 3166 has no name for this code"),
        ({"code": "CN", "kind": "supranational", "name": "x"}, "CN is the ISO code of China"),
        ({"code": "US"}, "already exists"),
    ],
)
def test_a_wrong_code_is_refused_at_its_field(desk, typed, refusal):
    response = desk.post(reverse("desk:registry_jurisdiction_add"), {"kind": "country", "name": "", **typed})
    assert response.status_code == 200
    assert refusal in said(response)


@pytest.mark.parametrize("kind", ["policy_area", "sector"])
def test_a_topic_is_added_and_reworded(chief, kind):
    chief.post(reverse("desk:registry_topic_add"), {"kind": kind, "slug": "quantum", "name": "Quantum"})
    topic = Topic.objects.get(kind=kind, slug="quantum")
    chief.post(
        reverse("desk:registry_topic_change", args=[topic.pk]),
        {"kind": kind, "slug": "quantum", "name": "Quantum computing"},
    )
    topic.refresh_from_db()
    assert topic.name == "Quantum computing"


def citations(authority: Authority, *rows: tuple[str, str, str]) -> dict[str, object]:
    """Give what the authority's form sends with these citations (text, from, until)."""
    held = list(authority.citations.order_by("pk"))
    data: dict[str, object] = {
        "title": authority.title,
        "slug": authority.slug,
        "kind": authority.kind,
        "check_state": authority.check_state,
        "citations-TOTAL_FORMS": len(rows),
        "citations-INITIAL_FORMS": len(held),
    }
    for number, (text, since, until) in enumerate(rows):
        data |= {
            f"citations-{number}-text": text,
            f"citations-{number}-valid_from": since,
            f"citations-{number}-valid_until": until,
            f"citations-{number}-authority": authority.pk,
        }
        if number < len(held):
            data[f"citations-{number}-id"] = held[number].pk
    return data


def test_a_citation_is_succeeded_by_another_in_one_save(chief):
    rule = make_authority("ICTS rule", "15 CFR part 7", kind="regulation")
    address = reverse("desk:registry_authority_change", args=[rule.pk])
    response = chief.post(
        address,
        citations(rule, ("15 CFR part 7", "", "2024-07-18"), ("15 CFR part 791", "2024-07-18", "")),
    )
    assert response.status_code == 302, said(response)
    assert [row.url for row in rule.citations.all()] == [
        "https://www.ecfr.gov/current/title-15/part-7",
        "https://www.ecfr.gov/current/title-15/part-791",
    ]


def test_dated_citations_can_change_places_in_one_save(chief):
    rule = make_authority("ICTS rule", kind="regulation")
    cite(rule, "15 CFR part 7", until=dt.date(2024, 7, 18))
    cite(rule, "15 CFR part 791", since=dt.date(2024, 7, 18))
    address = reverse("desk:registry_authority_change", args=[rule.pk])
    response = chief.post(
        address,
        citations(rule, ("15 CFR part 7", "2024-07-18", ""), ("15 CFR part 791", "", "2024-07-18")),
    )
    assert response.status_code == 302, said(response)


def test_citations_that_contradict_each_other_are_refused(chief):
    rule = make_authority("ICTS rule", "15 CFR part 7", kind="regulation")
    address = reverse("desk:registry_authority_change", args=[rule.pk])
    response = chief.post(
        address, citations(rule, ("15 CFR part 7", "", ""), ("15 CFR part 791", "2024-07-18", ""))
    )
    assert "15 CFR part 7 and 15 CFR part 791 cannot both be right on 18 July 2024" in said(response)
    assert rule.citations.count() == 1


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (
            {"text": "15 CFR part 791", "valid_from": "18/07/2024"},
            "15 CFR part 7 and 15 CFR part 791 cannot both be right on 18 July 2024",
        ),
        ({"text": "15 C.F.R. pt. 7"}, "15 CFR part 7 and 15 C.F.R. pt. 7 are the same citation"),
    ],
)
def test_a_new_citation_is_checked_against_those_that_were_left_alone(chief, typed, refusal):
    rule = make_authority("The supply-chain rule", "15 CFR part 7")
    address = f"/desk/registry/authority/{rule.pk}/change/"
    response = FilledForm(chief, address).add("citations", **typed).post()
    assert response.status_code == 200
    assert refusal in said(response)
    assert rule.citations.count() == 1


def test_a_wrong_identifier_is_refused_at_its_field(chief):
    entity = make_entity("Tencent")
    response = chief.post(
        reverse("desk:registry_entity_change", args=[entity.pk]),
        {
            "name": entity.name,
            "slug": entity.slug,
            "schema": entity.schema,
            "identifiers-TOTAL_FORMS": 1,
            "identifiers-INITIAL_FORMS": 0,
            "identifiers-0-scheme": "lei",
            "identifiers-0-value": "254900N4SLUMW4XUYY12",
            "identifiers-0-check_state": "recalled",
            "identifiers-0-entity": entity.pk,
            "relations-TOTAL_FORMS": 0,
            "relations-INITIAL_FORMS": 0,
        },
    )
    assert "The check digits of this LEI are wrong" in said(response)
    assert "value" in response.context["inline_admin_formsets"][0].formset.errors[0]
