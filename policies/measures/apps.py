from importlib import import_module

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "policies.measures"
    verbose_name = "Measures"

    def ready(self) -> None:
        """Let saved rows settle their measure."""
        import_module("policies.measures.signals")
