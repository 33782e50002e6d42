"""Addresses of the desk that many pages show many times."""

from functools import cache

from django.urls import get_script_prefix, reverse

# Stands for a key while an address is looked up; no other part of an address reads like it.
_ANY_KEY = 9_876_543_210


def address_of(name: str) -> str:
    """Give the address of a page of the desk, looked up once for each prefix the site runs under."""
    return _found(name, get_script_prefix())


def address_at(name: str, key: int) -> str:
    """Give the address of the page of a row by the row's key, as `reverse` would."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{key}{after}"


@cache
def _found(name: str, _prefix: str) -> str:
    return reverse(name)


@cache
def _around(name: str, _prefix: str) -> tuple[str, str]:
    before, _, after = reverse(name, args=[_ANY_KEY]).partition(str(_ANY_KEY))
    return before, after
