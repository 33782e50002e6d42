"""Identifiers of entities: how each scheme writes them, and what makes one wrong."""

import re
from collections.abc import Callable, Mapping

import stdnum.exceptions
from stdnum import isin, lei

WIKIDATA, LEI, ISIN, OFAC, CIK = "wikidata", "lei", "isin", "ofac", "cik"


class NotAnIdentifier(ValueError):
    """The value cannot be an identifier of its scheme; the text says why."""


def canonical(scheme: str, value: str) -> str:
    """Give an identifier as its scheme writes it. Raises NotAnIdentifier.

    LEI follow ISO 17442 and ISIN ISO 6166, both with check digits; a CIK of the SEC has ten digits.
    """
    return _READERS[scheme](value.strip())


def _lei(value: str) -> str:
    written = lei.compact(value)
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", written):
        raise NotAnIdentifier(
            f"An LEI has 20 letters and digits, the last two being digits; this has {len(written)}."
            if len(written) != 20
            else "An LEI has 18 letters or digits, then two digits."
        )
    try:
        return lei.validate(written)
    except stdnum.exceptions.ValidationError as wrong:
        raise NotAnIdentifier(
            "The check digits of this LEI are wrong; compare it with its source."
        ) from wrong


def _isin(value: str) -> str:
    written = isin.compact(value).replace("-", "")
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{9}[0-9]", written):
        raise NotAnIdentifier(
            "An ISIN has two letters of a country, nine letters or digits and a check digit."
        )
    try:
        return isin.validate(written)
    except stdnum.exceptions.InvalidComponent as wrong:
        raise NotAnIdentifier(f"No ISIN begins with {written[:2]}.") from wrong
    except stdnum.exceptions.ValidationError as wrong:
        raise NotAnIdentifier("The check digit of this ISIN is wrong; compare it with its source.") from wrong


def _wikidata(value: str) -> str:
    address = re.fullmatch(
        r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)", value, re.IGNORECASE
    )
    written = (address[1] if address else value).upper()
    if not re.fullmatch(r"Q[1-9][0-9]{0,11}", written):
        raise NotAnIdentifier("A Wikidata item is Q and a number, such as Q860580.")
    return written


def _cik(value: str) -> str:
    digits = re.sub(r"^CIK\s*(?:No\.?|#|:)?\s*", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(r"0*[1-9][0-9]{0,9}", digits) or len(digits.lstrip("0")) > 10:
        raise NotAnIdentifier("A CIK is a number of at most ten digits, such as 0001293451.")
    return digits.lstrip("0").zfill(10)


def _ofac(value: str) -> str:
    digits = re.sub(r"^OFAC(?:\s+uid)?\s*(?:#|:|-)?\s*", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(r"[1-9][0-9]{0,7}", digits):
        raise NotAnIdentifier("An OFAC uid is a number of at most eight digits, such as 32000.")
    return digits


_READERS: Mapping[str, Callable[[str], str]] = {
    WIKIDATA: _wikidata,
    LEI: _lei,
    ISIN: _isin,
    OFAC: _ofac,
    CIK: _cik,
}
