"""How the desk presents itself: the settings of django-unfold."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse_lazy


def _item(title: str, icon: str, name: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": reverse_lazy(f"desk:{name}")}


def _icon(_request: object) -> str:
    return static("favicon.svg")


def _uncloaked(_request: object) -> str:
    return static("desk/cloak.css")


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Policy desk",
    "SITE_HEADER": "Policy desk",
    "SITE_SUBHEADER": "Log, review, watch",
    "SITE_SYMBOL": "balance",
    "SITE_URL": "/measures/",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _icon}],
    "STYLES": [_uncloaked],
    "SHOW_BACK_BUTTON": True,
    "SHOW_VIEW_ON_SITE": False,
    "DASHBOARD_CALLBACK": "policies.desk.views.dashboard.dashboard_context",
    "BORDER_RADIUS": "4px",
    "COLORS": {
        "primary": {
            "50": "oklch(97% .012 250)",
            "100": "oklch(93% .03 250)",
            "200": "oklch(87% .06 250)",
            "300": "oklch(78% .1 250)",
            "400": "oklch(68% .13 250)",
            "500": "oklch(57% .14 250)",
            "600": "oklch(48% .13 250)",
            "700": "oklch(42% .115 250)",
            "800": "oklch(36% .095 250)",
            "900": "oklch(30% .075 250)",
            "950": "oklch(22% .05 250)",
        },
    },
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": [
            {
                "title": "Desk",
                "items": [
                    _item("Dashboard", "dashboard", "index"),
                    _item("Measures", "gavel", "measures_measure_changelist"),
                    _item("Inbox", "inbox", "inbox"),
                    _item("Submissions", "rate_review", "submissions"),
                ],
            },
        ],
    },
}
