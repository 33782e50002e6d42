"""Blank out the words of an entry that say nothing about its own act, keeping every place.

Attachments, references to related documents, stamps of the docketing clerk and quotations name
motions and outcomes of other papers. They are replaced by blanks of the same length, so that a
span found in the masked text is a span of the text itself.
"""

import re

# A minute order may fill pages; who acts, on what and how stands in the first of them.
LONGEST = 8_000

_TAILS = (
    # Lists of attachments run to their last bracket, or to the end where it was cut off.
    r"\(attachments?:(?:[^()]|\([^()]{0,200}\)){0,6000}\)?",
    r"[(\[](?:entered|filed|filed on|edited|modified|docketed)(?: on)?:? [^()\[\]]{0,80}[)\]]",
    r"(?:--)?\[edited [^\[\]]{0,300}\]",
    # A stamp is signed; "the injunction is modified to" is no stamp.
    r"\b(?<!text )(?-i:Modified|MODIFIED) (?:on|text|docket|to (?=[^.;]{0,60}\([a-z]{2,5}\b))"
    r" [^()]{0,200}(?:\([^()]{0,60}\)\.?)?",
    r"\((?:[a-z]{2,5}\d{0,2}, ?|[A-Z][\w'’.-]{1,30}, [A-Z][\w'’.-]{1,30}(?: [A-Z]\.?)?)\)",
    r"[(\[](?:re:? ?)?related (?:document|doc)[^()\[\]]{0,60}(?:\([^()]{0,10}\))?[^()\[\]]{0,600}[)\]]",
    r"\(re:? [^()]{0,40}(?:\([^()]{0,10}\))?[^()]{0,600}(?:\([^()]{0,60}\)[^()]{0,200}){0,4}\)",
)
# All begin with a bracket, a dash or an M, which is asked first, for speed.
_TAIL = re.compile(rf"(?=[(\[\-Mm])(?:{'|'.join(_TAILS)})", re.IGNORECASE)
_WHITE = {ord(mark): " " for mark in map(chr, range(0x3001)) if mark.isspace()}
_QUOTED = re.compile(r"“[^“”]{0,1500}”|(?<![\w\"])\"[^\"]{0,1500}\"(?!\w)")
# What follows the announcement of a copy is another court's or an erased entry's text.
_QUOTATION = re.compile(r"(?=[oO])\boriginal text:", re.IGNORECASE)


def masked(text: str) -> str:
    """Give the text with what is not its own act blanked, of the same length up to a limit."""
    shown = text[:LONGEST].translate(_WHITE)
    shown = _TAIL.sub(_blank, shown)
    if '"' in shown or "“" in shown:
        shown = _QUOTED.sub(_blank_inside, shown)
    copied = _QUOTATION.search(shown)
    if copied:
        shown = shown[: copied.end()] + " " * (len(shown) - copied.end())
    return shown


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_inside(match: re.Match[str]) -> str:
    """Keep the marks, so that a clause does not run on across a quotation."""
    return match[0][0] + " " * (len(match[0]) - 2) + match[0][-1]
