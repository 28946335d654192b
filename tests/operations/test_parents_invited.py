"""Inviting parents, and what they answer through their link."""

from datetime import date, timedelta

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
from cases.model.consents import ConsentAnswer, Purpose, Route
from cases.model.meetings import Attendance
from cases.model.people import Relation
from cases.operations.agreements import RecordAgreement
from cases.operations.guests import AnswerMeetingAsGuest, GiveConsentAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.operations.meetings import CancelFollowUp, MoveFollowUp, ScheduleFollowUp
from cases.operations.opening import OpenCase
from cases.operations.overview import ListMyCases
from cases.operations.parents import PreviewParentInvitation
from tests.operations.table import FRIDAY, TUESDAY, Table, parent_invitation

YES, NO, TALK = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.TALK


async def test_the_preview_is_exactly_what_leaves_the_school(table: Table) -> None:
    case = await table.opened()
    command = parent_invitation(case.id, ask_for=(table.fenna,))
    preview = await table.give(
        table.marit, PreviewParentInvitation.model_validate(command.model_dump())
    )
    assert table.posted == []
    async with table.store_of(table.marit) as store:
        assert await store.guardians(case.id) == []
        assert await store.meetings(case.id) == []

    invited = await table.give(table.marit, command)
    mail = table.last(Kind.PARENT_INVITED)
    assert (mail.road, mail.address, mail.receiver, mail.urgency, mail.while_seated) == (
        Road.MAIL,
        preview.address,
        invited.guardian.id,
        Urgency.NOW,
        False,
    )
    assert {**mail.values, "token": None} == dict(preview.values)
    assert preview.values == {
        "school": "obs De Wilgenroos",
        "coordinator": "Marit de Boer",
        "parent": "Lena Jansen",
        "language": "nl",
        "token": None,
        "at": TUESDAY,
        "lasts": 45,
        "place": "kamer 3",
        "join_url": None,
        "sequence": 0,
    }
    assert preview.asked == invited.asked
    assert [question.about for question in invited.asked] == [
        (Purpose.DISCUSS_TEAM, None),
        (Purpose.SHARE_EXPERT, table.fenna),
    ]
    assert invited.meeting is not None
    assert mail.references == {"meeting": invited.meeting.id, "guardian": invited.guardian.id}


