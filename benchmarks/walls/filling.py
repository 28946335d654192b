"""A database with many cases, filled by its owner in a few wide statements.

A channel has twenty members and ten cases, and all twenty sit at each of the ten tables.
Everybody is in two channels, so everybody has twenty cases, however many there are in all.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import md5
from typing import TYPE_CHECKING
from uuid import UUID

import asyncpg

from bot.teams.clock import utc_now
from bot.teams.identity import Speaking, speaking
from cases.model.case import Audience, CaseId, Words
from cases.practices.practice import Practice
from storage.addresses import driver_arguments
from storage.database import Database, Work
from storage.migrations import prepare
from storage.pool import PLANNING
from storage.server import Server
from storage.vault import Vault

if TYPE_CHECKING:  # asyncpg's types are generic in its stubs only
    Session = asyncpg.Connection[asyncpg.Record]
else:
    Session = asyncpg.Connection

MASTER_KEY = bytes(range(32))
TENANT = UUID("5f0e9d7a-6f0b-4b8e-8f57-1f7f0c4c7b21")
MEMBERS = 20
CASES_IN_CHANNEL = 10
_SITTERS = 8
_SECRET: Words = {
    "pupil": "Sem",
    "born": "2017-05-03",
    "group": "groep 6",
    "reason": "concern_no_solution",
    "tried": "pictoplanning en een rustplek",
    "works": "de ochtenden",
    "wish": "de hele dag in de klas",
    "pupil_asked": "not_yet",
    "wanted": [],
}

# Ids look random and follow from a number: person 7 is md5('p7').
_STEPS = (
    """
    INSERT INTO aantafel.teams
    VALUES ($1, '19:team', 'Zorgteam', 'De Wilgenroos', 'WR', 'active')
    """,
    """
    INSERT INTO aantafel.people (tenant_id, person_id, name)
    SELECT $1, md5('p' || i)::uuid, 'Collega ' || i FROM generate_series(0, $2::int - 1) AS i
    """,
    """
    INSERT INTO aantafel.channels (tenant_id, channel_id, team_id, name, kind, synced_at)
    SELECT $1, md5('h' || i), '19:team', 'kanaal ' || i, 'shared', now() + interval '1 day'
    FROM generate_series(0, $2::int / 10 - 1) AS i
    """,
    """
    INSERT INTO aantafel.channel_members
    SELECT $1, md5('p' || (i * 20 + j) % $2::int)::uuid, md5('h' || i), false, now()
    FROM generate_series(0, $2::int / 10 - 1) AS i, generate_series(0, 19) AS j
    """,
    """
    INSERT INTO aantafel.cases
    SELECT $1, md5('c' || i)::uuid, 'WR-' || i, 'De Wilgenroos', md5('h' || i / 10), 'open',
        md5('p' || (i / 10 * 20) % $2::int)::uuid, NULL, now(), NULL, 'one', 1
    FROM generate_series(0, $2::int - 1) AS i
    """,
    """
    INSERT INTO aantafel.pupils (tenant_id, case_id, pupil_id, language, asked_from,
        guardians_asked, born_masked, born_mask)
    SELECT $1, md5('c' || i)::uuid, md5('l' || i)::uuid, 'nl', 12, 'all',
        aantafel.behind_mask(md5('m' || i)::uuid, date '2017-05-03' - date '1970-01-01'),
        md5('m' || i)::uuid
    FROM generate_series(0, $2::int - 1) AS i
    """,
    """
    INSERT INTO aantafel.participants
    SELECT $1, md5('p' || (i / 10 * 20 + j) % $2::int)::uuid, md5('c' || i)::uuid, 'teacher',
        'seated', now()
    FROM generate_series(0, $2::int - 1) AS i, generate_series(0, 19) AS j
    """,
    """
    INSERT INTO aantafel.case_keys
    SELECT $1, md5('c' || i)::uuid, decode(md5(i::text) || md5('k' || i), 'hex')
    FROM generate_series(0, $2::int - 1) AS i
    """,
    """
    INSERT INTO aantafel.guardians
    SELECT $1, md5('c' || i)::uuid, md5('g' || i)::uuid, 'mother', true, 'nl'
    FROM generate_series(0, $2::int - 1) AS i
    """,
    """
    INSERT INTO aantafel.consents
    SELECT $1, md5('c' || i)::uuid, md5('t' || i)::uuid, md5('g' || i)::uuid, 'discuss_team',
        NULL, 'yes', 'phone', current_date, now(), md5('p' || (i / 10 * 20) % $2::int)::uuid,
        '1', 'nl'
    FROM generate_series(0, $2::int - 1) AS i
    """,
    """
    INSERT INTO aantafel.agreements
    SELECT $1, md5('c' || i)::uuid, md5('a' || i || '-' || j)::uuid, j,
        md5('p' || (i / 10 * 20 + j) % $2::int)::uuid, current_date + 30, 'confirmed',
        md5('p' || (i / 10 * 20) % $2::int)::uuid, now(), 1
    FROM generate_series(0, $2::int - 1) AS i, generate_series(1, 2) AS j
    """,
    """
    INSERT INTO aantafel.words (tenant_id, case_id, words_id, about, audience, author_id, sealed)
    SELECT $1, md5('c' || i)::uuid, md5('w' || i)::uuid, md5('a' || i || '-1')::uuid, 'content',
        md5('p' || (i / 10 * 20) % $2::int)::uuid, decode(repeat(md5(i::text), 16), 'hex')
    FROM generate_series(0, $2::int - 1) AS i
    """,
)
# Twenty million rows go in before their keys are worked out, and the keys are as they were.
_KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = 'aantafel.participants'::regclass AND contype IN ('p', 'u')
"""
_ONLY_COLLEAGUES = """
DELETE FROM aantafel.people AS p WHERE NOT EXISTS (
    SELECT FROM aantafel.participants AS place WHERE place.person_id = p.person_id)
"""
_NO_WALLS = """
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'aantafel' LOOP
        EXECUTE format('ALTER TABLE aantafel.%I NO FORCE ROW LEVEL SECURITY', one);
        EXECUTE format('ALTER TABLE aantafel.%I DISABLE ROW LEVEL SECURITY', one);
    END LOOP;
END $$
"""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at twenty tables, who coordinates none of them."""

    number: int
    who: Speaking
    cases: tuple[CaseId, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A database with that many cases, open to the bot and to its owner."""

    cases: int
    name: str
    database: Database
    bot_url: str
    owner_url: str
    sitters: tuple[Sitter, ...]


