"""Courts, dockets and what the watch found; a docket is watched or not, the rest is read."""

from typing import Any, ClassVar

from django.contrib.admin import SimpleListFilter, display, register
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from policies.desk.admin.rows import KeptRowAdmin, RowAdmin
from policies.desk.followed import follows_of
from policies.desk.forms.docket import DocketForm, WatchForm
from policies.desk.site import site
from policies.desk.views.frame import member
from policies.desk.views.watching import ask
from policies.dockets.appeals import tie_appeal
from policies.dockets.health import state_of
from policies.dockets.models import Court, Docket, DocketEntry, Poll
from policies.dockets.public_face import faces
from policies.dockets.watching import unwatch, watch
from policies.publication.models import NamedDocket


@register(Court, site=site)
class CourtAdmin(KeptRowAdmin):
    """The courts and when each was last visited."""

    list_display: ClassVar = ("citation", "name", "kind", "enabled", "state", "last_success_at", "failures")
    list_filter: ClassVar = ("enabled", "kind")
    # The watched ones first: the dashboard leads here when one of them fails.
    ordering: ClassVar = ("-enabled", "-failures", "slug")
    search_fields: ClassVar = ("name", "citation", "=slug")

    @display(description="State")
    def state(self, court: Court) -> str:
        """Say how well the court is watched, also where no reader may know that it is."""
        return state_of(court, timezone.now()).capitalize()


class PublicFilter(SimpleListFilter):
    """Dockets that readers know of, or those that they do not."""

    title = "public"
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the choices."""
        return [("yes", "Named by a release"), ("no", "Not public")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Docket]) -> QuerySet[Docket]:
        """Keep the chosen ones."""
        named = NamedDocket.objects.naming()
        chosen = {"yes": named, "no": ~named}.get(self.value() or "")
        return queryset if chosen is None else queryset.filter(chosen)


@register(Docket, site=site)
class DocketAdmin(RowAdmin):
    """The dockets; adding one begins to watch it."""

    deleted_by = None
    form = WatchForm
    change_form_before_template = "desk/docket/more.html"
    change_form_outer_before_template = "desk/docket/follow.html"
    list_display: ClassVar = ("docket_number", "court", "caption", "judge", "filed_on", "watched", "public")
    list_select_related: ClassVar = ("court",)
    list_filter: ClassVar = ("watched", PublicFilter)
    search_fields: ClassVar = ("docket_number", "caption", "court__citation", "=court__slug")
    autocomplete_fields: ClassVar = ("court", "appeal_from")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Docket]:
        """Tell of each docket whether readers know of it."""
        named = ExpressionWrapper(NamedDocket.objects.naming(), output_field=BooleanField())
        return super().get_queryset(request).annotate(is_public=named)

    @display(description="Public", boolean=True, ordering="is_public")
    def public(self, docket: Docket) -> bool:
        """Say whether a release names the docket."""
        return bool(getattr(docket, "is_public", False))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Show beside the docket what readers and partners see of it, and whether one follows it."""
        docket: Docket | None = context.get("original")
        if docket is not None:
            context["following"] = follows_of(member(request)).filter(docket=docket).exists()
        if docket is not None and self.public(docket):
            frozen = NamedDocket.objects.newest_of([docket.pk])
            context["face"] = faces([docket], frozen=frozen)[docket.pk]
        return super().render_change_form(request, context, *args, **kwargs)

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
