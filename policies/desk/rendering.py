"""Write the smallest parts of forms in Python: the form of a measure has hundreds of each.

What is written here reads, but for white space, as Django's and unfold's own templates would write it; a test
compares the two. Other templates, and what these parts hold only rarely, are left to the engine.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

_ARROW = (
    '<span class="material-symbols-outlined absolute group-[.primary]:text-white pointer-events-none'
    " mr-[12px] right-0 text-base-400 top-0 top-1/2 hover:text-base-700 dark:text-base-500"
    ' dark:hover:text-base-200 -translate-y-1/2">expand_more</span>'
)
_BESIDE_A_TEXT = ("prefix", "prefix_icon", "suffix", "suffix_icon")


def escaped(value: object) -> str:
    """Give a value as text for a page, as templates do, without the detour for lazy texts."""
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))


def _attributes(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _input(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    value = widget["value"]
    typed = "" if value is None else f' value="{escaped(value)}"'
    return f'<input type="{widget["type"]}" name="{widget["name"]}"{typed}{_attributes(widget["attrs"])}>'


def _text(context: Mapping[str, Any]) -> str | None:
    if any(context["widget"].get(name) for name in _BESIDE_A_TEXT):
        return None
    return f'<div class="max-w-2xl relative w-full">{_input(context)}</div>'


def _moment(context: Mapping[str, Any]) -> str:
    return f'<div class="flex flex-col max-w-2xl min-w-56 relative w-full">{_input(context)}</div>'


def _textarea(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    # A browser drops the first line break; without this one it would drop one that was typed.
    typed = f"\n{escaped(widget['value'])}" if widget["value"] else ""
    return f'<textarea name="{widget["name"]}"{_attributes(widget["attrs"])}>{typed}</textarea>'


def _select(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    written = []
    for group, choices, _ in widget["optgroups"]:
        options = "".join(
            f'<option value="{escaped(option["value"])}"{_attributes(option["attrs"])}>'
            f"{escaped(option['label'])}</option>"
            for option in choices
        )
        label = group and escaped(group)
        written.append(f'<optgroup label="{label}">{options}</optgroup>' if group else options)
    return f'<select name="{widget["name"]}"{_attributes(widget["attrs"])}>{"".join(written)}</select>'


def _dressed_select(context: Mapping[str, Any]) -> str:
    return f'<div class="grow relative max-w-2xl">{_select(context)}{_ARROW}</div>'


def _label(context: Mapping[str, Any]) -> str:
    label = str(escaped(context["label"]))
    if not context["use_tag"]:
        return label
    return f"<{context['tag']}{_attributes(context['attrs'])}>{label}</{context['tag']}>"


def _errors(context: Mapping[str, Any]) -> str | None:
    return None if context["errors"] else ""


_WRITERS: Mapping[str, Callable[[Mapping[str, Any]], str | None]] = {
    "django/forms/errors/list/default.html": _errors,
    "django/forms/errors/list/ul.html": _errors,
    "django/forms/label.html": _label,
    "django/forms/widgets/checkbox.html": _input,
    "django/forms/widgets/hidden.html": _input,
    "django/forms/widgets/number.html": _input,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/text.html": _input,
    "django/forms/widgets/textarea.html": _textarea,
    "unfold/widgets/date.html": _moment,
    "unfold/widgets/select.html": _dressed_select,
    "unfold/widgets/text.html": _text,
    "unfold/widgets/textarea.html": _textarea,
    "unfold/widgets/time.html": _moment,
}


class FormRenderer(DjangoTemplates):
    """Django's renderer of forms, with the parts that are many written without a template."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """Give the part's text."""
        writer = _WRITERS.get(template_name)
        written = writer(context) if writer else None
        if written is None:
            return SafeString(super().render(template_name, context, request))
        return mark_safe(written)  # noqa: S308 - every value in it was escaped
