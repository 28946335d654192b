"""Telling visitors apart when they come through a proxy of the school."""

from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final

from aiohttp import web

_FORWARDED: Final = "X-Forwarded-For"
_HOME: Final = 64
"""The first bits of an IPv6 address that a household shares; the rest its devices choose."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The networks whose word is taken for whom they pass on; without any, nobody's is."""

    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    def visitor(self, request: web.Request) -> str:
        """Return what tells this visitor from others: the address they come from.

        Every proxy writes at the end of the header whom it was called by, so it is read from
        there, as long as our own proxies speak; what stands before that anybody can write.
        """
        said = ",".join(request.headers.getall(_FORWARDED, [])).split(",")
        address = _address(request.remote or "")
        while address and self._trusts(address) and said and (before := _address(said.pop())):
            address = before
        if isinstance(address, IPv6Address):
            return str(ip_network((address, _HOME), strict=False))
        return str(address)

    def _trusts(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self.networks)


NO_PROXIES: Final = Proxies()
"""Visitors come to us themselves."""


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
