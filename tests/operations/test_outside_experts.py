"""Experts from another organisation: asked by mail, and what they answer."""

from datetime import timedelta

import pytest

from cases.door_store import Door
from cases.errors import (
    AlreadyInvited,
    CaseNotFound,
    ColleaguesAddress,
    IdentityNumberRefused,
    NotAllowed,
    NotFoundHere,
)
from cases.model.disclosing import Why
from cases.model.invitations import DeclineReason, InvitationState
from cases.model.meetings import Attendance
from cases.model.people import Role
from cases.operations.codes import GiveCode, SendCode, Sending
from cases.operations.doors import DisownLink, OpenDoor, Opening
from cases.operations.guests import GuestView
from cases.operations.invitations import InvitationAnswer
from cases.operations.kinds import Kind
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.outside import (
    InviteOutside,
    OutsideExperts,
    PreviewOutsideInvitation,
)
from cases.operations.outside_pages import AnswerMeetingFromOutside
from cases.operations.outside_reaching import SendOutsideAgain
from cases.principals import RosterSync
from dialogs.answers import Begin, Offer
from dialogs.pushes import push
from tests.operations.outsiders import FATIMA, asked
from tests.operations.table import FRIDAY, TUESDAY, Table

JOIN = "https://teams.microsoft.com/meet/281234567890?p=abc"


async def test_the_mail_says_who_asks_for_what_and_when_and_nothing_more(table: Table) -> None:
    case = await table.opened()
    given = {"case": case.id, "at": TUESDAY, "place": "kamer 3", **FATIMA}
    preview = await table.give(table.marit, PreviewOutsideInvitation.model_validate(given))
    assert table.told(Kind.OUTSIDE_INVITED_MAIL) == []

    outside = await asked(table, case)

    mail = table.last(Kind.OUTSIDE_INVITED_MAIL)
    assert mail.address == preview.address == FATIMA["email"]
    assert {**mail.values, "token": None} == dict(preview.values)
    assert mail.values["label"] == case.label
    assert mail.values["part"] == "jeugdverpleegkundige"
    assert (mail.values["at"], mail.values["place"]) == (TUESDAY, "kamer 3")
    assert "Sem" not in str(mail.values)
    assert (outside.invitation.role, outside.invitation.state) == (
        Role.EXPERT,
        InvitationState.SENT,
    )


async def test_of_a_meeting_online_her_mails_hold_the_way_in(table: Table) -> None:
    case = await table.opened()
    await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="online", join_url=JOIN)
    )
    outside = await asked(table, case, at=None, place=None)
    await table.give(table.marit, SendOutsideAgain(case=case.id, person=outside.person))
    mails = [*table.told(Kind.OUTSIDE_INVITED_MAIL), *table.told(Kind.OUTSIDE_LINK_MAIL)]
    assert {mail.values["join_url"] for mail in mails} == {JOIN}


@pytest.mark.parametrize("function", ["leerkracht groep 6", "directeur"])
async def test_staff_of_another_school_is_no_staff_of_this_one(table: Table, function: str) -> None:
    outside = await asked(table, function=function)
    await outside.answers(InvitationAnswer.ACCEPT)
    mother = await table.mother(outside.case)
    await table.said(outside.case, mother)
    assert (await outside.looks()).may_read is Why.NO_CONSENT


@pytest.mark.parametrize("field", ["name", "function", "organisation"])
async def test_no_field_takes_an_identity_number(table: Table, field: str) -> None:
    case = await table.opened()
    with pytest.raises(IdentityNumberRefused):
        InviteOutside.model_validate({"case": case.id, **FATIMA, field: "bsn 111222333"})


async def test_a_colleague_is_asked_in_teams(table: Table) -> None:
    case = await table.opened()
    async with table.database.work_as(RosterSync(table.tenant)) as work:
        await work.rosters.remember_addresses({table.noor: "noor@jgz.example"})
    with pytest.raises(ColleaguesAddress):
        await asked(table, case, email="Noor@jgz.example")


async def test_who_does_not_lead_invites_nobody(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.thijs)
    with pytest.raises(NotAllowed):
        await table.give(table.thijs, InviteOutside.model_validate({"case": case.id, **FATIMA}))
    async with table.store_of(table.thijs) as store:
        assert await store.outside_expert_at(FATIMA["email"]) is None


async def test_one_address_is_one_person_over_cases(table: Table) -> None:
    first = await asked(table)
    with pytest.raises(AlreadyInvited):
        await asked(table, first.case)
    second = await asked(table, await table.opened(), name="Fatima Haddad-Vos")
    assert second.person == first.person
    async with table.store_of(table.marit) as store:
        kept = await store.outside_expert(first.person)
    assert kept
    assert (kept.name, kept.email) == ("Fatima Haddad-Vos", FATIMA["email"])


