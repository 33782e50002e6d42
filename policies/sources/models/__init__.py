"""Articles and documents, the origins their news goes back to, and whether their links still lead there."""

from policies.sources.models.article import Article, Origin, Publisher
from policies.sources.models.intake import Intake
from policies.sources.models.link import Link

__all__ = ["Article", "Intake", "Link", "Origin", "Publisher"]
