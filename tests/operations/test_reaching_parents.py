"""Reaching parents: who answered, sending again, taking a link in, another address."""

from datetime import date, timedelta

import pytest

from cases.errors import AddressDisowned, CaseNotFound, NoMailAddress, NotAllowed, NotFoundHere
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.meetings import Attendance
from cases.operations.agreements import RecordAgreement
from cases.operations.doors import DisownLink
from cases.operations.guests import AnswerMeetingAsGuest, GiveConsentAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.operations.meetings import MoveFollowUp, ScheduleFollowUp
from cases.operations.reaching import ChangeAddress, SendAgain, TakeLinkIn, WhoAnswered
from tests.operations.sending import withheld_of
from tests.operations.table import FRIDAY, TUESDAY, Table

DAY = timedelta(days=1)
SILENCE = (Kind.PARENT_REMINDED, Kind.PARENT_SILENT)


async def test_the_coordinator_sees_who_was_asked_what_and_who_is_silent(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case, ask_for=(table.fenna,))
    (before,) = (await table.give(table.marit, WhoAnswered(case=case.id))).parents
    assert (before.asked, before.answered, before.is_silent) == (3, 0, True)

    await table.give_by_link(
        token, GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.NO)
    )
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    (after,) = (await table.give(table.marit, WhoAnswered(case=case.id))).parents
    assert (after.asked, after.answered, after.is_silent) == (3, 2, True)
    assert [question.recipient and question.recipient.id for question in after.open_questions] == [
        table.fenna
    ]
    assert after.guardian == invited.guardian
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, WhoAnswered(case=case.id))


async def test_only_who_leads_reaches_parents(table: Table) -> None:
    case = await table.opened()
    invited, _ = await table.invited_parent(case)
    await table.seated(case, table.fenna)
    about = {"case": case.id, "parent": invited.guardian.id}
    for command in (
        SendAgain.model_validate(about),
        TakeLinkIn.model_validate(about),
        ChangeAddress.model_validate({**about, "email": "ander@thuis.example"}),
        WhoAnswered(case=case.id),
    ):
        with pytest.raises(NotAllowed):
            await table.give(table.fenna, command)
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, SendAgain(case=case.id, parent=table.fenna))


async def test_sending_again_brings_a_fresh_link_and_the_old_one_works_too(table: Table) -> None:
    case = await table.opened()
    invited, first = await table.invited_parent(case)
    table.clock.forward(timedelta(days=2))
    await table.give(table.marit, SendAgain(case=case.id, parent=invited.guardian.id))

    mail = table.last(Kind.PARENT_INVITED)
    second = str(mail.values["token"])
    assert second != first
    assert (mail.address, mail.values["at"]) == ("lena@example.org", TUESDAY)
    assert mail.references["meeting"] == invited.meeting.id if invited.meeting else False
    for token in (first, second):
        assert (await table.give_by_link(token, GuestView())).name == "Lena Jansen"
    assert [(one.kind, one.day) for one in await table.waiting(*SILENCE)] == [
        ("parent_reminded", date(2026, 11, 28)),
        ("parent_reminded", date(2026, 12, 2)),
        ("parent_silent", date(2026, 12, 9)),
    ]
    (waiting,) = await table.waiting(Kind.PARENT_INVITED)
    assert waiting.receiver == invited.guardian.id  # the one before was not sent yet: one letter


async def test_a_parent_without_an_address_gets_nothing_again(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)
    with pytest.raises(NoMailAddress):
        await table.give(table.marit, SendAgain(case=case.id, parent=mother.id))


async def test_a_link_taken_in_opens_nothing_and_no_mail_follows(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    await table.give(table.marit, TakeLinkIn(case=case.id, parent=invited.guardian.id))

    assert await table.door(token) is None
    mails = [one for one in await table.waiting() if one.receiver == invited.guardian.id]
    assert mails == []
    assert await table.waiting(*SILENCE) == []


async def test_one_parents_link_taken_in_leaves_the_other_parents(table: Table) -> None:
    case = await table.opened()
    mother, _ = await table.invited_parent(case)
    father, token = await table.invited_parent(
        case, name="Piet Jansen", relation="father", email="piet@example.org"
    )
    before = [one for one in await table.waiting() if one.receiver == father.guardian.id]
    await table.give(table.marit, TakeLinkIn(case=case.id, parent=mother.guardian.id))
    assert [one for one in await table.waiting() if one.receiver == father.guardian.id] == before
    assert await table.door(token) is not None


async def test_another_address_shuts_out_who_has_the_old_one(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    await table.give(
        table.marit,
        RecordAgreement(case=case.id, who=invited.guardian.id, what="Elke avond lezen", by=FRIDAY),
    )
    assert invited.meeting is not None
    await table.give(
        table.marit,
        MoveFollowUp(meeting=invited.meeting.id, at=TUESDAY + timedelta(days=1)),
    )
    posted = len(table.posted)
    await table.give(
        table.marit,
        ChangeAddress(case=case.id, parent=invited.guardian.id, email="nieuw@thuis.example"),
    )

    assert await table.door(token) is None
    addresses = {message.address for message in table.posted[posted:] if message.address}
    assert addresses == {"nieuw@thuis.example"}
    kinds = {one.kind for one in await table.waiting() if one.receiver == invited.guardian.id}
    assert kinds == {
        "parent_invited",
        "parent_reminded",
        "meeting_soon_mail",
        "agreement_soon_mail",
        "agreement_today_mail",
        "agreement_late_mail",
    }
    fresh = str(table.last(Kind.PARENT_INVITED).values["token"])
    assert (await table.give_by_link(fresh, GuestView())).name == "Lena Jansen"
    async with table.store_of(table.marit) as store:
        looks = await store.looks_at(case.id, 50)
    assert "parents" in {look.item for look in looks}


async def test_another_address_hears_of_every_meeting_ahead(table: Table) -> None:
    case = await table.opened()
    invited, _ = await table.invited_parent(case)
    later = TUESDAY + timedelta(days=35)
    await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=later, where="school", room="kamer 2")
    )
    await table.give(
        table.marit,
        ChangeAddress(case=case.id, parent=invited.guardian.id, email="nieuw@thuis.example"),
    )
    waiting = [one for one in await table.waiting() if one.receiver == invited.guardian.id]
    kinds = [one.kind for one in waiting]
    assert (kinds.count("meeting_mail"), kinds.count("meeting_soon_mail")) == (1, 2)
    assert table.last(Kind.MEETING_MAIL).values["at"] == later
    assert table.last(Kind.MEETING_MAIL).address == "nieuw@thuis.example"


async def test_no_mail_goes_where_it_reached_somebody_else(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    assert await withheld_of(table) == set()
    await table.give_by_link(token, DisownLink())
    assert invited.meeting is not None
    later = MoveFollowUp(meeting=invited.meeting.id, at=invited.meeting.starts_at + DAY)
    await table.give(table.marit, later)
    with pytest.raises(AddressDisowned):
        await table.give(table.marit, SendAgain(case=case.id, parent=invited.guardian.id))
    assert await withheld_of(table) == {"lena@example.org"}

    anew = ChangeAddress(case=case.id, parent=invited.guardian.id, email="jansen@example.org")
    await table.give(table.marit, anew)
    await table.give(table.marit, later.model_copy(update={"at": later.at + DAY}))
    assert await withheld_of(table) == set()
