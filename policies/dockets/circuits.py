"""Which court of appeals hears the appeals of a trial court (28 U.S.C. 41, 1294 and 1295)."""

STATES_OF = {
    "ca1": "me ma nh ri pr",
    "ca2": "ct ny vt",
    "ca3": "de nj pa vi",
    "ca4": "md nc sc va wv",
    "ca5": "la ms tx",
    "ca6": "ky mi oh tn",
    "ca7": "il in wi",
    "ca8": "ar ia mn mo ne nd sd",
    "ca9": "ak az ca gu hi id mt nv or wa",
    "ca10": "co ks nm ok ut wy",
    "ca11": "al fl ga",
    "cadc": "dc",
}
_CIRCUIT_OF = {state: circuit for circuit, states in STATES_OF.items() for state in states.split()}


def court_above(slug: str, *, kind: str) -> str | None:
    """Give the slug of the court that hears appeals from this one; None above the Supreme Court."""
    if kind == "supreme":
        return None
    if kind == "appellate":
        return "scotus"
    if kind == "trade":
        return "cafc"
    # The Northern Mariana Islands begin like New Mexico.
    return "ca9" if slug.startswith("nmi") else _CIRCUIT_OF.get(slug[:2])
