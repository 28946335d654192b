"""What a parent sees behind their own link, and what becomes of their answers."""

from datetime import datetime, timedelta

import pytest

from cases.model.case import Audience
from cases.model.meetings import Attendance, MeetingId
from cases.operations.meetings import CancelFollowUp, MoveFollowUp
from cases.practices.practice import SCHOOL_ZONE
from tests.pages.doors import Client, open_door
from tests.pages.forms import consent_path, hidden_fields, post, see, send
from tests.pages.table import MEETING, Table


def meeting_path(table: Table) -> str:
    return f"/g/{table.token}/vraag/gesprek"


async def only_meeting(table: Table) -> MeetingId:
    async with table.school.database.work_as(table.coordinator) as work:
        (meeting,) = await work.desk.store.meetings(table.case)
    return meeting.id


async def move(table: Table, to: datetime) -> None:
    command = MoveFollowUp(meeting=await only_meeting(table), at=to)
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(command)


async def cancel(table: Table) -> None:
    command = CancelFollowUp(meeting=await only_meeting(table))
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(command)


async def test_the_first_page_says_who_invites_when_and_where(client: Client, table: Table) -> None:
    start = await see(client, f"/g/{table.token}")

    assert start.status == 200
    assert "Anna Bakker van De Wilgenroos nodigt u uit voor een gesprek." in start.words
    assert "Wanneer dinsdag 8 december 2026, 14.30–15.15 uur" in start.words
    assert "Hoe lang 45 minuten Waar Kamer 3" in start.words
    assert "3 vragen voor u Geef antwoord Komt u naar het gesprek? Nog geen antwoord" in start.words
    assert "Mogen wij over uw kind praten met Carla Smit?" in start.words


async def test_no_page_names_the_child_or_the_parent(client: Client, table: Table) -> None:
    pages = [
        await see(client, f"/g/{table.token}"),
        await see(client, meeting_path(table)),
        await see(client, await consent_path(client, table.token)),
    ]

    for name in ("Sem", "Vries", "Samira", "Bakker van der", "samira@mail.example", "WR-"):
        assert [page.status for page in pages if name in page.page] == []


async def test_the_page_is_in_the_language_the_school_knows_of(
    client: Client, table: Table
) -> None:
    token = await table.invite(
        name="John Doe", relation="father", language="en", email="j@x.example"
    )
    await open_door(client, token)

    assert '<html lang="en"' in (await see(client, f"/g/{token}")).page
    assert '<html lang="nl"' in (await see(client, f"/g/{token}?taal=nl")).page
    assert '<html lang="en"' in (await see(client, f"/g/{token}?taal=xx")).page


async def test_a_chosen_language_stays_on_the_way_through(client: Client, table: Table) -> None:
    start = await see(client, f"/g/{table.token}?taal=en")
    done = await send(client, f"{meeting_path(table)}?taal=en", attendance="coming")

    assert f'href="{meeting_path(table)}?taal=en"' in start.page
    assert done.location == f"/g/{table.token}/klaar/gesprek?taal=en"


@pytest.mark.parametrize(
    ("attendance", "told"),
    [
        ("coming", "Tot ziens op dinsdag 8 december 2026, 14.30–15.15 uur."),
        ("not_coming", "Anna Bakker ziet dat u niet komt. De school neemt contact met u op."),
        ("other_time", "Tot dan blijft het gesprek staan op dinsdag 8 december 2026"),
    ],
)
async def test_an_answer_about_the_meeting_is_kept_and_confirmed(
    client: Client, table: Table, attendance: str, told: str
) -> None:
    sent = await send(client, meeting_path(table), attendance=attendance)
    done = await see(client, sent.location)

    assert sent.status == 303
    assert [answer.attendance for answer in await table.answers()] == [Attendance(attendance)]
    assert "Uw antwoord is opgeslagen" in done.words
    assert told in done.words
    assert "Wat gebeurt er nu?" in done.words
    assert told in (await see(client, f"/g/{table.token}/klaar")).words  # at the end as well
    assert await table.told("parent_answered") == 1


async def test_another_time_is_read_back_with_its_weekday(client: Client, table: Table) -> None:
    sent = await send(
        client, meeting_path(table), attendance="other_time", day="2026-12-10", time="15:30"
    )

    (answer,) = await table.answers()
    assert answer.rather_at == datetime(2026, 12, 10, 15, 30, tzinfo=SCHOOL_ZONE)
    assert (
        "andere tijd: donderdag 10 december 2026, 15.30 uur"
        in (await see(client, sent.location)).words
    )
    assert 'value="2026-12-10"' in (await see(client, meeting_path(table))).page


@pytest.mark.parametrize(
    ("day", "time"),
    [("10-12-2026", "15.30"), ("10/12/2026", "15:30"), (" 10-12-2026 ", "15:30:00")],
)
async def test_a_browser_without_a_date_field_can_be_typed_into(
    client: Client, table: Table, day: str, time: str
) -> None:
    await send(client, meeting_path(table), attendance="other_time", day=day, time=time)

    (answer,) = await table.answers()
    assert answer.rather_at == datetime(2026, 12, 10, 15, 30, tzinfo=SCHOOL_ZONE)


