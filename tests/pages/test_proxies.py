"""Visitors are told apart behind a proxy of the school, and nobody else is believed."""

from ipaddress import ip_network

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from bot.pages.proxies import Proxies

OURS = Proxies((ip_network("10.0.0.0/8"), ip_network("fd00::/8")))
NOBODYS = Proxies()


@pytest.mark.parametrize(
    ("proxies", "called_by", "said", "visitor"),
    [
        (NOBODYS, "192.0.2.7", [], "192.0.2.7"),
        (NOBODYS, "10.0.0.1", ["192.0.2.7"], "10.0.0.1"),
        (OURS, "192.0.2.7", ["203.0.113.5"], "192.0.2.7"),
        (OURS, "10.0.0.1", ["203.0.113.5"], "203.0.113.5"),
        (OURS, "10.0.0.1", ["198.51.100.1, 203.0.113.5"], "203.0.113.5"),
        (OURS, "10.0.0.1", ["198.51.100.1", "203.0.113.5, 10.2.0.1"], "203.0.113.5"),
        (OURS, "::ffff:10.0.0.1", ["203.0.113.5"], "203.0.113.5"),
        (OURS, "10.0.0.1", ["2001:db8:1:2:3::9"], "2001:db8:1:2::/64"),
        (OURS, "fd00::1", ["10.0.0.9"], "10.0.0.9"),
        (OURS, "10.0.0.1", ["203.0.113.5, unknown"], "10.0.0.1"),
        (OURS, "10.0.0.1", [], "10.0.0.1"),
    ],
)
def test_the_last_one_who_is_not_ours_is_the_visitor(
    proxies: Proxies, called_by: str, said: list[str], visitor: str
) -> None:
    headers = CIMultiDict([("X-Forwarded-For", each) for each in said])
    request = make_mocked_request("GET", "/b", headers=headers).clone(remote=called_by)

    assert proxies.visitor(request) == visitor
