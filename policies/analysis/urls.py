"""Addresses of the public site."""

from django.urls import path
from django.views.generic import RedirectView

from policies.analysis.about import about
from policies.analysis.calendars import measure_calendar, selection_calendar
from policies.analysis.corrections import corrections
from policies.analysis.coverage import coverage
from policies.analysis.listing import measures
from policies.analysis.measures import measure, version
from policies.analysis.time_zone import time_zone

app_name = "analysis"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="analysis:list", permanent=False), name="home"),
    path("measures/", measures, name="list"),
    path("measures/calendar.ics", selection_calendar, name="calendar"),
    path("measures/<str:reference>/calendar.ics", measure_calendar, name="measure-calendar"),
    path("measures/<str:reference>/", measure, name="measure"),
    path("measures/<str:reference>/<int:version>/", version, name="version"),
    path("coverage/", coverage, name="coverage"),
    path("corrections/", corrections, name="corrections"),
    path("about/", about, name="about"),
    path("time-zone/", time_zone, name="time-zone"),
]
