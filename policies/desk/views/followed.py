"""Follow a docket, and see what was told of those one follows."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from policies.desk.followed import follows_of, unread_alerts
from policies.desk.paging import newest_first
from policies.desk.views.frame import member, page
from policies.dockets import alerting
from policies.dockets.models import Alert, AlertPace, Docket


class FollowForm(forms.Form):
    """How often to be told; empty ends it."""

    pace = forms.ChoiceField(choices=[*AlertPace.choices, ("", "Not at all")], required=False)


@require_safe
def followed(request: HttpRequest) -> HttpResponse:
    """List the dockets one follows and what came of them, the latest first."""
    user = member(request)
    told = newest_first(unread_alerts(user), before=request.GET.get("before"))
    context = {
        "follows": follows_of(user),
        "alerts": told.rows,
        "next_before": told.next_before,
        "told_up_to": told.rows[0].pk if told.rows else None,
        "paces": AlertPace.choices,
        "mailed_to": user.email,
    }
    return page(request, "desk/followed.html", context, title="Dockets you follow")


@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow a docket at a pace, or no more."""
    docket = get_object_or_404(Docket.objects.select_related("court"), pk=pk)
    form = FollowForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Pace: choose {', '.join(AlertPace.values)}, or nothing to end it.")
    elif form.cleaned_data["pace"]:
        pace = AlertPace(form.cleaned_data["pace"])
        alerting.follow(docket, user=member(request), pace=pace)
        messages.success(request, f"You follow {docket}: told {pace.label.lower()}.")
    else:
        alerting.unfollow(docket, user=member(request))
        messages.success(request, f"You follow {docket} no more.")
    back = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if inside else "desk:followed")


@require_POST
def alerts_read(request: HttpRequest) -> HttpResponse:
    """Mark read what the user saw: everything up to the number posted, and only their own."""
    seen = request.POST.get("seen", "")
    if seen.isdecimal():
        told = Alert.objects.filter(user=member(request), read_at=None, pk__lte=int(seen))
        told.update(read_at=timezone.now())
    return redirect("desk:followed")
