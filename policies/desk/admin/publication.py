"""What was published: read here, appended by review alone."""

from typing import ClassVar

from django.contrib.admin import register

from policies.desk.admin.rows import KeptRowAdmin
from policies.desk.site import site
from policies.publication.models import Edition, Release


@register(Release, site=site)
class ReleaseAdmin(KeptRowAdmin):
    """The log, newest first."""

    list_display: ClassVar = (
        "sequence",
        "reference",
        "version",
        "kind",
        "approver",
        "released_at",
        "flagged",
    )
    list_filter: ClassVar = ("kind", "flagged", "demonstration")
    search_fields: ClassVar = ("=reference", "approver", "note")
    ordering: ClassVar = ("-sequence",)


@register(Edition, site=site)
class EditionAdmin(KeptRowAdmin):
    """The versions that readers get, made from the log."""

    list_display: ClassVar = ("sequence", "reference", "version", "title", "stage", "effect", "released_at")
    search_fields: ClassVar = ("=reference", "title")
    ordering: ClassVar = ("-sequence",)