async def test_a_new_meeting_is_told_to_staff_and_the_parent_gets_one_mail(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await table.invited_parent(case)
    assert [message.receiver for message in table.told(Kind.MEETING_PLANNED)] == [table.fenna]
    assert table.told(Kind.MEETING_MAIL) == []
    [reminder] = await table.waiting(Kind.MEETING_SOON_MAIL)
    assert reminder.day == date(2026, 12, 7)


async def test_the_second_parent_comes_to_the_same_meeting(table: Table) -> None:
    case = await table.opened()
    mother, _ = await table.invited_parent(case)
    father, _ = await table.invited_parent(
        case, name="Karim Aziz", relation=Relation.FATHER, email="karim@example.org", at=None
    )
    assert mother.meeting == father.meeting
    assert mother.guardian.id != father.guardian.id
    assert table.last(Kind.PARENT_INVITED).values["place"] == "kamer 3"
    reminders = await table.waiting(Kind.MEETING_SOON_MAIL)
    assert {one.receiver for one in reminders} == {mother.guardian.id, father.guardian.id}
    assert len(reminders) == 2
    async with table.store_of(table.marit) as store:
        assert len(await store.meetings(case.id)) == 1


async def test_without_a_meeting_a_parent_is_only_asked(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, at=None, place=None)
    values = table.last(Kind.PARENT_INVITED).values
    assert (invited.meeting, values["at"], values["sequence"]) == (None, None, None)
    view = await table.give_by_link(token, GuestView())
    assert view.meeting is None
    with pytest.raises(MeetingIsOver):
        await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    table.clock.forward(timedelta(days=29))
    await table.give_by_link(token, GuestView())
    table.clock.forward(timedelta(days=2))
    with pytest.raises(CaseNotFound):
        await table.give_by_link(token, GuestView())


async def test_inviting_again_updates_the_same_parent(table: Table) -> None:
    case = await table.opened()
    first, old_token = await table.invited_parent(case, ask_for=(table.fenna,))
    again, new_token = await table.invited_parent(
        case, name="Lena Janssen", language="en", ask_for=(table.noor,)
    )
    assert again.guardian.id == first.guardian.id
    assert again.guardian.language == "en"
    assert {about for _, about in (question.about for question in again.asked)} == {
        None,
        table.fenna,
        table.noor,
    }
    for token in (old_token, new_token):
        assert (await table.give_by_link(token, GuestView())).name == "Lena Janssen"


async def test_two_mothers_are_two_parents(table: Table) -> None:
    case = await table.opened()
    first, _ = await table.invited_parent(case)
    second, _ = await table.invited_parent(case, name="Fatma Yildiz", email="fatma@example.org")
    assert first.guardian.id != second.guardian.id


async def test_another_address_ends_the_links_sent_to_the_old_one(table: Table) -> None:
    case = await table.opened()
    parent, old_token = await table.invited_parent(case)
    await table.give(
        table.marit,
        RecordAgreement(case=case.id, who=parent.guardian.id, what="bellen", by=FRIDAY),
    )
    _, new_token = await table.invited_parent(case, email="lena@voorbeeld.nl")

    with pytest.raises(CaseNotFound):
        await table.give_by_link(old_token, GuestView())
    await table.give_by_link(new_token, GuestView())
    ladder = await table.waiting(
        Kind.AGREEMENT_SOON_MAIL, Kind.AGREEMENT_TODAY_MAIL, Kind.AGREEMENT_LATE_MAIL
    )
    assert len(ladder) == 3
    assert table.last(Kind.AGREEMENT_LATE_MAIL).address == "lena@voorbeeld.nl"


async def test_a_meeting_with_parents_is_on_a_school_day_ahead(table: Table) -> None:
    case = await table.opened()
    with pytest.raises(NotASchoolDay):
        await table.invited_parent(case, at=TUESDAY + timedelta(days=4))
    with pytest.raises(DateInThePast):
        await table.invited_parent(case, at=table.clock() - timedelta(minutes=1))
    await table.invited_parent(case, at=TUESDAY + timedelta(days=4), although_closed=True)


async def test_only_who_leads_the_case_invites_parents(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, parent_invitation(case.id))
    with pytest.raises(CaseNotFound):
        await table.give(table.sanne, parent_invitation(case.id))


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


async def test_parents_with_mail_hear_of_a_meeting_planned_moved_and_cancelled(
    table: Table,
) -> None:
    case = await table.opened()
    parent, _ = await table.invited_parent(case, at=None, place=None)
    meeting = await table.give(
        table.marit,
        ScheduleFollowUp(case=case.id, at=TUESDAY, where="school", room="kamer 3"),
    )
    later = TUESDAY + timedelta(days=1)
    await table.give(table.marit, MoveFollowUp(meeting=meeting.id, at=later))
    await table.give(table.marit, CancelFollowUp(meeting=meeting.id))
    mails = [
        table.last(kind)
        for kind in (Kind.MEETING_MAIL, Kind.MEETING_MOVED_MAIL, Kind.MEETING_CANCELLED_MAIL)
    ]
    assert [(mail.values["at"], mail.values["sequence"]) for mail in mails] == [
        (TUESDAY, 0),
        (later, 1),
        (later, 2),
    ]
    assert {mail.receiver for mail in mails} == {parent.guardian.id}
    assert len({mail.values["token"] for mail in mails}) == 3
    assert await table.waiting(Kind.MEETING_SOON, Kind.MEETING_SOON_MAIL) == []
