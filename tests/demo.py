"""The demonstration for tests: loaded once a run, into a database that every process of the run copies.

`demo` lets all tests of a module read and write it, each in a transaction that is rolled back.
`demo_copy` gives one test, with a live server or workers, a copy that it may really change.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, connections

from policies.desk.demo.loading import load

# Several processes of one run share what the first of them has loaded.
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
_SHARED = "test_tracker_demonstration_shared"


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker) -> Iterator[None]:
    """Copy the test database while it is as the migrations left it, if a test wants the demonstration."""
    wanted = any("demo_database" in getattr(item, "fixturenames", ()) for item in request.session.items)
    if not wanted:
        yield
        return
    with django_db_blocker.unblock():
        _copy(_name(), to=_demo_name())
    yield
    with django_db_blocker.unblock():
        _drop(_demo_name())
        with _alone():
            if _run_that_loaded() == _RUN:
                _drop(_SHARED)


@pytest.fixture(scope="session")
def demo_database(django_db_setup, django_db_blocker) -> str:
    """Load the demonstration, unless another process of this run has; give the name of its database."""
    with django_db_blocker.unblock(), _alone():
        if _run_that_loaded() == _RUN:
            _copy(_SHARED, to=_demo_name())
        else:
            with _connected_to(_demo_name()):
                load()
            _copy(_demo_name(), to=_SHARED)
            _run(f"COMMENT ON DATABASE {_SHARED} IS '{_RUN}'")
    return _demo_name()


@pytest.fixture(scope="module")
def demo(demo_database) -> Iterator[None]:
    """Let the tests of a module see the demonstration; each still needs `db`, which undoes its changes."""
    with _connected_to(demo_database):
        yield


@pytest.fixture
def demo_copy(transactional_db, demo_database) -> Iterator[str]:
    """Give the name of a copy of the demonstration that this test alone uses and may change for good."""
    name = f"{demo_database}_copy"
    _copy(demo_database, to=name)
    with _connected_to(name):
        yield name
    _drop(name)


@contextmanager
def _alone() -> Iterator[None]:
    """Keep the other processes of the run from the shared database meanwhile."""
    with (settings.VAR_DIR / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run_that_loaded() -> str | None:
    """Give the run that filled the shared database; nothing while it is not whole."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [_SHARED]
        )
        found = cursor.fetchone()
    return found and found[0]


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _demo_name() -> str:
    name = _name()
    return name if name.endswith("_demonstration") else f"{name}_demonstration"


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    """Let new connections, those of other threads too, go to another database of the same server."""
    before = _name()
    connections.close_all()
    _rename(name)
    try:
        yield
    finally:
        connections.close_all()
        _rename(before)


def _rename(name: str) -> None:
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _copy(name: str, *, to: str) -> None:
    connections.close_all()
    _drop(to)
    _run(f"CREATE DATABASE {_quoted(to)} TEMPLATE {_quoted(name)}")


def _drop(name: str) -> None:
    _run(f"DROP DATABASE IF EXISTS {_quoted(name)} WITH (FORCE)")


def _run(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
