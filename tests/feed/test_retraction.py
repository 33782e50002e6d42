"""What was retracted is nowhere in the feed any more."""

import json

import pytest
from django.urls import reverse

from policies.feed.urls import urlpatterns
from policies.publication import readmodel
from tests.publication.factories import event, litigation, publish, sample_document, target, tombstone_of

pytestmark = pytest.mark.django_db
MARKER = "xyzzy-plugh"

QUERIES = {
    "measures": ["", "?q=xyzzy", f"?q={MARKER}", "?known_at={before}", "?ordering=title", "?limit=1000"],
    "measure": ["", "?known_at={before}"],
    "history": [""],
    "releases": ["", "?limit=1"],
    "corrections": ["", "?after=1"],
    "dockets": [""],
    "root": [""],
    "schema": [""],
    "calendar": ["", "?q=xyzzy", "?known_at={before}"],
}


def test_a_retraction_leaves_nothing_of_the_content_at_any_address(client):
    document = sample_document(
        title=f"Curbs {MARKER}", summary=f"Summary {MARKER}", note=MARKER, events=[event(summary=MARKER)]
    )
    publish()
    release = publish(document)
    update = publish(document | {"concern": MARKER}, kind="updated")
    before = update.released_at.isoformat().replace("+00:00", "Z")
    assert MARKER.encode() in client.get(reverse("feed:releases")).content
    publish(tombstone_of(release), kind="retracted", note="A mistake.")
    named = {pattern.name for pattern in urlpatterns if pattern.name} - {"entries", "docs"}
    assert named == set(QUERIES)
    for name, queries in QUERIES.items():
        arguments = [release.reference] if name in {"measure", "history"} else []
        for query in queries:
            response = client.get(reverse(f"feed:{name}", args=arguments) + query.format(before=before))
            assert MARKER not in _told(response), f"{name}{query}"
            assert all(MARKER not in value for header, value in response.items() if header != "Link")


def _told(response) -> str:
    """Give what an answer says, without the address that was asked for."""
    if response["Content-Type"].startswith("text/calendar"):
        return response.content.decode()
    body = json.loads(response.content)
    body.pop("instance", None)
    return json.dumps(body)


def test_what_only_the_retracted_measure_named_is_no_value_of_a_filter_any_more(client):
    document = sample_document(
        litigation=[litigation("cand", "N.D. Cal.")], targets=[target("kumquat", "Kumquat Holdings")]
    )
    first = publish(document)
    publish(document | {"targets": [target("quince", "Quince Limited")]}, kind="updated")
    publish(targets=[target("alibaba", "Alibaba")])
    publish(tombstone_of(first) | {"slug": document["slug"]}, kind="retracted", note="It was invented.")
    for query in ("court=nowhere", "target=nobody", "target=kumquat", "target=quince", "not_target=kumquat"):
        for address in ("/api/v1/measures/", "/measures/"):
            answer = client.get(f"{address}?{query}")
            said = answer.content.decode()
            assert (answer.status_code, "cand" in said, "Kumquat" in said, "Quince" in said) == (
                400,
                False,
                False,
                False,
            ), f"{address}?{query}"
    assert "alibaba" in client.get("/api/v1/measures/?target=nobody").json()["errors"][0]["allowed"]
    assert client.get("/api/v1/measures/?target=alibaba").json()["total"] == 1


def test_a_reinstated_measure_is_found_by_its_values_again_also_after_a_rebuild(client):
    document = sample_document(targets=[target("kumquat", "Kumquat Holdings")])
    first = publish(document)
    publish(tombstone_of(first) | {"slug": document["slug"]}, kind="retracted", note="It was invented.")
    publish(document, kind="reinstated", note="It was not.")
    for _ in range(2):
        assert client.get("/api/v1/measures/?target=kumquat").json()["total"] == 1
        readmodel.rebuild()
