"""Which addresses the bot may talk to."""

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache

from yarl import URL

MICROSOFT_HOSTS = ("smba.trafficmanager.net", "*.teams.microsoft.com")
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
_PLAIN = re.compile(r"[!-\[\]-~]+")  # visible ASCII without the backslash


class ForeignHost(ValueError):
    """This address is not one the bot may talk to.

    The message does not repeat the address: it came from outside.
    """


@dataclass(frozen=True, slots=True)
class ServiceHosts:
    """The hosts to which answers, and with them the bot's token, may go.

    A name may hold ``*`` for any run of letters, digits, dots and dashes, so
    ``*.teams.microsoft.com`` stands for every host below it.
    """

    names: tuple[str, ...] = MICROSOFT_HOSTS

    def root(self, service_url: str) -> str:
        """Return the service address without its closing slash.

        Raises:
            ForeignHost: the host is not among the names, or the address is not plain https
                (or, on this machine itself, http).
        """
        return _root(self, service_url)

    def _allow(self, host: str) -> bool:
        return any(
            re.fullmatch(re.escape(name).replace(r"\*", "[a-z0-9.-]+"), host) is not None
            for name in self.names
        )


@lru_cache(maxsize=256)
def _root(hosts: ServiceHosts, service_url: str) -> str:
    url = secure(service_url)
    if not hosts._allow(url.host or "") or url.query_string or url.fragment:  # noqa: SLF001
        raise ForeignHost("not a service address that is allowed")
    return str(url).rstrip("/")


def secure(address: str) -> URL:
    """Return the address, parsed, if nobody on the way can read what is sent there.

    Raises:
        ForeignHost: it is neither https nor http to this machine, or holds characters or a
            user's name that different programs read in different ways.
    """
    try:
        url = URL(address) if _PLAIN.fullmatch(address) else URL()
        host, _ = url.host, url.port
    except ValueError:
        raise ForeignHost("not an address") from None
    safe = url.scheme == "https" or (url.scheme == "http" and is_loopback(host))
    if not safe or not host or url.user is not None or url.password is not None:
        raise ForeignHost("not a safe address")
    return url


def is_loopback(host: str | None) -> bool:
    """Say whether the name or number of a host means this machine."""
    if host in LOOPBACK_HOSTS:
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
