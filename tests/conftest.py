"""Fixtures of every test."""

from tests.publication.flush import flush_may_empty_the_log

__all__ = ["flush_may_empty_the_log"]
