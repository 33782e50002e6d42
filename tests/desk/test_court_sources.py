"""What other sources brought, and what went wrong there, is on the desk."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from policies.dockets.models import Backfill, Delivery, PastedPage
from tests.dockets import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def rows(editor: User) -> None:
    for number in range(30):
        docket = factories.watched(number=f"1:20-cv-{number:05d}")
        Backfill.objects.create(docket=docket, next_at=NOW, failures=1, last_error="CourtListener is away.")
        kept = {"received_at": NOW, "size": 4, "compressed": b"secret bytes"}
        Delivery.objects.create(key=str(number), state="failed", reason="No JSON.", **kept)
        PastedPage.objects.create(by=editor, digest="d", docket=docket, merged_at=NOW, **kept)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("backfill", "CourtListener is away."),
        ("delivery", "No JSON."),
        ("pastedpage", "1:20-cv-00029 (D.D.C.)"),
    ],
)
def test_a_list_is_a_few_queries_however_long(
    desk: Client, rows, django_assert_max_num_queries, address, says
):
    desk.get("/desk/")
    with django_assert_max_num_queries(12):
        page = desk.get(f"/desk/dockets/{address}/").content.decode()
    assert says in page


@pytest.mark.parametrize("model", [Backfill, Delivery, PastedPage])
def test_a_row_is_only_read_and_shows_no_bytes(desk: Client, rows, model):
    address = f"/desk/dockets/{model._meta.model_name}/"
    page = desk.get(f"{address}{model.objects.latest('pk').pk}/change/")
    assert page.status_code == 200
    assert b"secret bytes" not in page.content
    assert b'name="_save"' not in page.content
    assert desk.get(f"{address}add/").status_code == 403
