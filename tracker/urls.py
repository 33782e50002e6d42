"""Compose the addresses of every app."""

from django.urls import include, path

from policies.desk.site import site as desk
from tracker.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("policies.analysis.urls")),
    path("api/v1/", include("policies.feed.urls")),
    path("desk/", desk.urls),
]
