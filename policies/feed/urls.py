"""The addresses of the feed, below /api/v1/."""

from django.urls import path, re_path, register_converter

from policies.feed.views import base, calendars, courts, guide, log, measure, measures


class ReferenceConverter:
    """A measure's permanent reference, such as US-2020-0007."""

    regex = "[A-Z0-9][A-Z0-9-]{0,39}"

    def to_python(self, value: str) -> str:
        """Take it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write it as it is."""
        return value


register_converter(ReferenceConverter, "reference")

app_name = "feed"
urlpatterns = [
    path("", guide.Root.as_view(), name="root"),
    path("measures/", measures.Measures.as_view(), name="measures"),
    path("measures/<reference:measure>/", measure.Measure.as_view(), name="measure"),
    path("measures/<reference:measure>/releases/", measure.History.as_view(), name="history"),
    path("calendar.ics", calendars.Calendar.as_view(), name="calendar"),
    path("releases/", log.Releases.as_view(), name="releases"),
    path("corrections/", log.Corrections.as_view(), name="corrections"),
    path("dockets/", courts.Dockets.as_view(), name="dockets"),
    path("dockets/<int:docket>/entries/", courts.Entries.as_view(), name="entries"),
    path("schema/", guide.Schema.as_view(), name="schema"),
    path("docs/", guide.Docs.as_view(), name="docs"),
    re_path("", base.Nowhere.as_view()),
]
