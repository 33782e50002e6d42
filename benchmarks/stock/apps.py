from django.apps import AppConfig


class StockConfig(AppConfig):
    """The app of the comparison; its tables exist only in the database of the benchmark."""

    name = "benchmarks.stock"
    label = "stock"
