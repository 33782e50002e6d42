"""Identifiers and codes are held against their standards."""

import string

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isin
from stdnum.iso7064 import mod_97_10

from policies.registry.identifiers import NotAnIdentifier, canonical
from policies.registry.models import CheckState, EntityIdentifier, Jurisdiction
from policies.registry.places import NotAJurisdiction, checked_code, known_place
from tests.registry.factories import make_entity

LETTERS_AND_DIGITS = string.digits + string.ascii_uppercase
leis = st.text(LETTERS_AND_DIGITS, min_size=18, max_size=18).map(
    lambda body: body + mod_97_10.calc_check_digits(body)
)
isins = st.tuples(
    st.sampled_from(["US", "CN", "HK", "KY", "XS"]),
    st.text(LETTERS_AND_DIGITS, min_size=3, max_size=3),
    st.text(string.digits, min_size=6, max_size=6),
).map(lambda parts: "".join(parts) + isin.calc_check_digit("".join(parts)))


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        ("lei", "254900N4SLUMW4XUYY11", "254900N4SLUMW4XUYY11"),
        ("lei", " 5493 001ntnqjdh60pm02 ", "5493001NTNQJDH60PM02"),
        ("isin", "US0378331005", "US0378331005"),
        ("isin", "us 0378331005", "US0378331005"),
        ("isin", "KYG875721634", "KYG875721634"),
        ("wikidata", "Q860580", "Q860580"),
        ("wikidata", "q860580", "Q860580"),
        ("wikidata", "https://www.wikidata.org/wiki/Q860580", "Q860580"),
        ("wikidata", "http://www.wikidata.org/entity/Q860580", "Q860580"),
        ("cik", "1293451", "0001293451"),
        ("cik", "CIK 0001293451", "0001293451"),
        ("ofac", "32000", "32000"),
        ("ofac", "OFAC-32000", "32000"),
    ],
)
def test_an_identifier_is_kept_as_its_scheme_writes_it(scheme, typed, kept):
    assert canonical(scheme, typed) == kept
    assert canonical(scheme, kept) == kept


@pytest.mark.parametrize(
    ("scheme", "typed", "said"),
    [
        ("lei", "254900N4SLUMW4XUYY12", "The check digits of this LEI are wrong"),
        ("lei", "254900N4SLUMW4XUYY1", "has 20 letters and digits, .* this has 19"),
        ("lei", "254900N4SLUMW4XUYYA1", "18 letters or digits, then two digits"),
        ("lei", "254900Ñ4SLUMW4XUYY11", "18 letters or digits, then two digits"),
        ("isin", "US0378331006", "The check digit of this ISIN is wrong"),
        ("isin", "US037833100", "two letters of a country"),
        ("isin", "ZZ0378331005", "No ISIN begins with ZZ"),
        ("wikidata", "860580", "Q and a number"),
        ("wikidata", "Q0", "Q and a number"),
        ("wikidata", "P31", "Q and a number"),
        ("wikidata", "https://en.wikipedia.org/wiki/Q860580", "Q and a number"),
        ("cik", "12345678901", "at most ten digits"),
        ("cik", "0", "at most ten digits"),
        ("ofac", "SDN", "a number of at most eight digits"),
        ("ofac", "-5", "a number of at most eight digits"),
    ],
)
def test_what_cannot_be_an_identifier_is_refused_with_a_reason(scheme, typed, said):
    with pytest.raises(NotAnIdentifier, match=said):
        canonical(scheme, typed)


@given(leis, st.integers(0, 19), st.sampled_from(LETTERS_AND_DIGITS))
def test_one_wrong_character_in_an_lei_is_found(lei, position, character):
    assert canonical("lei", lei) == lei
    wrong = lei[:position] + character + lei[position + 1 :]
    # A letter counts as two digits; where it replaces a digit the number shifts, which may go unseen.
    if wrong == lei or character.isdigit() != lei[position].isdigit():
        return
    with pytest.raises(NotAnIdentifier):
        canonical("lei", wrong)


