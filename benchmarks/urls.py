"""The product's addresses and the comparison's."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from tracker.urls import urlpatterns as product

from .stock.views import MeasureViewSet

router = SimpleRouter()
router.register("stock", MeasureViewSet)
urlpatterns = [*product, path("", include(router.urls))]
