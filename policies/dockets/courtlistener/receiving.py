"""
Take in CourtListener's messages.

The sender does not sign them; the secret in the address is what it knows. It
expects a 2xx answer within a second and repeats, with the same key, whatever
did not get one.
"""

import re
from http import HTTPStatus

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from kombu.exceptions import OperationalError

from policies.dockets.clock import database_now
from policies.dockets.courtlistener import deliveries, tasks

KEY = re.compile(r"[0-9A-Za-z-]{1,64}")
LONGEST_PAUSE_SECONDS = "60"
log = structlog.get_logger(__name__)


@csrf_exempt
@never_cache
@sensitive_variables("secret")
def receive(request: HttpRequest, secret: str) -> HttpResponse:
    """Keep one message and have it read: 202, or 200 for one that was kept before; 404 without the secret."""
    known = settings.COURTLISTENER_WEBHOOK_SECRET
    if not known or not constant_time_compare(secret, known):
        raise Http404
    if request.method != "POST":
        return _answer(HTTPStatus.METHOD_NOT_ALLOWED, "Only POST is understood here.", Allow="POST")
    key = request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        return _answer(
            HTTPStatus.BAD_REQUEST, "The header Idempotency-Key must hold letters, digits and dashes."
        )
    body = _body(request)
    if body is None:
        return _answer(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A message may have {deliveries.LARGEST:,} bytes at most."
        )
    now = database_now()
    if deliveries.too_many(now):
        return _answer(
            HTTPStatus.TOO_MANY_REQUESTS,
            "Too many messages within a minute.",
            **{"Retry-After": LONGEST_PAUSE_SECONDS},
        )
    delivery = deliveries.keep(key=key, body=body, now=now)
    if delivery is None:
        return _answer(HTTPStatus.OK, "This event was received before.")
    try:
        tasks.read_delivery.apply_async((delivery.pk,), retry=False)
    except OperationalError as lost:
        # The message is kept, and what waits is read every minute.
        log.warning("the broker did not take the task for a message", delivery=delivery.pk, reason=str(lost))
    return _answer(HTTPStatus.ACCEPTED, "Received.")


def _body(request: HttpRequest) -> bytes | None:
    """Give the body, None where it is too large; what is beyond the limit is not read."""
    promised = request.META.get("CONTENT_LENGTH") or "0"
    if not promised.isdecimal() or int(promised) > deliveries.LARGEST:
        return None
    body = request.read(deliveries.LARGEST + 1)
    return body if len(body) <= deliveries.LARGEST else None


def _answer(status: HTTPStatus, words: str, **headers: str) -> HttpResponse:
    return HttpResponse(
        f"{words}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers
    )
