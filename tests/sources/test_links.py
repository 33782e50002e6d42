"""Links are looked at politely, and what they answer is recorded."""

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from policies.sources import checking, tasks
from policies.sources.checking import Claim, check, claim_due, record
from policies.sources.guard import NoResolver, NoSuchHost, PublicNetwork
from policies.sources.links import Answer, Verdict, look
from policies.sources.models import Article, Link
from tests.dockets import court_server as answers
from tests.dockets.court_server import body, redirect
from tests.measures.factories import make_article
from tests.sources.website import HTML, Website

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
GONE = Answer(Verdict.GONE, 404, "The site answered 404 (Not Found).")
SILENT = Answer(Verdict.UNREACHABLE, None, "It did not answer within 20 seconds.")
ALIVE = Answer(Verdict.ALIVE, 200)
OWN_TROUBLE = Answer(Verdict.UNKNOWN, None, "The name could not be looked up.")


def only_get(page):
    body(b"<p>", status=405 if page.command == "HEAD" else 200, headers=HTML)(page)


ANSWERS = {
    "alive": (body(b"", headers=HTML), Verdict.ALIVE, 200),
    "alive under GET only": (only_get, Verdict.ALIVE, 200),
    "moved within": (redirect("/new"), Verdict.ALIVE, 200),
    "moved to the front page": (redirect("/"), Verdict.GONE, 200),
    "not found": (body(b"", status=404), Verdict.GONE, 404),
    "gone": (body(b"", status=410), Verdict.GONE, 410),
    "for subscribers": (body(b"", status=402), Verdict.CLOSED, 402),
    "not for programs": (body(b"", status=403), Verdict.CLOSED, 403),
    "too often": (body(b"", status=429), Verdict.CLOSED, 429),
    "broken": (body(b"", status=500), Verdict.UNREACHABLE, 500),
    "silent": (answers.silent, Verdict.UNREACHABLE, None),
    "in a circle": (redirect("/story"), Verdict.UNREACHABLE, None),
    "to a private address": (redirect("http://10.0.0.7/"), Verdict.UNREACHABLE, None),
}


@pytest.mark.parametrize(("answer", "verdict", "status"), ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_is_judged(website: Website, answer, verdict, status):
    website.page("/", "<p>Front page")
    website.page("/new", "<p>Here.")
    found = look(website.serves("/story", answer), total_seconds=1.0)
    assert (found.verdict, found.status) == (verdict, status)
    assert bool(found.said) is (verdict is not Verdict.ALIVE)


@pytest.mark.parametrize(
    ("failure", "verdict"), [(NoSuchHost("?"), Verdict.GONE), (NoResolver("?"), Verdict.UNKNOWN)]
)
def test_a_host_nobody_knows_is_gone_but_a_desk_without_network_knows_nothing(failure, verdict):
    def resolve(host: str, port: int) -> list[str]:
        raise failure

    assert look("https://news.example/", network=PublicNetwork(resolve=resolve)).verdict is verdict


def test_a_body_is_never_read(website: Website):
    assert look(website.serves("/story", answers.endless), total_seconds=5).verdict is Verdict.ALIVE


def checked(article: Article, *told: Answer) -> Link:
    """Let a link answer so, a day apart each."""
    for number, answer in enumerate(told):
        moment = NOW + number * 40 * DAY
        (claim,) = claim_due(moment)
        assert record(claim, answer, now=moment)
    return Link.objects.get(article=article)


LIVES = [
    ([ALIVE], "alive", None),
    ([Answer(Verdict.CLOSED, 403)], "closed", None),
    ([GONE], "failing", None),
    ([GONE, GONE], "dead", 0),
    ([ALIVE, GONE, GONE], "dead", 1),
    ([GONE, ALIVE, GONE], "failing", None),
    ([SILENT] * 4, "failing", None),
    ([SILENT] * 5, "dead", 0),
    ([GONE, GONE, ALIVE], "alive", None),
    ([GONE, GONE, SILENT], "dead", 0),
    ([OWN_TROUBLE] * 9, "unchecked", None),
    ([GONE, OWN_TROUBLE], "failing", None),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "state", "dead_since"), LIVES)
