"""Where an article may be fetched from: the public internet and nothing else."""

from ipaddress import ip_address

import pytest

from policies.sources.fetch import FetchFailed, fetch
from policies.sources.guard import NoSuchHost, PublicNetwork, is_public
from tests.dockets.court_server import redirect
from tests.sources.website import Website

REFUSED_ADDRESSES = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::a00:1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "3fff::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "4000::1",
]
PUBLIC_ADDRESSES = ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"]
REFUSED_HOSTS = [
    "127.0.0.1",
    "0.0.0.0",
    "0",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "169.254.169.254",
    "10.0.0.7",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
]
# Systems differ in whether they know the last spellings at all.
NOT_VISITED = "no address on the public internet|Invalid IPv4 address|no host named"


@pytest.mark.parametrize("address", REFUSED_ADDRESSES)
def test_what_is_not_public_is_refused(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES)
def test_the_public_internet_is_open(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", REFUSED_HOSTS)
def test_no_spelling_of_a_local_host_is_visited(host, settings):
    settings.SOURCES_ALLOWED_NETWORKS = []
    with pytest.raises(FetchFailed, match=NOT_VISITED):
        fetch(f"http://{host}:9/")


class Names:
    """A resolver that answers from a table, one entry after the other."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.answers.pop(0)


@pytest.mark.parametrize(
    "answer", [["10.0.0.7"], ["fd00:ec2::254"], ["8.8.8.8", "127.0.0.1"], ["::ffff:10.0.0.7"]]
)
def test_a_name_that_leads_inside_is_refused(answer):
    network = PublicNetwork(resolve=Names(answer))
    with pytest.raises(FetchFailed, match="inside.example is not visited"):
        fetch("http://inside.example/", network=network)


def test_a_name_is_looked_up_once_for_each_connection_so_that_it_cannot_change_its_mind(website: Website):
    address = website.page("/", "<p>Here.")
    names = Names(["127.0.0.1"], ["10.0.0.7"])
    network = PublicNetwork(allowed=["127.0.0.1/32"], resolve=names)
    assert fetch(address.replace("127.0.0.1", "rebound.example"), network=network).body == b"<p>Here."
    assert names.asked == ["rebound.example"]


def test_the_next_address_of_a_name_is_tried_when_the_first_does_not_answer(website: Website):
    address = website.page("/", "<p>Here.")
    network = PublicNetwork(allowed=["127.0.0.0/8"], resolve=Names(["127.0.0.77", "127.0.0.1"]))
    assert fetch(address.replace("127.0.0.1", "two.example"), network=network).body == b"<p>Here."


@pytest.mark.parametrize(
    "inside",
    ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.7/", "http://[::1]/", "http://2852039166/"],
)
def test_a_redirect_inside_is_refused(website: Website, inside):
    with pytest.raises(FetchFailed, match="is not visited"):
        fetch(website.serves("/", redirect(inside)))


def test_a_redirect_to_a_name_that_leads_inside_is_refused(website: Website):
    address = website.serves("/", redirect("http://inside.example/"))
    names = Names(["127.0.0.1"], ["192.168.1.1"])
    with pytest.raises(FetchFailed, match="inside.example is not visited"):
        fetch(address, network=PublicNetwork(allowed=["127.0.0.1/32"], resolve=names))


def test_a_proxy_in_the_environment_is_not_believed(website: Website, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(website.page("/", "<p>Here.")).body == b"<p>Here."


def test_a_host_that_nobody_knows_is_named():
    def resolve(host: str, port: int) -> list[str]:
        raise NoSuchHost(f"There is no host named “{host}”.")

    with pytest.raises(FetchFailed, match="no host named “nowhere.example”"):
        fetch("http://nowhere.example/", network=PublicNetwork(resolve=resolve))
