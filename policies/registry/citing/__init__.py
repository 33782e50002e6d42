"""Recognise citations of United States law as people type them."""

from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.covering import covering
from policies.registry.citing.finding import find
from policies.registry.citing.naming import named_forms

__all__ = ["Kind", "LegalCitation", "covering", "find", "named_forms"]
