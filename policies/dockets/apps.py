from django.apps import AppConfig


class DocketsConfig(AppConfig):
    name = "policies.dockets"
    verbose_name = "Dockets"
