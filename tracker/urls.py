"""Compose the addresses of every app."""

from django.urls import include, path

from policies.desk.site import site as desk
from policies.desk.views.frame import behind_sign_in
from tracker.health import healthz
from tracker.preview import preview

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("policies.analysis.urls")),
    path("api/v1/", include("policies.feed.urls")),
    path("webhooks/", include("policies.dockets.urls")),
    path("desk/review/<int:pk>/preview/", behind_sign_in(preview, desk.admin_view), name="preview"),
    path("desk/", desk.urls),
]
