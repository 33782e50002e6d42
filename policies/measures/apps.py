from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "policies.measures"
    verbose_name = "Measures"
