"""Reprints, rewrites and credits are proposed with their reason, and never taken by themselves."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from policies.sources import origins
from policies.sources.credit import credited
from policies.sources.models import Article, Origin, Publisher
from policies.sources.origins import OriginRefused, Story, propose
from policies.sources.similarity import alike, passages, shared
from tests.measures.factories import make_article
from tests.sources.stories import ON_SAME_MATTER, REWRITE, STORY, UNRELATED

pytestmark = pytest.mark.django_db


def story(text: str = STORY, **more) -> Story:
    return Story(
        **{"publisher": "The Valley Post", "text": text, "published_on": dt.date(2020, 10, 8), **more}
    )


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (STORY, 100, 100),
        (STORY[:400], 95, 100),
        (REWRITE, 35, 79),
        (ON_SAME_MATTER, 0, 10),
        (UNRELATED, 0, 15),
    ],
    ids=["the same", "cut", "rewritten", "another story on it", "unrelated"],
)
def test_the_share_of_passages_tells_reprints_from_other_stories(text, least, most):
    assert least <= shared(passages(STORY), passages(text)) <= most


def test_a_few_words_are_too_few_to_compare():
    assert shared(passages("two people familiar with the matter said"), passages(STORY)) == 0


def test_scripts_without_spaces_are_compared_too():
    chinese = "美国政府正在考虑是否限制两款来自国外的支付应用知情人士周三表示此举将扩大有关数据的争端"
    assert shared(passages(chinese), passages(chinese[:-3])) == 100


@pytest.mark.parametrize(("text", "kind"), [(STORY, "a reprint of"), (REWRITE, "a rewrite of")])
def test_a_near_duplicate_is_proposed_with_its_share(text, kind):
    first = make_article(text=STORY, title="Officials weigh curbs")
    (proposal,) = propose(story(text))
    assert proposal.origin == first.origin
    assert kind in proposal.reason
    assert "% of its passages" in proposal.reason


@pytest.mark.parametrize("text", [UNRELATED, ON_SAME_MATTER])
def test_another_story_is_not_proposed(text):
    make_article(text=STORY)
    assert propose(story(text)) == []


def test_a_story_of_another_year_is_not_compared():
    make_article(text=STORY, published_on=dt.date(2019, 1, 1))
    assert propose(story()) == []


def test_an_article_is_not_a_reprint_of_itself():
    article = make_article(text=STORY, title="Officials weigh curbs on apps")
    assert propose(origins.story_of(article)) == []


def test_five_reprints_of_one_story_are_one_proposal():
    first = make_article(text=STORY)
    for number in range(4):
        make_article(text=STORY, origin=first.origin, publisher=f"Paper {number}")
    assert [proposal.origin for proposal in propose(story())] == [first.origin]


def test_the_same_headline_is_proposed_where_no_text_is_known():
    first = make_article(title="Officials weigh curbs on foreign payment apps")
    (proposal,) = propose(story("", title="Officials Weigh Curbs on Foreign Payment Apps"))
    assert (proposal.origin, "headline" in proposal.reason) == (first.origin, True)
    assert alike("Officials weigh curbs on payment apps", "The ferry is late again this morning") < 60


CREDITS = [
    ("WASHINGTON (Reuters) - Officials said.", "", "Reuters", "(Reuters) -"),
    ("(Bloomberg) -- Officials said.", "", "Bloomberg", "(Bloomberg) --"),
    ("WASHINGTON, Oct. 7 (AP) — Officials said.", "", "Associated Press", "(AP) —"),
    ("AFP – Officials said.", "", "Agence France-Presse", "AFP –"),
    ("Officials said.", "Ada Example, Reuters", "Reuters", ", Reuters"),
    ("Officials said.", "Associated Press", "Associated Press", "Associated Press"),
    ("Officials said. © 2020 Reuters", "", "Reuters", "© 2020 Reuters"),
    ("Officials said, Bloomberg reported on Wednesday.", "", "Bloomberg", "Bloomberg reported"),
    ("The plan was first reported by The Courier.", "", "The Courier", "reported by The Courier"),
    ("According to a report by the Courier, officials said.", "", "The Courier", "report by the Courier"),
]


@pytest.mark.parametrize(("text", "byline", "outlet", "words"), CREDITS)
def test_a_credit_is_found_with_its_words(text, byline, outlet, words):
    (credit,) = credited(text, byline=byline, outlets=["The Courier"])
    assert credit.outlet == outlet
    assert words in credit.words


@pytest.mark.parametrize(
    "text",
    [
        "He founded Bloomberg in 1981.",
        "Shares of Thomson Reuters (TRI) rose.",
        "An AP course in history.",
        "The Couriers reported.",
        "Reuters was not told. (The end)",
    ],
)
def test_an_outlet_that_is_merely_mentioned_is_no_credit(text):
    assert credited(text, outlets=["The Courier"]) == []


def test_a_credited_agency_is_proposed_as_a_new_origin_with_its_day():
    (proposal,) = propose(story("WASHINGTON (Reuters) - Officials said."))
    assert (proposal.label, proposal.origin) == ("Reuters, 8 October 2020", None)
    assert "credits Reuters: “(Reuters) -”" in proposal.reason


def test_the_agencys_own_story_is_proposed_where_it_is_stored():
    wire = make_article(publisher="Reuters", title="Curbs weighed")
    found = propose(story("WASHINGTON (Reuters) - Officials said."))
    assert [proposal.origin for proposal in found] == [wire.origin, None]


def test_an_outlet_does_not_credit_itself():
    assert propose(story("(Reuters) - Officials said.", publisher="Reuters")) == []


def test_the_original_that_a_page_names_is_proposed():
    original = make_article(url="https://wire.example/story/77")
    (proposal,) = propose(story("", address="https://post.example/a", named="https://wire.example/story/77"))
    assert (proposal.origin, "names https://wire.example" in proposal.reason) == (original.origin, True)


def test_proposing_stores_nothing():
    make_article(text=STORY)
    propose(story(f"(Reuters) - {STORY}"))
    assert (Article.objects.count(), Origin.objects.count()) == (1, 1)


def test_a_confirmed_proposal_keeps_its_reason():
    make_article(text=STORY)
    (proposal,) = propose(story())
    article = Article(
        publisher=Publisher.objects.create(name="The Valley Post"), title="x", url="https://p.example/"
    )
    origins.confirm(article, proposal)
    article.save()
    assert (article.origin, article.origin_basis) == (proposal.origin, "proposed")
    assert article.origin_reason == proposal.reason


def test_an_editors_choice_is_recorded_with_its_reason_and_the_origin_before():
    article, other = make_article(), make_article()
    before = article.origin
    with pytest.raises(OriginRefused, match="Say why"):
        origins.choose(article, origin=other.origin, reason=" ")
    origins.choose(article, origin=other.origin, reason="Both rest on the same memorandum.")
    article.save()
    recorded = apps.get_model("sources.ArticleEvent")._default_manager.filter(pgh_obj=article)
    history = recorded.order_by("pgh_id").values_list("origin_id", "origin_reason")
    assert list(history) == [(before.pk, ""), (other.origin_id, "Both rest on the same memorandum.")]


def test_the_database_refuses_a_choice_without_a_reason():
    article = make_article()
    with pytest.raises(IntegrityError, match="article_origin_has_reason"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(origin_basis="editor")