def test_a_link_is_dead_after_failures_in_a_row_and_since_the_first_of_them(told, state, dead_since):
    link = checked(make_article(), *told)
    assert link.state == state
    assert link.dead_since == (None if dead_since is None else NOW + dead_since * 40 * DAY)


@pytest.mark.django_db
def test_a_link_is_looked_at_again_in_about_a_week_and_a_dead_one_in_a_month():
    alive = checked(make_article(url="https://a.example/1"), ALIVE)
    assert 6 * DAY < alive.next_check_at - NOW < 8 * DAY
    Link.objects.all().delete()
    Article.objects.all().delete()
    dead = checked(make_article(url="https://b.example/1"), GONE, GONE)
    assert dead.checked_at
    assert 26 * DAY < dead.next_check_at - dead.checked_at < 34 * DAY


@pytest.mark.django_db
def test_one_link_of_a_host_is_visited_at_a_time_and_its_host_then_rests():
    for number in range(3):
        make_article(url=f"https://a.example/{number}")
    make_article(url="https://b.example/1")
    first = claim_due(NOW)
    assert len(first) == 2
    assert claim_due(NOW) == []
    for claim in first:
        record(claim, ALIVE, now=NOW)
    assert claim_due(NOW + dt.timedelta(seconds=20)) == []
    assert len(claim_due(NOW + dt.timedelta(seconds=60))) == 1


@pytest.mark.django_db
def test_a_claim_is_used_once_and_runs_out(website: Website):
    make_article(url=website.page("/story", "<p>"))
    (claim,) = claim_due(NOW)
    assert check(Claim(claim.link_id, uuid.uuid4()), now=NOW) is None
    assert check(claim, now=NOW + checking.LEASE) is None
    assert website.visits == []
    (again,) = claim_due(NOW + checking.LEASE)
    assert record(claim, ALIVE, now=NOW) is None
    assert check(again, now=NOW + checking.LEASE)
    assert check(again, now=NOW + checking.LEASE) is None
    assert website.visits == ["/story"]


@pytest.mark.django_db
def test_an_article_that_moved_is_looked_at_under_its_new_address():
    article = make_article(url="https://a.example/old")
    checked(article, GONE, GONE)
    article.url = "https://b.example/new"
    article.save()
    (claim,) = claim_due(NOW + 41 * DAY)
    link = Link.objects.get(pk=claim.link_id)
    assert (link.address, link.host, link.state) == ("https://b.example/new", "b.example", "unchecked")


@pytest.mark.django_db
def test_articles_with_dead_links_are_found():
    dead = make_article()
    checked(dead, GONE, GONE)
    make_article()
    assert list(Article.objects.with_dead_link()) == [dead]


@pytest.mark.django_db(transaction=True)
def test_the_worker_looks_at_what_is_due_outside_any_transaction(website: Website, monkeypatch):
    article = make_article(url=website.page("/story", "<p>"))
    seen = []

    def watching(address: str) -> Answer:
        seen.append(connection.in_atomic_block)
        return look(address)

    monkeypatch.setattr(checking, "look", watching)
    monkeypatch.setattr(tasks.check_link, "delay", tasks.check_link.run)
    assert tasks.dispatch() == 1
    assert seen == [False]
    assert Link.objects.get(article=article).state == "alive"
    assert tasks.dispatch() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_claim_the_same_link_or_host():
    for number in range(6):
        make_article(url=f"https://{'abc'[number % 3]}.example/{number}")
    start = Barrier(2)

    def claim(_: int) -> list[Claim]:
        start.wait()
        try:
            return claim_due(NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        claims = [claim for found in workers.map(claim, range(2)) for claim in found]
    hosts = [Link.objects.get(pk=claim.link_id).host for claim in claims]
    assert len(claims) == len({claim.link_id for claim in claims})
    assert len(hosts) == len(set(hosts))
    assert Link.objects.filter(lease_token=None).count() == 6 - len(claims)
