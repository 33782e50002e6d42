"""The page of a measure, read with the test client."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from policies.analysis import litigation, measure_page
from policies.dockets.models import Court, Docket, DocketEntry
from policies.publication.models import Release
from tests.analysis import samples
from tests.analysis.parts import DOCKETS
from tests.publication.factories import publish, tombstone_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def released() -> Release:
    """The reference case, released twice."""
    publish(samples.payments())
    changed = samples.payments() | {"summary": "The plan is set aside."}
    return publish(changed, kind="corrected", note="The summary named the wrong ministry.")


def page(client: Client, address: str, status: int = 200, **headers: str) -> str:
    """Read a page that must answer with the status."""
    response = client.get(address, headers=headers)
    assert response.status_code == status, response.content[:500]
    return response.content.decode()


def watched_docket() -> Docket:
    """The docket that the reference case names, with seven entries."""
    court, _ = Court.objects.update_or_create(
        slug="dcd",
        defaults={
            "name": "D.D.C.",
            "kind": "district",
            "time_zone": "America/New_York",
            "last_success_at": datetime(2020, 10, 8, 12, 0, tzinfo=UTC),
        },
    )
    docket = Docket.objects.create(
        pk=DOCKETS["dcd"]["id"], court=court, docket_number="1:20-cv-02658", watched=True
    )
    now = timezone.now()
    DocketEntry.objects.bulk_create(
        DocketEntry(
            docket=docket,
            identity=f"n{number}",
            entry_number=number,
            filed_on=date(2020, 9, number),
            label=f"ORDER {number}.",
            first_seen_at=now,
            changed_at=now,
        )
        for number in range(20, 27)
    )
    return docket


def test_the_page_shows_label_options_targets_and_sources(client: Client, released: Release):
    text = page(client, "/measures/US-2019-0007/")
    assert "Reported (1 anonymous origin) · 7 Oct 2020" in text
    assert "Listing as Specially Designated Nationals" in text
    assert "254900N4SLUMW4XUYY11" in text
    assert "3 links, 1 origin" in text
    assert "two people familiar with the matter" in text


def test_unconfirmed_and_disputed_facts_are_marked_in_words(client: Client, released: Release):
    text = page(client, "/measures/US-2019-0007/")
    assert "Unconfirmed" in text
    assert "Disputed" in text
    assert "Rejected" in text


def test_an_event_reported_later_shows_both_days(client: Client, released: Release):
    text = page(client, "/measures/US-2019-0007/")
    assert 'Reported <time datetime="2020-10-07">7 October 2020</time>' in text
    assert 'happened <time datetime="2020-09-30">30 September 2020</time>' in text


def test_the_latest_entries_of_the_docket_are_shown_in_the_courts_days(client: Client, released: Release):
    watched_docket()
    text = page(client, "/measures/US-2019-0007/")
    assert "ORDER 26." in text
    assert "ORDER 22." in text
    assert "ORDER 21." not in text
    assert "Court last checked" in text
    assert '<time datetime="2020-09-26">26 Sep 2020</time>' in text


def test_an_entry_that_one_person_alone_vouches_for_is_not_shown(client: Client, released: Release):
    docket = watched_docket()
    DocketEntry.objects.filter(docket=docket, entry_number=26).update(unconfirmed=True)
    text = page(client, "/measures/US-2019-0007/")
    assert "ORDER 26." not in text
    assert "ORDER 21." in text, "the next in its place"
    coverage = page(client, "/coverage/")
    DocketEntry.objects.filter(docket=docket).update(unconfirmed=False)
    assert coverage != page(client, "/coverage/"), "it is not counted either"


def test_what_was_typed_since_the_release_is_not_shown(client: Client):
    reference = publish(samples.prohibitions()).reference
    docket = watched_docket()
    Docket.objects.filter(pk=docket.pk).update(caption="Typed v. Wrongly", judge="A. Typo")
    text = page(client, f"/measures/{reference}/")
    assert "Typed v. Wrongly" not in text
    assert "A. Typo" not in text
    assert "TikTok Inc. v. Trump" in text
    assert "before A. Judge" in text


def test_a_docket_that_got_another_number_keeps_its_entries(client: Client, released: Release):
    docket = watched_docket()
    Docket.objects.filter(pk=docket.pk).update(docket_number="1:20-cv-09999")
    assert "ORDER 26." in page(client, "/measures/US-2019-0007/")


def test_a_docket_that_is_not_watched_any_more_says_so_instead_of_when_its_court_was_asked(
    client: Client, released: Release
):
    docket = watched_docket()
    assert "Court last checked" in page(client, "/measures/US-2019-0007/")
    Docket.objects.filter(pk=docket.pk).update(watched=False)
    text = page(client, "/measures/US-2019-0007/")
    assert "Court last checked" not in text
    assert "This docket is not watched at present." in text


def test_an_entry_that_only_a_saved_page_shows_says_so(client: Client, released: Release):
    docket = watched_docket()
    said = "From a page of the court that an editor saved and a second person confirmed"
    DocketEntry.objects.filter(docket=docket).update(sources=["pacer_feed", "pacer_docket"])
    assert said not in page(client, "/measures/US-2019-0007/")
    DocketEntry.objects.filter(docket=docket, entry_number=26).update(sources=["pacer_docket"])
    assert page(client, "/measures/US-2019-0007/").count(said) == 1


def test_litigation_is_a_tree_that_says_what_each_court_did_to_which_provision():
    cases = litigation.in_order_of_review(litigation.named_only(samples.prohibitions()))
    assert [case.named["docket"]["court"] for case in cases] == ["dcd", "paed"]
    assert [case.named["docket"]["court"] for case in cases[0].appeals] == ["cadc"]
    assert [(act["id"], act["concerns"]) for act in cases[0].acts] == [
        (23, "Prohibition 1"),
        (25, ""),
    ]
    assert [(act["id"], act["concerns"]) for act in cases[1].acts] == [(24, "Provisions 2 to 5")]


def test_the_page_shows_an_appeal_below_its_case_and_links_what_the_court_did(client: Client):
    release = publish(samples.prohibitions())
    text = page(client, f"/measures/{release.reference}/")
    assert text.index('id="docket-dcd-120-cv-02658"') < text.index('aria-label="Appeals from 1:20-cv-02658"')
    assert "on appeal from 1:20-cv-02658" in text
    assert '<a href="#event-24">' in text
    assert "Concerns Prohibition 1." in text


def test_an_appeal_from_a_case_that_is_not_tied_stands_for_itself():
    document = samples.prohibitions()
    document["litigation"] = document["litigation"][:1]
    (case,) = litigation.in_order_of_review(litigation.named_only(document))
    assert case.named["docket"]["court"] == "cadc"


def test_a_version_stays_as_it_was_and_leads_to_the_latest(client: Client, released: Release):
    first = Release.objects.get(version=1)
    text = page(client, "/measures/US-2019-0007/1/")
    assert "This is version 1 of 2" in text
    assert first.document_digest in text
    assert "No decision is near" in text
    assert "The plan is set aside" not in text


def test_the_history_lists_every_release_with_its_note(client: Client, released: Release):
    text = page(client, "/measures/US-2019-0007/")
    assert "The summary named the wrong ministry." in text
    assert "/measures/US-2019-0007/1/" in text
    assert "/measures/US-2019-0007/2/" in text


def test_the_cite_box_gives_the_permanent_link_and_the_digest(client: Client, released: Release):
    text = page(client, "/measures/US-2019-0007/")
    assert "http://testserver/measures/US-2019-0007/2/" in text
    assert released.document_digest in text


@pytest.mark.parametrize("written", ["us-2019-0007", "ant-group-tencent-payment-platforms"])
def test_other_ways_to_write_a_reference_lead_to_it(client: Client, released: Release, written: str):
    response = client.get(f"/measures/{written}/")
    assert (response.status_code, response["Location"]) == (301, "/measures/US-2019-0007/")
    response = client.get(f"/measures/{written}/1/")
    assert (response.status_code, response["Location"]) == (301, "/measures/US-2019-0007/1/")


@pytest.mark.parametrize("address", ["/measures/US-1999-0001/", "/measures/US-2019-0007/9/", "/nowhere/"])
def test_an_unknown_address_offers_a_search(client: Client, released: Release, address: str):
    assert 'role="search"' in page(client, address, 404)


def test_a_withdrawn_measure_is_readable_under_a_warning(client: Client, released: Release):
    document = samples.payments() | {"summary": "The plan is set aside."}
    publish(document, kind="withdrawn", note="The source took its story back.")
    text = page(client, "/measures/US-2019-0007/")
    assert "Withdrawn: do not rely on this record." in text
    assert "The source took its story back." in text
    assert "do not rely on this record" in page(client, "/measures/US-2019-0007/1/")


@pytest.mark.parametrize("address", ["/measures/US-2019-0007/", "/measures/US-2019-0007/1/"])
def test_a_retracted_measure_leaves_only_a_tombstone(client: Client, released: Release, address: str):
    tomb = tombstone_of(released, "The story was invented.") | {"slug": samples.payments()["slug"]}
    publish(tomb, kind="retracted", note="The story was invented.")
    text = page(client, address, 410)
    assert "The story was invented." in text
    assert "Ant Group" not in text


def test_a_page_that_did_not_change_is_not_sent_again(client: Client, released: Release):
    response = client.get("/measures/US-2019-0007/")
    again = client.get("/measures/US-2019-0007/", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_comes_from_a_document_is_escaped(client: Client):
    publish(samples.payments() | {"title": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in page(client, "/measures/US-2019-0007/")


def test_nothing_on_the_page_is_styled_or_scripted_inline(client: Client, released: Release):
    publish(samples.prohibitions())
    for address in ("/measures/US-2019-0007/", "/measures/US-2019-0004/"):
        text = page(client, address)
        assert " style=" not in text
        assert "<style" not in text
        assert " onclick=" not in text
        assert "<script>" not in text


def test_the_effect_of_provisions_stands_in_a_table_beside_the_strip(client: Client):
    publish(samples.prohibitions())
    text = page(client, "/measures/US-2019-0004/")
    assert '<th scope="row">Provisions 2 to 5</th>' in text
    assert "Preliminary injunction, 30 October 2020" in text
    assert "<title id=" in text


def test_the_page_needs_the_same_few_queries_however_much_is_on_it(
    client: Client, released: Release, django_assert_num_queries: Any
):
    watched_docket()
    with django_assert_num_queries(5):
        page(client, "/measures/US-2019-0007/")
    crowded = samples.prohibitions()
    crowded["targets"] *= 20
    crowded["events"] *= 20
    publish(crowded)
    for number in range(3):
        publish(crowded | {"summary": f"Changed {number}"}, kind="updated")
    with django_assert_num_queries(5):
        page(client, "/measures/US-2019-0004/")


def test_an_old_version_needs_three_queries(
    client: Client, released: Release, django_assert_num_queries: Any
):
    with django_assert_num_queries(3):
        page(client, "/measures/US-2019-0007/1/")


def test_an_expected_event_whose_day_has_passed_is_not_ahead_any_more(client: Client, released: Release):
    assert "Was expected" in page(client, "/measures/US-2019-0007/")
    document = samples.payments()
    assert [event["id"] for event in measure_page.sections(document, date(2020, 11, 3))["ahead"]] == [9]
    assert measure_page.sections(document, date(2020, 11, 4))["ahead"] == []


def test_a_provision_shows_its_own_sources(client):
    document = samples.payments()
    cited = document["events"][0]["citations"]
    open_end = {"from": None, "to": None}
    nothing = {"state": "none", **open_end, "scope": "nationwide", "events": list[int](), "docket": None}
    spans = [nothing]
    document["provisions"] = [
        {"id": 901, "number": 1, "label": "Payments", "effects": spans, "citations": cited},
        {"id": 902, "number": 2, "label": "Messages", "effects": spans},
    ]
    release = publish(document)
    text = page(client, f"/measures/{release.reference}/")
    listed = text[text.index('aria-label="Provisions"') :]
    assert cited[0]["words"] in listed[: listed.index("Messages")]
