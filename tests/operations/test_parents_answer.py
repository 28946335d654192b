"""What parents see and answer through their link."""

from datetime import date, timedelta

import pytest

from cases.errors import CaseNotFound, DateInThePast, MeetingIsOver, NotAllowed, NotFoundHere
from cases.model.consents import ConsentAnswer, Purpose, Route
from cases.model.meetings import Attendance
from cases.model.people import Relation
from cases.operations.closing import CloseCase
from cases.operations.guests import AnswerMeetingAsGuest, GiveConsentAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.operations.meetings import CancelFollowUp, MoveFollowUp, ScheduleFollowUp
from cases.operations.missing import Gap, WhatIsMissing
from cases.operations.opening import OpenCase
from cases.operations.overview import ListMyCases
from cases.store import LinkKind
from tests.operations.table import TUESDAY, WHY, Table

YES, NO, TALK = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.TALK


async def test_the_page_shows_who_asks_what_and_what_was_answered(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, ask_for=(table.joris,))
    view = await table.give_by_link(token, GuestView())

    assert (view.school, view.coordinator, view.name) == (
        "obs De Wilgenroos",
        "Marit de Boer",
        "Lena Jansen",
    )
    assert view.meeting is not None
    assert (view.meeting.meeting, view.meeting.place.room) == (invited.meeting, "kamer 3")
    assert view.meeting.answer is None
    team, joris = view.asked
    assert (team.question.recipient, team.answer) == (None, None)
    assert joris.question.recipient is not None
    assert (joris.question.recipient.name, joris.question.recipient.organisation) == (
        "Joris Klaver",
        "Wijkteam",
    )


async def test_answers_are_kept_and_the_coordinator_hears_only_that_there_are(
    table: Table,
) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, ask_for=(table.fenna,))
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    consent = await table.give_by_link(
        token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES)
    )
    assert (consent.giver, consent.route, consent.recorded_by, consent.text_version) == (
        invited.guardian.id,
        Route.LINK,
        None,
        "discuss_team-1",
    )
    told = table.last(Kind.PARENT_ANSWERED)
    assert (told.receiver, told.values) == (
        table.marit,
        {"label": "WR-001", "on": date(2026, 11, 23)},
    )
    assert len(await table.waiting(Kind.PARENT_ANSWERED)) == 1
    view = await table.give_by_link(token, GuestView())
    assert view.meeting is not None
    assert view.meeting.answer is not None
    assert view.meeting.answer.attendance is Attendance.COMING
    assert [one.answer for one in view.asked] == [YES, None]


async def test_the_same_answer_twice_has_one_effect_and_another_counts(table: Table) -> None:
    case = await table.opened()
    _, token = await table.invited_parent(case)
    rather = TUESDAY + timedelta(days=1)
    for _ in range(2):
        await table.give_by_link(
            token, AnswerMeetingAsGuest(attendance=Attendance.OTHER_TIME, rather_at=rather)
        )
        await table.give_by_link(
            token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=TALK)
        )
    assert len(table.told(Kind.PARENT_ANSWERED)) == 2
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.NOT_COMING))
    await table.give_by_link(token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=NO))
    async with table.store_of(table.marit) as store:
        assert [one.answer for one in await store.consents(case.id)] == [TALK, NO]
        [answer] = await store.meeting_answers(case.id)
    assert (answer.attendance, answer.rather_at) == (Attendance.NOT_COMING, None)


async def test_only_what_was_asked_can_be_answered(table: Table) -> None:
    case = await table.opened()
    _, token = await table.invited_parent(case, ask_for=(table.fenna,))
    for about in (
        {"purpose": Purpose.SHARE_EXPERT, "recipient": table.noor},
        {"purpose": Purpose.SHARE_EXPERT},
    ):
        with pytest.raises(NotFoundHere):
            await table.give_by_link(
                token, GiveConsentAsGuest.model_validate({**about, "answer": YES})
            )


async def test_a_parent_without_authority_is_asked_nothing(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, has_authority=False, ask_for=(table.fenna,))
    assert invited.asked == ()
    assert (await table.give_by_link(token, GuestView())).asked == []
    with pytest.raises(NotFoundHere):
        await table.give_by_link(
            token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES)
        )
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    assert await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT) == []


async def test_a_silent_parent_is_asked_again_and_then_the_coordinator_told(
    table: Table,
) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, ask_for=(table.fenna,))
    silence = await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)
    assert [(one.kind, one.day, one.receiver) for one in silence] == [
        ("parent_reminded", date(2026, 11, 26), invited.guardian.id),
        ("parent_reminded", date(2026, 11, 30), invited.guardian.id),
        ("parent_silent", date(2026, 12, 7), table.marit),
    ]
    await table.give_by_link(token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES))
    assert len(await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)) == 3
    await table.give_by_link(
        token,
        GiveConsentAsGuest(purpose=Purpose.SHARE_EXPERT, recipient=table.fenna, answer=NO),
    )
    assert len(await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)) == 3
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    assert await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT) == []


async def test_who_only_did_not_say_whether_they_come_is_not_asked_after_the_meeting(
    table: Table,
) -> None:
    case = await table.opened()
    soon = TUESDAY - timedelta(days=5)  # between the first reminder and the last
    invited, token = await table.invited_parent(case, at=soon)
    silence = await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)
    assert any(one.day <= soon.date() for one in silence)
    assert any(one.day > soon.date() for one in silence)
    await table.give_by_link(token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES))
    left = await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT)
    assert left == [one for one in silence if one.day <= soon.date()]
    assert invited.meeting is not None
    await table.give(table.marit, CancelFollowUp(meeting=invited.meeting.id))
    assert await table.waiting(Kind.PARENT_REMINDED, Kind.PARENT_SILENT) == []


