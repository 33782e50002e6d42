"""Say what went wrong as RFC 9457 problem documents, each of a kind that the documentation explains."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import exceptions

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One kind of problem: `slug` ends its permanent address, `meaning` is what its reader should do."""

    slug: str
    status: int
    title: str
    meaning: str

    @property
    def address(self) -> str:
        """Give the `type` member, a reference that resolves to the explanation."""
        return f"{reverse('feed:docs')}#{self.slug}"


INVALID_PARAMETER = Kind(
    "invalid-parameter",
    400,
    "A parameter is unknown or its value is not allowed",
    "`errors` names each parameter, what is wrong with it and, where there is a list, the allowed values.",
)
KINDS = (
    INVALID_PARAMETER,
    Kind("unusable-request", 400, "The request cannot be read", "Correct the request; `detail` says how."),
    Kind(
        "unknown-key",
        401,
        "The API key is unknown or revoked",
        "Send `Authorization: Bearer KEY` with a key in use, or no such header to read anonymously.",
    ),
    Kind(
        "missing-scope",
        403,
        "The API key may not do this",
        "Ask for a key with the scope in `detail`.",
    ),
    Kind("not-found", 404, "Nothing is at this address", "Check the spelling; references never change."),
    Kind("method-not-allowed", 405, "This address does not know that method", "`Allow` lists the methods."),
    Kind("not-acceptable", 406, "No such representation", "Accept `application/json`."),
    Kind(
        "retracted",
        410,
        "The measure was retracted",
        "`tombstone` carries what remains: reference, title, reason, dates. Delete your copy of the content.",
    ),
    Kind(
        "too-many-requests",
        429,
        "The rate limit is used up",
        "Wait as many seconds as `Retry-After` says. An API key has a higher limit.",
    ),
    Kind("server-error", 500, "Something failed on our side", "The failure was logged. Try again later."),
)
BY_STATUS = {kind.status: kind for kind in reversed(KINDS) if kind is not INVALID_PARAMETER}


@dataclass(frozen=True)
class ParameterError:
    """What is wrong with one query parameter; `allowed` is empty where values cannot be listed."""

    parameter: str
    detail: str
    allowed: Sequence[str] = field(default=())

    def as_member(self) -> dict[str, Any]:
        """Give the entry of the `errors` member."""
        member: dict[str, Any] = {"parameter": self.parameter, "detail": self.detail}
        if self.allowed:
            member["allowed"] = list(self.allowed)
        return member


class InvalidParameter(exceptions.APIException):
    """One or more query parameters are unknown or have values that are not allowed."""

    status_code = 400

    def __init__(self, errors: Sequence[ParameterError]) -> None:
        super().__init__(" ".join(f"{error.parameter}: {error.detail}" for error in errors))
        self.errors = errors


class Retracted(exceptions.APIException):
    """The measure is gone; `tombstone` is the JSON text that says why."""

    status_code = 410

    def __init__(self, tombstone: str) -> None:
        super().__init__("The measure was retracted. Its tombstone says why and when.")
        self.tombstone = tombstone


def answer(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Turn any exception of a view into a problem document; DRF's EXCEPTION_HANDLER."""
    known = _as_api_exception(error)
    if known is None:
        logger.error("The feed failed to answer", exc_info=error)
        known = exceptions.APIException("Something failed on our side; it has been logged.")
    request = context.get("request")
    response = problem(
        BY_STATUS[known.status_code] if not isinstance(known, InvalidParameter) else INVALID_PARAMETER,
        detail=_sentence(known.detail),
        instance=request.get_full_path() if request is not None else "",
        members=_members(known),
    )
    if header := getattr(known, "auth_header", None):
        response.headers["WWW-Authenticate"] = header
    if (wait := getattr(known, "wait", None)) is not None:
        response.headers["Retry-After"] = str(int(wait))
    return response


def problem(kind: Kind, *, detail: str, instance: str, members: Mapping[str, Any]) -> HttpResponse:
    """Write a problem document of that kind; `members` are its extensions."""
    document = {
        "type": kind.address,
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": instance,
        **members,
    }
    response = HttpResponse(
        json.dumps(document, ensure_ascii=False), status=kind.status, content_type=MEDIA_TYPE
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _as_api_exception(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, Http404):
        return exceptions.NotFound(str(error) or None)
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(error, exceptions.APIException) and error.status_code in BY_STATUS:
        return error
    return None


def _sentence(detail: object) -> str:
    return detail if isinstance(detail, str) else json.dumps(detail, ensure_ascii=False, default=str)


def _members(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, InvalidParameter):
        return {"errors": [each.as_member() for each in error.errors]}
    if isinstance(error, Retracted):
        return {"tombstone": json.loads(error.tombstone)}
    return {}
