"""A record that cannot be is refused with the file, the step and what is wrong."""

import shutil

import pytest

from policies.desk.demo.checking import check
from policies.desk.demo.reading import FOLDER, RecordInvalid, read

BEGINNING = """
[[steps]]
at = 2019-05-17T20:15:00Z
author = "erin"
approver = "rosa"
kind = "published"

[steps.measure]
slug = "an-order"
title = "An order"
summary = "It orders."
instrument = "executive_order"
bodies = [{ body = "us-president", role = "issuing" }]

[[steps.events]]
key = "signed"
kind = "issued"
on = 2019-05-15
summary = "Signed."
cites = ["fr13873"]
"""

SECOND = """
[[steps]]
at = 2019-06-01T10:00:00Z
author = "erin"
approver = "rosa"
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "record"
    shutil.copytree(FOLDER, folder)
    shutil.rmtree(folder / "measures")
    (folder / "measures").mkdir()
    return folder


def told(folder, text: str) -> str:
    (folder / "measures" / "order.toml").write_text(text, "utf-8")
    with pytest.raises(RecordInvalid) as refused:
        check(read(folder))
    return str(refused.value)


def test_the_shipped_record_is_consistent():
    check(read())


def test_a_record_without_a_fault_is_accepted(folder):
    (folder / "measures" / "order.toml").write_text(BEGINNING, "utf-8")
    check(read(folder))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('kind = "issued"', 'kind = "signed"'), "order.toml, step 1: events 1: kind: 'signed' is none of"),
        (('key = "signed"\n', ""), "order.toml, step 1: events 1: key is missing."),
        (('summary = "Signed."', 'sumary = "Signed."'), "unknown sumary; known are by, case"),
        (("on = 2019-05-15", 'on = "15 May"'), "on: expected date, found '15 May'"),
        (("fr13873", "fr99999"), "no article is called 'fr99999'"),
        (("us-president", "us-king"), "no body is called 'us-king'"),
        (('approver = "rosa"', 'approver = "erin"'), "erin cannot approve an own step"),
        (('approver = "rosa"', 'approver = "rose"'), "no person is called 'rose'"),
        (("fr13873", "op30"), "op30 was published on 2020-09-27, later than the step"),
        (("2019-05-17T20:15:00Z", "2019-05-17T20:15:00"), "at needs a time zone"),
        (('kind = "published"', 'kind = "updated"'), "the first step of a measure"),
        (("[[steps]]", "[[stps]]"), "order.toml: expected [[steps]] only"),
        (("[[steps]]", "[[steps"), "order.toml: Expected"),
    ],
)
def test_a_fault_is_named_with_its_place(folder, change, sentence):
    assert sentence in told(folder, BEGINNING.replace(*change))


def test_two_steps_cannot_have_one_moment(folder):
    second = SECOND.replace("2019-06-01T10:00:00Z", "2019-05-17T20:15:00Z")
    assert "is the moment of another step" in told(folder, BEGINNING + second)


def test_a_change_names_a_part_that_was_written_before(folder):
    change = '[[steps.changes]]\nevent = "printed"\nnote = "x"\n'
    assert "event printed was not written before" in told(folder, BEGINNING + SECOND + change)


def test_a_change_names_one_part(folder):
    change = '[[steps.changes]]\nnote = "x"\n'
    assert "order.toml, step 2: changes 1: name exactly one of" in told(folder, BEGINNING + SECOND + change)


def test_a_later_step_names_no_measure_that_is_not_begun(folder):
    relation = '[[steps.relations]]\nkind = "revokes"\nother = "another"\n'
    assert "no measure begun before is called 'another'" in told(folder, BEGINNING + SECOND + relation)
