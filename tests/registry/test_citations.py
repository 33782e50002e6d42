"""Citations of United States law are recognised as people type them."""

from pathlib import Path

import pytest

from policies.registry.citing import find

REAL = [
    line.split("\t")
    for line in (Path(__file__).parent / "citations.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("typed", "expected"), REAL, ids=[typed for typed, _ in REAL])
def test_a_citation_is_recognised_and_written_in_one_way(typed, expected):
    assert "; ".join(citation.normal for citation in find(typed)) == expected


def test_there_are_two_hundred_real_citations_at_least():
    assert len(REAL) >= 200


@pytest.mark.parametrize(("typed", "expected"), REAL, ids=[typed for typed, _ in REAL])
def test_a_citation_is_recognised_within_a_sentence(typed, expected):
    sentence = f"The order rests on {typed}."
    assert [citation.normal for citation in find(sentence)][: len(expected.split("; "))] == expected.split(
        "; "
    )


@pytest.mark.parametrize("normal", sorted({one for _, all_ in REAL for one in all_.split("; ")}))
def test_the_normal_form_is_its_own_normal_form(normal):
    assert [citation.normal for citation in find(normal)] == [normal]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The meeting of 30 September 2020 was reported on 7 October.",
        "Prohibitions 2, 3, 4 and 5 take effect on 12 November.",
        "507 F. Supp. 3d 92 (D.D.C. 2020)",
        "No. 1:20-cv-02658 (D.D.C.)",
        "EOS 5 camera",
        "U.S. 301 highway",
        "S&P 500",
        "section 1237",
        "He paid 15 USD 7 times.",
    ],
)
def test_what_is_no_citation_is_left_alone(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("50 U.S.C. 1702(b)", "https://www.govinfo.gov/link/uscode/50/1702"),
        ("15 U.S.C. 78dd-1", "https://www.govinfo.gov/link/uscode/15/78dd-1"),
        ("5 U.S.C. 701-706", "https://www.govinfo.gov/link/uscode/5/701"),
        ("15 CFR part 7", "https://www.ecfr.gov/current/title-15/part-7"),
        ("31 CFR 560.206(a)", "https://www.ecfr.gov/current/title-31/section-560.206"),
        ("85 FR 48637", "https://www.govinfo.gov/link/fr/85/48637"),
        ("EO 13942", "https://www.federalregister.gov/executive-order/13942"),
        ("Pub. L. 118-50, div. H", "https://www.govinfo.gov/link/plaw/118/public/50"),
        ("138 Stat. 955", "https://www.govinfo.gov/link/statute/138/955"),
        ("H.R. 7521, 118th Cong.", "https://www.congress.gov/bill/118th-congress/house-bill/7521"),
        ("H.R. 7521", None),
        ("50 U.S.C. App. 5(b)", None),
    ],
)
def test_a_citation_leads_to_the_official_text(typed, url):
    assert find(typed)[0].url == url
