"""The dashboard: what waits for whom."""

from typing import Any

from django.http import HttpRequest

from policies.desk.dashboard import to_do, to_watch
from policies.desk.permissions import role_here
from policies.desk.views.frame import member
from policies.publication import moments
from policies.review.models import Notification
from policies.review.rules import display_name

NEWS = 8


def dashboard_context(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add what the dashboard shows to the context of the desk's index."""
    user, role = member(request), role_here(request)
    work, watch = to_do(user, role=role), to_watch(user, today=moments.today())
    told = list(Notification.objects.unread(user).select_related("submission")[:NEWS])
    return context | {
        "name": display_name(user),
        "role": role.name.replace("_", " ").lower(),
        "work": [panel for panel in work if panel.lines],
        "watch": [panel for panel in watch if panel.lines],
        "empty": [panel.title for panel in work + watch if not panel.lines],
        "told": told,
        "told_up_to": told[0].pk if told else None,
    }
