"""How pages write dates, moments, words of the vocabulary, icons and chips."""

from datetime import date, datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.dateformat import format as write
from django.utils.html import format_html
from django.utils.safestring import SafeString

from policies.analysis import reader, repeated
from policies.publication import vocabulary
from policies.publication.facets import Choice

register = template.Library()

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
    return repeated.moment(at, local.strftime("%-d %b %Y, %H:%M %Z"))


@register.simple_tag(takes_context=True)
def moment_day(context: template.Context, value: datetime) -> str:
    """Write the day on which a moment falls in the reader's time zone."""
    return repeated.moment_day(value, reader.zone(context.get("request")))


@register.filter
def word(value: str, enumeration: str) -> str:
    """Give the label of a value of the vocabulary, such as `reported` of Stage."""
    return str(getattr(vocabulary, enumeration)(value).label)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing a word beside it does not say."""
    return repeated.icon(name)


@register.simple_tag
def label_chip(text: str, stage: str, effect: str) -> SafeString:
    """Show the public label with the icon and tone of its stage and effect."""
    return repeated.chip(text, stage, effect)


@register.simple_tag
def facet_choices(name: str, choices: list[Choice]) -> SafeString:
    """Offer the values of a facet: each to choose, with its count, or to leave out."""
    return repeated.choices(name, choices)


@register.simple_tag(takes_context=True)
def list_rows(context: template.Context, rows: list[dict[str, Any]]) -> SafeString:
    """Write the rows of a list."""
    return repeated.rows(rows, reader.zone(context.get("request")))
