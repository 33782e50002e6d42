"""A case is frozen with all that is typed of its docket, so that a second person sees it."""

import datetime as dt

import pytest

from policies.dockets.appeals import tie_appeal
from policies.dockets.models import Docket
from policies.measures import freeze
from policies.measures.models import Litigation
from policies.publication.differences import Change, differences
from tests.dockets import factories
from tests.measures.factories import make_measure, make_user

pytestmark = pytest.mark.django_db


def frozen(measure):
    return freeze.document(freeze.for_freezing(measure.pk), public_titles={})


def test_caption_judge_day_and_the_case_below_are_frozen_and_told_when_they_change():
    measure = make_measure(by=make_user("editor"))
    below, docket = factories.watched("cand", "3:20-cv-05910"), factories.watched("ca9", "20-16908")
    Litigation.objects.create(measure=measure, docket=docket)
    before = frozen(measure)
    tie_appeal(docket, below=below)
    Docket.objects.filter(pk=docket.pk).update(
        caption="Users v. Trump", judge="Judge L. Beeler", filed_on=dt.date(2020, 10, 2)
    )
    after = frozen(measure)
    (case,) = after["litigation"]
    assert case["docket"] == {
        "id": docket.pk,
        "court": "ca9",
        "court_name": docket.court.name,
        "docket_number": "20-16908",
        "caption": "Users v. Trump",
        "judge": "Judge L. Beeler",
        "filed_on": "2020-10-02",
    }
    assert case["appeal_from"] == {"court": "cand", "docket_number": "3:20-cv-05910"}
    (section,) = [part for part in differences(before, after) if part.change != Change.UNCHANGED]
    told = {field.label: field.after for row in section.rows for field in row.told}
    assert told["Docket"].endswith("Users v. Trump, before Judge L. Beeler, filed 2 October 2020")
    assert told["Appeal from"] == "3:20-cv-05910 (cand)"
