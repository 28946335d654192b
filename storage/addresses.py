"""Addresses of databases, as people write them and as the driver takes them."""

from sqlalchemy import URL, make_url

DRIVER = "postgresql+asyncpg"


def driver_address(url: str) -> URL:
    """Return an address for our driver.

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
    return address.set(drivername=DRIVER, query=query)
