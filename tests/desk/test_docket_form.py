"""A docket is added by watching it; nobody types over what a court says."""

import pytest
from django.test import Client

from policies.dockets.models import Court, Docket, Follow
from tests.desk.posting import FilledForm, complaints
from tests.dockets import factories
from tests.publication.factories import naming, publish

pytestmark = pytest.mark.django_db
ADD = "/desk/dockets/docket/add/?by_hand=1"


def test_adding_a_docket_watches_it_and_polls_its_court(desk: Client):
    court = Court.objects.get(slug="dcd")
    FilledForm(desk, ADD).type(court=court, docket_number="1:20-cv-2658", caption="TikTok v. Trump").save()
    docket = Docket.objects.get()
    court.refresh_from_db()
    assert (docket.docket_number, docket.watched, court.enabled) == ("1:20-cv-02658", True, True)


def test_what_is_no_docket_number_is_refused_with_an_example(desk: Client):
    court = Court.objects.get(slug="dcd")
    refused = FilledForm(desk, ADD).type(court=court, docket_number="TikTok").post()
    assert "1:20-cv-02658" in complaints(refused)["docket_number"][0]


def test_a_docket_that_is_watched_is_not_added_twice(desk: Client):
    court = Court.objects.get(slug="dcd")
    FilledForm(desk, ADD).type(court=court, docket_number="1:20-cv-02658").save()
    refused = FilledForm(desk, ADD).type(court=court, docket_number="1:20-cv-2658").post()
    assert "already watched" in complaints(refused)["docket_number"][0]


def test_a_watch_is_ended_in_the_form(desk: Client):
    court = Court.objects.get(slug="dcd")
    FilledForm(desk, ADD).type(court=court, docket_number="1:20-cv-02658").save()
    docket = Docket.objects.get()
    FilledForm(desk, f"/desk/dockets/docket/{docket.pk}/change/").type(watched=None).save()
    docket.refresh_from_db()
    court.refresh_from_db()
    assert (docket.watched, court.enabled) == (False, False)


def test_the_desk_sees_which_dockets_are_public_and_how(desk: Client):
    secret = factories.watched("cand", "3:20-cv-05910")
    public = factories.watched("dcd", "1:20-cv-02658")
    publish(**naming(public))
    Docket.objects.update(caption="Typed v. Since", judge="A. Typo")
    listed = {
        choice: [docket.pk for docket in desk.get("/desk/dockets/docket/", query).context["cl"].result_list]
        for choice, query in {"all": {}, "yes": {"public": "yes"}, "no": {"public": "no"}}.items()
    }
    assert listed == {"all": [secret.pk, public.pk], "yes": [public.pk], "no": [secret.pk]}
    told = desk.get(f"/desk/dockets/docket/{public.pk}/change/").content.decode()
    assert "Readers and partners see it as 1:20-cv-02658. What is typed here" in told
    told = desk.get(f"/desk/dockets/docket/{secret.pk}/change/").content.decode()
    assert "Not public: no release that can be read names this docket" in told


def test_a_docket_without_entries_is_followed_from_its_page(desk: Client):
    docket = factories.watched("cand", "3:20-cv-05910")
    address = f"/desk/dockets/docket/{docket.pk}/change/"
    for offered, pace in (("Follow this docket", "at_once"), ("Follow this docket no more", "")):
        page = desk.get(address).content.decode()
        assert f">{offered}</button>" in page
        assert f'name="pace" value="{pace}"' in page
        answer = desk.post(f"/desk/followed/{docket.pk}/", {"pace": pace, "next": address})
        assert answer["Location"] == address
        assert Follow.objects.filter(docket=docket).exists() == bool(pace)


def test_the_desk_sees_the_state_of_courts_of_which_readers_know_nothing(desk: Client):
    factories.watched("cand", "3:20-cv-05910")
    Court.objects.filter(slug="cand").update(failures=2)
    courts = desk.get("/desk/dockets/court/")
    assert courts.context["cl"].result_list[0].slug == "cand", "what the dashboard leads to stands first"
    assert "Last check failed" in " ".join(courts.content.decode().split())
    assert "Northern District of California" not in desk.get("/coverage/").content.decode()


def test_the_list_of_dockets_costs_as_many_queries_whatever_its_size(
    desk: Client, django_assert_max_num_queries
):
    for number in range(1, 30):
        publish(**naming(factories.watched(number=f"1:20-cv-{number:05}")))
    with django_assert_max_num_queries(12):
        desk.get("/desk/dockets/docket/")


def test_the_case_below_an_appeal_is_chosen_in_the_form(desk: Client):
    below, above = factories.watched("cand", "3:20-cv-05910"), factories.watched("ca9", "20-16908")
    form = FilledForm(desk, f"/desk/dockets/docket/{above.pk}/change/").type(appeal_from=below)
    form.save()
    above.refresh_from_db()
    assert above.appeal_from == below
    refused = FilledForm(desk, f"/desk/dockets/docket/{below.pk}/change/").type(appeal_from=above).post()
    assert "N.D. Cal. does not review 20-16908" in complaints(refused)["appeal_from"][0]
