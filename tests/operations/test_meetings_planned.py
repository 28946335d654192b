"""Planning, moving and cancelling meetings on real storage."""

from datetime import date, time, timedelta

import pytest

from cases.errors import (
    CaseNotFound,
    DateInThePast,
    MeetingIsOver,
    NotAllowed,
    NotASchoolDay,
    NotFoundHere,
)
from cases.messages import Road, Urgency
from cases.model.invitations import InvitationState
from cases.model.meetings import MeetingState
from cases.model.stages import Stage
from cases.operations.invitations import AnswerInvitation, InvitationAnswer
from cases.operations.kinds import Kind
from cases.operations.meetings import CancelFollowUp, MoveFollowUp, ScheduleFollowUp
from cases.operations.overview import ShowCase
from tests.operations.table import PRACTICE, TUESDAY, Table

REMINDERS = (Kind.MEETING_SOON, Kind.MEETING_SOON_MAIL)
JOIN = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=x"


async def test_a_meeting_takes_as_long_as_meetings_do_and_everybody_hears_of_it(
    table: Table,
) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna, table.thijs)
    meeting = await table.give(
        table.marit,
        ScheduleFollowUp(case=case.id, at=TUESDAY, where="school", room="kamer 3"),
    )
    assert (meeting.minutes, meeting.online, meeting.thread) == (45, False, None)
    told = table.told(Kind.MEETING_PLANNED)
    assert {message.receiver for message in told} == {table.fenna, table.thijs}
    assert told[0].values == {
        "label": "WR-001",
        "at": TUESDAY,
        "lasts": 45,
        "where": "school",
        "place": "kamer 3",
        "join_url": None,
        "coordinator": "Marit de Boer",
        "school": "obs De Wilgenroos",
        "sequence": 0,
    }
    async with table.store_of(table.fenna) as store:
        assert await store.words(case.id, meeting.id) == {"room": "kamer 3", "join_url": None}
    summary = await table.give(table.marit, ShowCase(case=case.id))
    assert (summary.line.stage, summary.line.next_meeting) == (Stage.MEETING_PLANNED, meeting)


async def test_everybody_at_the_table_is_reminded_a_week_and_a_day_before(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="online", lasts=30)
    )
    reminders = await table.waiting(Kind.MEETING_SOON)
    assert {(one.day, one.receiver) for one in reminders} == {
        (day, person)
        for day in (date(2026, 12, 1), date(2026, 12, 7))
        for person in (table.marit, table.fenna)
    }
    message = table.last(Kind.MEETING_SOON)
    assert (message.urgency, message.values["lasts"], message.values["where"]) == (
        Urgency.OFFICE_HOURS,
        30,
        "online",
    )


async def test_the_bot_greets_in_the_chat_of_an_online_meeting(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await table.mother(case)
    meeting = await table.give(
        table.marit,
        ScheduleFollowUp(case=case.id, at=TUESDAY, where="online", join_url=JOIN),
    )
    assert meeting.thread == "19:meeting_abc@thread.v2"
    [greeting] = table.told(Kind.MEETING_THREAD)
    assert (greeting.road, greeting.conversation) == (Road.THREAD, meeting.thread)
    assert greeting.values == {
        "label": "WR-001",
        "at": TUESDAY,
        "lasts": 45,
        "staff": "Fenna Postma, Marit de Boer",
        "parents": 1,
    }


async def test_a_day_on_which_the_school_is_closed_has_to_be_meant(table: Table) -> None:
    case = await table.opened()
    in_the_holiday = PRACTICE.at_school(date(2026, 12, 22), time(10, 0))
    with pytest.raises(NotASchoolDay) as refusal:
        await table.give(
            table.marit, ScheduleFollowUp(case=case.id, at=in_the_holiday, where="school")
        )
    assert refusal.value.details == {"given": date(2026, 12, 22), "next": date(2027, 1, 4)}
    meeting = await table.give(
        table.marit,
        ScheduleFollowUp(case=case.id, at=in_the_holiday, where="school", although_closed=True),
    )
    with pytest.raises(NotASchoolDay):
        await table.give(
            table.marit,
            MoveFollowUp(meeting=meeting.id, at=in_the_holiday + timedelta(days=1)),
        )


async def test_a_moved_meeting_is_told_with_both_times_and_reminded_of_anew(
    table: Table,
) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school", room="kamer 3")
    )
    later = TUESDAY + timedelta(days=7)
    for _ in range(2):
        moved = await table.give(table.marit, MoveFollowUp(meeting=meeting.id, at=later))
        assert (moved.starts_at, moved.sequence) == (later, 1)
    [told] = table.told(Kind.MEETING_MOVED)
    assert (told.receiver, told.values["was"], told.values["at"]) == (
        table.fenna,
        TUESDAY,
        later,
    )
    days = {one.day for one in await table.waiting(Kind.MEETING_SOON)}
    assert days == {date(2026, 12, 8), date(2026, 12, 14)}