async def test_her_door_opens_with_a_code_and_no_date(table: Table) -> None:
    outside = await asked(table)
    assert await table.door(outside.token) == Door("obs De Wilgenroos", "nl", is_expert=True)
    for command in (OpenDoor(born=None), GuestView()):
        with pytest.raises(NotFoundHere):
            await table.give_by_link(outside.token, command)
    assert await table.give_by_link(outside.token, SendCode()) is Sending.SENT
    mail = table.last(Kind.DOOR_CODE_MAIL)
    assert mail.address == FATIMA["email"]
    given = GiveCode(code=str(mail.values["code"]))
    assert await table.give_by_link(outside.token, given) is Opening.OPEN


async def test_five_wrong_codes_tell_the_coordinator_and_shut_her_out(table: Table) -> None:
    outside = await asked(table)
    await table.give_by_link(outside.token, SendCode())
    right = str(table.last(Kind.DOOR_CODE_MAIL).values["code"])
    wrong = GiveCode(code="000000" if right != "000000" else "111111")
    for _ in range(5):
        await table.give_by_link(outside.token, wrong)
    told = table.last(Kind.OUTSIDE_LOCKED)
    assert (told.receiver, told.values["name"]) == (table.marit, "Fatima Haddad")
    with pytest.raises(CaseNotFound):
        await outside.looks()


async def test_this_is_not_me_ends_the_link_and_tells_the_coordinator(table: Table) -> None:
    outside = await asked(table)
    await table.give_by_link(outside.token, DisownLink())
    told = table.last(Kind.OUTSIDE_DISOWNED)
    assert told.values["name"] == "Fatima Haddad"
    first = push(told, FRIDAY).offers[0]
    assert isinstance(first, Offer)
    known = {"case": str(outside.case.id), "person": str(outside.person)}
    assert first.act == Begin(flow="change_outside_address", answers=known)
    with pytest.raises(CaseNotFound):
        await outside.looks()
    assert await table.waiting(Kind.OUTSIDE_INVITED_MAIL) == []


async def test_she_says_yes_and_the_coordinator_hears_it(table: Table) -> None:
    outside = await asked(table)
    before = await outside.looks()
    assert (before.label, before.is_seated, before.meetings) == (outside.case.label, False, [])

    await outside.answers(InvitationAnswer.ACCEPT)

    assert table.last(Kind.OUTSIDE_ACCEPTED).values["name"] == "Fatima Haddad"
    view = await outside.looks()
    assert (view.is_seated, view.may_read) == (True, Why.NO_CONSENT)
    (ahead,) = view.meetings
    assert ahead.answer  # the yes was about this meeting too
    assert (ahead.place.room, ahead.answer.attendance) == ("kamer 3", Attendance.COMING)
    around = await table.give(table.marit, OutsideExperts(case=outside.case.id))
    assert [one.organisation for one in around] == ["GGD Brabant"]


async def test_she_says_no_with_a_reason_and_somebody_else(table: Table) -> None:
    outside = await asked(table)
    await outside.answers(
        InvitationAnswer.DECLINE, reason=DeclineReason.NOT_FITTING, suggests="Wim van de wijk"
    )
    told = table.last(Kind.EXPERT_DECLINED)
    assert (told.values["reason"], told.values["suggested"]) == ("not_fitting", "Wim van de wijk")
    with pytest.raises(CaseNotFound):
        await outside.looks()


async def test_she_proposes_another_time(table: Table) -> None:
    outside = await asked(table)
    rather = TUESDAY + timedelta(days=1)
    await outside.answers(InvitationAnswer.OTHER_TIME, proposes_at=rather)
    assert table.last(Kind.EXPERT_PROPOSES_TIME).values["proposes_at"] == rather


async def test_the_time_she_would_rather_have_is_one_press_away(table: Table) -> None:
    outside = await asked(table)
    await outside.answers(InvitationAnswer.ACCEPT)
    (one,) = (await outside.looks()).meetings
    later = TUESDAY + timedelta(days=1)
    rather = {"meeting": one.meeting.id, "attendance": "other_time", "rather_at": later}
    await outside.gives(AnswerMeetingFromOutside.model_validate(rather))
    moving = push(table.last(Kind.OUTSIDE_ANSWERED), FRIDAY).offers[0]
    assert isinstance(moving, Offer)
    known = {"meeting": str(one.meeting.id), "at": later.isoformat()}
    assert moving.act == Begin(flow="move_follow_up", answers=known)
