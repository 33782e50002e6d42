"""The addresses of the desk's own pages, all named `desk:...`."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from policies.desk.views.around import measures_around
from policies.desk.views.decide import decide
from policies.desk.views.docket_page import docket_page, docket_page_preview
from policies.desk.views.document import document, raw_document
from policies.desk.views.followed import alerts_read, follow, follow_name, followed
from policies.desk.views.frame import View, behind_sign_in
from policies.desk.views.inbox import cite, confirm, dismiss, inbox, muted
from policies.desk.views.notifications import mark_read
from policies.desk.views.paste import paste
from policies.desk.views.precedent import start_measure
from policies.desk.views.proposals import dismiss_case, watch_case
from policies.desk.views.recorded import recorded
from policies.desk.views.registry import authority_from_citation, entity_from_followthemoney
from policies.desk.views.review import review
from policies.desk.views.similar import similar
from policies.desk.views.submissions import submissions, submit
from policies.desk.views.watching import watch_pasted

_PAGES: tuple[tuple[str, View, str], ...] = (
    ("inbox/", inbox, "inbox"),
    ("inbox/<int:pk>/confirm/", confirm, "inbox-confirm"),
    ("inbox/<int:pk>/cite/", cite, "inbox-cite"),
    ("inbox/<int:pk>/dismiss/", dismiss, "inbox-dismiss"),
    ("inbox/muted/", muted, "inbox-muted"),
    ("inbox/cases/<int:pk>/watch/", watch_case, "case-watch"),
    ("inbox/cases/<int:pk>/dismiss/", dismiss_case, "case-dismiss"),
    ("followed/", followed, "followed"),
    ("followed/<int:pk>/", follow, "follow"),
    ("followed/names/", follow_name, "follow-name"),
    ("followed/read/", alerts_read, "alerts-read"),
    ("submissions/", submissions, "submissions"),
    ("review/<int:pk>/", review, "review"),
    ("review/<int:pk>/document/", document, "document"),
    ("review/<int:pk>/document.json", raw_document, "raw-document"),
    ("review/<int:pk>/<slug:verb>/", decide, "decide"),
    ("measures/<int:pk>/submit/", submit, "submit"),
    ("dockets/watch/", watch_pasted, "docket-watch"),
    ("dockets/page/", docket_page, "docket-page"),
    ("dockets/page/<int:pk>/", docket_page_preview, "docket-page-preview"),
    ("articles/paste/", paste, "article-paste"),
    ("authorities/from-citation/", authority_from_citation, "authority-from-citation"),
    ("entities/<int:pk>/measures/", measures_around, "measures-around"),
    ("entities/from-followthemoney/", entity_from_followthemoney, "entity-from-followthemoney"),
    ("measures/similar/", similar, "similar"),
    ("measures/<int:pk>/recorded/", recorded, "recorded"),
    ("measures/<int:pk>/start/", start_measure, "start-measure"),
    ("notifications/read/", mark_read, "notifications-read"),
)


def patterns(admin_view: Callable[..., Any]) -> list[URLPattern]:
    """Give the addresses, each behind the desk's sign-in."""
    return [path(route, behind_sign_in(view, admin_view), name=name) for route, view, name in _PAGES]
