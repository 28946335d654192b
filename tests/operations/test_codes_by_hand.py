"""A code for who has no mailbox: asked for behind the link, told by who leads, once."""

from datetime import date, timedelta

import pytest

from cases.errors import NobodyAtTheDoor, NotAllowed, NotFoundHere
from cases.identities import PersonId
from cases.model.auditing import DeedKind
from cases.model.case import Case
from cases.model.people import Guardian
from cases.operations.codes import GiveCode
from cases.operations.codes_by_hand import AskCodeByHand, Asking, OpenCode, TellCode
from cases.operations.doors import OpenDoor, Opening
from cases.operations.kinds import Kind
from cases.operations.paper import WriteLetter
from cases.operations.pupils import InvitePupil
from tests.operations.table import Table
from tests.postgres import connect

BORN = date(2016, 5, 4)


async def _at_the_door(table: Table) -> tuple[Case, Guardian, str]:
    """Let a mother without mail come to her page with the letter that she got."""
    case = await table.opened()
    mother = await table.mother(case)
    letter = await table.give(table.marit, WriteLetter(case=case.id, parent=mother.id))
    assert await table.give_by_link(letter.token, OpenDoor(born=BORN)) is Opening.OPEN
    return case, mother, letter.token


async def _code(table: Table, case: Case, person: PersonId) -> str:
    return await table.give(table.marit, TellCode(case=case.id, person=person))


async def test_a_code_is_told_to_who_asks_for_one_and_opens_once(table: Table) -> None:
    case, mother, token = await _at_the_door(table)
    with pytest.raises(NobodyAtTheDoor):
        await table.give(table.marit, OpenCode(case=case.id, person=mother.id))
    assert await table.give_by_link(token, AskCodeByHand()) is Asking.ASKED
    await table.give_by_link(token, AskCodeByHand())
    (told,) = table.told(Kind.CODE_WANTED)
    assert (told.receiver, set(told.values)) == (table.marit, {"label", "at"})

    opened = await table.give(table.marit, OpenCode(case=case.id, person=mother.id))
    assert opened.guardian == mother
    code = await _code(table, case, mother.id)
    with pytest.raises(NobodyAtTheDoor):  # one code for each time somebody asked
        await _code(table, case, mother.id)
    assert await table.give_by_link(token, GiveCode(code=code)) is Opening.OPEN
    assert await table.give_by_link(token, GiveCode(code=code)) is Opening.TOO_LATE


async def test_the_log_says_who_told_the_code(table: Table) -> None:
    case, mother, token = await _at_the_door(table)
    await table.give_by_link(token, AskCodeByHand())
    await _code(table, case, mother.id)
    owner = await connect(table.owner_url)
    try:
        rows = await owner.fetch(
            "SELECT kind, person_id, recipient_id, ground FROM aantafel.audit_log"
            " WHERE deed = 'tell_code'"
        )
    finally:
        await owner.close()
    found = (DeedKind.DISCLOSED.value, table.marit, mother.id, "own_data")
    assert found in [tuple(row) for row in rows]


async def test_a_code_ends_and_so_does_waiting_for_one(table: Table) -> None:
    case, mother, token = await _at_the_door(table)
    await table.give_by_link(token, AskCodeByHand())
    table.clock.forward(timedelta(minutes=59))
    code = await _code(table, case, mother.id)
    table.clock.forward(timedelta(minutes=10))
    assert await table.give_by_link(token, GiveCode(code=code)) is Opening.TOO_LATE
    await table.give_by_link(token, AskCodeByHand())
    table.clock.forward(timedelta(hours=1))
    with pytest.raises(NobodyAtTheDoor):
        await _code(table, case, mother.id)


async def test_five_wrong_ones_lock_the_links(table: Table) -> None:
    case, mother, token = await _at_the_door(table)
    await table.give_by_link(token, AskCodeByHand())
    code = await _code(table, case, mother.id)
    wrong = GiveCode(code="000000" if code != "000000" else "111111")
    said = [await table.give_by_link(token, wrong) for _ in range(5)]
    assert said == [*[Opening.WRONG] * 4, Opening.LOCKED]
    assert len(table.told(Kind.LINK_LOCKED)) == 1


async def test_a_code_is_for_the_link_that_asked_for_it(table: Table) -> None:
    case, mother, token = await _at_the_door(table)
    other = await table.give(table.marit, WriteLetter(case=case.id, parent=mother.id))
    await table.give_by_link(token, AskCodeByHand())
    code = await _code(table, case, mother.id)
    assert await table.give_by_link(other.token, GiveCode(code=code)) is Opening.TOO_LATE
    assert await table.give_by_link(token, GiveCode(code=code)) is Opening.OPEN


async def test_the_pupil_can_have_one_and_who_gets_mail_cannot(table: Table) -> None:
    case = await table.opened()
    invited = await table.give(table.marit, InvitePupil(case=case.id))
    assert invited.token
    assert await table.give_by_link(invited.token, AskCodeByHand()) is Asking.ASKED
    code = await _code(table, case, invited.pupil.id)
    assert await table.give_by_link(invited.token, GiveCode(code=code)) is Opening.OPEN

    parent, link = await table.invited_parent(case)
    assert await table.give_by_link(link, AskCodeByHand()) is Asking.HAS_MAIL
    with pytest.raises(NobodyAtTheDoor):
        await _code(table, case, parent.guardian.id)


async def test_only_who_leads_tells_one_and_only_to_the_family(table: Table) -> None:
    case, mother, token = await _at_the_door(table)
    await table.seated(case, table.thijs)
    await table.give_by_link(token, AskCodeByHand())
    with pytest.raises(NotAllowed):
        await table.give(table.thijs, TellCode(case=case.id, person=mother.id))
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, TellCode(case=case.id, person=table.thijs))
    async with table.store_of(table.thijs) as store:
        assert not await store.waits_for_code(case.id, mother.id)
        assert await store.hand_over_code(case.id, mother.id) is None
