from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "policies.registry"
    verbose_name = "Registry"
