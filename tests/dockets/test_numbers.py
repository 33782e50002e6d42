"""Docket numbers."""

import pytest

from policies.dockets import numbers
from policies.dockets.numbers import DocketNumber


@pytest.mark.parametrize(
    ("written", "core", "suffix"),
    [
        ("1:20-cv-02658", "1:20-cv-02658", ""),
        (" 1:20-cv-2658-CJN ", "1:20-cv-02658", "CJN"),
        ("1:17-cr-00554-MKB-2", "1:17-cr-00554", "MKB-2"),
        ("20-1444", "20-1444", ""),
        ("18-00079-abc", "18-00079", "abc"),
        ("24-656", "24-656", ""),
        ("24A587", "24A587", ""),
    ],
)
def test_a_docket_number_is_read_without_what_changes(written, core, suffix):
    assert numbers.read(written) == DocketNumber(core, suffix)


@pytest.mark.parametrize(
    "written", ["", "5:18-~gr-00001", "TikTok v. Trump", "1:20-cv-", "20-1444 and 20-1445"]
)
def test_what_is_no_docket_number_is_not_read_as_one(written):
    assert numbers.read(written) is None
