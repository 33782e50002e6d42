"""Let the flush between transactional tests empty the log, which the database otherwise refuses."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase


@pytest.fixture(scope="session", autouse=True)
def flush_may_empty_the_log() -> Iterator[None]:
    """Switch the log's triggers off for the length of the flush, and only then."""
    case_class: Any = TransactionTestCase
    flush = case_class._fixture_teardown

    def teardown(case: TransactionTestCase) -> None:
        _switch("DISABLE")
        try:
            flush(case)
        finally:
            _switch("ENABLE")

    case_class._fixture_teardown = teardown
    yield
    case_class._fixture_teardown = flush


def _switch(state: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE publication_release {state} TRIGGER USER")
