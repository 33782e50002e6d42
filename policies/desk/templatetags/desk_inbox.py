"""Write the notices of the inbox."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from policies.desk.inbox import Item

register = template.Library()


@register.simple_tag(takes_context=True)
def notices(context: dict[str, Any], items: Iterable[Item]) -> SafeString:
    """Write each notice with its forms; those of one page share their token."""
    following = context.get("following", frozenset())
    shown = {"items": items, "following": following}
    written = render_to_string("desk/inbox/notices.html", shown, context["request"], using="quick")
    return mark_safe(written)  # noqa: S308 - the engine escapes every value
