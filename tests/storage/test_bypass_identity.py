"""Claiming to be another: the settings of a transaction can be changed by any SQL in it.

What the bot's login can do: take any of the five roles, and set any claim. What it cannot do
is prove a claim: the key of the proof is known to the bot's process and to the functions of
the wall. So SQL that is smuggled into somebody's transaction sees what that person sees,
and no more. What remains outside the wall is the process itself: code that runs in it can
ask for any principal, and holds the master key.
"""

from contextlib import suppress
from uuid import uuid4

import asyncpg
import pytest

from cases.errors import CaseNotFound, NotAllowed
from cases.identities import TenantId
from cases.principals import Courier, Member, Principal, RosterSync
from storage.database import Database
from storage.migrations.logins import ROLES
from storage.scope import claim_of
from storage.tables import METADATA
from storage.vault import Vault
from tests.postgres import connect
from tests.seeds import School, bot_url
from tests.storage.full_case import World, build_world, keep_personal
from tests.storage.intruder import ROLE_OF, Intruder, prove

_CASES = "SELECT count(*) FROM aantafel.cases"
_KEYS = "SELECT count(*) FROM aantafel.case_keys"
_MEMBERS = "SELECT count(*) FROM aantafel.channel_members"


@pytest.fixture
async def world(school: School) -> World:
    world = await build_world(school)
    await keep_personal(world)
    return world


async def _seen(intruder: Intruder, sql: str) -> int:
    try:
        async with intruder.login.transaction():
            return int(await intruder.login.fetchval(sql))
    except asyncpg.InsufficientPrivilegeError:
        return 0


def _claims(world: World) -> dict[str, Principal]:
    school = world.full.school
    return {
        "coordinator": school.member(school.coordinator),
        "guest": world.full.guest,
        "courier": Courier(),
        "roster_sync": RosterSync(school.tenant),
    }


@pytest.mark.parametrize("proof", ["none", "own", "empty", "of another kind", "of no key"])
async def test_a_claim_without_its_proof_counts_for_nothing(
    proof: str, world: World, intruder: Intruder
) -> None:
    me = world["elsewhere"]
    for name, other in _claims(world).items():
        claim = claim_of(other, intruder.clock())
        given = {
            "none": "no proof",
            "own": prove(claim_of(me, intruder.clock())),
            "empty": "",
            "of another kind": prove("operator|" + claim.partition("|")[2]),
            "of no key": Vault(bytes(32)).proof(claim),
        }[proof]
        async with intruder.within(me):
            await intruder.claim(ROLE_OF[other.visitor.value], claim, given)
            for sql in (_CASES, _KEYS, _MEMBERS):
                assert await _seen(intruder, sql) == 0, (name, sql)


async def test_no_session_shows_another_how_it_was_proved(
    school: School, intruder: Intruder
) -> None:
    """PostgreSQL shows what a session runs to all of its login: there is no claim to copy in it."""
    async with school.database.work_as(school.member(school.coordinator)):
        shown = await intruder.login.fetch(
            "SELECT query FROM pg_stat_activity WHERE usename = current_user"
        )
    texts = [row["query"] for row in shown]
    assert any("set_config" in text for text in texts)
    assert not any(str(school.coordinator) in text for text in texts)


async def test_taking_another_role_with_ones_own_proof_shows_nothing(
    world: World, intruder: Intruder
) -> None:
    for role in set(ROLES) - {"aantafel_member"}:
        async with intruder.within(world["elsewhere"]) as login:
            await login.execute(f"SET LOCAL ROLE {role}")
            for table in METADATA.tables:
                assert await _seen(intruder, f"SELECT count(*) FROM {table}") == 0, (role, table)


_BLIND_WRITES = (
    (
        "INSERT INTO aantafel.actions (tenant_id, hash, conversation, sealed, expires_at)"
        " VALUES (gen_random_uuid(), 'x', 'a:1', 'x', now())"
    ),
    (
        "INSERT INTO aantafel.people (tenant_id, person_id, name)"
        " VALUES (gen_random_uuid(), gen_random_uuid(), 'x')"
    ),
    (
        "INSERT INTO aantafel.teams (tenant_id, team_id, name, school, code, state)"
        " VALUES (gen_random_uuid(), 'x', 'x', 'x', 'x', 'active')"
    ),
    "UPDATE aantafel.people SET delivery_state = 'blocked'",
    "UPDATE aantafel.outbox SET state = 'sent', next_at = NULL",
    "UPDATE aantafel.channel_members SET is_owner = true",
    "UPDATE aantafel.channels SET frozen_at = NULL",
    "UPDATE aantafel.teams SET state = 'gone'",
    "UPDATE aantafel.cases SET state = 'closed'",
    "UPDATE aantafel.participants SET seat = 'seated'",
    "UPDATE aantafel.meetings SET state = 'cancelled'",
    "UPDATE aantafel.guardians SET has_authority = false",
    "UPDATE aantafel.links SET revoked_at = NULL",
    "UPDATE aantafel.actions SET used_at = NULL",
    "UPDATE aantafel.drafts SET expires_at = now()",
    "DELETE FROM aantafel.words",
    "DELETE FROM aantafel.drafts",
    "DELETE FROM aantafel.draft_keys",
    "DELETE FROM aantafel.day_keys",
    "DELETE FROM aantafel.inbox",
    "DELETE FROM aantafel.actions",
    "DELETE FROM aantafel.outbox",
    "DELETE FROM aantafel.people",
)


