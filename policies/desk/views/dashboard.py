"""The dashboard: what waits for whom."""

from typing import Any

from django.http import HttpRequest


def dashboard_context(_request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add what the dashboard shows to the context of the desk's index."""
    return context
