"""Every refusal is a problem document that says what to do."""

import pytest

from policies.feed import stored
from policies.feed.problems import KINDS

pytestmark = pytest.mark.django_db
BASE = "/api/v1/"

REFUSED = [
    ("get", "releases/?after=x", {}, 400, "invalid-parameter"),
    ("get", "releases/?after=-1", {}, 400, "invalid-parameter"),
    ("get", "releases/?after=99999999999999999999", {}, 400, "invalid-parameter"),
    ("get", "releases/?after=%D9%A1", {}, 400, "invalid-parameter"),
    ("get", "releases/?limit=0", {}, 400, "invalid-parameter"),
    ("get", "releases/?limit=1001", {}, 400, "invalid-parameter"),
    ("get", "releases/?limit=", {}, 400, "invalid-parameter"),
    ("get", "releases/?after=1&after=2", {}, 400, "invalid-parameter"),
    ("get", "releases/?stage=issued", {}, 400, "invalid-parameter"),
    ("get", "corrections/?since=2020", {}, 400, "invalid-parameter"),
    ("get", "dockets/?cursor=nonsense", {}, 400, "invalid-parameter"),
    ("get", "?format=api", {}, 400, "invalid-parameter"),
    ("get", "releases/", {"Authorization": "Bearer nobody-has-this-key-at-all"}, 401, "unknown-key"),
    ("get", "nowhere/", {}, 404, "not-found"),
    ("get", "nowhere", {}, 404, "not-found"),
    ("post", "releases", {}, 405, "method-not-allowed"),
    ("get", "nowhere/at/all/?stage=x", {}, 404, "not-found"),
    ("get", "dockets/999/entries/", {}, 404, "not-found"),
    ("get", "dockets/99999999999999999999/entries/", {}, 404, "not-found"),
    ("post", "releases/", {}, 405, "method-not-allowed"),
    ("put", "nowhere/", {}, 405, "method-not-allowed"),
    ("delete", "dockets/", {}, 405, "method-not-allowed"),
    ("get", "releases/", {"Accept": "application/xml"}, 406, "not-acceptable"),
]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda case: f"{case[0]} {case[1]}")
def test_a_refusal_is_a_problem_of_a_documented_kind(client, refused):
    method, address, headers, status, slug = refused
    response = getattr(client, method)(BASE + address, headers=headers)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    body = response.json()
    assert body["type"] == f"/api/v1/docs/#{slug}"
    assert body["status"] == status
    assert body["title"] == next(kind.title for kind in KINDS if kind.slug == slug)
    assert body["detail"]
    assert body["instance"] == response.wsgi_request.get_full_path()


def test_a_wrong_value_is_named_with_what_is_allowed(client):
    (error,) = client.get(BASE + "releases/?limit=1001").json()["errors"]
    assert error["parameter"] == "limit"
    assert "from 1 to 1000" in error["detail"]


def test_an_unknown_parameter_is_named_with_those_known(client):
    (error,) = client.get(BASE + "releases/?page=2").json()["errors"]
    assert error == {
        "parameter": "page",
        "detail": "This parameter is unknown here.",
        "allowed": ["after", "limit"],
    }


def test_a_method_that_is_not_known_is_answered_with_those_that_are(client):
    response = client.post(BASE + "releases/")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_failure_on_our_side_tells_nothing_of_its_cause(client, monkeypatch, caplog):
    def fails(**_):
        raise RuntimeError("password of the database")

    monkeypatch.setattr(stored, "log_page", fails)
    response = client.get(BASE + "releases/")
    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert "password" not in response.content.decode()
    assert "password of the database" in caplog.text


def test_an_address_without_its_slash_leads_to_the_one_with_it(client):
    response = client.get("/api/v1/releases?after=3")
    assert response.status_code == 301
    assert response["Location"] == "/api/v1/releases/?after=3"
