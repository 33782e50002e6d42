"""Codes of jurisdictions: ISO 3166-1 for countries, ISO 3166-2 for their parts, own codes above them."""

import re
from dataclasses import dataclass

import pycountry

COUNTRY, SUBDIVISION, SUPRANATIONAL = "country", "subdivision", "supranational"
# Reserved by ISO 3166 for users; the European Union and others use it for Kosovo.
USER_ASSIGNED = {"XK": "Kosovo"}


class NotAJurisdiction(ValueError):
    """The code does not fit its kind; the text says what would."""


@dataclass(frozen=True)
class Place:
    """What the standard says of a code; `parent` is the code of what it is part of."""

    code: str
    name: str
    kind: str
    parent: str = ""


def known_place(code: str) -> Place | None:
    """Give the country or part of one with this code, or None where the standard knows none."""
    code = code.strip().upper()
    if code in USER_ASSIGNED:
        return Place(code, USER_ASSIGNED[code], COUNTRY)
    if country := pycountry.countries.get(alpha_2=code):
        return Place(code, getattr(country, "common_name", country.name), COUNTRY)
    if part := pycountry.subdivisions.get(code=code):
        return Place(code, part.name, SUBDIVISION, part.parent_code or part.country_code)
    return None


def checked_code(code: str, *, kind: str) -> str:
    """Give the code as it is kept. Raises NotAJurisdiction."""
    code = code.strip().upper()
    place = known_place(code)
    if kind == SUPRANATIONAL:
        if place:
            raise NotAJurisdiction(f"{code} is the ISO code of {place.name}; choose another code.")
        if not re.fullmatch(r"[A-Z][A-Z0-9-]{1,11}", code):
            raise NotAJurisdiction("A supranational code has 2 to 12 capital letters, digits or hyphens.")
        return code
    if place is None:
        example = "CN" if kind == COUNTRY else "US-CA"
        standard = "ISO 3166-1 alpha-2" if kind == COUNTRY else "ISO 3166-2"
        raise NotAJurisdiction(f"{code} is no code of {standard}; {example} is one.")
    if place.kind != kind:
        raise NotAJurisdiction(f"{code} is {place.name}, which is a {place.kind}.")
    return code
