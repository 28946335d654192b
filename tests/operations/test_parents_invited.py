"""Inviting parents, and what they answer through their link."""

from datetime import date, timedelta

import pytest

from cases.errors import (
    CaseNotFound,
    DateInThePast,
    MeetingIsOver,
    NotAllowed,
    NotASchoolDay,
)
from cases.messages import Road, Urgency
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.meetings import Attendance
from cases.model.people import Relation
from cases.operations.agreements import RecordAgreement
from cases.operations.guests import AnswerMeetingAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.operations.meetings import CancelFollowUp, MoveFollowUp, ScheduleFollowUp
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
        Urgency.WHEN_OPEN,
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


async def test_a_parent_invited_at_another_time_gets_a_meeting_of_their_own(
    table: Table,
) -> None:
    case = await table.opened()
    mother, _ = await table.invited_parent(case)
    father, _ = await table.invited_parent(
        case,
        name="Karim Aziz",
        relation=Relation.FATHER,
        email="karim@example.org",
        at=TUESDAY + timedelta(days=1),
    )
    assert mother.meeting is not None
    assert father.meeting is not None
    assert mother.meeting.id != father.meeting.id
    [told] = table.told(Kind.MEETING_MAIL)
    assert told.receiver == mother.guardian.id


async def test_a_place_that_was_not_known_yet_is_kept_with_the_meeting(table: Table) -> None:
    case = await table.opened()
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    await table.invited_parent(case)
    async with table.store_of(table.marit) as store:
        assert await store.words(case.id, meeting.id) == {"room": "kamer 3", "join_url": None}


async def test_only_the_parents_own_agreements_follow_their_address(table: Table) -> None:
    case = await table.opened()
    await table.invited_parent(case)
    await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.marit, what="x", by=FRIDAY)
    )
    before = await table.waiting(Kind.AGREEMENT_SOON, Kind.AGREEMENT_SOON_MAIL)
    await table.invited_parent(case, email="lena@voorbeeld.nl")
    assert await table.waiting(Kind.AGREEMENT_SOON, Kind.AGREEMENT_SOON_MAIL) == before
