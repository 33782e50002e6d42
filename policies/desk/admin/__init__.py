"""The forms of the desk, one module for each room of the domain."""

from policies.desk.admin import measures

__all__ = ["measures"]
