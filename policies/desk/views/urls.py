"""The addresses of the desk's own pages, all named `desk:...`."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path


def _to_dashboard(_request: HttpRequest, **_kwargs: Any) -> HttpResponse:
    return redirect("desk:index")


def patterns(admin_view: Callable[..., Any]) -> list[URLPattern]:
    """Give the addresses, each behind the desk's sign-in."""
    page = admin_view(_to_dashboard)
    return [
        path("inbox/", page, name="inbox"),
        path("submissions/", page, name="submissions"),
        path("review/<int:pk>/", page, name="review"),
        path("measure/<int:pk>/submit/", page, name="submit"),
        path("measure/<int:pk>/preview/", page, name="preview"),
    ]
