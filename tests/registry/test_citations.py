"""Citations of United States law are recognised as people type them."""

from pathlib import Path

import pytest

from policies.registry.citing import find

REAL = [
    line.split("\t")
    for line in (Path(__file__).parent / "citations.tsv").read_text(encoding="utf-8").splitlines()
]

LOOK_ALIKE = (Path(__file__).parent / "no_citations.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_what_only_looks_like_a_citation_is_none(text):
    assert find(text) == []


@pytest.mark.parametrize(("typed", "expected"), REAL, ids=[typed for typed, _ in REAL])
def test_a_citation_is_recognised_and_written_in_one_way(typed, expected):
    assert "; ".join(citation.normal for citation in find(typed)) == expected


def test_there_are_two_thousand_real_citations_and_none_twice():
    assert len({typed for typed, _ in REAL}) == len(REAL) >= 2000


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
        "By the executive order, 500 companies are barred.",
        "Under the order: 300 million users",
        "507 F. Supp. 3d 92",
        "604 U.S. ___ (2025)",
        "507 U. S. 619 (1993)",
        "604 U. S. 56, 57 (2025)",
        "145 S. Ct. 57 (2025)",
        "491 F. Supp. 3d 631",
        "No. 24-656",
        "No. 1:20-cv-02658-CJN",
        "TikTok Inc. v. Garland, 122 F.4th 930 (D.C. Cir. 2024)",
        "2020 WL 5778899",
        "2020 U.S. Dist. LEXIS 177888",
        "1977 U.S.C.C.A.N. 4540",
        "30 F.R.D. 100",
        "(202) 482-5555",
        "202-622-2490",
        "1-800-540-6322",
        "September 27, 2020 at 11:59 p.m.",
        "2020-09-27",
        "27/09/2020",
        "Texas House Bill 20",
        "Florida S.B. 7072",
        "H.B. 20",
        "Cal. Civ. Code § 1798.100",
        "Regulation (EU) 2016/679",
        "Directive 95/46/EC",
        "article 35 of the Constitution of India",
        "Article 5 of the Treaty",
        "First Amendment to the Credit Agreement",
        "section 5 of title 3 of the Agreement",
        "section 232 tariffs",
        "Section 301 investigation",
        "Section 721",
        "Title VII of the Act",
        "Lee, S. 2020. Digital trade.",
        "S&P 500 fell 3 percent",
        "CEO 12345",
        "the 118th Congress",
        "118-50",
        "50 US companies",
        "15 US cents",
        "GDP grew 5 FR",
        "Stat. 955",
        "page 48637",
        "$1.2 billion",
        "Rule 12(b)(6)",
        "Fed. R. Civ. P. 65",
        "F.R.C.P. 65",
        "9 a.m. to 5 p.m.",
        "5 USD 7",
        "PLC 118-50",
        "H.R. Rep. No. 118-417",
        "S. Rep. No. 116-26",
        "Oct. 2, 2020",
        "10 U.S. 87",
        "5 U.S. (1 Cranch) 137",
        "U.S.C. is short for the Code",
        "CFR stands for",
        "the Code of Federal Regulations",
        "12 Fed. Cl. 34",
        "90 Fed. Appx. 12",
        "17 Cal. 4th 5",
        "vol. 85, no. 155",
        "COVID-19 and 5G",
        "99 U.S.C. 1701",
        "88 CFR part 7",
        "Room 2020, 1401 Constitution Ave. NW",
        "ICTS 2021 rule",
        "OFAC General License 12",
        "ISIN US0378331005",
        "H.R. professionals",
        "HR department 5",
        "ECCN 5A992",
        "Docket No. 200929-0254",
        "RIN 0694-AI01",
        "E.T. on 12 November 2020",
        "EO was signed",
        "per 31 people",
        "U.S. District Judge Carl J. Nichols",
        "S. Korea 5",
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
        ("H.R. 1, 103d Cong.", "https://www.congress.gov/bill/103rd-congress/house-bill/1"),
        ("FR Doc. 2020-17699", "https://www.federalregister.gov/d/2020-17699"),
        ("31 CFR 560.204-560.206", "https://www.ecfr.gov/current/title-31/section-560.204"),
        ("48 CFR 52.204-25", "https://www.ecfr.gov/current/title-48/section-52.204-25"),
        ("41 CFR part 60-1", "https://www.ecfr.gov/current/title-41/part-60-1"),
        ("H.R. 7521", None),
        ("50 U.S.C. App. 5(b)", None),
    ],
)
def test_a_citation_leads_to_the_official_text(typed, url):
    assert find(typed)[0].url == url


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("50 U.S.C.\n1701", "50 U.S.C. 1701"),
        ("Executive\nOrder\r\n  13942", "EO 13942"),
        ("Exec-\nutive Order 13942", "EO 13942"),
        ("Exec\u00adutive Order 13942", "EO 13942"),
        ("Exec\u00ad\nutive Order 13942", "EO 13942"),
        ("85 Fed.\nReg. 48,637", "85 FR 48637"),
        ("Pub. L. 118\u00ad50", "Pub. L. 118-50"),
        ("50 U.S.C. 1701\u00ad1706", "50 U.S.C. 1701-1706"),
        ("50 U.S.C. 1701\u200b et\u200b seq.", "50 U.S.C. 1701 et seq."),
        ("\ufeff50 U.S.C. 1701", "50 U.S.C. 1701"),
        ("50 U.S.C.&nbsp;&sect;&nbsp;1701", "50 U.S.C. 1701"),
        ("Pub. L. 118&ndash;50", "Pub. L. 118-50"),
        ("Pub. L. 118&#8211;50", "Pub. L. 118-50"),
        ("Public Law 118–\n50", "Pub. L. 118-50"),
        ("15 U.S.C. 78dd-\n1", "15 U.S.C. 78dd-1"),
        ("50 U.S.C. 1702(a)\n(1)(A)", "50 U.S.C. 1702(a)(1)(A)"),
        ("15 C.F.R. §\n7.2", "15 CFR 7.2"),
        ("H.R.\n7521", "H.R. 7521"),
        ("50 U.S.C. \u00c2§\u00c2\u00a01701", "50 U.S.C. 1701"),
        ("50 U.S.C. § l7O1", "50 U.S.C. 1701"),
    ],
)
def test_a_citation_is_recognised_as_it_was_printed_or_copied(printed, expected):
    assert [citation.normal for citation in find(printed)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S686", ["S. 686"]),
        ("the RESTRICT Act (S686) would", ["S. 686"]),
        ("S686 and S22", []),
        ("under S 686, apps", ["S. 686"]),
        ("50 USC 1701ff", ["50 U.S.C. 1701 et seq."]),
        ("15 U.S.C. 78ff", ["15 U.S.C. 78ff"]),
        ("Public Law 118 50", ["Pub. L. 118-50"]),
        ("Public Law 118, 50 members", []),
    ],
)
def test_short_spellings_are_read_where_nothing_else_is_meant(text, expected):
    assert [citation.normal for citation in find(text)] == expected


