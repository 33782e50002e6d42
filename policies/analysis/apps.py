from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "policies.analysis"
    verbose_name = "Analysis"
