from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "policies.review"
    verbose_name = "Review"
