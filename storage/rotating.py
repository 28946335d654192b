"""Gives every key a wrapping by a new master key; what the keys seal stays as it is.

It goes in batches, each a transaction of its own, so it may be cut off and run again: a key
that the new master key opens is left alone. Meanwhile the database is closed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from asyncpg import DependentObjectsStillExistError, Record

from storage.backups.owner import Session, keeping, owner_of
from storage.backups.programs import Progress
from storage.errors import Unreadable
from storage.migrations import prepare, upgrade
from storage.migrations.audit_key import AUDIT_KEY_OWNER
from storage.migrations.closing import OPEN, ClosedFor
from storage.migrations.logins import login_name
from storage.vault import Vault, proof_pads

_BATCH = 1000


class RotationRefused(Exception):
    """The master key cannot be changed now; the message says in a sentence why."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many keys were wrapped anew, were so already, and open with neither master key."""

    rewrapped: int
    already: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Rotation:
    """From which master key to which, in whose database."""

    owner_url: str = field(repr=False)
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)
    progress: Progress


class _Found(Enum):
    REWRAPPED = auto()
    ALREADY = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True)
class _Keys:
    """A table of keys: the columns that tell its rows apart, and whose each key is."""

    table: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    owner: Callable[[Record], str]

    def page(self, after: Sequence[object]) -> str:
        """The statement that reads the rows after one, or the first when there is none."""
        names = ", ".join(self.columns)
        last = ", ".join(f"${place}::{kind}" for place, kind in enumerate(self.types, 1))
        condition = f"WHERE ({names}) > ({last})" if after else ""
        return (
            f"SELECT {names}, wrapped FROM aantafel.{self.table} {condition} "  # noqa: S608 - ours
            f"ORDER BY {names} LIMIT {_BATCH}"
        )

    @property
    def update(self) -> str:
        """The statement that keeps a new wrapping."""
        same = " AND ".join(f"{name} = ${place}" for place, name in enumerate(self.columns, 2))
        return f"UPDATE aantafel.{self.table} SET wrapped = $1 WHERE {same}"  # noqa: S608


_TABLES: Final = (
    _Keys(
        "case_keys", ("tenant_id", "case_id"), ("uuid", "uuid"), lambda r: f"case|{r['case_id']}"
    ),
    _Keys(
        "draft_keys",
        ("tenant_id", "person_id", "conversation"),
        ("uuid", "uuid", "text"),
        lambda r: f"drafts.sealed|{r['tenant_id']}|{r['person_id']}|{r['conversation']}",
    ),
    _Keys(
        "day_keys",
        ("tenant_id", "day"),
        ("uuid", "date"),
        lambda r: f"day|{r['tenant_id']}|{r['day'].isoformat()}",
    ),
    _Keys(
        "outside_addresses",
        ("tenant_id", "person_id"),
        ("uuid", "uuid"),
        lambda r: f"outside|{r['person_id']}",
    ),
    _Keys("audit_key", ("tenant_id",), ("uuid",), lambda _: AUDIT_KEY_OWNER),
)


async def rotate(rotation: Rotation) -> Rotated:
    """Wrap every key anew, and make the bot's login and its proofs those of the new master key.

    Buttons on cards that were sent before no longer work: what stands behind each is sealed
    with a key that only the pressed button could give.

    Raises:
        RotationRefused: the bot still runs, or this is not the master key it was.
        DatabaseAway: the database cannot be reached; run it again.
    """
    await upgrade(rotation.owner_url)
    async with owner_of(rotation.owner_url) as session:
        rotating = _Rotating(rotation, session, Vault(rotation.old), Vault(rotation.new))
        await rotating.check_key()
        await rotating.check_alone()
        await rotating.close()
        await rotating.check_alone()
        rotated = await rotating.rewrap_all()
        await rotating.open()
    await prepare(rotation.owner_url, rotation.new)
    return rotated


