"""What came from sources beside the courts' feeds, and what went wrong there."""

from typing import ClassVar

from django.contrib.admin import display, register
from django.db.models import QuerySet
from django.http import HttpRequest

from policies.desk.admin.rows import KeptRowAdmin
from policies.desk.site import site
from policies.dockets.models import Backfill, Delivery, PastedPage


@register(Backfill, site=site)
class BackfillAdmin(KeptRowAdmin):
    """How far each docket is read at CourtListener."""

    list_display: ClassVar = ("docket", "last_success_at", "next_at", "pages", "failures", "last_error")
    list_select_related: ClassVar = ("docket__court",)
    search_fields: ClassVar = ("docket__docket_number", "docket__caption")
    exclude: ClassVar = ("lease_token", "lease_until")


@register(Delivery, site=site)
class DeliveryAdmin(KeptRowAdmin):
    """CourtListener's messages, without their bytes."""

    list_display: ClassVar = ("received_at", "state", "problems", "new", "updated", "size", "reason")
    list_filter: ClassVar = ("state",)
    exclude: ClassVar = ("compressed",)
    date_hierarchy = "received_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Delivery]:
        """Leave the bytes in the database."""
        return super().get_queryset(request).defer("compressed")


@register(PastedPage, site=site)
class PastedPageAdmin(KeptRowAdmin):
    """Court pages that editors handed in, without their bytes."""

    list_display: ClassVar = ("received_at", "by", "docket", "added", "confirmed_by", "new", "updated")
    list_select_related: ClassVar = ("by", "confirmed_by", "docket__court")
    exclude: ClassVar = ("compressed",)

    @display(description="added", boolean=True)
    def added(self, page: PastedPage) -> bool:
        """Tell whether it was merged, or only looked at."""
        return page.merged_at is not None

    def get_queryset(self, request: HttpRequest) -> QuerySet[PastedPage]:
        """Leave the bytes in the database."""
        return super().get_queryset(request).defer("compressed")
