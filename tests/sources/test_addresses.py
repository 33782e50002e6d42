"""One address for one article, however it was copied."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from policies.sources.addresses import NoAddress, canonical_address, named_by_page, site

SAME = [
    ("https://news.example/a", "https://news.example/a"),
    ("  https://NEWS.example:443/a#part ", "https://news.example/a"),
    ("http://news.example.:80", "http://news.example/"),
    ("http://news.example:8080/a", "http://news.example:8080/a"),
    ("https://news.example/a?utm_source=x&id=7&fbclid=y", "https://news.example/a?id=7"),
    ("https://news.example/a?UTM_Medium=x&CMP=share", "https://news.example/a"),
    ("https://user:secret@news.example/a", "https://news.example/a"),
    ("https://news.example/a?q=a%20b&empty=", "https://news.example/a?q=a+b&empty="),
    ("https://[2606:4700::1111]/a", "https://[2606:4700::1111]/a"),
]
# Parameters that look like tracking to a crawler and name a document all the same.
KEPT = [
    "https://laws.example/text.do?cidTexte=JORFTEXT000001",
    "https://laws.example/gazette?gaNumber=12&uid=7",
    "https://court.example/doc?ref=20-cv-2658&source=docket",
    "https://laws.example/?reference=5&section=2",
]


@pytest.mark.parametrize(("copied", "canonical"), SAME)
def test_copies_of_one_address_become_the_same(copied, canonical):
    assert canonical_address(copied) == canonical


@pytest.mark.parametrize("address", KEPT)
def test_what_names_a_document_is_kept(address):
    assert canonical_address(address) == address


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "news",
        "news.example/a",
        "ftp://news.example/",
        "https://",
        "https://news.example:x/",
        "http://[1/",
    ],
)
def test_what_is_no_address_is_refused_in_words(wrong):
    with pytest.raises(NoAddress, match="is no address"):
        canonical_address(wrong)


def test_an_address_that_no_column_holds_is_refused():
    with pytest.raises(NoAddress, match="1000 are the most"):
        canonical_address("https://news.example/" + "a" * 1000)


@example(path="\u00a0", query="")
@given(some.text(max_size=40), some.text(max_size=40))
def test_the_canonical_address_of_a_canonical_address_is_itself(path, query):
    try:
        once = canonical_address(f"https://news.example/{path}?{query}")
    except NoAddress:
        return
    assert canonical_address(once) == once


NAMED = [
    ("https://news.example/a", "https://news.example/b", "https://news.example/b"),
    ("https://news.example/a/amp", "/a", "https://news.example/a"),
    ("https://news.example/a", "//news.example/b?utm_source=x", "https://news.example/b"),
    ("https://news.example/a", "https://wire.example/b", "https://wire.example/b"),
    ("https://news.example/a", "https://news.example/", ""),
    ("https://news.example/a", "javascript:void(0)", ""),
    ("https://news.example/a", "http://[bad", ""),
    ("https://news.example/", "https://news.example/", "https://news.example/"),
]


@pytest.mark.parametrize(("address", "link", "named"), NAMED)
def test_a_page_may_name_its_own_address(address, link, named):
    assert named_by_page(address, link) == named


@pytest.mark.parametrize("host", ["news.example", "www.news.example", "m.news.example", "amp.news.example"])
def test_an_outlet_is_one_site_under_all_its_hosts(host):
    assert site(f"https://{host}/a") == "news.example"