async def filled(server: Server, cases: int) -> Filled:
    """Make a database with that many cases: a multiple of twenty, at least a thousand."""
    name = f"walls_{cases}"
    owner_url = server.database_url(name)
    maker = await connected(server.database_url("postgres"))
    await maker.execute(f"CREATE DATABASE {name}")
    await maker.close()
    bot_url = await prepare(owner_url, MASTER_KEY)
    vault = Vault(MASTER_KEY)
    sitters = tuple(_sitter(number, cases) for number in _numbers(cases))
    owner = await connected(owner_url)
    await _fill(owner, cases)
    await _give_keys(owner, vault, sitters)
    await owner.execute("VACUUM ANALYZE")
    await owner.close()
    database = Database(bot_url, vault, utc_now, Practice())
    await database.connect()
    await _tell_secrets(database, cases, sitters)
    return Filled(cases, name, database, bot_url, owner_url, sitters)


async def without_walls(server: Server, full: Filled) -> Filled:
    """Return a copy in which no row is hidden, and only what the first sitter may see is left.

    There the bot's own statements find the same rows without a wall as they do behind it.
    """
    sitter, name = full.sitters[0], f"{full.name}_open"
    await full.database.close()
    maker = await connected(server.database_url("postgres"))
    await maker.execute(f"CREATE DATABASE {name} TEMPLATE {full.name}")
    await maker.close()
    owner = await connected(server.database_url(name))
    await owner.execute("DELETE FROM aantafel.cases WHERE case_id <> ALL ($1)", sitter.cases)
    await owner.execute(_ONLY_COLLEAGUES)
    await owner.execute(_NO_WALLS)
    await owner.execute("VACUUM ANALYZE")
    await owner.close()
    bot_url = await prepare(server.database_url(name), MASTER_KEY)
    database = Database(bot_url, Vault(MASTER_KEY), utc_now, Practice())
    await database.connect()
    await full.database.connect()
    owner_url = server.database_url(name)
    return Filled(len(sitter.cases), name, database, bot_url, owner_url, (sitter,))


