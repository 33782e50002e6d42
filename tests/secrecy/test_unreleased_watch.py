"""Nothing public changes by one byte, whatever the desk does with dockets that no release names."""

from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from policies.dockets.models import Court, Docket, PastedPage
from policies.feed import keys
from policies.feed.models import Scope
from policies.review.models import Submission
from tests.measures.factories import make_user
from tests.publication.factories import naming, publish, sample_document
from tests.secrecy import newsroom
from tests.secrecy.newsroom import NOW, SECRETS, Printed
from tests.secrecy.public_addresses import Answer, Asked, desk_addresses, walk

pytestmark = pytest.mark.django_db
# Below the numbers that the database gives.
UNKNOWN = 9_999_999


@pytest.fixture(autouse=True)
def one_moment(settings) -> Iterator[None]:
    """Stop the clock, and let the walk ask as often as it likes."""
    settings.FEED_ANONYMOUS_REQUESTS_PER_MINUTE = 1_000_000
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def public() -> Printed:
    return newsroom.printed()


def everything(client: Client, public: Printed, hidden: int) -> dict[Asked, Answer]:
    """Walk all that is public; `hidden` is the number of a docket that is none of the public's business."""
    references = [public.reference, "US-1999-0001"]
    return walk(
        client,
        values={
            "reference": references,
            "measure": references,
            "version": [1, 99],
            "docket": [public.docket.pk, public.appeal.pk, hidden, UNKNOWN],
        },
        words=[SECRETS["caption"], SECRETS["court's slug"]],
    )


def next_docket() -> int:
    """Give the number that the next docket will have, by making and forgetting one."""
    docket = Docket.objects.create(court=Court.objects.get(slug="dcd"), docket_number="1:00-cv-00001")
    Docket.objects.filter(pk=docket.pk).delete()
    return docket.pk + 1


def test_what_the_desk_watches_in_secret_changes_no_byte_of_what_is_public(client, public):
    expected = next_docket()
    before = everything(client, public, expected)
    assert len(before) > 500
    assert newsroom.works_in_secret(public).pk == expected
    after = everything(client, public, expected)
    assert after.keys() == before.keys()
    assert [asked for asked in before if before[asked] != after[asked]] == []
    for asked, (_, headers, body) in after.items():
        said = body.decode("utf-8", "replace") + repr(headers)
        # An answer repeats what was searched for.
        found = [what for what, secret in SECRETS.items() if secret in said and "?" not in asked.address]
        assert found == [], asked


def test_a_partner_with_a_key_sees_no_more_than_a_stranger(client, public):
    hidden = newsroom.works_in_secret(public)
    _, secret = keys.issue(
        name="Partner", contact="", scopes=[Scope.READ], requests_per_minute=1_000_000, secret=""
    )
    partner = Client(headers={"Authorization": f"Bearer {secret}"})
    for address in ("/api/v1/dockets/", f"/api/v1/dockets/{hidden.pk}/entries/"):
        assert partner.get(address).content == client.get(address).content


def test_an_editor_sees_on_the_public_site_what_everybody_sees(client, public):
    newsroom.works_in_secret(public)
    editor = Client()
    editor.force_login(newsroom.User.objects.get(username=SECRETS["follower"]))
    assert editor.get("/coverage/").content == client.get("/coverage/").content


def test_a_docket_is_public_as_soon_as_a_release_names_it(client, public):
    hidden = newsroom.works_in_secret(public)
    entries = f"/api/v1/dockets/{hidden.pk}/entries/"
    addresses = ("/coverage/", "/api/v1/dockets/", entries, "/healthz")
    before = [client.get(address).content for address in addresses]
    publish(sample_document(**naming(hidden)))
    after = [client.get(address).content for address in addresses]
    assert not set(before) & set(after)
    for what in ("caption", "number", "court's name"):
        assert SECRETS[what] in after[0].decode(), what
    found = client.get(entries).json()
    assert [entry["label"] for entry in found["results"]] == [SECRETS["entry"]]
    assert found["docket"]["judge"] == SECRETS["judge"]


@pytest.mark.parametrize("who", ["a stranger", "an analyst", "an analyst among the staff"])
def test_no_address_of_the_desk_tells_anything_to_who_is_not_on_it(client, public, who):
    hidden = newsroom.works_in_secret(public)
    if who != "a stranger":
        analyst = make_user("analyst")
        User.objects.filter(pk=analyst.pk).update(is_staff=who.endswith("staff"))
        client.force_login(User.objects.get(pk=analyst.pk))
    entered = set()
    keys = {hidden.pk, Submission.objects.get().pk, PastedPage.objects.get().pk}
    for address in desk_addresses(sorted(keys)):
        for method in ("GET", "POST"):
            answer = client.generic(method, address)
            said = answer.content.decode("utf-8", "replace") + repr(dict(answer.items()))
            assert [what for what, secret in SECRETS.items() if secret in said] == [], f"{method} {address}"
            if answer.status_code == 200:
                entered.add(address)
    assert entered == {"/desk/login/"}
    client.force_login(User.objects.get(username=SECRETS["follower"]))
    assert SECRETS["caption"] in client.get("/desk/dockets/docket/").content.decode()
