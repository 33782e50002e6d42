"""Where a story was first told: proposed with a reason, decided by an editor."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from policies.sources.addresses import site
from policies.sources.credit import credited
from policies.sources.models import Article, Origin, Publisher
from policies.sources.similarity import alike, passages, shared

REPRINT = 80
REWRITE = 35
SAME_HEADLINE = 90
WORDS_OF_A_HEADLINE = 4
MOST_COMPARED = 300
WIRE_DAYS = dt.timedelta(days=2)
LONGEST_REASON = 300
LONGEST_LABEL = 200


class OriginRefused(Exception):
    """The origin cannot be decided so; the text says why."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of an article when its origin is asked for; `named` is the address its page names."""

    title: str = ""
    text: str = ""
    byline: str = ""
    publisher: str = ""
    published_on: dt.date | None = None
    precision: str = Article.Precision.DAY
    address: str = ""
    named: str = ""
    article_id: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """An origin that a story may go back to, with the reason; `origin` is None where it is a new one."""

    label: str
    reason: str
    origin: Origin | None = None

    @property
    def key(self) -> str:
        """Name the proposal in a form."""
        return f"origin-{self.origin.pk}" if self.origin else f"new-{self.label}"


def propose(story: Story) -> list[Proposal]:
    """Give every origin the story may go back to, the best reason first; none is taken by itself."""
    best: dict[str, Proposal] = {}
    for proposal in (*_by_text(story), *_by_name(story), *_by_credit(story), *_by_headline(story)):
        known = best.get(proposal.key)
        reason = f"{known.reason} {proposal.reason}" if known else proposal.reason
        best[proposal.key] = Proposal(proposal.label, reason[:LONGEST_REASON], proposal.origin)
    return list(best.values())


def story_of(article: Article) -> Story:
    """Give what a stored article says of itself."""
    return Story(
        title=article.title,
        text=article.text,
        byline=article.byline,
        publisher=article.publisher.name,
        published_on=article.published_on,
        precision=article.published_precision,
        address=article.url,
        article_id=article.pk,
    )


def label(outlet: str, day: dt.date | None, precision: str) -> str:
    """Name an origin after who told it and when, such as Bloomberg, 7 October 2020."""
    when = (
        {
            Article.Precision.DAY: f", {day.day} {day:%B %Y}",
            Article.Precision.MONTH: f", {day:%B %Y}",
            Article.Precision.YEAR: f", {day:%Y}",
        }[Article.Precision(precision)]
        if day
        else ""
    )
    return f"{outlet[: LONGEST_LABEL - len(when)]}{when}"


def own(article: Article, *, although: str = "") -> None:
    """Make the article, not yet stored, a story of its own; `although` is what was proposed instead."""
    name = label(article.publisher.name, article.published_on, article.published_precision)
    article.origin = Origin.objects.create(label=name)
    article.origin_basis = Article.OriginBasis.OWN
    article.origin_reason = f"Not as proposed: {although}."[:LONGEST_REASON] if although else ""


def confirm(article: Article, proposal: Proposal) -> None:
    """Give the article, not yet stored, the origin that was proposed, made now where it is new."""
    article.origin = proposal.origin or Origin.objects.create(label=proposal.label)
    article.origin_basis = Article.OriginBasis.PROPOSED
    article.origin_reason = proposal.reason


def choose(article: Article, *, origin: Origin, reason: str) -> None:
    """Give the article, yet to be saved, an origin that an editor names; OriginRefused without a reason."""
    if not reason.strip():
        raise OriginRefused("Say why it is this origin.")
    article.origin = origin
    article.origin_basis = Article.OriginBasis.EDITOR
    article.origin_reason = reason.strip()


def _by_text(story: Story) -> Iterator[Proposal]:
    own_passages = passages(story.text)
    if not own_passages:
        return
    others = Article.objects.around(story.published_on).exclude(pk=story.article_id).exclude(text="")
    found = [
        (shared(own_passages, passages(other.text)), other)
        for other in others.select_related("origin", "publisher")[:MOST_COMPARED]
    ]
    seen: set[int] = set()
    for share, other in sorted(found, key=lambda pair: -pair[0]):
        if share < REWRITE or other.origin_id in seen:
            continue
        seen.add(other.origin_id)
        kind = "a reprint of" if share >= REPRINT else "a rewrite of"
        yield _with(other, f"It looks like {kind} {_cited(other)}: {share}% of its passages stand there.")


def _by_name(story: Story) -> Iterator[Proposal]:
    if not story.named or site(story.named) == site(story.address):
        return
    reason = f"The page names {story.named[:160]} as its original."
    original = Article.objects.filter(url=story.named).select_related("origin").first()
    if original:
        yield _with(original, reason)
    else:
        yield _new(site(story.named), story, reason)


def _by_credit(story: Story) -> Iterator[Proposal]:
    outlets = Publisher.objects.values_list("name", flat=True)
    for credit in credited(story.text, byline=story.byline, outlets=outlets):
        if credit.outlet == story.publisher:
            continue
        reason = f"It credits {credit.outlet}: “{credit.words}”."
        for original in _near(story, credit.outlet):
            yield _with(original, f"{reason} {_cited(original)} appeared then.")
        yield _new(credit.outlet, story, reason)


def _near(story: Story, outlet: str) -> list[Article]:
    day = story.published_on
    if day is None:
        return []
    theirs = Article.objects.filter(publisher__name=outlet).exclude(pk=story.article_id)
    near = theirs.filter(published_on__range=(day - WIRE_DAYS, day + WIRE_DAYS))
    return list(near.select_related("origin", "publisher")[:3])


def _by_headline(story: Story) -> Iterator[Proposal]:
    if len(story.title.split()) < WORDS_OF_A_HEADLINE:
        return
    others = Article.objects.around(story.published_on).exclude(pk=story.article_id)
    press = others.filter(kind=Article.Kind.PRESS).select_related("origin", "publisher")
    for other in press.defer("text")[:MOST_COMPARED]:
        if alike(story.title, other.title) >= SAME_HEADLINE:
            yield _with(other, f"Its headline is nearly that of {_cited(other)}.")


def _with(article: Article, reason: str) -> Proposal:
    return Proposal(article.origin.label, reason[:LONGEST_REASON], article.origin)


def _new(outlet: str, story: Story, reason: str) -> Proposal:
    name = label(outlet, story.published_on, story.precision)
    known = Origin.objects.filter(label=name).first()
    return Proposal(name, reason[:LONGEST_REASON], known)


def _cited(article: Article) -> str:
    return f"“{article.title[:90]}” ({article.publisher})"
