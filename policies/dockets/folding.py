"""Two rows that prove to be one entry become one; whatever points at either is kept."""

from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import ForeignObjectRel

from policies.dockets.models import DocketEntry, Notice, NoticeKind, Sight


def fold(entry: DocketEntry, *, into: DocketEntry, now: datetime) -> None:
    """
    Point everything at `into` that pointed at `entry`, and keep the row as a trace.

    Notices and their decisions are kept: an open one that was decided on the
    other row becomes an update, because its words are news to who decided.
    Call it in the transaction that writes both entries.
    """
    _move_notices(entry, into)
    _repoint(DocketEntry, entry.pk, into.pk)
    DocketEntry.with_folded.filter(pk=entry.pk).update(
        identity=f"folded:{entry.pk}", entry_number=None, folded_into=into, folded_at=now
    )


def references(model: type[models.Model] = DocketEntry) -> list[ForeignObjectRel]:
    """
    Give every relation that points at the model, of whichever app, but for notices and sights.

    Tables without a constraint in the database are histories, which say what
    was, and stay as they are.
    """
    relations = (
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and relation.related_model not in {Notice, Sight}
    )
    return [relation for relation in relations if getattr(relation.field, "db_constraint", False)]


def _repoint(model: type[models.Model], old: int, new: int) -> None:
    """Move what points at a row, one by one; what has its like at the other already stays."""
    for relation in references(model):
        rows = relation.related_model._base_manager
        name = relation.field.name
        for pk in list(rows.filter(**{name: old}).values_list("pk", flat=True)):
            try:
                with transaction.atomic():
                    rows.filter(pk=pk).update(**{name: new})
            except IntegrityError:
                continue


def _move_notices(entry: DocketEntry, into: DocketEntry) -> None:
    kept = list(Notice.objects.filter(entry=into).order_by("pk"))
    first = next((notice for notice in kept if notice.kind == NoticeKind.NEW), None)
    for notice in Notice.objects.filter(entry=entry).order_by("pk"):
        if notice.kind == NoticeKind.NEW and first is not None:
            if first.is_open and not notice.is_open:
                _exchange(first, notice)
            notice.kind = NoticeKind.UPDATED
        told = next((other for other in kept if other.is_open), None)
        if notice.is_open and told is not None:
            _repoint(Notice, notice.pk, told.pk)
            notice.delete()
            continue
        notice.entry = into
        notice.save()
        kept.append(notice)


def _exchange(first: Notice, decided: Notice) -> None:
    """Let the decision stand at the notice of the new entry, and the open one be told as an update."""
    for name in ("state", "decided_by", "decided_at", "reason"):
        mine, theirs = getattr(first, name), getattr(decided, name)
        setattr(first, name, theirs)
        setattr(decided, name, mine)
    first.save()
