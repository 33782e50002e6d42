from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "policies.publication"
    verbose_name = "Publication"