@pytest.mark.parametrize("typed", ["Exec\u00adutive Order 13942", "E.O.&nbsp;13942", "E.O. 13942"])
def test_a_citation_says_where_it_stands_in_the_text_as_it_came(typed):
    text = f"\u200bUnder {typed}, nothing changed."
    citation = find(text)[0]
    assert text[citation.start : citation.end] == typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E.O. 13942 and 2020 guidance", ["EO 13942"]),
        ("Executive Order 13942, 5 pages", ["EO 13942"]),
        ("50 U.S.C. 1701 and 3 other statutes", ["50 U.S.C. 1701"]),
        ("50 U.S.C. § 1701 (2018)", ["50 U.S.C. 1701"]),
        ("50 U.S.C. 1705, 18 July 2024", ["50 U.S.C. 1705"]),
        ("15 CFR part 7, 18 July 2024", ["15 CFR part 7"]),
        ("85 FR 48637, 13 August 2020", ["85 FR 48637"]),
        ("Pub. L. 118-50, 138 Stat. 955", ["Pub. L. 118-50", "138 Stat. 955"]),
        ("8 U.S.C. 1182(f), and section 301 of title 3, U.S.C.", ["8 U.S.C. 1182(f)", "3 U.S.C. 301"]),
    ],
)
def test_a_number_beside_a_citation_is_not_drawn_into_it(text, expected):
    assert [citation.normal for citation in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "section 1 of the " + "a " * 5000,
        "50 U.S.C. 1701" + ", 1702" * 3000,
        "Section 1, section 2, " * 2000,
        "section 1 of the Act of 1999 " * 1000,
        "§ " * 5000,
    ],
    ids=["an endless name", "an endless list", "a chain of sections", "acts without a law", "signs"],
)
@pytest.mark.timeout(20)
def test_no_text_keeps_the_search_busy(text):
    find(text)
