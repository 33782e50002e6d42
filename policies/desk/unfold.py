"""How the desk presents itself: the settings of django-unfold."""

from typing import Any

from django.templatetags.static import static

from policies.desk.addresses import address_of


def _item(title: str, icon: str, name: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": address_of(f"desk:{name}")}


def _forms(_request: object) -> str:
    return static("desk/form.css")


def _pickers(_request: object) -> str:
    return static("desk/pickers.js")


def _icon(_request: object) -> str:
    return static("favicon.svg")


def _uncloaked(_request: object) -> str:
    return static("desk/cloak.css")


def _navigation(_request: object) -> list[dict[str, Any]]:
    return [
        {
            "title": "Desk",
            "items": [
                _item("Dashboard", "dashboard", "index"),
                _item("Measures", "gavel", "measures_measure_changelist"),
                _item("Inbox", "inbox", "inbox"),
                _item("Followed", "notifications", "followed"),
                _item("Submissions", "rate_review", "submissions"),
            ],
        },
        {
            "title": "Sources",
            "separator": True,
            "collapsible": True,
            "items": [
                _item("Articles", "newspaper", "sources_article_changelist"),
                _item("Publishers", "domain", "sources_publisher_changelist"),
                _item("Origins", "hub", "sources_origin_changelist"),
            ],
        },
        {
            "title": "Courts",
            "collapsible": True,
            "items": [
                _item("Dockets", "folder_open", "dockets_docket_changelist"),
                _item("Entries", "list_alt", "dockets_docketentry_changelist"),
                _item("Courts", "account_balance", "dockets_court_changelist"),
                _item("Polls", "sync", "dockets_poll_changelist"),
                _item("Mute rules", "notifications_off", "dockets_muterule_changelist"),
                _item("At CourtListener", "cloud_sync", "dockets_backfill_changelist"),
                _item("CourtListener's alerts", "move_to_inbox", "dockets_delivery_changelist"),
                _item("Saved court pages", "upload_file", "dockets_pastedpage_changelist"),
            ],
        },
        {
            "title": "Registry",
            "collapsible": True,
            "items": [
                _item("Entities", "apartment", "registry_entity_changelist"),
                _item("Authorities", "menu_book", "registry_authority_changelist"),
                _item("Bodies", "assured_workload", "registry_body_changelist"),
                _item("Topics", "label", "registry_topic_changelist"),
                _item("Jurisdictions", "public", "registry_jurisdiction_changelist"),
            ],
        },
        {
            "title": "Record and people",
            "collapsible": True,
            "items": [
                _item("Releases", "history", "publication_release_changelist"),
                _item("Editions", "library_books", "publication_edition_changelist"),
                {
                    **_item("People", "group", "auth_user_changelist"),
                    "permission": "policies.desk.permissions.leads",
                },
            ],
        },
    ]


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Policy desk",
    "SITE_HEADER": "Policy desk",
    "SITE_SUBHEADER": "Log, review, watch",
    "SITE_SYMBOL": "balance",
    "SITE_URL": "/measures/",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _icon}],
    "STYLES": [_uncloaked, _forms],
    "SCRIPTS": [_pickers],
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
        "navigation": _navigation,
    },
}
