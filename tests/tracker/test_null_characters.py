"""A null character in an address or a field is refused in words."""

import pytest
from django.test import Client

from policies.dockets.models import Notice
from tests.desk.conftest import signed_in
from tests.desk.court_filings import filed
from tests.dockets.factories import watched
from tests.measures.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/measures/%00/", "/measures/%00/1/", "/measures/%00/calendar.ics"])
def test_no_address_holds_one(client: Client, address: str):
    assert client.get(address).status_code == 400


def test_a_field_without_a_form_of_its_own_is_refused_and_nothing_changes():
    notice = filed(watched())
    answer = signed_in(make_user("editor")).post(f"/desk/inbox/{notice.pk}/dismiss/", {"reason": "a\0b"})
    assert (answer.status_code, answer.content) == (400, b"Null characters are not allowed.\n")
    assert Notice.objects.get().is_open
