"""How bytes reach the reader: compression, other origins, methods."""

import gzip

import pytest

from policies.feed.delivery import accepts_gzip

pytestmark = pytest.mark.django_db
SCHEMA = "/api/v1/schema/"


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("br, GZIP", True),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("identity", False),
        ("xgzip", False),
        ("", False),
    ],
)
def test_gzip_is_used_where_the_reader_takes_it(header, accepted):
    assert accepts_gzip(header) is accepted


def test_a_compressed_answer_is_the_same_answer(client):
    plain = client.get(SCHEMA)
    packed = client.get(SCHEMA, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 3
    assert "Accept-Encoding" in plain["Vary"]
    assert "Accept-Encoding" in packed["Vary"]


def test_a_short_answer_is_left_alone(client):
    response = client.get("/api/v1/releases/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response


@pytest.mark.parametrize("address", [SCHEMA, "/api/v1/", "/api/v1/nowhere/"])
def test_scripts_of_other_sites_may_read_every_answer(client, address):
    response = client.get(address, headers={"Origin": "https://partner.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


def test_a_browser_learns_that_it_may_send_a_key(client):
    response = client.options(SCHEMA, headers={"Access-Control-Request-Method": "GET"})
    assert response.status_code == 204
    assert response.content == b""
    assert "Authorization" in response["Access-Control-Allow-Headers"]
    assert response["Access-Control-Allow-Methods"] == response["Allow"] == "GET, HEAD, OPTIONS"


def test_head_is_get_without_a_body(client):
    whole, head = client.get(SCHEMA), client.head(SCHEMA)
    assert head.status_code == 200
    assert head.content == b""
    assert head["Content-Length"] == whole["Content-Length"] == str(len(whole.content))


def test_no_cookie_is_set_or_looked_at(client):
    response = client.get("/api/v1/releases/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
