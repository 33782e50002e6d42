"""The measure form."""

from django.contrib.admin import register
from unfold.admin import ModelAdmin

from policies.desk.site import site
from policies.measures.models import Measure


@register(Measure, site=site)
class MeasureAdmin(ModelAdmin):
    """The working copy of a measure."""
