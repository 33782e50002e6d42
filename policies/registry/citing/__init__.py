"""Recognise citations of United States law as people type them."""

from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.finding import find

__all__ = ["Kind", "LegalCitation", "find"]
