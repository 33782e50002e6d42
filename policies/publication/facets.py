"""The facets beside a list: their values with counts, as a reader chooses among them."""

from dataclasses import dataclass

SHOWN = 12


@dataclass(frozen=True)
class Choice:
    """One value of a facet with its count."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool


@dataclass(frozen=True)
class Facet:
    """A facet with the choices to show; `more` is how many others have editions."""

    name: str
    label: str
    choices: list[Choice]
    more: int
