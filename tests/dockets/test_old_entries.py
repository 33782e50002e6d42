"""Entries that were stored before there were sights get one, whatever the watch names sights by today."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from policies.dockets.models import DocketEntry, Sight
from tests.dockets import factories

pytestmark = pytest.mark.django_db

THEN = datetime(2020, 9, 21, 16, tzinfo=UTC)


def test_an_entry_without_a_sight_gets_one_of_its_words_once():
    entry = DocketEntry.objects.create(
        docket=factories.watched(),
        identity="number:30",
        entry_number=30,
        labels=["Order"],
        label="Order",
        filed_at=THEN,
        filed_on=THEN.date(),
        first_seen_at=THEN,
        changed_at=THEN,
    )
    migration = import_module("policies.dockets.migrations.0006_sights_of_entries")
    for _ in range(2):
        migration.make_sights(apps, None)
    sight = Sight.objects.get()
    assert (sight.entry, sight.labels, sight.filed_at, len(sight.digest)) == (entry, ["Order"], THEN, 40)
