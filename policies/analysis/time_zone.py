"""The page and the form that set the reader's time zone."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from policies.analysis import reader


class TimeZoneForm(forms.Form):
    """A zone by its IANA name, and the page to go back to."""

    zone = forms.ChoiceField(
        label="Time zone",
        choices=lambda: [(name, name.replace("_", " ")) for name in reader.all_zones()],
        error_messages={"invalid_choice": "“%(value)s” is no time zone; write it like Europe/Berlin or UTC."},
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


# Without a token, because a page that carries one cannot be the same for every reader; all that a
# forged request could change is the zone in which moments are written.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def time_zone(request: HttpRequest) -> HttpResponse:
    """Show every zone, or keep the posted one for a year and go back to the page it came from."""
    if request.method != "POST":
        form = TimeZoneForm(initial={"zone": reader.zone_name(request)})
        return render(request, "analysis/time_zone.html", {"form": form})
    form = TimeZoneForm(request.POST)
    if not form.is_valid():
        return render(request, "analysis/time_zone.html", {"form": form}, status=400)
    response = HttpResponseRedirect(_back(request, form.cleaned_data["next"]))
    response.set_cookie(
        reader.COOKIE,
        form.cleaned_data["zone"],
        max_age=reader.COOKIE_SECONDS,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return response


def _back(request: HttpRequest, address: str) -> str:
    """Give the address when it is on this site, else the list."""
    if address and url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return address
    return reverse("analysis:list")
