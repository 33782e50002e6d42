"""Forms of pages, as a browser without scripts sends them."""

from typing import Any


def held_by(form: Any) -> dict[str, Any]:
    """Give what a form, parsed by lxml, sends when nobody touches it: every value of each field."""
    held: dict[str, Any] = {}
    for name, value in form.form_values():
        held.setdefault(name, []).append(value)
    return held
