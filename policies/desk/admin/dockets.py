"""Courts, dockets and what the watch found; a docket is watched or not, the rest is read."""

from typing import Any, ClassVar

from django.contrib.admin import register
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from policies.desk.admin.rows import KeptRowAdmin, RowAdmin
from policies.desk.forms.docket import DocketForm, WatchForm
from policies.desk.site import site
from policies.desk.views.watching import ask
from policies.dockets.appeals import tie_appeal
from policies.dockets.models import Court, Docket, DocketEntry, Poll
from policies.dockets.watching import unwatch, watch


@register(Court, site=site)
class CourtAdmin(KeptRowAdmin):
    """The courts and when each was last visited."""

    list_display: ClassVar = ("citation", "name", "kind", "enabled", "last_success_at", "failures")
    list_filter: ClassVar = ("enabled", "kind")
    search_fields: ClassVar = ("name", "citation", "=slug")


@register(Docket, site=site)
class DocketAdmin(RowAdmin):
    """The dockets; adding one begins to watch it."""

    deleted_by = None
    form = WatchForm
    change_form_before_template = "desk/docket/more.html"
    list_display: ClassVar = ("docket_number", "court", "caption", "judge", "filed_on", "watched")
    list_select_related: ClassVar = ("court",)
    list_filter: ClassVar = ("watched",)
    search_fields: ClassVar = ("docket_number", "caption", "court__citation", "=court__slug")
    autocomplete_fields: ClassVar = ("court", "appeal_from")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for what names the docket first; by hand, show the form."""
        if request.method == "GET" and "by_hand" not in request.GET:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return ask(request)
        return super().add_view(request, form_url, extra_context)

    def get_fields(self, request: HttpRequest, obj: Docket | None = None) -> tuple[str, ...]:
        """Show whose decision it reviews, and whether it is watched, once it is there."""
        return (*WatchForm.Meta.fields, *DocketForm.Meta.fields) if obj else WatchForm.Meta.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Docket | None = None) -> tuple[str, ...]:
        """Let nothing be typed over what the court says."""
        return WatchForm.Meta.fields if obj else ()

    def get_form(self, request: HttpRequest, obj: Docket | None = None, **kwargs: Any) -> Any:
        """Ask for what watching needs; afterwards for what the court does not say."""
        if obj:
            kwargs["form"] = DocketForm
        return super().get_form(request, obj, **kwargs)

    def save_model(self, request: HttpRequest, obj: Docket, form: Any, change: bool) -> None:
        """Begin or end to watch; keep whose decision is reviewed."""
        if change:
            tie_appeal(obj, below=obj.appeal_from)
        if change and not obj.watched:
            unwatch(obj)
            return
        watched = watch(
            obj.court,
            docket_number=obj.docket_number,
            caption=obj.caption,
            judge=obj.judge,
            filed_on=obj.filed_on,
            pacer_case_id=obj.pacer_case_id,
        )
        obj.pk = watched.pk
        obj._state.adding = False


@register(DocketEntry, site=site)
class DocketEntryAdmin(KeptRowAdmin):
    """The lines of the watched dockets."""

    list_display: ClassVar = (
        "docket",
        "entry_number",
        "label",
        "actor",
        "act",
        "subject",
        "outcome",
        "filed_on",
        "standing",
    )
    list_filter: ClassVar = ("unconfirmed", "actor", "act", "subject", "outcome", "confidence")
    list_select_related: ClassVar = ("docket__court",)
    search_fields: ClassVar = ("docket__docket_number", "docket__caption", "label", "text", "=entry_number")
    date_hierarchy = "filed_on"


@register(Poll, site=site)
class PollAdmin(KeptRowAdmin):
    """Every visit to a court's feed."""

    list_display: ClassVar = (
        "court",
        "finished_at",
        "outcome",
        "http_status",
        "items",
        "new",
        "updated",
        "error",
    )
    list_select_related: ClassVar = ("court",)
    list_filter: ClassVar = ("outcome",)
    date_hierarchy = "finished_at"