async def test_a_cancelled_meeting_is_told_and_its_reminders_taken_back(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    off = await table.give(table.marit, CancelFollowUp(meeting=meeting.id))
    assert off.state is MeetingState.CANCELLED
    [told] = table.told(Kind.MEETING_CANCELLED)
    assert told.values == {
        "label": "WR-001",
        "at": TUESDAY,
        "lasts": 45,
        "coordinator": "Marit de Boer",
        "school": "obs De Wilgenroos",
        "sequence": 1,
    }
    assert await table.waiting(Kind.MEETING_SOON, Kind.MEETING_PLANNED) == []
    for again in (CancelFollowUp(meeting=meeting.id), MoveFollowUp(meeting=meeting.id, at=TUESDAY)):
        with pytest.raises(MeetingIsOver):
            await table.give(table.marit, again)


async def test_the_past_takes_no_meetings(table: Table) -> None:
    case = await table.opened()
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    with pytest.raises(DateInThePast):
        await table.give(
            table.marit, ScheduleFollowUp(case=case.id, at=table.clock(), where="school")
        )
    with pytest.raises(DateInThePast):
        await table.give(table.marit, MoveFollowUp(meeting=meeting.id, at=table.clock()))


async def test_only_who_leads_the_case_plans(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    plan = ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    for command in (
        plan,
        MoveFollowUp(meeting=meeting.id, at=TUESDAY),
        CancelFollowUp(meeting=meeting.id),
    ):
        with pytest.raises(NotAllowed):
            await table.give(table.fenna, command)
    with pytest.raises(CaseNotFound):
        await table.give(table.sanne, plan)
    with pytest.raises(NotFoundHere):
        await table.give(table.sanne, CancelFollowUp(meeting=meeting.id))


async def test_of_a_meeting_soon_only_what_still_helps_is_reminded(table: Table) -> None:
    case = await table.opened()
    soon = PRACTICE.at_school(date(2026, 11, 26), time(9, 0))
    await table.invited_parent(case, at=soon)
    days = [(one.kind, one.day) for one in await table.waiting(*REMINDERS)]
    assert days == [
        ("meeting_soon", date(2026, 11, 25)),
        ("meeting_soon_mail", date(2026, 11, 25)),
    ]
    tomorrow = PRACTICE.at_school(date(2026, 11, 24), time(9, 0))
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=tomorrow, where="school"))
    assert [(one.kind, one.day) for one in await table.waiting(*REMINDERS)] == days


async def test_whoever_is_invited_later_is_not_reminded_of_what_is_off(table: Table) -> None:
    case = await table.opened()
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    await table.give(table.marit, CancelFollowUp(meeting=meeting.id))
    await table.invited(case, table.fenna)
    assert await table.waiting(*REMINDERS) == []


async def test_whoever_was_invited_is_asked_for_the_time_that_is_planned_now(
    table: Table,
) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    await table.seated(case, table.noor)
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school", room="kamer 3")
    )
    later = TUESDAY + timedelta(days=7)
    answer = AnswerInvitation(
        invitation=invitation.id, answer=InvitationAnswer.OTHER_TIME, proposes_at=later
    )
    await table.give(table.fenna, answer)
    assert table.last(Kind.EXPERT_PROPOSES_TIME).values["meeting_at"] == TUESDAY
    await table.give(table.marit, MoveFollowUp(meeting=meeting.id, at=later))

    asked = table.told(Kind.INVITATION_TIME)
    assert [(one.receiver, one.while_seated) for one in asked] == [(table.fenna, False)] * 2
    assert [one.values["meeting_at"] for one in asked] == [TUESDAY, later]
    assert [one.receiver for one in await table.waiting(Kind.INVITATION_TIME)] == [table.fenna]
    async with table.store_of(table.marit) as store:
        kept = await store.invitation(invitation.id)
    assert (kept.state, kept.meeting_at, kept.proposes_at) == (InvitationState.SENT, later, None)


async def test_whoever_was_invited_hears_that_it_is_off_and_stays_invited(table: Table) -> None:
    case = await table.opened()
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    invitation = await table.invited(case, table.fenna)
    assert invitation.meeting_at == TUESDAY
    await table.give(table.marit, CancelFollowUp(meeting=meeting.id))

    [off] = table.told(Kind.MEETING_CANCELLED)
    assert (off.receiver, off.while_seated) == (table.fenna, False)
    async with table.store_of(table.marit) as store:
        kept = await store.invitation(invitation.id)
    assert (kept.state, kept.meeting_at) == (InvitationState.SENT, None)
