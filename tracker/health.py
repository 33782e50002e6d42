"""/healthz: whether the tracker works, for load balancers and monitors."""

from datetime import timedelta
from typing import Any

import structlog
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from policies.dockets.health import counts, failing_since, last_poll, queue_age
from policies.dockets.models import Court, Docket
from policies.dockets.querysets import CourtQuerySet
from policies.publication.models import NamedDocket
from tracker.celery import app

logger = structlog.get_logger(__name__)

# The dispatcher looks every 20 seconds; a court due this long means that no worker is at work.
LONGEST_QUEUE_AGE = timedelta(minutes=15)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database and broker answer and no court waits too long, else 503.

    Names what fails and since when, and nothing else: the reasons, which may hold addresses, go to
    the log. A court that fails does not make the tracker ill; it is named, with the others watched on.
    All that is said of courts is said of those where a release names a watched docket. Of the others,
    watched for a story that nobody has printed, the dashboard of the desk tells.
    """
    checks = {"database": database(), "broker": broker(), "cache": counters()}
    found: dict[str, Any] = {name: "ok" if works else "unreachable" for name, works in checks.items()}
    waiting = timedelta(0)
    if checks["database"]:
        # No worker at work is told whichever courts wait for it.
        courts, waiting = public_courts(), queue_age(Court.objects.watched())
        polled = last_poll(courts)
        found["last_poll"] = polled.isoformat() if polled else None
        found["queue_age_seconds"] = int(queue_age(courts).total_seconds())
        found["courts"] = counts(courts)
        found["failing_since"] = {
            court: since.isoformat() if since else None for court, since in failing_since(courts).items()
        }
    if waiting > LONGEST_QUEUE_AGE:
        found["queue"] = "no worker seems to be at work"
    healthy = all(checks.values()) and waiting <= LONGEST_QUEUE_AGE
    return JsonResponse({"status": "ok" if healthy else "failing", **found}, status=200 if healthy else 503)


def public_courts() -> CourtQuerySet:
    """Give the watched courts of which readers know, because a release names a docket watched there."""
    return Court.objects.watched().of_dockets(NamedDocket.objects.released(Docket.objects.watched()))


def database() -> bool:
    """Tell whether the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        logger.error("database_unreachable", reason=str(error))
        return False
    return True


def broker() -> bool:
    """Tell whether the broker takes a connection and answers within two seconds."""
    try:
        with app.connection_for_write(connect_timeout=2) as link:
            link.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, RedisError, OSError) as error:
        logger.error("broker_unreachable", reason=str(error))
        return False
    return True


def counters() -> bool:
    """Tell whether the cache that counts requests answers."""
    try:
        cache.get("healthz")
    except (RedisError, OSError) as error:
        logger.error("cache_unreachable", reason=str(error))
        return False
    return True
