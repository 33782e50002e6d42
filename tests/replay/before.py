"""How things stood in September 2020, before any court acted: the record, the people, the dockets watched."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User

from policies.dockets import alerting, watching
from policies.dockets.demo_cases import APPEALS, CASES, DemoCase
from policies.dockets.models import AlertPace, Docket
from policies.measures.models import Litigation, Measure, Provision
from policies.publication.models import Release
from tests.desk.submissions import released
from tests.dockets.factories import court, default_rules
from tests.measures.factories import acting, make_citation, make_event, make_measure, make_user

WASHINGTON = ("dcd", "1:20-cv-02658")
PENNSYLVANIA = ("paed", "2:20-cv-04597")
# What the first release names; the other dockets are watched in secret.
NAMED = (WASHINGTON, PENNSYLVANIA)
# The government's first appeal: nobody knows of it before a notice of appeal is filed.
NOT_WATCHED = ("cadc", "20-5302")
LABELS = ("App stores", "Hosting", "Content delivery", "Transit and peering", "Code in other software")


@dataclass(frozen=True)
class Newsroom:
    """The measure, released once, and who works on it; the editor follows every docket."""

    measure: Measure
    editor: User
    reviewer: User
    first: Release


def watched_cases() -> list[DemoCase]:
    """Give the seven cases and the two appeals that the demonstration watches from the start."""
    return [case for case in (*CASES, *APPEALS) if (case.court, case.docket_number) != NOT_WATCHED]


def newsroom() -> Newsroom:
    """Log and release the measure, watch the dockets and have the editor follow them all."""
    default_rules()
    # Both may review, so that only four eyes stand between the author and the log.
    editor, reviewer = (_reviewer(name) for name in ("erin", "rosa"))
    for case in watched_cases():
        docket = watching.watch(
            court(case.court), docket_number=case.docket_number, caption=case.caption.title()
        )
        alerting.follow(docket, user=editor, pace=AlertPace.AT_ONCE)
    measure = identification(editor)
    first = released(editor, measure=measure).release
    assert first is not None
    return Newsroom(measure, editor, reviewer, first)


def _reviewer(name: str) -> User:
    user = make_user("reviewer", username=name)
    user.first_name, user.email = name.title(), f"{name}@example.org"
    user.save()
    return user


def identification(editor: User) -> Measure:
    """Log five prohibitions, the first put off to 27 September, the others to come in November."""
    measure = make_measure(by=editor, title="Identification of prohibited TikTok transactions", with_event="")
    with acting(editor):
        parts = [
            Provision.objects.create(measure=measure, number=number, label=label)
            for number, label in enumerate(LABELS, start=1)
        ]
        make_citation(make_event(measure, "issued", "2020-09-18"), attribution="official_document")
        make_event(
            measure,
            "postponed",
            "2020-09-19",
            until=dt.date(2020, 9, 27),
            provisions=parts[:1],
        )
        make_event(measure, "effective", "2020-09-27", expected=True, provisions=parts[:1])
        make_event(measure, "effective", "2020-11-12", expected=True, provisions=parts[1:])
        for slug, number in NAMED:
            docket = Docket.objects.numbered(slug, number).get()
            Litigation.objects.create(measure=measure, docket=docket)
    return measure
