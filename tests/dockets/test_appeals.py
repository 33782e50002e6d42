"""Which docket reviews the decision of which."""

import pytest
from django.db import IntegrityError, transaction

from policies.dockets import appeals
from policies.dockets.models import Docket
from tests.dockets import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> Docket:
    return factories.watched("cand", "3:20-cv-05910")


@pytest.fixture
def circuit() -> Docket:
    return factories.watched("ca9", "20-16908")


def test_an_appeal_is_tied_to_the_case_below_and_untied(district: Docket, circuit: Docket):
    appeals.tie_appeal(circuit, below=district)
    assert list(district.appeals.all()) == [circuit]
    appeals.tie_appeal(circuit, below=None)
    assert not district.appeals.exists()


@pytest.mark.parametrize("same", [True, False])
def test_a_court_reviews_only_courts_below(district: Docket, circuit: Docket, same: bool):
    below = factories.watched("ca2", "20-1000") if same else circuit
    docket = circuit if same else district
    with pytest.raises(appeals.AppealRefused, match="Choose a docket of a court below it"):
        appeals.tie_appeal(docket, below=below)
    assert not Docket.objects.exclude(appeal_from=None).exists()


def test_no_docket_is_an_appeal_from_itself_even_by_raw_writing(district: Docket):
    with pytest.raises(IntegrityError, match="docket_is_no_appeal_from_itself"), transaction.atomic():
        Docket.objects.filter(pk=district.pk).update(appeal_from=district)
