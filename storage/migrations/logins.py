"""The database's roles and the login of the bot: they belong to the whole server."""

import asyncio
import base64
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.migrations.script import FOLDER
from storage.vault import derive

# The roles the bot can take, one for each kind of principal.
ROLES = (
    "aantafel_member",
    "aantafel_guest",
    "aantafel_courier",
    "aantafel_roster_sync",
    "aantafel_operator",
)

_SCRAM_ROUNDS = 4096
_TRIES = 40
_REST = timedelta(milliseconds=50)
# What changing a role answers while another database's migration changes it too: "tuple
# concurrently updated" (an internal error), duplicate_object, unique_violation.
_RACES = frozenset({"XX000", "42710", "23505"})


def login_name(master_key: bytes) -> str:
    """Return the name of the bot's login: one for each master key."""
    return "aantafel_bot_" + derive(master_key, "database login").hex()[:8]


def login_password(master_key: bytes) -> str:
    """Return the password of the bot's login."""
    return derive(master_key, "database password").hex()


async def make_roles(engine: AsyncEngine) -> None:
    """Make the roles that are not there yet."""
    roles = (FOLDER / "0001_roles.sql").read_text(encoding="utf-8")

    async def make(connection: AsyncConnection) -> None:
        await connection.execute(text(roles.replace(":", r"\:")))

    await _despite_races(engine, make)


async def let_keeper_read(connection: AsyncConnection) -> None:
    """Let the keeper read the tables that were added since."""
    rights = (FOLDER / "keeper.sql").read_text(encoding="utf-8")
    await connection.execute(text(rights.replace(":", r"\:")))


async def make_login(engine: AsyncEngine, master_key: bytes) -> None:
    """Make the bot's login if it is not there yet, and let it into this database alone.

    There it cannot make large objects, which would be a place to put words. They are
    PostgreSQL's own, so only an owner who is superuser (the embedded server's is) can see to that.
    """
    name = login_name(master_key)
    verifier = scram_verifier(login_password(master_key), derive(master_key, "login salt")[:16])

    async def make(connection: AsyncConnection) -> None:
        known = text("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :name)")
        if not await connection.scalar(known, {"name": name}):
            await connection.exec_driver_sql(
                f"CREATE ROLE {name} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE "
                f"NOREPLICATION NOBYPASSRLS PASSWORD '{verifier}'"
            )
        member = text("SELECT pg_has_role(:name, :role, 'MEMBER')")
        for role in ROLES:
            if not await connection.scalar(member, {"name": name, "role": role}):
                await connection.exec_driver_sql(f"GRANT {role} TO {name}")
        await connection.exec_driver_sql(_CLOSE_DATABASE.format(name=name))

    await _despite_races(engine, make)


_CLOSE_DATABASE = """
DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO {name}', current_database());
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        REVOKE EXECUTE ON FUNCTION pg_catalog.lo_create(oid), pg_catalog.lo_creat(integer),
            pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;
    END IF;
END $$
"""


def scram_verifier(password: str, salt: bytes) -> str:
    """Return the password as PostgreSQL stores it, so that it never stands in a server's log.

    Source:
        RFC 5802, section 3, and PostgreSQL's description of ``pg_authid.rolpassword``.
    """
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, _SCRAM_ROUNDS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    coded = (base64.b64encode(part).decode() for part in (salt, stored, server))
    return "SCRAM-SHA-256${}:{}${}:{}".format(_SCRAM_ROUNDS, *coded)


async def _despite_races(
    engine: AsyncEngine, make: Callable[[AsyncConnection], Awaitable[None]]
) -> None:
    for tries_left in reversed(range(_TRIES)):
        try:
            async with engine.begin() as connection:
                await make(connection)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in _RACES or not tries_left:
                raise
            await asyncio.sleep(_REST.total_seconds())
        else:
            return
