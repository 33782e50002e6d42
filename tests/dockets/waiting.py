"""Two connections to PostgreSQL, of which one waits for what the other has locked."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection, transaction

LONGEST = 30


def while_another_waits(
    hold: Callable[[], object], other: Callable[[], object], *, then: Callable[[], object]
) -> None:
    """
    Lock something, let another connection run into it, and go on only when it waits there.

    All that this connection does is one transaction. Raises what either raises, such as a deadlock.
    """
    with ThreadPoolExecutor(1) as another:
        with transaction.atomic():
            hold()
            running = another.submit(_on_a_connection_of_its_own, other)
            waits = _comes_to_wait(running)
            if waits:
                then()
        running.result(LONGEST)
    assert waits, "the other connection never waited"


def _on_a_connection_of_its_own(action: Callable[[], object]) -> None:
    try:
        action()
    finally:
        connection.close()


def _comes_to_wait(running: Future[None]) -> bool:
    """Tell whether another session came to wait for one of our locks."""
    ends = time.monotonic() + LONGEST
    while not running.done() and time.monotonic() < ends:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            if cursor.fetchone()[0]:
                return True
    return False