async def test_meetings_that_are_over_or_off_take_no_answer(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    assert invited.meeting is not None
    named = AnswerMeetingAsGuest(attendance=Attendance.COMING, meeting=invited.meeting.id)
    with pytest.raises(DateInThePast):
        await table.give_by_link(
            token,
            AnswerMeetingAsGuest(attendance=Attendance.OTHER_TIME, rather_at=table.clock()),
        )
    await table.give_by_link(token, named)
    await table.give(table.marit, CancelFollowUp(meeting=invited.meeting.id))
    with pytest.raises(MeetingIsOver):
        await table.give_by_link(token, named)
    assert (await table.give_by_link(token, GuestView())).meeting is None


async def test_a_link_opens_one_page_and_lives_until_a_month_after_the_last_meeting(
    table: Table,
) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    assert invited.meeting is not None
    await table.give(
        table.marit,
        MoveFollowUp(meeting=invited.meeting.id, at=TUESDAY + timedelta(days=7)),
    )
    table.clock.now = TUESDAY + timedelta(days=36)
    await table.give_by_link(token, GuestView())
    table.clock.now = TUESDAY + timedelta(days=38)
    with pytest.raises(CaseNotFound):
        await table.give_by_link(token, GuestView())
    with pytest.raises(CaseNotFound):
        await table.give_by_link("no-such-token", GuestView())


async def test_guests_and_staff_do_not_give_each_others_commands(table: Table) -> None:
    case = await table.opened()
    _, token = await table.invited_parent(case)
    with pytest.raises(NotAllowed):
        await table.give_by_link(token, ListMyCases())
    with pytest.raises(NotAllowed):
        await table.give(table.marit, GuestView())
    assert OpenCase.open_to.isdisjoint(GuestView.open_to)


async def test_a_link_made_out_to_staff_opens_no_parents_page(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    async with table.store_of(table.marit) as store:
        token = await store.mint_link(LinkKind.GUEST, case.id, table.fenna, TUESDAY)
    for command in (
        GuestView(),
        AnswerMeetingAsGuest(attendance=Attendance.COMING),
        GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES),
    ):
        with pytest.raises(NotFoundHere):
            await table.give_by_link(token, command)


async def test_each_parent_sees_their_own_answers_only(table: Table) -> None:
    case = await table.opened()
    _, mothers = await table.invited_parent(case)
    _, fathers = await table.invited_parent(
        case, name="Karim Aziz", relation=Relation.FATHER, email="karim@example.org"
    )
    for token, attendance, answer in (
        (mothers, Attendance.COMING, YES),
        (fathers, Attendance.NOT_COMING, NO),
    ):
        await table.give_by_link(token, AnswerMeetingAsGuest(attendance=attendance))
        await table.give_by_link(
            token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=answer)
        )
    for token, name, attendance, answer in (
        (mothers, "Lena Jansen", Attendance.COMING, YES),
        (fathers, "Karim Aziz", Attendance.NOT_COMING, NO),
    ):
        view = await table.give_by_link(token, GuestView())
        assert view.name == name
        assert view.meeting is not None
        assert view.meeting.answer is not None
        assert view.meeting.answer.attendance is attendance
        assert [one.answer for one in view.asked] == [answer]


async def test_an_answer_about_one_meeting_is_none_about_the_next(table: Table) -> None:
    case = await table.opened()
    first, token = await table.invited_parent(case)
    assert first.meeting is not None
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    await table.give(
        table.marit,
        ScheduleFollowUp(case=case.id, at=TUESDAY + timedelta(days=7), where="school"),
    )
    table.clock.now = TUESDAY
    view = await table.give_by_link(token, GuestView())
    assert view.meeting is not None
    assert (view.meeting.meeting.id != first.meeting.id, view.meeting.answer) == (True, None)


async def test_an_answer_about_the_old_time_does_not_count_for_the_new_one(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    assert invited.meeting is not None
    missing = await table.give(table.marit, WhatIsMissing(case=case.id))
    assert Gap.PARENT_NOT_ANSWERED not in {one.gap for one in missing}

    later = TUESDAY + timedelta(days=7)
    await table.give(table.marit, MoveFollowUp(meeting=invited.meeting.id, at=later))

    missing = await table.give(table.marit, WhatIsMissing(case=case.id))
    [asked] = [one for one in missing if one.gap is Gap.PARENT_NOT_ANSWERED]
    assert (asked.values["at"], asked.references["guardian"]) == (later, invited.guardian.id)
    page = await table.give_by_link(token, GuestView())
    assert page.meeting is not None
    assert (page.meeting.meeting.starts_at, page.meeting.answer) == (later, None)
    again = await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    assert again.meeting == invited.meeting.id


async def test_consent_taken_back_after_closing_counts_and_disturbs_nobody(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, ask_for=(table.fenna,))
    await table.give_by_link(token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=YES))
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))
    told = len(table.told(Kind.PARENT_ANSWERED))

    taken_back = await table.give_by_link(
        token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=NO)
    )

    assert (taken_back.giver, taken_back.answer) == (invited.guardian.id, NO)
    assert len(table.told(Kind.PARENT_ANSWERED)) == told
