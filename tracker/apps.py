"""The project as an app: it brings the Celery application along wherever Django is set up."""

from django.apps import AppConfig

from tracker.celery import app as celery_app

__all__ = ["TrackerConfig", "celery_app"]


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Tracker"
