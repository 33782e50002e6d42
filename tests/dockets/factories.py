"""Courts, dockets and feeds for tests."""

from importlib import import_module
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.auth.models import Group, User

from policies.dockets import watching
from policies.dockets.federal_courts import every_court
from policies.dockets.models import Court, Docket
from tests.dockets.feed_text import feed, item

__all__ = ["court", "default_rules", "editor", "feed", "item", "token", "watched"]


def court(slug: str = "dcd", *, feed_url: str = "http://127.0.0.1:9/rss") -> Court:
    """Give a court of the real list, its feed pointing nowhere unless told."""
    federal = next(court for court in every_court() if court.slug == slug)
    planted, _ = Court.objects.update_or_create(
        slug=slug,
        defaults={
            "name": federal.name,
            "citation": federal.citation,
            "kind": federal.kind,
            "time_zone": federal.time_zone,
            "feed_url": feed_url,
        },
    )
    return planted


def watched(
    slug: str = "dcd", number: str = "1:20-cv-02658", *, feed_url: str = "http://127.0.0.1:9/rss"
) -> Docket:
    return watching.watch(court(slug, feed_url=feed_url), docket_number=number)


def token() -> UUID:
    return uuid4()


def default_rules() -> None:
    """Plant the rules of the migrations again, which a test that flushes takes away."""
    for migration in ("0010_default_mute_rules", "0013_watched_since"):
        import_module(f"policies.dockets.migrations.{migration}").plant(apps, None)


def editor(name: str = "editor") -> User:
    """Give a person on the desk."""
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    return user
