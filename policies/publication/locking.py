"""The one lock under which the log and the read model are written."""

from django.db import connection

KEY = 7_270_312_044


def hold_log() -> None:
    """Wait for the log's advisory lock and keep it until the transaction ends.

    A number taken under it is committed before the next one is taken, so a reader who has seen
    release N never finds a smaller number later.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