@given(isins, st.integers(5, 11), st.sampled_from(string.digits))
def test_one_wrong_digit_in_an_isin_is_found(number, position, digit):
    assert canonical("isin", number) == number
    wrong = number[:position] + digit + number[position + 1 :]
    if wrong == number:
        return
    with pytest.raises(NotAnIdentifier):
        canonical("isin", wrong)


@given(st.sampled_from(sorted(EntityIdentifier.Scheme.values)), st.text(max_size=40))
def test_any_text_is_an_identifier_or_refused(scheme, typed):
    try:
        kept = canonical(scheme, typed)
    except NotAnIdentifier:
        return
    assert canonical(scheme, kept) == kept


@pytest.mark.django_db
def test_a_wrong_identifier_is_named_at_its_field():
    row = EntityIdentifier(entity=make_entity("Tencent"), scheme="lei", value="254900N4SLUMW4XUYY12")
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == ["value"]


@pytest.mark.django_db
def test_a_wrong_identifier_in_circulation_can_be_kept_as_rejected():
    row = EntityIdentifier(
        entity=make_entity("Tencent"),
        scheme="lei",
        value="254900N4SLUMW4XUYY12",
        check_state=CheckState.REJECTED,
    )
    row.full_clean()
    row.save()
    row.check_state = CheckState.RECALLED
    with pytest.raises(ValidationError):
        row.full_clean()


@pytest.mark.django_db
def test_the_database_refuses_what_is_not_in_the_form_of_its_scheme():
    with pytest.raises(IntegrityError, match="entity_identifier_in_its_form"), transaction.atomic():
        EntityIdentifier.objects.create(entity=make_entity("Tencent"), scheme="wikidata", value="860580")


# Codes of jurisdictions -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind", "kept"),
    [
        ("US", "country", "US"),
        ("us-ca", "subdivision", "US-CA"),
        ("GB-SCT", "subdivision", "GB-SCT"),
        ("XK", "country", "XK"),
        ("EU", "supranational", "EU"),
        ("asean", "supranational", "ASEAN"),
    ],
)
def test_a_code_of_a_jurisdiction_is_kept_as_the_standard_writes_it(code, kind, kept):
    assert checked_code(code, kind=kind) == kept


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        ("ZZ", "country", "ZZ is no code of ISO 3166-1 alpha-2; CN is one."),
        ("USA", "country", "USA is no code of ISO 3166-1"),
        ("US-XX", "subdivision", "US-XX is no code of ISO 3166-2; US-CA is one."),
        ("US-CA", "country", "US-CA is California, which is a subdivision."),
        ("US", "subdivision", "US is United States, which is a country."),
        ("US", "supranational", "US is the ISO code of United States; choose another code."),
        ("E", "supranational", "2 to 12 capital letters"),
    ],
)
def test_a_code_that_does_not_fit_its_kind_is_refused_with_a_reason(code, kind, said):
    with pytest.raises(NotAJurisdiction, match=said):
        checked_code(code, kind=kind)


def test_a_part_of_a_country_knows_what_it_is_part_of():
    place = known_place("gb-abe")
    assert place is not None
    assert (place.name, place.kind, place.parent) == ("Aberdeen City", "subdivision", "GB-SCT")


@pytest.mark.django_db
def test_every_planted_jurisdiction_passes_the_check():
    for row in Jurisdiction.objects.all():
        row.full_clean()


@pytest.mark.django_db
def test_a_part_belongs_to_its_own_country():
    canada, states = Jurisdiction.objects.get(code="CA"), Jurisdiction.objects.get(code="US")
    row = Jurisdiction(code="US-CA", name="California", kind="subdivision", parent=canada)
    with pytest.raises(ValidationError, match="California is no part of Canada"):
        row.full_clean()
    row.parent = states
    row.full_clean()
