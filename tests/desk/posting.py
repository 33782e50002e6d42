"""Fill and post the desk's forms as a browser does: everything the page holds goes back."""

from typing import Any

from django.forms import BaseForm
from django.test import Client

from policies.measures.models import Measure

ADD = "/desk/measures/measure/add/"


def form_of(measure: Measure) -> str:
    """Give the address of a measure's form."""
    return f"/desk/measures/measure/{measure.pk}/change/"


class FilledForm:
    """What a form of the admin would send if it were posted now."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.page = client.get(address)
        assert self.page.status_code == 200, self.page.status_code
        self.data: dict[str, Any] = {}
        self._take(self.page.context["adminform"].form)
        for inline in self.page.context["inline_admin_formsets"]:
            self._take(inline.formset.management_form)
            for row in inline.formset.initial_forms:
                self._take(row)

    def type(self, **values: Any) -> "FilledForm":
        """Type into fields of the form itself."""
        self.data.update({name: sent(value) for name, value in values.items()})
        return self

    def add(self, rows: str, **values: Any) -> "FilledForm":
        """Add a row and type into it; what is left alone has its default."""
        inline = next(i for i in self.page.context["inline_admin_formsets"] if i.formset.prefix == rows)
        number = int(self.data[f"{rows}-TOTAL_FORMS"])
        empty = inline.formset.empty_form
        for name in empty.fields:
            self._put(f"{rows}-{number}-{name}", empty[name].value())
        self.data.update({f"{rows}-{number}-{name}": sent(value) for name, value in values.items()})
        self.data[f"{rows}-TOTAL_FORMS"] = str(number + 1)
        return self

    def change(self, rows: str, number: int, **values: Any) -> "FilledForm":
        """Type into a row that is there; `number` counts from 0."""
        self.data.update({f"{rows}-{number}-{name}": sent(value) for name, value in values.items()})
        return self

    def post(self) -> Any:
        """Send it and stay where it leads."""
        data = {name: value for name, value in self.data.items() if value is not None}
        return self.client.post(self.address, {**data, "_continue": "1"})

    def save(self) -> Any:
        """Send it; fail with the form's own words where it is refused."""
        response = self.post()
        assert response.status_code == 302, complaints(response)
        return response

    def _take(self, form: BaseForm) -> None:
        for field in form:
            self._put(field.html_name, field.value())

    def _put(self, name: str, value: Any) -> None:
        self.data[name] = sent(value)


def sent(value: Any) -> Any:
    """Give a value as a browser sends it."""
    if hasattr(value, "pk"):
        return str(value.pk)
    if isinstance(value, (list, tuple)):
        return [sent(one) for one in value]
    if value is True:
        return "on"
    return None if value is None or value is False else str(value)


def complaints(response: Any) -> dict[str, list[str]]:
    """Give what a refused form says, by the name of the field; its own remarks under "form"."""
    said: dict[str, list[str]] = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += inline.formset.forms
        if inline.formset.non_form_errors():
            said[inline.formset.prefix] = list(inline.formset.non_form_errors())
    for form in forms:
        for name, errors in form.errors.items():
            said["form" if name == "__all__" else form.add_prefix(name)] = list(errors)
    return said
