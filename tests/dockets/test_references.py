"""What editors paste to name a docket is understood, or they are told what would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dockets import court_names, numbers, references
from policies.dockets.references import TRIAL_COURTS, Candidate, Confidence, NotUnderstood

CL = "https://www.courtlistener.com/docket/18466210/"
ONE: dict[str, tuple[str, tuple[str, ...]]] = {
    "3:20-cv-05910": ("3:20-cv-05910", ("court",)),
    "1:20-cv-02658-CJN": ("1:20-cv-02658", ("court",)),
    "3:20cv5910": ("3:20-cv-05910", ("court",)),
    "1:20\u2013cv\u201102658\u00a0(D.D.C.)": ("1:20-cv-02658 (D.D.C.)", ()),
    "2:20-CV-597-MRW-ABC, W.D. Wash.": ("2:20-cv-00597 (W.D. Wash.)", ()),
    "Case 1:20-cv-02658-CJN Document 27 Filed 09/27/20 Page 1 of 18": ("1:20-cv-02658", ("court",)),
    "Case 2:20-cv-04597-WB (E.D. Pa.) Doc. 55": ("2:20-cv-04597 (E.D. Pa.)", ()),
    "Civil Action No. 20-2658 (CJN) (D.D.C.)": ("1:20-cv-02658 (D.D.C.)", ()),
    "No. 20-2658 (D.D.C. Sept. 27, 2020)": ("1:20-cv-02658 (D.D.C.)", ()),
    "Civil Action No. 20-2658 (CJN)": ("20-cv-02658", ("court", "office")),
    f"{CL}tiktok-inc-v-trump/": (CL, ("court", "number")),
    f"{CL}27/tiktok-inc-v-trump/?page=2#entry-27": (CL, ("court", "number")),
    "https://ecf.cand.uscourts.gov/cgi-bin/DktRpt.pl?364733": (
        "(N.D. Cal.), PACER case 364733",
        ("number",),
    ),
    "ecf.dcd.uscourts.gov/cgi-bin/iqquerymenu.pl?222257": ("(D.D.C.), PACER case 222257", ("number",)),
    "https://ecf.dcd.uscourts.gov/doc1/04518117526": ("(D.D.C.)", ("number",)),
    "https://ecf.dcd.uscourts.gov/doc1/04508117526?caseid=222257&de_seq_num=9": (
        "(D.D.C.), PACER case 222257",
        ("number",),
    ),
    "https://ecf.wvsd.uscourts.gov/cgi-bin/show_case_doc?27,223879,,,": (
        "(S.D. W. Va.), PACER case 223879",
        ("number",),
    ),
    "https://ecf.dcd.uscourts.gov/cgi-bin/DktRpt.pl?123456789012345-L_1_0-1": ("(D.D.C.)", ("number",)),
    "https://ecf.hid.uscourts.gov/cgi-bin/DktRpt.pl?caseNumber=1:17-cv-00050-DKW-KSC": (
        "1:17-cv-00050 (D. Haw.)",
        (),
    ),
    "1:20-cv-02658 https://ecf.dcd.uscourts.gov/cgi-bin/DktRpt.pl?222257": (
        "1:20-cv-02658 (D.D.C.), PACER case 222257",
        (),
    ),
    f"1:20-cv-02658 (D.D.C.) {CL}alpha-v-beta/": (f"1:20-cv-02658 (D.D.C.), {CL}", ()),
    "https://storage.courtlistener.com/recap/gov.uscourts.dcd.222257/gov.uscourts.dcd.222257.27.0_2.pdf": (
        "(D.D.C.), PACER case 222257",
        ("number",),
    ),
    "https://ecf.cadc.uscourts.gov/n/beam/servlet/TransportRoom?servlet=CaseSummary.jsp&caseNum=20-5302": (
        "20-5302 (D.C. Cir.)",
        (),
    ),
    "No. 20-5302 (D.C. Cir.)": ("20-5302 (D.C. Cir.)", ()),
    "2020-1234 (Fed. Cir.)": ("20-1234 (Fed. Cir.)", ()),
    "Court No. 25-00066 (Ct. Int'l Trade)": ("1:25-cv-00066 (Ct. Int’l Trade)", ()),
    "1:25-cv-00066 (U.S. Court of International Trade)": ("1:25-cv-00066 (Ct. Int’l Trade)", ()),
    "USCIT 1:25-cv-00066-3JP": ("1:25-cv-00066 (Ct. Int’l Trade)", ()),
    "https://ecf.cit.uscourts.gov/cgi-bin/DktRpt.pl?13829": (
        "(Ct. Int’l Trade), PACER case 13829",
        ("number",),
    ),
    "24A587": ("24A587 (U.S.)", ()),
    "No. 24-656, Supreme Court of the United States": ("24-656 (U.S.)", ()),
    "https://www.supremecourt.gov/docket/docketfiles/html/public/24a587.html": ("24A587 (U.S.)", ()),
    "cand": ("(N.D. Cal.)", ("number",)),
}


@pytest.mark.parametrize(("pasted", "understood"), ONE.items(), ids=ONE.keys())
def test_what_names_one_docket_is_read_as_that_one(pasted, understood):
    (candidate,) = references.read(pasted)
    assert (str(candidate), candidate.unknown) == understood


SEVERAL = {
    "No. 20-cv-05910-LB (N.D. Cal.)": [f"{office}:20-cv-05910 (N.D. Cal.)" for office in "1345"],
    "20 Civ. 4597 (PKC) (S.D.N.Y.)": ["1:20-cv-04597 (S.D.N.Y.)", "7:20-cv-04597 (S.D.N.Y.)"],
    "Nos. 20-1444 and 20-1445 (2d Cir.)": ["20-1444 (2d Cir.)", "20-1445 (2d Cir.)"],
    "20-16908": ["20-16908 (9th Cir.)", "20-16908 (11th Cir.)", "20-16908 (5th Cir.)"],
}


@pytest.mark.parametrize(("pasted", "offered"), SEVERAL.items(), ids=SEVERAL.keys())
def test_what_fits_several_dockets_gives_them_all(pasted, offered):
    assert [str(candidate) for candidate in references.read(pasted)] == offered


def test_an_appellate_number_alone_is_any_circuits_and_the_likeliest_comes_first():
    courts = [candidate.court for candidate in references.read("20-5302")]
    assert courts[0] == "cadc"
    assert set(courts) == {
        slug for slug, court in court_names.courts().items() if court.kind not in TRIAL_COURTS
    }


def test_a_number_too_high_for_the_supreme_court_is_not_its_own():
    assert "scotus" not in [candidate.court for candidate in references.read("20-3456")]


def test_a_court_in_a_caption_is_likely_and_one_in_brackets_is_certain():
    (caption,) = references.read("District of Columbia v. Trump, 1:25-cv-03005")
    (bracket,) = references.read("Doe v. Trump, 1:25-cv-03005 (D.D.C.)")
    assert (caption.confidence, bracket.confidence) == (Confidence.LIKELY, Confidence.CERTAIN)


@pytest.mark.parametrize(
    "nothing", ["", "  \n", "TikTok v. Trump", "https://example.org/docket/20-5302x", "12"]
)
def test_what_names_no_docket_is_refused_with_what_would(nothing):
    with pytest.raises(NotUnderstood, match="1:20-cv-02658"):
        references.read(nothing)


def test_a_whole_docket_sheet_is_refused_for_its_length():
    with pytest.raises(NotUnderstood, match="longer than"):
        references.read("1:20-cv-02658 " * 1000)


pieces = st.sampled_from(
    [*ONE, *SEVERAL, "No.", "(", ")", "D.C.", " and ", "v.", "20-", ":20-cv-", "https://ecf.", "?", "\u2013"]
)


@given(st.lists(pieces | st.text(max_size=20), max_size=6).map("".join))
def test_nothing_that_is_pasted_breaks_the_reader_and_what_it_gives_can_be_pasted_again(pasted):
    try:
        found = references.read(pasted)
    except NotUnderstood:
        return
    assert len(found) == len(set(found)) > 0
    for candidate in found:
        assert_is_read_back(candidate)


courts = st.sampled_from(sorted(court_names.courts()))


@given(
    courts, st.integers(0, 9), st.integers(0, 99), st.sampled_from(["cv", "cr", "mc"]), st.integers(1, 99999)
)
def test_every_whole_reference_to_a_district_court_is_certain(court, office, year, kind, serial):
    number = f"{office}:{year:02d}-{kind}-{serial:05d}"
    pasted = f"{number} ({court_names.citation_of(court)})"
    if court_names.courts()[court].kind in TRIAL_COURTS:
        assert references.read(pasted) == [Candidate(court=court, number=number)]


ids = st.integers(1, 10**9)


@given(courts, st.integers(0, 99), st.integers(1, 99999), st.none() | ids, st.none() | ids)
def test_every_number_comes_back_with_its_ids(court, year, serial, case_id, courtlistener_id):
    district = court_names.courts()[court].kind in TRIAL_COURTS
    candidate = Candidate(
        court=court,
        number=f"1:{year:02d}-cv-{serial:05d}" if district else f"{year:02d}-{serial}",
        pacer_case_id=str(case_id or ""),
        courtlistener_id=courtlistener_id,
    )
    assert_is_read_back(candidate)


def assert_is_read_back(candidate: Candidate) -> None:
    again = references.read(str(candidate))
    same = [(one.court, one.number, one.pacer_case_id, one.courtlistener_id) for one in again]
    mine = (candidate.court, candidate.number, candidate.pacer_case_id, candidate.courtlistener_id)
    assert mine in same
    if not candidate.unknown:
        assert same == [mine]
        assert numbers.read(candidate.number) is not None
