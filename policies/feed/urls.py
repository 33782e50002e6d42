"""The addresses of the feed, below /api/v1/."""

from django.urls import path, re_path

from policies.feed.views import base, courts, guide, log

app_name = "feed"
urlpatterns = [
    path("", guide.Root.as_view(), name="root"),
    path("releases/", log.Releases.as_view(), name="releases"),
    path("corrections/", log.Corrections.as_view(), name="corrections"),
    path("dockets/", courts.Dockets.as_view(), name="dockets"),
    path("dockets/<int:docket>/entries/", courts.Entries.as_view(), name="entries"),
    path("schema/", guide.Schema.as_view(), name="schema"),
    path("docs/", guide.Docs.as_view(), name="docs"),
    # Addresses end in a slash; without it Django leads there, which also needs this one not to match.
    re_path(r"^.*/$", base.Nowhere.as_view()),
]
