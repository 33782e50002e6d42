"""The rules of what is noise; a change is applied to every open notice at once."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin import register
from django.db import transaction
from django.http import HttpRequest

from policies.desk.admin.rows import RowAdmin
from policies.desk.site import site
from policies.dockets import muting
from policies.dockets.models import MuteRule


@register(MuteRule, site=site)
class MuteRuleAdmin(RowAdmin):
    """What the inbox and the alerts leave out. No rule mutes what a court did."""

    list_display: ClassVar = ("__str__", "act", "words", "before_watch", "enabled", "reason")
    list_filter: ClassVar = ("enabled",)
    fields: ClassVar = ("act", "words", "before_watch", "enabled", "reason")

    def save_model(self, request: HttpRequest, obj: MuteRule, form: Any, change: bool) -> None:
        """Save and apply."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            self._apply(request)

    def delete_model(self, request: HttpRequest, obj: MuteRule) -> None:
        """Delete and give back what only this rule muted."""
        with transaction.atomic():
            super().delete_model(request, obj)
            self._apply(request)

    def _apply(self, request: HttpRequest) -> None:
        changed = muting.apply_rules()
        messages.info(request, f"Open notices muted or given back by the rules as they are now: {changed}.")
