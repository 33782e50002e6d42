"""Find citations in a text and give each its normal form."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from re import Match, Pattern

from policies.registry.citing import (
    bills,
    code,
    constitution,
    law_patterns,
    laws,
    orders,
    patterns,
    regulations,
)
from policies.registry.citing.citation import LegalCitation
from policies.registry.citing.cleaning import cleaned

_Reader = Callable[[Match[str], str], Iterator[LegalCitation]]

# The order decides where two shapes fit: the longer, more particular shape stands first.
_READERS: tuple[tuple[Pattern[str], _Reader], ...] = (
    (patterns.CFR_COMPILATION, regulations.compilation),
    (patterns.CFR_REVERSED, regulations.units_in_words),
    (patterns.CFR_TITLE_FIRST, regulations.units_in_words),
    (patterns.CFR_WORDS, regulations.units_in_words),
    (patterns.CFR_SECTION_OF_TITLE, regulations.units_in_words),
    (patterns.CFR_DIVISION_OF_TITLE, regulations.units_in_words),
    (patterns.CFR_CHAPTER, regulations.chapter),
    (patterns.USC_WORDS, code.sections_in_words),
    (patterns.USC_CHAPTER, code.chapter),
    (patterns.USC_TITLE_FIRST, code.sections),
    (patterns.USC_REVERSED, code.sections),
    (patterns.USC_TITLE_LAST, code.sections),
    (patterns.USC, code.sections),
    (patterns.CFR, regulations.units),
    (patterns.REVENUE_CODE, code.revenue_code),
    (patterns.EXPORT_REGULATIONS, regulations.units_in_words),
    (patterns.ACQUISITION, regulations.acquisition),
    (patterns.TREASURY_REGULATION, regulations.treasury_regulation),
    (patterns.FEDERAL_REGISTER_DOCUMENT, orders.federal_register_document),
    (patterns.FEDERAL_REGISTER_HEADER, orders.federal_register_header),
    (patterns.FEDERAL_REGISTER, orders.federal_register),
    (patterns.FEDERAL_REGISTER_WORDS, orders.federal_register),
    (law_patterns.PUBLIC_LAW_WORDS, laws.public_law),
    (law_patterns.PUBLIC_LAW, laws.public_law),
    (law_patterns.PUBLIC_LAW_BETWEEN, laws.public_law),
    (law_patterns.DEFENSE_ACT, laws.defense_act),
    (law_patterns.STATUTES_AT_LARGE, laws.statutes),
    (patterns.EXECUTIVE_ORDER, orders.executive_orders),
    (patterns.PROCLAMATION, orders.proclamations),
    (patterns.DETERMINATION, orders.determination),
    (patterns.DIRECTIVE, orders.directive),
    (law_patterns.CONSTITUTION, constitution.constitution),
    (law_patterns.CONSTITUTION_WORDS, constitution.constitution),
    (law_patterns.AMENDMENT, constitution.amendment),
    (law_patterns.AMENDMENTS_BY_NAME, constitution.amendments_by_name),
    (law_patterns.BILL_IN_WORDS, bills.bill_in_words),
    (law_patterns.BILL_OF_CONGRESS, bills.bill_in_words),
    (law_patterns.BILL, bills.bill),
    (law_patterns.BARE_SENATE_BILL, bills.bare_senate_bill),
)


def find(text: str) -> list[LegalCitation]:
    """Give the citations in a text in the order in which they stand, none overlapping another.

    A list such as "50 U.S.C. 1601 and 1651" gives one citation for each section. What is not
    recognised is left out, never guessed.
    """
    clean, places = cleaned(text)
    found: list[LegalCitation] = []
    taken: list[tuple[int, int]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(clean):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            citations = list(reader(match, clean))
            if citations:
                found += citations
                taken.append((match.start(), max(citation.end for citation in citations)))
    found.sort(key=lambda citation: (citation.start, citation.end))
    return [
        replace(citation, start=places[citation.start], end=places[citation.end - 1] + 1)
        for citation in found
    ]
