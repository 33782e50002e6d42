"""The one address at which something from outside is received."""

from django.urls import path

from policies.dockets.courtlistener.receiving import receive

urlpatterns = [path("courtlistener/<str:secret>/", receive, name="courtlistener-webhook")]
