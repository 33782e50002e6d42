"""A recognised citation: its normal form and the address of the official text."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The body of law a citation points into."""

    USC = "usc"
    CFR = "cfr"
    FEDERAL_REGISTER = "federal_register"
    FEDERAL_REGISTER_DOCUMENT = "federal_register_document"
    EXECUTIVE_ORDER = "executive_order"
    PROCLAMATION = "proclamation"
    DIRECTIVE = "directive"
    PUBLIC_LAW = "public_law"
    STATUTES_AT_LARGE = "statutes_at_large"
    BILL = "bill"
    CONSTITUTION = "constitution"


@dataclass(frozen=True)
class LegalCitation:
    """One citation in a text.

    `normal` is the one spelling under which equal citations compare equal, for example
    "50 U.S.C. 1702(b)". `url` is the official text, or None where no stable address exists. `start`
    and `end` say where it stands in the text.
    """

    kind: Kind
    normal: str
    url: str | None
    start: int = field(compare=False)
    end: int = field(compare=False)
