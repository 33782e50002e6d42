"""The forms of the desk, one module for each room of the domain."""

from policies.desk.admin import (
    court_sources,
    dockets,
    measures,
    muting,
    publication,
    registry,
    sources,
    users,
)

__all__ = [
    "court_sources",
    "dockets",
    "measures",
    "muting",
    "publication",
    "registry",
    "sources",
    "users",
]
