from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "policies.sources"
    verbose_name = "Sources"
