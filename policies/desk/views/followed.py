"""Follow a docket, and see what was told of those one follows."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from policies.desk.followed import follows_of, names_followed, names_to_follow, unread_alerts
from policies.desk.paging import newest_first
from policies.desk.views.frame import member, page
from policies.dockets import alerting, proposal_alerts
from policies.dockets.alert_words import words_of
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
        "alerts": [(alert, words_of(alert)) for alert in told.rows],
        "names": names_followed(user),
        "tracked": names_to_follow(),
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
def follow_name(request: HttpRequest) -> HttpResponse:
    """Follow new cases that name something tracked, or anything tracked, at a pace, or no more."""
    user, name = member(request), request.POST.get("name", "")
    form = FollowForm(request.POST)
    shown = name or "anything that is tracked"
    if not form.is_valid():
        messages.error(request, f"Pace: choose {', '.join(AlertPace.values)}, or nothing to end it.")
    elif not form.cleaned_data["pace"]:
        proposal_alerts.unfollow_name(name, user=user)
        messages.success(request, f"You follow new cases that name {shown} no more.")
    elif name and name not in names_to_follow():
        messages.error(request, "Name: choose one of those that the watch looks for in captions.")
    else:
        pace = AlertPace(form.cleaned_data["pace"])
        proposal_alerts.follow_name(name, user=user, pace=pace)
        messages.success(request, f"You follow new cases that name {shown}: told {pace.label.lower()}.")
    return redirect("desk:followed")


@require_POST
def alerts_read(request: HttpRequest) -> HttpResponse:
    """Mark read what the user saw: everything up to the number posted, and only their own."""
    seen = request.POST.get("seen", "")
    if seen.isdecimal():
        told = Alert.objects.filter(user=member(request), read_at=None, pk__lte=int(seen))
        told.update(read_at=timezone.now())
    return redirect("desk:followed")
