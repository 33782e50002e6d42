"""A test with a live server gets a demonstration that it may change for good."""

import pytest

from policies.measures.models import Measure
from policies.publication.models import Edition, Release


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_copy_is_as_loaded_however_often_it_was_changed(demo_copy, time):
    assert not Measure.objects.filter(concern="changed for good").exists()
    assert Edition.objects.current().count() == 14
    Measure.objects.update(concern="changed for good")


def test_other_tests_do_not_see_it(transactional_db):
    assert not Release.objects.exists()