@pytest.mark.parametrize(
    ("filled", "fault"),
    [
        ({}, "Kies één antwoord"),
        ({"attendance": "misschien"}, "Kies één antwoord"),
        ({"attendance": "other_time", "day": "2026-12-10"}, "Vul de tijd in, bijvoorbeeld 14.30"),
        ({"attendance": "other_time", "time": "15:30"}, "Vul de dag in, bijvoorbeeld 8-12-2026"),
        ({"attendance": "other_time", "day": "2026-31-31", "time": "15:30"}, "Vul de dag in"),
        ({"attendance": "other_time", "day": "2026-11-20", "time": "15:30"}, "is al geweest"),
        ({"attendance": "other_time", "day": "2026-11-23", "time": "09:00"}, "is al geweest"),
        ({"attendance": "other_time", "day": "0001-01-01", "time": "00:00"}, "is al geweest"),
        ({"attendance": "other_time", "day": "9999-12-31", "time": "23:59"}, "te ver weg"),
    ],
)
async def test_what_is_not_right_is_said_on_top_and_at_the_field(
    client: Client, table: Table, filled: dict[str, str], fault: str
) -> None:
    answer = await send(client, meeting_path(table), **filled)

    assert answer.status == 422
    assert "<title>Fout: Komt u naar het gesprek?</title>" in answer.page
    assert answer.words.count(fault) == 2
    assert await table.answers() == []
    assert answer.chosen == [each for each in filled.values() if each == "other_time"]
    for name in filled.keys() & {"day", "time"}:
        assert f'name="{name}" value="{filled[name]}"' in answer.page


async def test_the_same_answer_twice_is_one_answer(client: Client, table: Table) -> None:
    consent = await consent_path(client, table.token)
    for _ in range(2):
        await send(client, meeting_path(table), attendance="coming")
        await send(client, consent, answer="yes")

    assert len(await table.answers()) == 1
    assert len(await table.consents()) == 1


async def test_an_answer_to_a_time_that_changed_meanwhile_is_not_taken_for_the_new_one(
    client: Client, table: Table
) -> None:
    page = (await see(client, meeting_path(table))).page
    await move(table, MEETING + timedelta(days=1))

    answer = await post(
        client, meeting_path(table), {**hidden_fields(page), "attendance": "coming"}
    )

    assert answer.status == 422
    assert answer.words.count("Het gesprek is net verzet") == 2
    assert "woensdag 9 december 2026, 14.30–15.15 uur" in answer.words
    assert answer.chosen == ["coming"]
    assert await table.answers() == []


async def test_a_cancelled_meeting_is_no_longer_asked_about(client: Client, table: Table) -> None:
    page = (await see(client, meeting_path(table))).page
    await cancel(table)

    answer = await post(
        client, meeting_path(table), {**hidden_fields(page), "attendance": "coming"}
    )

    assert answer.status == 409
    assert "Deze vraag is niet meer nodig. Er is niets opgeslagen." in answer.words
    assert "Er is nog geen dag voor het gesprek." in answer.words
    assert "Komt u naar het gesprek?" not in answer.words


async def test_after_the_meeting_nobody_is_invited_to_it_any_more(
    client: Client, table: Table
) -> None:
    table.clock.now = MEETING + timedelta(hours=2)
    await open_door(client, table.token)
    start = await see(client, f"/g/{table.token}")

    assert "Het gesprek is geweest. Komt er nog een gesprek?" in start.words
    assert "nodigt u uit" not in start.words
    assert "Er is nog geen dag" not in start.words
    assert "Het gesprek is geweest." in (await see(client, f"/g/{table.token}/klaar")).words


async def test_a_question_that_is_not_asked_shows_the_first_page(
    client: Client, table: Table
) -> None:
    answer = await see(client, f"/g/{table.token}/vraag/000000000000")
    done = await see(client, f"/g/{table.token}/klaar/gesprek")

    assert (answer.status, "Deze vraag is niet meer nodig." in answer.words) == (409, True)
    assert (done.status, "Uw antwoord is opgeslagen" in done.words) == (200, False)


async def test_an_online_meeting_has_its_join_link(client: Client, table: Table) -> None:
    join = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_YWJj%40thread.v2/0"
    token = await table.invite(at=MEETING - timedelta(days=1), place=None, join_url=join)
    await open_door(client, token)
    start = await see(client, f"/g/{token}")

    assert "Waar Online, met Teams" in start.words
    assert f'href="{join}" rel="noreferrer">Doe online mee</a>' in start.page


async def test_a_join_link_that_would_run_here_is_not_put_on_a_page(
    client: Client, table: Table
) -> None:
    words = {"room": None, "join_url": "javascript:alert(1)"}
    async with table.school.database.work_as(table.coordinator) as work:
        meeting = await only_meeting(table)
        await work.desk.store.keep_words(table.case, meeting, Audience.TABLE, words)

    assert "javascript:" not in (await see(client, f"/g/{table.token}")).page


@pytest.mark.parametrize("room", ["<script>alert(1)</script>", "A & B \"c\" 'd'", "{{ 7 * 7 }}"])
async def test_words_of_the_school_stay_words(client: Client, table: Table, room: str) -> None:
    token = await table.invite(at=MEETING - timedelta(days=1), place=room)
    await open_door(client, token)
    start = await see(client, f"/g/{token}")

    assert f"Waar {room}" in start.words
    assert "<script" not in start.page
