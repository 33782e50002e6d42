"""Addresses of the desk that many pages show many times."""

from functools import cache

from django.urls import get_script_prefix, reverse


def address_of(name: str) -> str:
    """Give the address of a page of the desk, looked up once for each prefix the site runs under."""
    return _found(name, get_script_prefix())


@cache
def _found(name: str, _prefix: str) -> str:
    return reverse(name)
