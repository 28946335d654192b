"""Where answers, and the token with them, may go."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.hosts import LOOPBACK_HOSTS, ForeignHost, ServiceHosts, is_loopback, secure


@pytest.mark.parametrize(
    ("service_url", "root"),
    [
        ("https://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/emea"),
        ("https://smba.trafficmanager.net", "https://smba.trafficmanager.net"),
        ("https://SMBA.trafficmanager.net/nl/", "https://smba.trafficmanager.net/nl"),
        (
            "https://smba.infra.gcc.teams.microsoft.com/",
            "https://smba.infra.gcc.teams.microsoft.com",
        ),
    ],
)
def test_microsofts_hosts_are_allowed(service_url: str, root: str) -> None:
    assert ServiceHosts().root(service_url) == root


@pytest.mark.parametrize(
    "service_url",
    [
        "",
        "smba.trafficmanager.net",
        "http://smba.trafficmanager.net/",
        "https://teams.microsoft.com/",
        "https://evilteams.microsoft.com/",
        "https://teams.microsoft.com.evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net:pw@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://evil.example#smba.trafficmanager.net",
        "https://smba.trafficmanager.net/#x",
        "https://smba.trafficmanager.net/?next=https://evil.example",
        "https://evil.example\\.teams.microsoft.com/",
        "https://evil.example/.teams.microsoft.com",
        "https://smba.trafficmanager.net /",
        "https://smba.trafficmanager.net\t.evil.example/",
        "https://smba.trafficmanager.net\u3002evil.example/",
        "https://sm\u0432a.trafficmanager.net/",
        "https://[::1/",
        "https://smba.trafficmanager.net:99999999/",
        "javascript:alert(1)",
        "https:///emea",
    ],
)
def test_everything_else_is_not(service_url: str) -> None:
    with pytest.raises(ForeignHost):
        ServiceHosts().root(service_url)


@pytest.mark.parametrize(
    "service_url",
    ["http://127.0.0.1:5000/", "http://localhost:56150/_connector", "http://[::1]:1/"],
)
def test_plain_http_goes_to_this_machine_only(service_url: str) -> None:
    assert ServiceHosts(LOOPBACK_HOSTS).root(service_url) == service_url.rstrip("/")
    with pytest.raises(ForeignHost):
        ServiceHosts().root(service_url)
    with pytest.raises(ForeignHost):
        ServiceHosts(("10.0.0.1",)).root("http://10.0.0.1/")


def test_a_star_stands_for_any_run_of_labels() -> None:
    hosts = ServiceHosts(("smba.*.teams.microsoft.com",))
    assert (
        hosts.root("https://smba.a.b.teams.microsoft.com") == "https://smba.a.b.teams.microsoft.com"
    )
    for foreign in ("https://smba.teams.microsoft.com", "https://x.smba.a.teams.microsoft.com"):
        with pytest.raises(ForeignHost):
            hosts.root(foreign)


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_no_address_makes_the_check_fail_otherwise(address: str) -> None:
    with suppress(ForeignHost):
        assert secure(address).host
        assert ServiceHosts().root(address).startswith("https://")


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost.evil.example", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("", False),
        (None, False),
    ],
)
def test_what_is_this_machine(host: str | None, local: bool) -> None:  # noqa: FBT001
    assert is_loopback(host) is local
