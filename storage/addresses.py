"""Addresses of databases, as people write them and as the drivers take them."""

from typing import Any

from sqlalchemy import URL, make_url


def driver_address(url: str) -> URL:
    """Return an address for SQLAlchemy on asyncpg.

    Takes ``postgresql://`` and ``postgres://`` addresses as libpq does, with a socket's folder
    as ``?host=/folder`` and ``sslmode`` under libpq's name (asyncpg calls it ``ssl``).

    Raises:
        ValueError: the address is not one of PostgreSQL.
    """
    if url.startswith("postgres://"):
        url = url.replace("postgres://", "postgresql://", 1)
    address = make_url(url)
    if address.get_backend_name() != "postgresql":
        raise ValueError("this is not the address of a PostgreSQL database")
    query = {("ssl" if name == "sslmode" else name): value for name, value in address.query.items()}
    return address.set(drivername="postgresql+asyncpg", query=query)


def driver_arguments(url: str) -> dict[str, Any]:
    """Return an address as asyncpg itself takes it. Raises ``ValueError`` as above."""
    address = driver_address(url)
    arguments: dict[str, Any] = dict(address.translate_connect_args(username="user"))
    arguments.update(address.query)
    if "port" in arguments:
        arguments["port"] = int(arguments["port"])
    return arguments
