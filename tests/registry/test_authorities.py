"""An authority is found by every way of citing it, and made from its citation."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from policies.registry.authorities import (
    AuthorityDraft,
    CannotAdd,
    cited_as,
    create,
    find_by_citation,
    propose,
)
from policies.registry.models import Authority, AuthorityCitation
from policies.registry.validity import contradiction, is_right_on
from tests.registry.factories import cite, make_authority

pytestmark = pytest.mark.django_db

MOVED = dt.date(2024, 7, 18)
BEFORE, AFTER = dt.date(2021, 1, 19), dt.date(2025, 1, 19)


def proposed(text: str) -> AuthorityDraft:
    draft = propose(text)
    assert draft is not None
    return draft


@pytest.fixture
def order() -> Authority:
    return make_authority(
        "Securing the Information and Communications Technology and Services Supply Chain",
        "EO 13873, 84 FR 22689",
        kind="executive_order",
        aliases=("ICTS order", "3 CFR, 2019 Comp., p. 317"),
    )


@pytest.fixture
def rule() -> Authority:
    authority = make_authority(
        "Regulations on the ICTS supply chain", kind="regulation", aliases=("ICTS rule",)
    )
    cite(authority, "15 CFR part 7", until=MOVED)
    cite(authority, "15 CFR part 791", since=MOVED)
    cite(authority, "86 Fed. Reg. 4,909")
    return authority


@pytest.mark.parametrize(
    "typed",
    [
        "EO 13,873",
        "E.O. 13873",
        "Executive Order No. 13,873 of May 15, 2019",
        "84 FR 22689",
        "84 Fed. Reg. 22,689 (May 17, 2019)",
        "3 CFR, 2019 Comp., p. 317",
        "the ICTS order",
        "ICTS ORDER",
        "securing the information and communications technology and services supply chain",
    ],
)
def test_an_order_is_found_by_number_page_compilation_title_and_alias(order, typed):
    make_authority("Another order", "EO 13942")
    assert {found.authority for found in find_by_citation(typed)} == {order}


@pytest.mark.parametrize(
    ("typed", "day", "holds"),
    [
        ("15 CFR part 7", None, True),
        ("15 CFR part 7", BEFORE, True),
        ("15 CFR part 7", MOVED, False),
        ("15 CFR part 791", None, True),
        ("15 CFR part 791", MOVED, True),
        ("15 CFR part 791", BEFORE, False),
        ("15 C.F.R. § 791.3(b)", AFTER, True),
        ("15 C.F.R. § 7.3(b)", BEFORE, True),
        ("86 FR 4909", BEFORE, True),
        ("86 FR 4909", AFTER, True),
    ],
)
def test_a_citation_means_what_it_meant_on_the_day(rule, typed, day, holds):
    ((citation, authority),) = find_by_citation(typed, on=day)
    assert citation is not None
    assert authority == (rule if holds else None)


def test_the_authority_that_is_cited_so_today_goes_before_the_one_that_was(rule):
    heir = make_authority("A rule that moved in")
    cite(heir, "15 CFR part 7", since=MOVED)
    assert find_by_citation("15 CFR part 7")[0].authority == heir
    assert find_by_citation("15 CFR part 7", on=BEFORE)[0].authority == rule


@pytest.mark.parametrize(
    ("held", "typed", "within"),
    [
        ("50 U.S.C. 1702", "50 USC § 1702(b)(1)", True),
        ("50 U.S.C. 1701 et seq.", "50 U.S.C. 1701", True),
        ("50 U.S.C. 1701 et seq.", "50 U.S.C. 4565", False),
        ("5 U.S.C. 701-706", "5 U.S.C. § 706(2)(A)", True),
        ("5 U.S.C. 701-706", "5 U.S.C. 551", False),
        ("5 U.S.C. 701-706", "50 U.S.C. 704", False),
        ("50 U.S.C. 1701", "50 U.S.C. 1701 note", False),
        ("15 CFR parts 730-774", "15 CFR 744.11", True),
        ("15 CFR part 744", "15 CFR part 744, supp. no. 4", True),
        ("15 CFR part 744, supp. no. 4", "15 CFR part 744", False),
        ("Pub. L. 118-50, div. H", "section 2(a) of division H of Public Law 118-50", True),
        ("Pub. L. 118-50, div. H", "Pub. L. 118-50", False),
        ("H.R. 7521", "H.R. 7521, 118th Cong.", True),
        ("138 Stat. 955", "138 Stat. 895", False),
    ],
)
def test_a_citation_means_the_authority_it_certainly_lies_in(held, typed, within):
    authority = make_authority("An act", held)
    assert find_by_citation(typed)[0].authority == (authority if within else None)


def test_an_alias_can_say_how_far_an_act_reaches():
    act = make_authority("IEEPA", "50 U.S.C. 1701 et seq.", aliases=("50 U.S.C. 1701-1708",))
    assert find_by_citation("section 1702(b) of title 50")[0].authority == act
    assert find_by_citation("50 U.S.C. 4565")[0].authority is None


def test_the_narrowest_authority_is_meant():
    make_authority("The regulations", "15 CFR parts 730-774")
    make_authority("The part", "15 CFR part 744")
    entity_list = make_authority("The list", "15 CFR part 744, Supp. No. 4")
    assert find_by_citation("Supplement No. 4 to part 744 of the EAR")[0].authority == entity_list


def test_every_citation_of_a_text_is_answered(order, rule):
    text = "E.O. 13873, 84 FR 22689; 15 CFR part 791; E.O. 14034, 86 FR 31423; see the ICTS rule"
    assert [
        (found.citation and found.citation.normal, found.authority) for found in find_by_citation(text)
    ] == [
        ("EO 13873", order),
        ("84 FR 22689", order),
        ("15 CFR part 791", rule),
        ("EO 14034", None),
        ("86 FR 31423", None),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("NEA", True), ("nea", True), ("the NEA and others", True), ("lineage", False), ("nea or far", False)],
)
def test_an_abbreviation_counts_as_a_word_of_its_own(typed, found):
    make_authority("National Emergencies Act", "50 U.S.C. 1601 et seq.", aliases=("NEA",))
    assert bool(find_by_citation(typed)) is found


def test_a_title_that_mentions_an_order_is_not_that_order():
    make_authority("Regulations under Executive Order 13873", kind="regulation")
    assert find_by_citation("E.O. 13873")[0].authority is None


def test_a_title_that_begins_with_the_number_of_an_order_is_that_order():
    order = make_authority("Executive Order 13942 (Addressing the Threat Posed by TikTok)")
    assert find_by_citation("E.O. 13,942")[0].authority == order


def test_finding_asks_the_database_a_few_questions_whatever_it_holds(order, django_assert_max_num_queries):
    for number in range(40):
        make_authority(f"Act {number}", f"50 U.S.C. {2000 + 10 * number}-{2005 + 10 * number}")
    with django_assert_max_num_queries(4):
        (found,) = find_by_citation("50 U.S.C. 2104")
    assert str(found.authority) == "Act 10"


@pytest.mark.parametrize(
    ("text", "kind", "title", "citation", "url"),
    [
        (
            "E.O. 13,943",
            "executive_order",
            "Executive Order 13943",
            "EO 13943",
            "https://www.federalregister.gov/executive-order/13943",
        ),
        (
            "Executive Order 13943 of August 6, 2020, “Addressing the Threat Posed by WeChat”",
            "executive_order",
            "Executive Order 13943 (Addressing the Threat Posed by WeChat)",
            "EO 13943",
            "https://www.federalregister.gov/executive-order/13943",
        ),
        (
            "§ 721 of the Defense Production Act of 1950, 50 U.S.C. § 4565",
            "statute",
            "Defense Production Act of 1950, section 721",
            "50 U.S.C. 4565",
            "https://www.govinfo.gov/link/uscode/50/4565",
        ),
        (
            "the Trade Expansion Act of 1962, as amended (19 U.S.C. 1862)",
            "statute",
            "Trade Expansion Act of 1962",
            "19 U.S.C. 1862",
            "https://www.govinfo.gov/link/uscode/19/1862",
        ),
        (
            "31 CFR part 850",
            "regulation",
            "31 CFR part 850",
            "31 CFR part 850",
            "https://www.ecfr.gov/current/title-31/part-850",
        ),
        ("Proclamation 10043", "executive_order", "Proclamation 10043", "Proclamation 10043", ""),
        (
            "U.S. Const. amend. I",
            "constitution",
            "U.S. Const. amend. I",
            "U.S. Const. amend. I",
            "https://constitution.congress.gov/constitution/",
        ),
    ],
)
def test_a_citation_proposes_the_authority_it_would_make(text, kind, title, citation, url):
    draft = proposed(text)
    assert (draft.kind, draft.title, draft.citation, draft.url) == (kind, title, citation, url)
    authority = create(draft)
    assert find_by_citation(text)[0].authority == authority
    assert authority.check_state == "recalled"
    assert authority.citations.get().url == url


def test_a_text_without_citation_proposes_nothing():
    assert propose("a law of some kind") is None


def test_an_authority_is_not_made_twice(order):
    draft = proposed("E.O. 13,873")
    with pytest.raises(CannotAdd, match=r"EO 13873 is Securing .* already\."):
        create(draft)


def test_authorities_of_one_title_get_addresses_of_their_own():
    slugs = [create(proposed(text)).slug for text in ("Trade Act, 19 U.S.C. 1", "Trade Act, 19 U.S.C. 2")]
    assert slugs == ["trade-act", "trade-act-2"]


def test_a_part_of_an_authority_can_be_added_as_an_authority_of_its_own():
    make_authority("The part", "15 CFR part 744")
    citation, authority = find_by_citation("15 CFR part 744, supp. no. 4")[0]
    assert citation and authority
    assert not cited_as(authority, citation.normal)
    assert create(proposed("15 CFR part 744, supp. no. 4")) != authority


# How a citation is kept -----------------------------------------------------------------------------


def test_a_citation_keeps_what_it_says_beside_it():
    row = cite(make_authority("An order"), "E.O. 13,873, 84 Fed. Reg. 22,689")
    assert row.kind == "executive_order"
    assert row.normal_forms == ["EO 13873", "84 FR 22689"]
    assert row.url == "https://www.federalregister.gov/executive-order/13873"


def test_an_address_that_was_given_stays():
    assert (
        cite(make_authority("An order"), "EO 13873", url="https://example.org/").url == "https://example.org/"
    )


def test_a_citation_nobody_recognises_is_kept_as_typed():
    row = cite(make_authority("A treaty"), "Treaty of Amity, 1955")
    assert (row.kind, row.normal_forms, row.url) == ("", [], "")


def test_saving_one_field_keeps_the_rest_in_step():
    row = cite(make_authority("An order"), "EO 13873")
    row.text = "EO 13942"
    row.save(update_fields=["text"])
    assert AuthorityCitation.objects.get(pk=row.pk).normal_forms == ["EO 13942"]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (("15 CFR part 7", None, MOVED), ("15 CFR part 791", MOVED, None), None),
        (
            ("15 CFR part 7", None, MOVED),
            ("15 CFR part 791", BEFORE, None),
            "15 CFR part 7 and 15 CFR part 791 cannot both be right on 19 January 2021: "
            "say from and until when each was.",
        ),
        (
            ("15 CFR part 7", None, MOVED),
            ("15 CFR part 791", None, None),
            "15 CFR part 7 and 15 CFR part 791 cannot both be right on 17 July 2024: "
            "say from and until when each was.",
        ),
        (("15 CFR part 7", None, MOVED), ("86 FR 4909", None, None), None),
        (("50 U.S.C. 1601", None, None), ("50 U.S.C. 1651", None, None), None),
        (
            ("50 U.S.C. 1701", None, None),
            ("50 USC § 1701", None, None),
            "50 U.S.C. 1701 and 50 USC § 1701 are the same citation; one is enough.",
        ),
        (("some treaty", None, MOVED), ("another treaty", None, None), None),
    ],
)
def test_citations_of_one_authority_do_not_contradict_each_other(one, other, said):
    rows = [
        AuthorityCitation(text=text, valid_from=since, valid_until=until)
        for text, since, until in (one, other)
    ]
    for row in rows:
        row.recognise()
    assert (contradiction(rows[::-1]) is None) is (said is None)
    assert contradiction(rows) == said


@pytest.mark.parametrize(("day", "right"), [(BEFORE, True), (MOVED, False), (AFTER, False)])
def test_a_citation_is_right_until_the_day_before_its_end(day, right):
    assert is_right_on(AuthorityCitation(text="15 CFR part 7", valid_until=MOVED), day) is right


def test_the_database_refuses_two_dated_citations_at_a_time(rule):
    with pytest.raises(IntegrityError, match="right_at_a_time"), transaction.atomic():
        cite(rule, "15 CFR part 8", since=BEFORE, until=AFTER)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_check_before_saving_says_the_same(rule):
    row = AuthorityCitation(authority=rule, text="15 CFR part 8", valid_from=BEFORE)
    with pytest.raises(ValidationError, match="Another citation of the same kind was right in these days"):
        row.full_clean()
