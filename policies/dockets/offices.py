"""
The divisional office at the head of a district court's docket number (the 3 of 3:20-cv-05910).

It is part of the number and cannot be told from the rest, so where it was
left out every office of the court is offered. Courts missing here are
offered all digits.
"""

OFFICES: dict[str, str] = {
    "cacd": "258",
    "cand": "1345",
    "casd": "3",
    "cit": "1",
    "cod": "1",
    "ctd": "3",
    "dcd": "1",
    "ded": "1",
    "flsd": "01249",
    "ilnd": "13",
    "mad": "134",
    "mdd": "18",
    "med": "12",
    "mnd": "0",
    "nhd": "1",
    "njd": "123",
    "nyed": "12",
    "nysd": "17",
    "ord": "1236",
    "rid": "1",
    "txed": "124569",
    "vaed": "1234",
    "vtd": "125",
    "wawd": "23",
}
ANY = "0123456789"


def offices_of(court: str) -> str:
    """Give the digits of the court's offices, each a choice."""
    return OFFICES.get(court, ANY)