@dataclass(frozen=True, slots=True)
class _Rotating:
    rotation: Rotation
    session: Session
    old: Vault
    new: Vault

    async def check_key(self) -> None:
        """Refuse an old master key that opens nothing, before anything is changed."""
        async with keeping(self.session):
            for keys in _TABLES:
                row = await self.session.fetchrow(keys.page(()))
                if row is None:
                    continue
                if self._found(row["wrapped"], keys.owner(row))[0] is _Found.UNREADABLE:
                    raise RotationRefused(
                        "AANTAFEL_MASTER_KEY is not the master key of this database: "
                        "set the one that the bot ran with."
                    )
                return

    async def check_alone(self) -> None:
        """Refuse while the bot is connected: it would wrap new keys with the old master key."""
        connected = await self.session.fetchval(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE usename = ANY($1::text[]) AND datname = current_database()",
            [login_name(self.rotation.old), login_name(self.rotation.new)],
        )
        if connected:
            raise RotationRefused(
                f"The bot is running ({connected} connections): stop every replica and run "
                "this again."
            )

    async def close(self) -> None:
        """Close the database for the bot, until every key is wrapped anew."""
        name = login_name(self.rotation.old)
        async with self.session.transaction():
            await self.session.execute(ClosedFor.ROTATING.statement)
            if await self.session.fetchval("SELECT to_regrole($1) IS NOT NULL", name):
                await self.session.execute(_SHUT_OUT.format(name=name))

    async def rewrap_all(self) -> Rotated:
        """Wrap all keys anew, a batch at a time."""
        found = dict.fromkeys(_Found, 0)
        for keys in _TABLES:
            after: Sequence[object] = ()
            while rows := await self._rewrap(keys, after, found):
                after = [rows[-1][name] for name in keys.columns]
                self.rotation.progress(f"{sum(found.values())} keys")
        return Rotated(found[_Found.REWRAPPED], found[_Found.ALREADY], found[_Found.UNREADABLE])

    async def _rewrap(
        self, keys: _Keys, after: Sequence[object], found: dict[_Found, int]
    ) -> Sequence[Record]:
        async with keeping(self.session):
            rows = await self.session.fetch(keys.page(after), *after)
            changed = []
            for row in rows:
                what, wrapped = self._found(row["wrapped"], keys.owner(row))
                found[what] += 1
                if what is _Found.REWRAPPED:
                    changed.append((wrapped, *(row[name] for name in keys.columns)))
            await self.session.executemany(keys.update, changed)
        return rows

    def _found(self, wrapped: bytes, owner: str) -> tuple[_Found, bytes]:
        """Return what a key is, and the wrapping it should have."""
        try:
            self.new.unwrap(wrapped, owner)
        except Unreadable:
            pass
        else:
            return _Found.ALREADY, wrapped
        try:
            return _Found.REWRAPPED, self.new.wrap(self.old.unwrap(wrapped, owner), owner)
        except Unreadable:
            return _Found.UNREADABLE, wrapped

    async def open(self) -> None:
        """Let the new master key in, all at once, and the old one nowhere."""
        inner, outer = proof_pads(self.rotation.new)
        async with self.session.transaction():
            await self.session.execute("SET LOCAL ROLE aantafel_keeper")
            await self.session.execute("DELETE FROM aantafel.actions")
            await self.session.execute("SET LOCAL ROLE aantafel_wall")
            await self.session.execute(_NEW_PROOF, inner, outer)
            await self.session.execute("RESET ROLE")
            await self.session.execute(OPEN)
        name = login_name(self.rotation.old)
        if await self.session.fetchval("SELECT to_regrole($1) IS NOT NULL", name):
            try:
                await self.session.execute(f"DROP ROLE {name}")
            except DependentObjectsStillExistError:
                return  # it serves another database of this server too


_NEW_PROOF = "UPDATE aantafel.proof_key SET inner_pad = $1, outer_pad = $2"
_SHUT_OUT = """
DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM {name}', current_database());
END $$
"""
