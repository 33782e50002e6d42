"""Adding an article: one field first, then a form filled from it, checked by the editor."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from policies.sources.models import Article, Intake, Link, Publisher
from tests.desk.conftest import signed_in
from tests.desk.posting import FilledForm, complaints
from tests.dockets.court_server import body
from tests.measures.factories import make_article, make_user
from tests.sources.stories import STORY
from tests.sources.website import Website, running_website

pytestmark = pytest.mark.django_db
ADD = "/desk/sources/article/add/"
PASTE = "/desk/articles/paste/"
COURIER = Path(__file__).parent.parent / "sources" / "pages" / "courier.html"
HEADLINE = "Officials weigh curbs on foreign payment apps"


@pytest.fixture
def website(settings):
    settings.SOURCES_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    with running_website() as site:
        yield site


def pasted(desk: Client, text: str, *, query: str = "") -> FilledForm:
    """Paste, follow to the form, and give it as it is filled."""
    response = desk.post(f"{PASTE}{query}", {"pasted": text})
    assert response.status_code == 302, response.content.decode()
    return FilledForm(desk, response["Location"])


def test_adding_begins_with_one_field_that_has_the_focus(desk: Client):
    content = desk.get(ADD).content.decode()
    assert 'name="pasted"' in content
    assert "autofocus" in content
    assert 'name="title"' not in content


def test_an_address_fills_the_form_and_is_stored_when_checked(desk: Client, website: Website):
    address = website.page("/curbs", COURIER.read_text().replace("https://courier.example/2020/10/07", ""))
    form = pasted(desk, f"{address}#top")
    assert (form.data["url"], form.data["title"]) == (address, HEADLINE)
    assert (form.data["publisher"], form.data["publisher_name"]) == (None, "The Courier")
    assert (form.data["published_on"], form.data["language"]) == ("2020-10-07", "en-US")
    form.save()
    article = Article.objects.select_related("publisher").get()
    assert (article.publisher.name, article.byline) == ("The Courier", "Ada Example, Bob Sample")
    assert (article.origin.label, article.origin_basis) == ("The Courier, 7 October 2020", "own")
    assert "familiar with the matter" in article.text
    assert Intake.objects.count() == 0


def test_a_known_publisher_is_chosen(desk: Client):
    courier = Publisher.objects.create(name="The Courier")
    form = pasted(desk, COURIER.read_text())
    assert (form.data["publisher"], form.data["publisher_name"]) == (str(courier.pk), "")


def test_what_failed_is_said_and_the_rest_is_typed(desk: Client, website: Website):
    form = pasted(desk, website.serves("/curbs", body(b"", status=403)))
    assert "The site answered 403 (Forbidden)." in form.page.content.decode()
    form.type(title=HEADLINE, publisher_name="The Courier").save()
    assert Article.objects.get().title == HEADLINE


def test_nothing_typed_is_lost_when_the_form_is_refused(desk: Client):
    form = pasted(desk, COURIER.read_text()).type(title="", byline="By hand")
    refused = form.post()
    assert complaints(refused) == {"title": ["This field is required."]}
    content = refused.content.decode()
    assert "By hand" in content
    assert "Officials are weighing" in content


def test_a_stored_article_is_named_and_what_was_pasted_stays(desk: Client):
    known = make_article(url="https://news.example/a")
    response = desk.post(PASTE, {"pasted": "https://news.example/a?utm_source=x"})
    content = response.content.decode()
    assert response.status_code == 409
    assert f"/desk/sources/article/{known.pk}/change/" in content
    assert "https://news.example/a?utm_source=x" in content


def test_a_stored_article_is_picked_where_a_window_was_opened_to_add_it(desk: Client):
    known = make_article(url="https://news.example/a")
    response = desk.post(f"{PASTE}?_popup=1&_to_field=id", {"pasted": "https://news.example/a"})
    assert response.context["popup_response_data"].startswith(f'{{"value": "{known.pk}"')


def test_a_window_stays_a_window_through_both_steps(desk: Client):
    form = pasted(desk, STORY, query="?_popup=1&_to_field=id")
    assert "_popup=1" in form.address
    assert form.page.context["is_popup"]


@pytest.mark.parametrize("nothing", ["", "   "])
def test_nothing_pasted_is_refused_in_words(desk: Client, nothing: str):
    response = desk.post(PASTE, {"pasted": nothing})
    assert (response.status_code, "Paste an address" in response.content.decode()) == (409, True)


def test_what_somebody_else_pasted_fills_no_form(desk: Client):
    form = pasted(signed_in(make_user("editor")), STORY)
    assert not FilledForm(desk, form.address).data["text"]


def reprint(desk: Client) -> FilledForm:
    make_article(text=STORY, title="Curbs on apps", publisher="The Wire")
    return pasted(desk, f"Payment apps may face limits\n{STORY}").type(
        url="https://post.example/a", publisher_name="The Valley Post"
    )


def test_a_reprint_is_proposed_with_its_reason_and_nothing_is_ticked(desk: Client):
    form = reprint(desk)
    assert "It looks like a reprint of “Curbs on apps” (The Wire)" in form.page.content.decode()
    assert form.data["origin_choice"] is None
    assert "Choose one" in complaints(form.post())["origin_choice"][0]
    assert Article.objects.count() == 1


def test_a_confirmed_proposal_is_used_with_its_reason(desk: Client):
    form = reprint(desk)
    first = Article.objects.get()
    form.type(origin_choice=f"origin-{first.origin_id}").save()
    article = Article.objects.exclude(pk=first.pk).get()
    assert (article.origin, article.origin_basis) == (first.origin, "proposed")
    assert "a reprint of" in article.origin_reason


def test_a_proposal_may_be_declined_and_that_is_kept(desk: Client):
    form = reprint(desk)
    first = Article.objects.get()
    form.type(origin_choice="own-all-the-same").save()
    article = Article.objects.exclude(pk=first.pk).get()
    assert article.origin != first.origin
    assert article.origin_reason == f"Not as proposed: {first.origin.label}."


def test_a_proposal_that_comes_up_while_typing_by_hand_is_shown_first(desk: Client):
    first = make_article(text=STORY)
    form = FilledForm(desk, f"{ADD}?by_hand=1").type(
        url="https://post.example/a",
        title="x",
        publisher=first.publisher,
        published_on="2020-10-08",
        text=STORY,
    )
    assert form.data["origin_choice"] == "own"
    refused = form.post()
    assert "a reprint of" in refused.content.decode()
    assert Article.objects.count() == 1


def test_an_unknown_choice_is_refused(desk: Client):
    assert "origin_choice" in complaints(reprint(desk).type(origin_choice="origin-999999").post())


def test_changing_an_origin_later_needs_a_reason(desk: Client):
    article, other = make_article(), make_article()
    form = FilledForm(desk, f"/desk/sources/article/{article.pk}/change/").type(origin=other.origin)
    assert "Say why" in complaints(form.post())["origin_reason"][0]
    form.type(origin_reason="Both rest on one memorandum.").save()
    article.refresh_from_db()
    assert (article.origin, article.origin_basis) == (other.origin, "editor")


def test_the_list_filters_dead_links_and_shows_their_archived_copies(desk: Client):
    dead = make_article(archived_url="https://archive.example/1", title="Dead story")
    make_article(title="Living story")
    now = timezone.now()
    Link.objects.create(
        article=dead,
        address=dead.url,
        host="news.example",
        state="dead",
        failures=2,
        failing_since=now,
        checked_at=now,
        next_check_at=now,
        said="The site answered 404 (Not Found).",
    )
    content = desk.get("/desk/sources/article/?link=dead").content.decode()
    assert "Dead since" in content
    assert 'href="https://archive.example/1"' in content
    assert "Living story" not in content
    assert "Living story" in desk.get("/desk/sources/article/?link=unchecked").content.decode()


def test_an_analyst_cannot_make_the_desk_visit_an_address(website: Website):
    response = signed_in(make_user("analyst")).post(PASTE, {"pasted": website.page("/a", "<p>")})
    assert (response.status_code, website.visits) in [(403, []), (302, [])]
    assert Intake.objects.count() == 0
