"""Docket numbers as courts and people write them."""

import re
from dataclasses import dataclass

DISTRICT = re.compile(r"(\d{1,2}):(\d{2})-([a-z]{2,5})-(\d{1,6})((?:-[A-Za-z0-9]{1,5})*)$")
APPLICATION = re.compile(r"(\d{2})([AMO])(\d{1,4})$")
SHORT = re.compile(r"(\d{2})-(\d{1,6})((?:-[A-Za-z0-9]{1,5})*)$")


@dataclass(frozen=True, slots=True)
class DocketNumber:
    """A number without the initials of judges and the place of a defendant, which change."""

    core: str
    suffix: str = ""


def read(written: str) -> DocketNumber | None:
    """
    Read `1:20-cv-02658-CJN`, `20-1444`, `18-00079` or `24A587`; None where it is no docket number.

    District numbers are padded to five digits; others keep their length,
    because courts of appeals and bankruptcy courts pad differently.
    """
    compact = written.strip()
    district = DISTRICT.match(compact)
    if district:
        office, year, kind, serial, suffix = district.groups()
        return DocketNumber(f"{office}:{year}-{kind}-{serial.zfill(5)}", suffix.lstrip("-"))
    if APPLICATION.match(compact):
        return DocketNumber(compact)
    short = SHORT.match(compact)
    if short:
        return DocketNumber(f"{short[1]}-{short[2]}", short[3].lstrip("-"))
    return None
