"""Compose the addresses of every app."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("api/v1/", include("policies.feed.urls")), path("desk/", admin.site.urls)]
