"""What an expert answers is about what stood on their page, whatever changed meanwhile."""

from datetime import timedelta

import pytest

from cases.desk import Command
from cases.model.meetings import Meeting
from cases.operations.agreements import MoveAgreement, RecordAgreement
from cases.operations.meetings import CancelFollowUp, MoveFollowUp, ScheduleFollowUp
from tests.pages.doors import Client
from tests.pages.forms import Answer, hidden_fields, post, see, send
from tests.pages.outsiders import Fatima, invite_fatima
from tests.pages.table import MEETING, Table


@pytest.fixture
async def fatima(table: Table, stranger: Client) -> Fatima:
    fatima = await invite_fatima(table)
    await fatima.opens_door(stranger)
    return fatima


async def coordinator_gives(fatima: Fatima, command: Command[object]) -> None:
    table = fatima.table
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(command)


async def next_meeting(fatima: Fatima) -> Meeting:
    table = fatima.table
    async with table.school.database.work_as(table.coordinator) as work:
        meetings = await work.desk.store.meetings(table.case)
    return next(one for one in meetings if one.is_ahead(table.clock()))


async def meanwhile(
    client: Client, fatima: Fatima, place: str, command: Command[object], **filled: str
) -> Answer:
    """Send the form of a page that was opened before the coordinator gave a command."""
    path = fatima.path(*place.split("/"))
    before = hidden_fields((await see(client, path)).page)
    await coordinator_gives(fatima, command)
    return await post(client, path, before | filled)


async def test_a_yes_is_to_the_moment_beside_it(stranger: Client, fatima: Fatima) -> None:
    moves = MoveFollowUp(meeting=(await next_meeting(fatima)).id, at=MEETING + timedelta(days=1))
    moved = await meanwhile(stranger, fatima, "antwoord", moves, answer="accept")
    assert (moved.status, "Het gesprek is net verzet" in moved.words) == (422, True)
    assert "9 december" in moved.words
    assert await fatima.table.told("outside_accepted") == 0
    assert (await send(stranger, fatima.path("antwoord"), answer="accept")).status == 303


async def test_an_answer_is_about_the_meeting_that_was_asked_about(
    stranger: Client, fatima: Fatima
) -> None:
    await send(stranger, fatima.path("antwoord"), answer="accept")
    later = MEETING + timedelta(days=7)
    await coordinator_gives(
        fatima, ScheduleFollowUp(case=fatima.table.case, at=later, where="school")
    )
    off = CancelFollowUp(meeting=(await next_meeting(fatima)).id)
    gone = await meanwhile(stranger, fatima, "gesprek/1", off, attendance="not_coming")
    assert (gone.status, "Dit gesprek gaat niet door" in gone.words) == (409, True)
    moves = MoveFollowUp(meeting=(await next_meeting(fatima)).id, at=later + timedelta(days=1))
    moved = await meanwhile(stranger, fatima, "gesprek/1", moves, attendance="not_coming")
    assert (moved.status, "Het gesprek is net verzet" in moved.words) == (422, True)
    assert await fatima.table.told("outside_answered") == 0


async def test_a_promise_is_for_the_day_beside_it(stranger: Client, fatima: Fatima) -> None:
    await send(stranger, fatima.path("antwoord"), answer="accept")
    agreed = {"case": fatima.table.case, "who": fatima.person, "what": "x", "by": "2026-12-18"}
    table = fatima.table
    async with table.school.database.work_as(table.coordinator) as work:
        agreement = await work.desk.execute(RecordAgreement.model_validate(agreed))
    moves = MoveAgreement.model_validate({"agreement": agreement.id, "by": "2026-12-04"})
    told = await meanwhile(stranger, fatima, "afspraak/1", moves, do="confirm")
    assert (told.status, "De dag van deze afspraak is net veranderd" in told.words) == (409, True)
    assert "Deze afspraak staat vast." in told.words
    unclear = await send(stranger, fatima.path("afspraak", "1"), do="dance")
    assert (unclear.status, "Afspraak 1" in unclear.words) == (200, True)
