"""The statements of one measure, to choose from."""

from policies.measures.models import Measure

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def statement_choices(measure: Measure | None) -> Choices:
    """Give what a citation of this measure can be of, grouped by kind; the value is kind and id."""
    if measure is None:
        return [("", "Save the measure first")]
    kinds = {
        "event": ("Events", measure.events.all()),
        "option": ("Options", measure.options.all()),
        "target": ("Targets", measure.targets.select_related("entity")),
        "provision": ("Provisions", measure.provisions.all()),
        "claim": ("Claims", measure.claims.all()),
    }
    groups: Choices = [("", "Choose")]
    for kind, (label, rows) in kinds.items():
        offered = [(f"{kind}:{row.pk}", str(row)) for row in rows]
        if offered:
            groups.append((label, offered))
    return groups