async def connected(url: str) -> Session:
    """Connect without a pool to where an address points, planning as the bot does."""
    return await asyncpg.connect(
        **driver_arguments(url), timeout=60, command_timeout=3600, server_settings=PLANNING
    )


def speaker(person: UUID) -> Speaking:
    """Return this person as a message from them would tell."""
    return speaking(
        {"conversation": {"tenantId": str(TENANT)}, "from": {"aadObjectId": str(person)}}
    )


@asynccontextmanager
async def working(database: Database, who: Speaking) -> AsyncIterator[Work]:
    """Work in somebody's name, on rosters that are fresh enough for a day."""
    assert who.member is not None
    since = utc_now() - timedelta(days=1)
    async with database.work_as(who.member, rosters_since=since) as work:
        yield work


def _numbers(cases: int) -> list[int]:
    """Return numbers of people spread over all channels, none of them a coordinator."""
    channels = cases // CASES_IN_CHANNEL
    return [channels * place // _SITTERS // 2 * MEMBERS + 1 + place for place in range(_SITTERS)]


def _sitter(number: int, cases: int) -> Sitter:
    channels = cases // CASES_IN_CHANNEL
    first = number // MEMBERS
    theirs = (first, first + channels // 2)
    numbers = [channel * CASES_IN_CHANNEL + i for channel in theirs for i in range(10)]
    return Sitter(
        number, speaker(_id("p", number)), tuple(CaseId(_id("c", one)) for one in numbers)
    )


def _id(kind: str, number: int) -> UUID:
    return UUID(md5(f"{kind}{number}".encode(), usedforsecurity=False).hexdigest())


async def _fill(owner: Session, cases: int) -> None:
    await owner.execute("SET session_replication_role = replica; SET maintenance_work_mem = '1GB'")
    keys = [(key["conname"], key["pg_get_constraintdef"]) for key in await owner.fetch(_KEYS)]
    for key, _ in keys:
        await owner.execute(f"ALTER TABLE aantafel.participants DROP CONSTRAINT {key}")
    for step in _STEPS:
        values = (TENANT, cases) if "$2" in step else (TENANT,)
        await owner.execute(step, *values)
    for key, meaning in keys:
        await owner.execute(f"ALTER TABLE aantafel.participants ADD CONSTRAINT {key} {meaning}")


async def _give_keys(owner: Session, vault: Vault, sitters: tuple[Sitter, ...]) -> None:
    """Give the cases that will be read keys that open; the others have as many bytes."""
    for case in {case for sitter in sitters for case in sitter.cases}:
        _, wrapped = vault.mint(f"case|{case}")
        await owner.execute(
            "UPDATE aantafel.case_keys SET wrapped = $1 WHERE case_id = $2", wrapped, case
        )
    await owner.execute(
        "DELETE FROM aantafel.words WHERE case_id = ANY ($1)",
        [case for sitter in sitters for case in sitter.cases],
    )


async def _tell_secrets(database: Database, cases: int, sitters: tuple[Sitter, ...]) -> None:
    """Let each coordinator write down what will be read."""
    for sitter in sitters:
        for place, case in enumerate(sitter.cases):
            channel = sitter.number // MEMBERS + (place // CASES_IN_CHANNEL) * cases // 20
            leads = speaker(_id("p", channel * MEMBERS % cases))
            async with working(database, leads) as work:
                await work.desk.store.keep_words(case, case, Audience.CONTENT, _SECRET)
