"""A database of its own for the benchmark, in the configured server."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

SUFFIX = "_bench"


@contextmanager
def separate() -> Iterator[None]:
    """Work in a new, migrated database beside the configured one and drop it at the end."""
    configured = connection.settings_dict["NAME"]
    name = connection.ops.quote_name(f"{configured}{SUFFIX}")
    _command(f"DROP DATABASE IF EXISTS {name}")
    _command(f"CREATE DATABASE {name}")
    _switch(f"{configured}{SUFFIX}")
    try:
        call_command("migrate", verbosity=0)
        _make_stock_tables()
        yield
    finally:
        _switch(configured)
        _command(f"DROP DATABASE {name} WITH (FORCE)")
        connection.close()


def _make_stock_tables() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)


def _command(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _switch(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
