"""The questions asked of courts, dockets, entries and notices, in the newsroom's words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from policies.dockets.models import Court, Docket, DocketEntry, Notice, PastedPage  # noqa: F401 (type arguments)


LONGEST_LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=27)


class CourtQuerySet(models.QuerySet["Court"]):
    def watched(self) -> "CourtQuerySet":
        """Courts polled because an editor watches at least one of their dockets."""
        return self.filter(enabled=True).exclude(feed_url="")

    def of_dockets(self, dockets: "DocketQuerySet") -> "CourtQuerySet":
        """Courts of any of these dockets."""
        return self.filter(pk__in=dockets.values("court"))

    def due(self, now: datetime) -> "CourtQuerySet":
        """
        Watched courts whose next poll has come and that no worker holds a live lease on.

        A date further ahead than any pause or lease can reach was set by a
        clock that has jumped back since; it counts as come.
        """
        free = Q(lease_until=None) | Q(lease_until__lte=now) | Q(lease_until__gt=now + LONGEST_LEASE)
        come = Q(next_poll_at__lte=now) | Q(next_poll_at__gt=now + LONGEST_WAIT)
        return self.watched().filter(free, come).order_by("next_poll_at", "pk")


class DocketQuerySet(models.QuerySet["Docket"]):
    def watched(self) -> "DocketQuerySet":
        """Dockets whose entries are kept."""
        return self.filter(watched=True)

    def of_court(self, court: "Court") -> "DocketQuerySet":
        return self.filter(court=court)

    def numbered(self, court: str, docket_number: str) -> "DocketQuerySet":
        """Dockets of the court with this slug that carry exactly this number."""
        return self.filter(court__slug=court, docket_number=docket_number)

    def held(self) -> "DocketQuerySet":
        """
        Lock these dockets in the one order in which several are locked, so that nobody waits in a circle.

        It is by court and key: merging locks those of one court, and of several courts one after the other.
        """
        return self.select_related("court").order_by("court_id", "pk").select_for_update(of=("self",))


class DocketEntryQuerySet(models.QuerySet["DocketEntry"]):
    def of_docket(self, docket: "Docket | int") -> "DocketEntryQuerySet":
        return self.filter(docket=docket)

    def public(self) -> "DocketEntryQuerySet":
        """Entries that readers and partners may see: none that only one person's saved page shows."""
        return self.filter(unconfirmed=False)

    def read_before(self, rules: int) -> "DocketEntryQuerySet":
        """Entries that were last read by rules older than these, or never."""
        return self.filter(rules_version__lt=rules)

    def newest_first(self) -> "DocketEntryQuerySet":
        """Order by the court's own date, latest first; the order every list and cursor uses."""
        return self.order_by("-filed_on", "-pk")


class LiveEntries(models.Manager.from_queryset(DocketEntryQuerySet)):  # type: ignore[misc]
    """Entries as they are now, without the rows that were folded into another."""

    def get_queryset(self) -> DocketEntryQuerySet:
        entries: DocketEntryQuerySet = super().get_queryset().filter(folded_into=None)
        return entries


class PastedPageQuerySet(models.QuerySet["PastedPage"]):
    def waiting_for(self, user_id: int) -> "PastedPageQuerySet":
        """Added pages that this person may confirm: of others, and confirmed by nobody, the oldest first."""
        waiting = self.filter(merged_at__isnull=False, confirmed_at=None).exclude(by=user_id)
        return waiting.defer("compressed").select_related("by", "docket__court").order_by("merged_at", "pk")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def open(self) -> "NoticeQuerySet":
        """Notices no editor has decided on yet."""
        return self.filter(state="open")

    def decided(self) -> "NoticeQuerySet":
        return self.exclude(state="open")

    def of_docket(self, docket: "Docket | int") -> "NoticeQuerySet":
        return self.filter(docket=docket)

    def of_dockets(self, dockets: Sequence[int]) -> "NoticeQuerySet":
        return self.filter(_among(dockets))

    def of_others_than(self, dockets: Sequence[int]) -> "NoticeQuerySet":
        return self.exclude(_among(dockets))

    def waiting(self) -> "NoticeQuerySet":
        """Open notices that no rule mutes, of entries that stand for themselves."""
        return self.open().filter(muted_by=None)

    def weightiest_first(self) -> "NoticeQuerySet":
        """Order by weight, of equal weight the latest first; the order of the inbox and its cursor."""
        return self.order_by("-weight", "-pk")

    def after_place(self, *, weight: int, pk: int) -> "NoticeQuerySet":
        """Notices that come after this place in the order of the inbox."""
        return self.filter(weight__lte=weight).filter(Q(weight__lt=weight) | Q(pk__lt=pk))

    def with_entries(self) -> "NoticeQuerySet":
        """Fetch entry, docket and court along, for lists that show all three."""
        return self.select_related("entry__docket__court")

    def newest_first(self) -> "NoticeQuerySet":
        return self.order_by(F("created_at").desc(), "-pk")


def _among(dockets: Sequence[int]) -> RawSQL:
    """Compare with a list in one parameter; hundreds of them cost more to write than to look up."""
    among = '"dockets_notice"."docket_id" = ANY(%s)'
    return RawSQL(among, [list(dockets)], output_field=models.BooleanField())  # noqa: S611 - no text of others
