"""Questions asked of the working copies."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from policies.measures.models import Measure


class MeasureQuerySet(models.QuerySet["Measure"]):
    def locked(self, pk: int) -> "Measure":
        """Give the measure under a row lock, so that edits and decisions of it come one by one."""
        return self.select_for_update(of=("self",)).get(pk=pk)
