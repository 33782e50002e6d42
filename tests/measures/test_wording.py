"""Attributions read like a newspaper's."""

import pytest

from policies.measures.models import Citation
from policies.measures.wording import attribution
from policies.registry.models import Entity
from policies.sources.models import Article, Publisher

BLOOMBERG = Article(publisher=Publisher(name="Bloomberg"))
ANT = Entity(name="Ant Group")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"attribution": "anonymous", "count": 2, "descriptor": "people familiar with the matter"},
            "two people familiar with the matter",
        ),
        (
            {"attribution": "anonymous", "count": 1, "descriptor": "people familiar with the matter"},
            "one person familiar with the matter",
        ),
        (
            {"attribution": "anonymous", "count": 3, "descriptor": "person familiar with the matter"},
            "three people familiar with the matter",
        ),
        ({"attribution": "anonymous", "count": 1, "descriptor": "US officials"}, "one US official"),
        (
            {"attribution": "anonymous", "count": 2, "descriptor": "former White House aide"},
            "two former White House aides",
        ),
        (
            {
                "attribution": "anonymous",
                "count": 1,
                "out_of": 3,
                "descriptor": "person familiar with the matter",
            },
            "one of the three people familiar with the matter",
        ),
        (
            {"attribution": "anonymous", "count": 2, "out_of": 12, "descriptor": "US officials"},
            "two of the 12 US officials",
        ),
        ({"attribution": "anonymous", "count": 1, "out_of": 2}, "one of the two unnamed people"),
        ({"attribution": "anonymous", "count": 12, "descriptor": "sources"}, "12 sources"),
        ({"attribution": "anonymous", "descriptor": "US officials"}, "US officials"),
        ({"attribution": "anonymous", "count": 1}, "one unnamed person"),
        ({"attribution": "anonymous", "count": 4}, "four unnamed people"),
        ({"attribution": "anonymous"}, "unnamed people"),
        ({"attribution": "anonymous", "count": 2, "descriptor": "in the room"}, "two in the room"),
        ({"attribution": "statement", "speaker": ANT}, "Ant Group, in a statement"),
        (
            {
                "attribution": "on_record",
                "speaker_name": "Wilbur Ross",
                "speaker_title": "Commerce Secretary",
            },
            "Wilbur Ross, Commerce Secretary, on the record",
        ),
        (
            {"attribution": "declined_to_comment", "descriptor": "US officials"},
            "US officials declined to comment",
        ),
        ({"attribution": "no_response", "speaker": Entity(name="Tencent")}, "Tencent did not respond"),
        ({"attribution": "reporting"}, "Bloomberg, on its own account"),
        ({"attribution": "official_document"}, "according to the document itself"),
    ],
)
def test_who_says_it_in_words(said, words):
    assert attribution(Citation(article=BLOOMBERG, **said)) == words
