"""The demonstration for tests: loaded once a session, into a database of its own.

`demo` lets all tests of a module read and write it, each in a transaction that is rolled back.
`demo_copy` gives one test, with a live server or workers, a copy that it may really change.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, connections

from policies.desk.demo.loading import load


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


@pytest.fixture(scope="session")
def demo_database(django_db_setup, django_db_blocker) -> str:
    """Load the demonstration and give the name of its database."""
    with django_db_blocker.unblock(), _connected_to(_demo_name()):
        load()
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
