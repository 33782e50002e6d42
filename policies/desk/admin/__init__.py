"""The forms of the desk, one module for each room of the domain."""

from policies.desk.admin import dockets, measures, muting, publication, registry, sources, users

__all__ = ["dockets", "measures", "muting", "publication", "registry", "sources", "users"]
