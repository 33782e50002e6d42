"""The life of an API key, from its one showing to its revocation."""

import hashlib
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from policies.feed import keys
from policies.feed.models import ApiKey

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
SECRET = "demonstration-key-0123456789"


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def test_a_secret_is_stored_only_as_its_hash():
    key, secret = keys.issue(name="Example Press", contact="desk@example.org")
    stored = ApiKey.objects.values().get()
    assert stored["digest"] == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(stored)
    assert secret.startswith(key.prefix)
    assert len(secret) > len(key.prefix) + 30


def test_two_keys_have_different_secrets():
    assert keys.issue(name="One")[1] != keys.issue(name="Two")[1]


def test_a_key_opens_the_feed_until_it_is_revoked(client):
    key, secret = keys.issue(name="Example Press", secret=SECRET)
    assert secret == SECRET
    assert client.get(ROOT, headers=bearer(SECRET)).status_code == 200
    keys.revoke(key)
    response = client.get(ROOT, headers=bearer(SECRET))
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"].startswith("Bearer ")
    assert response.json()["type"].endswith("#unknown-key")


def test_a_key_is_revoked_once():
    key, _ = keys.issue(name="Example Press")
    keys.revoke(key)
    assert key.is_revoked
    with pytest.raises(keys.KeyRefused, match="revoked already"):
        keys.revoke(key)


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer x", f"Bearer {SECRET}", f"Basic {SECRET}", "Bearer ééééééééééééééééééééééééé"],
)
def test_what_is_no_key_in_use_is_refused(client, header):
    response = client.get(ROOT, headers={"Authorization": header})
    assert response.status_code == 401
    assert "WWW-Authenticate" in response


def test_use_is_noted_at_most_once_a_minute(client, django_assert_num_queries):
    key, secret = keys.issue(name="Example Press")
    start = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        with django_assert_num_queries(2):
            client.get(ROOT, headers=bearer(secret))
        clock.shift(timedelta(seconds=59))
        with django_assert_num_queries(1):
            client.get(ROOT, headers=bearer(secret))
        key.refresh_from_db()
        assert key.last_used_at == start
        clock.shift(timedelta(seconds=1))
        client.get(ROOT, headers=bearer(secret))
    key.refresh_from_db()
    assert key.last_used_at == start + timedelta(minutes=1)


def test_a_key_without_the_scope_read_may_not_read(client):
    _, secret = keys.issue(name="Webhooks only", scopes=["webhooks"])
    response = client.get(ROOT, headers=bearer(secret))
    assert response.status_code == 403
    assert "'read'" in response.json()["detail"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": "too short"},
        {"secret": "with blanks, and long enough"},
        {"scopes": ["everything"]},
        {"scopes": []},
        {"requests_per_minute": 0},
        {"name": ""},
    ],
)
def test_a_key_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(keys.KeyRefused):
        keys.issue(**{"name": "Example Press", **wrong})
    assert not ApiKey.objects.exists()


def test_a_secret_in_use_is_refused():
    keys.issue(name="One", secret=SECRET)
    with pytest.raises(keys.KeyRefused):
        keys.issue(name="Two", secret=SECRET)


@pytest.mark.parametrize("change", [{"scopes": ["everything"]}, {"scopes": []}, {"digest": "x"}])
def test_the_database_holds_keys_to_their_form(change):
    keys.issue(name="Example Press")
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiKey.objects.update(**change)


def test_the_command_prints_the_secret_once(client):
    shown = StringIO()
    call_command(
        "create_api_key", "Example Press", "--contact", "desk@example.org", stdout=shown, stderr=StringIO()
    )
    assert client.get(ROOT, headers=bearer(shown.getvalue().strip())).status_code == 200
    assert ApiKey.objects.get().contact == "desk@example.org"


def test_the_command_takes_a_secret_agreed_beforehand(client):
    options = {"secret": SECRET, "stdout": StringIO(), "stderr": StringIO()}
    call_command("create_api_key", "Demonstration", **options)
    assert client.get(ROOT, headers=bearer(SECRET)).status_code == 200


def test_a_key_is_revoked_by_the_characters_that_are_shown(client):
    key, secret = keys.issue(name="Example Press")
    keys.issue(name="Another", secret=SECRET)
    call_command("revoke_api_key", key.prefix, stdout=StringIO())
    assert client.get(ROOT, headers=bearer(secret)).status_code == 401
    assert client.get(ROOT, headers=bearer(SECRET)).status_code == 200
    with pytest.raises(CommandError, match="No key in use"):
        call_command("revoke_api_key", key.prefix)


def test_characters_that_two_keys_share_revoke_neither():
    for ending in "ab":
        keys.issue(name="Example Press", secret=SECRET + ending)
    with pytest.raises(CommandError, match="More than one"):
        call_command("revoke_api_key", SECRET[: keys.SHOWN])
    assert ApiKey.objects.usable().count() == 2


def test_the_command_says_why_it_refuses():
    with pytest.raises(CommandError, match="greater than or equal to 1"):
        call_command("create_api_key", "Example Press", "--requests-per-minute", "0")
