"""Buttons: opaque, for one place, used once."""

import asyncio
from datetime import timedelta

import pytest
from pydantic import JsonValue

from cases.identities import PersonId
from cases.principals import Courier
from storage.actions import AlreadyUsed, NotThere, Taken
from tests.seeds import School
from tests.storage.intruder import Session

HOUR = timedelta(hours=1)
ACT: JsonValue = {"act": "word", "word": "help"}


async def _mint(school: School, *, group: str | None = "message", mine: bool = True) -> str:
    async with school.database.work_as(school.member(school.expert)) as work:
        return await work.actions.mint(
            "a:1",
            ACT,
            expires_at=school.clock() + HOUR,
            person=school.expert if mine else None,
            message_group=group,
        )


async def _take(
    school: School, action: str, *, person: PersonId | None = None, conversation: str = "a:1"
) -> object:
    who = school.member(person or school.expert)
    async with school.database.work_as(who) as work:
        return await work.actions.take(action, conversation)


async def test_a_button_is_taken_once(school: School) -> None:
    action = await _mint(school)
    assert await _take(school, action) == Taken(ACT)
    assert await _take(school, action) == AlreadyUsed()


async def test_pressing_one_button_uses_up_its_message(school: School) -> None:
    one, other = await _mint(school), await _mint(school)
    elsewhere = await _mint(school, group="another message")
    assert await _take(school, one) == Taken(ACT)
    assert await _take(school, other) == AlreadyUsed()
    assert await _take(school, elsewhere) == Taken(ACT)


async def test_a_button_of_no_group_can_be_pressed_again(school: School) -> None:
    action = await _mint(school, group=None)
    assert await _take(school, action) == Taken(ACT)
    assert await _take(school, action) == Taken(ACT)


async def test_a_foreign_moved_expired_or_invented_button_is_not_there(school: School) -> None:
    action = await _mint(school)
    assert await _take(school, action, person=school.teacher) == NotThere()
    assert await _take(school, action, conversation="a:2") == NotThere()
    assert await _take(school, "invented") == NotThere()
    assert await _take(school, "") == NotThere()
    school.clock.forward(HOUR)
    assert await _take(school, action) == NotThere()


async def test_a_button_for_anybody_is_used_up_by_the_first(school: School) -> None:
    action = await _mint(school, mine=False)
    presses = [
        _take(school, action, person=person)
        for person in (school.expert, school.teacher, school.coordinator) * 3
    ]
    taken = await asyncio.gather(*presses)
    assert taken.count(Taken(ACT)) == 1
    assert taken.count(AlreadyUsed()) == 8


async def test_two_buttons_of_one_message_pressed_at_once_count_once(school: School) -> None:
    actions = [await _mint(school, mine=False) for _ in range(4)]
    taken = await asyncio.gather(*(_take(school, action) for action in actions * 2))
    assert taken.count(Taken(ACT)) == 1


async def test_a_turn_that_fails_has_pressed_nothing(school: School) -> None:
    action = await _mint(school)

    async def press_and_fail() -> None:
        async with school.database.work_as(school.member(school.expert)) as work:
            assert await work.actions.take(action, "a:1") == Taken(ACT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await press_and_fail()
    assert await _take(school, action) == Taken(ACT)


async def test_the_courier_mints_for_the_tenant_it_says(school: School) -> None:
    async with school.database.work_as(Courier()) as work:
        action = await work.actions.of(school.tenant).mint(
            "a:1", ACT, expires_at=school.clock() + HOUR, person=school.expert, message_group="m"
        )
    assert await _take(school, action) == Taken(ACT)


async def test_the_database_holds_neither_the_id_nor_the_act(
    school: School, owner: Session
) -> None:
    action = await _mint(school)
    row = await owner.fetchrow("SELECT hash, sealed FROM aantafel.actions")
    assert row is not None
    assert action.encode() not in row["hash"] + row["sealed"]
    assert b"help" not in row["sealed"]


async def test_expired_buttons_are_swept_away(school: School) -> None:
    await _mint(school)
    school.clock.forward(HOUR)
    async with school.database.work_as(Courier()) as work:
        assert (await work.sweeping.sweep())["actions"] == 1
