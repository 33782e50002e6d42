"""What every page of the desk has in common: its frame, its sign-in and its answer to a refusal."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from policies.desk.permissions import role_here
from policies.desk.site import site
from policies.review.roles import Role

View = Callable[..., HttpResponse]


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> TemplateResponse:
    """Render a page of the desk inside the admin's frame, with its navigation."""
    request.current_app = site.name
    frame = site.each_context(request) | {"title": title, "subtitle": None} | context
    return TemplateResponse(request, template, frame, status=status)


def behind_sign_in(view: View, admin_view: Callable[[View], View]) -> View:
    """Send strangers to the sign-in and refuse readers, such as analysts, who have no role on the desk."""
    inside = admin_view(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and role_here(request) < Role.EDITOR:
            raise PermissionDenied("The desk is for editors, reviewers and chief editors.")
        return inside(request, *args, **kwargs)

    return guarded


def member(request: HttpRequest) -> User:
    """Give the editor who asks; every page of the desk stands behind a sign-in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
