"""Whatever the owner of the database does to the log, the check finds it and says where."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.model.auditing import FIRST_BEFORE, Fault, Head
from storage.tables.audit import AUDIT_LOG
from tests.audit.logbook import Logbook
from tests.seeds import School
from tests.storage.intruder import Intruder

_ROWS = 6  # the opening, and five looks

_OTHER = {
    "happened_at": "happened_at + interval '1 microsecond'",
    "kind": "'changed' || kind",
    "deed": "'x' || deed",
    "item": "'x' || item",
    "visitor": "'guest'",
    "person_id": "gen_random_uuid()",
    "role": "'teacher'",
    "about": "gen_random_uuid()",
    "recipient_id": "gen_random_uuid()",
    "ground": "'consent'",
    "times": "times + 1",
    "before_hash": "sha256(before_hash)",
    "hash": "sha256(hash)",
}


@pytest.mark.parametrize("column", [*_OTHER, "tenant_id", "case_id", "number"])
async def test_no_column_can_be_changed_unseen(logbook: Logbook, column: str) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, _ROWS - 1)
    assert (await logbook.check()).broken == []
    key = {"tenant_id": "gen_random_uuid()", "case_id": "gen_random_uuid()", "number": "77"}
    await logbook.owner.execute(
        f"UPDATE aantafel.audit_log SET {column} = {(_OTHER | key)[column]} WHERE number = 3"
    )
    found = await logbook.faults()
    assert (77 if column == "number" else 3, Fault.CHANGED) in found
    if column in key:
        assert (4, Fault.MISSING) in found


def test_the_check_names_every_column() -> None:
    assert set(_OTHER) | {"tenant_id", "case_id", "number"} == set(AUDIT_LOG.columns.keys())


async def test_a_row_taken_out_of_the_middle_is_missed(logbook: Logbook) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, _ROWS - 1)
    await logbook.owner.execute("DELETE FROM aantafel.audit_log WHERE number = 3")
    checked = await logbook.check()
    assert list(checked.broken) == [logbook.broken(case, 4, Fault.MISSING)]
    assert checked.labels == {logbook.chain(case): case.label}


async def test_renumbering_does_not_hide_it(logbook: Logbook) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, _ROWS - 1)
    await logbook.owner.execute("DELETE FROM aantafel.audit_log WHERE number = 3")
    for number in range(4, _ROWS + 1):
        await logbook.owner.execute(
            "UPDATE aantafel.audit_log SET number = number - 1 WHERE number = $1", number
        )
    await logbook.owner.execute("UPDATE aantafel.audit_heads SET number = number - 1")
    assert (3, Fault.MISJOINED) in await logbook.faults()


async def test_the_end_cut_off_shows_by_its_head(logbook: Logbook) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, _ROWS - 1)
    await logbook.owner.execute("DELETE FROM aantafel.audit_log WHERE number > 4")
    assert list((await logbook.check()).broken) == [logbook.broken(case, _ROWS, Fault.CUT_OFF)]


async def test_the_end_cut_off_with_its_head_shows_beside_the_heads_kept_elsewhere(
    logbook: Logbook,
) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, _ROWS - 1)
    kept = await logbook.heads()
    assert [(head.chain, head.number) for head in kept] == [(logbook.chain(case), _ROWS)]
    assert await logbook.faults(kept) == set()
    await logbook.owner.execute("DELETE FROM aantafel.audit_log WHERE number > 4")
    await logbook.owner.execute(
        "UPDATE aantafel.audit_heads AS h SET number = 4, hash = l.hash "
        "FROM aantafel.audit_log AS l WHERE l.number = 4"
    )
    assert await logbook.faults() == set()  # a chain cannot show this by itself
    assert await logbook.faults(kept) == {(_ROWS, Fault.GONE)}


async def test_a_whole_chain_written_anew_shows_beside_the_heads_kept_elsewhere(
    logbook: Logbook,
) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, 2)
    kept = await logbook.heads()
    await logbook.owner.execute("DELETE FROM aantafel.audit_log")
    await logbook.owner.execute("DELETE FROM aantafel.audit_heads")
    assert await logbook.faults() == {(0, Fault.GONE)}
    await logbook.looks(case, 4)
    assert await logbook.faults() == set()
    assert await logbook.faults(kept) == {(3, Fault.REWRITTEN)}


async def test_a_row_added_at_the_end_shows(logbook: Logbook) -> None:
    """Also with a head that fits it: who cannot read the key cannot seal."""
    case = await logbook.school.case()
    add = (
        "INSERT INTO aantafel.audit_log SELECT tenant_id, case_id, number + 1, happened_at, kind, "
        "deed, item, visitor, person_id, role, about, recipient_id, ground, times, "
        "hash, sha256(hash) "
        "FROM aantafel.audit_log WHERE number = 1"
    )
    await logbook.owner.execute(add)
    assert await logbook.faults() == {(2, Fault.CHANGED), (2, Fault.TOO_LONG)}
    await logbook.owner.execute(
        "UPDATE aantafel.audit_heads AS h SET number = 2, hash = l.hash "
        "FROM aantafel.audit_log AS l WHERE l.number = 2"
    )
    assert await logbook.faults() == {(2, Fault.CHANGED)}
    assert (await logbook.check()).labels == {logbook.chain(case): case.label}


async def test_rows_that_changed_places_show(logbook: Logbook) -> None:
    case = await logbook.school.case()
    await logbook.looks(case, _ROWS - 1)
    for old, then in ((3, 99), (4, 3), (99, 4)):
        await logbook.owner.execute(
            "UPDATE aantafel.audit_log SET number = $2 WHERE number = $1", old, then
        )
    assert {(3, Fault.CHANGED), (4, Fault.CHANGED)} <= await logbook.faults()


async def test_chains_that_changed_places_show(logbook: Logbook) -> None:
    one, other = await logbook.school.case(), await logbook.school.case()
    swap = "UPDATE aantafel.{} SET case_id = $2 WHERE case_id = $1"
    for table in ("audit_log", "audit_heads"):
        for old, then in ((one.id, uuid4()), (other.id, one.id)):
            await logbook.owner.execute(swap.format(table), old, then)
    assert (1, Fault.CHANGED) in await logbook.faults()


async def test_a_head_that_was_changed_shows(logbook: Logbook) -> None:
    await logbook.school.case()
    await logbook.owner.execute("UPDATE aantafel.audit_heads SET hash = sha256(hash)")
    assert await logbook.faults() == {(1, Fault.MISJOINED)}
    await logbook.owner.execute("DELETE FROM aantafel.audit_heads")
    assert await logbook.faults() == {(1, Fault.TOO_LONG)}


async def test_a_chain_taken_away_but_for_its_head_shows(logbook: Logbook) -> None:
    await logbook.school.case()
    await logbook.owner.execute("DELETE FROM aantafel.audit_log")
    assert await logbook.faults() == {(1, Fault.CUT_OFF), (0, Fault.GONE)}


async def test_heads_of_no_chain_at_all_show(logbook: Logbook) -> None:
    case = await logbook.school.case()
    strange = Head(logbook.chain(case)._replace(case=uuid4()), 5, FIRST_BEFORE)
    assert await logbook.faults([strange]) == {(5, Fault.GONE)}


@pytest.mark.parametrize("who", ["member", "guest", "courier", "roster_sync", "operator"])
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO aantafel.audit_log SELECT * FROM aantafel.audit_log",
        "INSERT INTO aantafel.audit_log (tenant_id) VALUES (gen_random_uuid())",
        "UPDATE aantafel.audit_log SET kind = 'x'",
        "DELETE FROM aantafel.audit_log",
        "TRUNCATE aantafel.audit_log",
        "INSERT INTO aantafel.audit_heads (tenant_id) VALUES (gen_random_uuid())",
        "UPDATE aantafel.audit_heads SET number = 0",
        "DELETE FROM aantafel.audit_heads",
        "UPDATE aantafel.audit_key SET wrapped = ''",
        "SELECT audit_outer_pad FROM aantafel.proof_key",
        "SELECT aantafel.audit_seal(NULL)",
        "SELECT aantafel.audit_append(NULL)",
        "SELECT aantafel.audit_begin(now())",
        "SELECT aantafel.audit_case_meant(gen_random_uuid(), 'WR-001', NULL)",
    ],
)
async def test_no_role_of_the_bot_gets_at_it(
    school: School, intruder: Intruder, who: str, statement: str
) -> None:
    await school.case()
    async with intruder.login.transaction():
        await intruder.login.execute(f"SET LOCAL ROLE aantafel_{who}")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with intruder.login.transaction():
                await intruder.login.execute(statement)


async def test_many_at_once_make_one_chain(logbook: Logbook) -> None:
    school = logbook.school
    case = await school.case(seated=[school.expert])
    await asyncio.gather(*(logbook.writes(case, 5) for _ in range(8)))
    assert (await logbook.check()).broken == []
    assert len(await logbook.rows(case.id)) == 41


async def test_who_gives_up_leaves_no_row(logbook: Logbook) -> None:
    case = await logbook.school.case()
    with pytest.raises(ZeroDivisionError):
        await logbook.looks_and_fails(case)
    assert len(await logbook.rows(case.id)) == 1
    assert (await logbook.check()).broken == []


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=st.lists(st.sampled_from(["open", "look", "miss", "give up"]), max_size=8))
async def test_whatever_was_done_the_chains_are_whole(logbook: Logbook, done: list[str]) -> None:
    school = logbook.school
    case = await school.case()
    for step in done:
        match step:
            case "open":
                case = await school.case()
            case "look":
                await logbook.looks(case, 1)
            case "miss":
                async with school.database.work_as(school.member(school.outsider)) as work:
                    await work.desk.store.note_missed(case.label)
            case _:
                with pytest.raises(ZeroDivisionError):
                    await logbook.looks_and_fails(case)
    checked = await logbook.check(await logbook.heads())
    assert checked.broken == []
    assert checked.chains >= 1
