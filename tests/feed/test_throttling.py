"""How often a reader may ask, and what the answers say about it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from policies.feed import keys, throttling

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
NOON = datetime(2025, 3, 1, 12, 0, 20, tzinfo=UTC)


@pytest.fixture
def two_a_minute(settings):
    settings.FEED_ANONYMOUS_REQUESTS_PER_MINUTE = 2


def test_answers_say_what_is_left(client, two_a_minute):
    with time_machine.travel(NOON, tick=False):
        response = client.get(ROOT)
    assert response["RateLimit-Policy"] == '"anonymous";q=2;w=60'
    assert response["RateLimit"] == '"anonymous";r=1;t=40'


def test_a_reader_who_asks_too_often_is_told_when_to_return(client, two_a_minute):
    with time_machine.travel(NOON, tick=False) as clock:
        statuses = [client.get(ROOT).status_code for _ in range(3)]
        refused = client.get(ROOT)
        clock.shift(timedelta(seconds=int(refused["Retry-After"])))
        afterwards = client.get(ROOT)
    assert statuses == [200, 200, 429]
    assert refused["Retry-After"] == "40"
    assert refused["RateLimit"] == '"anonymous";r=0;t=40'
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["type"].endswith("#too-many-requests")
    assert afterwards.status_code == 200


def test_a_key_has_its_own_higher_rate(client, two_a_minute):
    _, secret = keys.issue(name="Example Press", requests_per_minute=5)
    with time_machine.travel(NOON, tick=False):
        for _ in range(3):
            client.get(ROOT)
        answers = [client.get(ROOT, headers={"Authorization": f"Bearer {secret}"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[0]["RateLimit-Policy"] == '"key";q=5;w=60'


def test_each_address_is_counted_on_its_own(client, two_a_minute):
    with time_machine.travel(NOON, tick=False):
        for _ in range(3):
            client.get(ROOT, REMOTE_ADDR="192.0.2.1")
        assert client.get(ROOT, REMOTE_ADDR="192.0.2.2").status_code == 200


def test_one_network_of_version_6_is_one_reader(client, two_a_minute):
    with time_machine.travel(NOON, tick=False):
        for host in range(1, 4):
            last = client.get(ROOT, REMOTE_ADDR=f"2001:db8::{host}")
    assert last.status_code == 429


def test_a_made_up_forwarding_header_opens_no_second_account(client, two_a_minute):
    with time_machine.travel(NOON, tick=False):
        for host in range(1, 4):
            last = client.get(ROOT, headers={"X-Forwarded-For": f"192.0.2.{host}"})
    assert last.status_code == 429


def test_asking_what_is_allowed_is_not_counted(client, two_a_minute):
    with time_machine.travel(NOON, tick=False):
        for _ in range(5):
            client.options(ROOT)
        assert client.get(ROOT)["RateLimit"] == '"anonymous";r=1;t=40'


def test_a_lost_cache_stops_the_counting_and_not_the_feed(client, settings, caplog):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    response = client.get(ROOT)
    assert response.status_code == 200
    assert "RateLimit" not in response
    assert "not being counted" in caplog.text


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("nonsense", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_reader_is_an_address_or_a_network(address, network):
    assert throttling.network_of(address) == network