@pytest.mark.parametrize("role", sorted(ROLES))
async def test_nothing_is_written_in_a_role_whose_claim_is_not_proved(
    role: str, world: World, intruder: Intruder
) -> None:
    """Blind writes: they read nothing, so no policy for reading stands in their way."""
    for sql in _BLIND_WRITES:
        async with intruder.within(world["elsewhere"]):
            await intruder.claim(role, "courier", "no proof")
            assert await intruder.refused(sql), sql


@pytest.mark.parametrize(
    "claim",
    [
        "member",
        "member|",
        "member||",
        "courier|x",
        "MEMBER|a|b",
        "member|a|b|c",
        "'; SELECT 1; --",
        "member|00000000-0000-0000-0000-000000000000|00000000-0000-0000-0000-000000000000",
    ],
)
async def test_odd_claims_show_nothing_even_with_a_proof(
    claim: str, world: World, intruder: Intruder
) -> None:
    async with intruder.within(world["elsewhere"]) as login:
        await intruder.claim("aantafel_member", claim, prove(claim))
        with suppress(asyncpg.InvalidTextRepresentationError):
            assert await login.fetchval(_CASES) == 0


@pytest.mark.parametrize(
    "sql",
    [
        "SET ROLE aantafel_wall",
        "SET SESSION AUTHORIZATION aantafel_owner",
        "RESET ROLE; SELECT count(*) FROM aantafel.cases",
        "SET row_security = off; SELECT count(*) FROM aantafel.cases",
        "CREATE ROLE spy",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER ROLE aantafel_member BYPASSRLS",
        "GRANT aantafel_wall TO CURRENT_USER",
        "CREATE TABLE aantafel.spy (a int)",
        "CREATE TABLE public.spy (a int)",
        "CREATE SCHEMA spy",
        "CREATE FUNCTION public.spy() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT lo_import('/etc/hostname')",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'Sem')",
        "SELECT * FROM aantafel.proof_key",
        "SELECT aantafel.consented_seats()",
        "ALTER FUNCTION aantafel.tenant() OWNER TO CURRENT_USER",
        "DROP FUNCTION aantafel.tenant() CASCADE",
        "LOCK TABLE aantafel.cases IN ACCESS EXCLUSIVE MODE",
        "DO LANGUAGE plpgsql $$ BEGIN PERFORM count(*) FROM aantafel.proof_key; END $$",
    ],
)
async def test_the_login_cannot_make_itself_more(
    sql: str, world: World, intruder: Intruder
) -> None:
    async with intruder.within(world["seated"]) as login:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await login.execute(sql)


@pytest.mark.parametrize("who", ["seated", "guest", "courier", "operator", "roster_sync"])
async def test_functions_that_are_not_theirs_are_not_to_be_called(
    who: str, world: World, intruder: Intruder
) -> None:
    own = {
        "seated": {"my_cases", "tenant", "take_label"},
        "guest": {"guest_case"},
        "courier": {"still_sits"},
        "operator": {"is_operator"},
        "roster_sync": {"synced_tenant"},
    }
    calls = {
        "my_cases": "my_cases()",
        "tenant": "tenant()",
        "take_label": "take_label('x')",
        "guest_case": "guest_case()",
        "still_sits": f"still_sits('{world.case}', '{world.case}', '{world.case}')",
        "is_operator": "is_operator()",
        "synced_tenant": "synced_tenant()",
        "proved": "proved('courier')",
    }
    called = set()
    for name, call in calls.items():
        async with intruder.within(world[who]):
            if not await intruder.refused(f"SELECT aantafel.{call}"):
                called.add(name)
    assert called - {"take_label"} == own[who] - {"take_label"}


async def test_a_connection_carries_nothing_into_the_next_transaction(
    world: World, intruder: Intruder
) -> None:
    async with intruder.within(world["coordinator"]) as login:
        assert await login.fetchval(_CASES) > 0
    settings = await intruder.login.fetchrow(
        "SELECT current_user = session_user AS same,"
        " coalesce(current_setting('aantafel.principal', true), '') AS claim,"
        " coalesce(current_setting('aantafel.proof', true), '') AS proof"
    )
    assert settings is not None
    assert (settings["same"], settings["claim"], settings["proof"]) == (True, "", "")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await intruder.login.fetchval(_CASES)


async def test_the_pool_carries_nothing_over_either(school: School, database: Database) -> None:
    """Ten connections, each used by everybody in turn, also after failures."""
    await school.case()
    for round_ in range(30):
        async with database.work_as(school.member(school.coordinator)) as work:
            assert len(await work.desk.store.cases()) == 1
        if round_ % 3 == 0:
            with pytest.raises(ZeroDivisionError):
                async with database.work_as(school.member(school.coordinator)):
                    _ = 1 / 0
        async with database.work_as(school.member(school.outsider)) as work:
            assert await work.desk.store.cases() == []
        with pytest.raises(NotAllowed):
            async with database.work_as(Courier()) as work:
                await work.desk.store.cases()


async def test_a_person_of_the_same_id_in_another_tenant_is_another_person(
    school: School, database: Database
) -> None:
    case = await school.case()
    namesake = Member(TenantId(uuid4()), school.coordinator)
    async with database.work_as(namesake) as work:
        assert await work.desk.store.cases() == []
        with pytest.raises(CaseNotFound):
            await work.desk.store.case(case.id)


async def test_the_login_of_another_installation_proves_nothing(
    school: School, owner_url: str
) -> None:
    """Its proofs are made with another master key, so every one of them is void."""
    await school.case()
    login = await connect(bot_url(owner_url))
    claim = claim_of(school.member(school.coordinator), school.clock())
    intruder = Intruder(login, school.clock)
    async with login.transaction():
        await intruder.claim("aantafel_member", claim, Vault(b"\1" * 32).proof(claim))
        assert await login.fetchval(_CASES) == 0
    await login.close()
