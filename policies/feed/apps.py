from django.apps import AppConfig


class FeedConfig(AppConfig):
    name = "policies.feed"
    verbose_name = "Feed"
