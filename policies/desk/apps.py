from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "policies.desk"
    verbose_name = "Desk"
