"""How pages write dates, moments, words of the vocabulary, icons and chips."""

from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.dateformat import format as write
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from policies.analysis import chip_marks, reader
from policies.publication import vocabulary
from policies.publication.facets import Choice

register = template.Library()

# A list has a hundred choices and more; one call for each costs a tenth of as many template nodes.
CHOICE = (
    '<li class="choice"><label for="{id}"><input type="checkbox" id="{id}" name="{name}" value="{value}"{on}>'
    '<span>{label}</span></label><span class="count"><span class="visually-hidden">, </span>{count}'
    '<span class="visually-hidden"> measures</span></span><label class="not" for="not-{id}"><input '
    'type="checkbox" id="not-{id}" name="not_{name}" value="{value}"{off}>not<span class="visually-hidden"> '
    "{label}</span></label></li>"
)
CHECKED = mark_safe(" checked")  # noqa: S308 - a constant

PAGES = (("list", "Measures"), ("coverage", "Coverage"), ("corrections", "Corrections"), ("about", "About"))


@register.inclusion_tag("includes/navigation.html", takes_context=True)
def navigation(context: template.Context) -> dict[str, Any]:
    """Link the pages of the site, marking the one being read."""
    request = context.get("request")
    here = request.path if request else ""
    addresses = [(reverse(f"analysis:{name}"), label) for name, label in PAGES]
    return {"links": [{"address": a, "label": label, "here": a == here} for a, label in addresses]}


@register.inclusion_tag("includes/zone_form.html", takes_context=True)
def zone_form(context: template.Context) -> dict[str, Any]:
    """Offer the time zones in which moments can be written."""
    request = context.get("request")
    chosen = reader.zone_name(request)
    here = request.get_full_path() if request else ""
    return {"zones": reader.zone_choices(chosen), "chosen": chosen, "here": here}


@register.filter
def day(value: str | date | None, style: str = "j F Y") -> str:
    """Write a calendar day, which no time zone moves."""
    if not value:
        return ""
    moment = value if isinstance(value, date) else date.fromisoformat(value)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), write(moment, style))


@register.filter
def short_day(value: str | date | None) -> str:
    """Write a calendar day with the month cut to three letters."""
    return day(value, "j M Y")


@register.filter
def spaced(value: str) -> str:
    """Write a machine's word such as `owned_by` as people do."""
    return value.replace("_", " ")


@register.filter
def thousands(value: int) -> str:
    """Write a number with its thousands set apart."""
    return f"{value:,}"


@register.simple_tag(takes_context=True)
def moment(context: template.Context, value: datetime | str | None) -> str:
    """Write a moment in the reader's time zone, with the zone's short name."""
    if not value:
        return ""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    local = at.astimezone(reader.zone(context.get("request")))
    return _time(at, local.strftime("%-d %b %Y, %H:%M %Z"))


@register.simple_tag(takes_context=True)
def moment_day(context: template.Context, value: datetime) -> str:
    """Write the day on which a moment falls in the reader's time zone."""
    return _time(value, value.astimezone(reader.zone(context.get("request"))).strftime("%-d %b %Y"))


def _time(at: datetime, text: str) -> str:
    machine = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return format_html('<time datetime="{}">{}</time>', machine, text)


@register.filter
def word(value: str, enumeration: str) -> str:
    """Give the label of a value of the vocabulary, such as `reported` of Stage."""
    return str(getattr(vocabulary, enumeration)(value).label)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing a word beside it does not say."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("icons.svg"), name
    )


@register.inclusion_tag("includes/chip.html")
def label_chip(text: str, stage: str, effect: str) -> dict[str, str]:
    """Show the public label with the icon and tone of its stage and effect."""
    mark = chip_marks.of(stage, effect)
    return {"text": text, "icon": mark.icon, "tone": mark.tone}


@register.simple_tag
def facet_choice(name: str, choice: Choice) -> SafeString:
    """Offer one value of a facet: to choose it, with its count, or to leave it out."""
    return format_html(
        CHOICE,
        id=f"{name}-{slugify(choice.value)}",
        name=name,
        value=choice.value,
        label=choice.label,
        count=thousands(choice.count),
        on=CHECKED if choice.selected else "",
        off=CHECKED if choice.excluded else "",
    )
