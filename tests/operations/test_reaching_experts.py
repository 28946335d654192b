"""Reaching experts from outside: who stays silent, a fresh link, none, and another address."""

from datetime import timedelta

import pytest

from cases.errors import (
    AddressDisowned,
    AddressTaken,
    CaseNotFound,
    ColleaguesAddress,
    NotAllowed,
    NotFoundHere,
    PartElsewhere,
)
from cases.operations.codes import SendCode, Sending
from cases.operations.doors import DisownLink
from cases.operations.invitations import AnswerInvitation, InvitationAnswer
from cases.operations.inviting import InviteExpert
from cases.operations.kinds import Kind
from cases.operations.meetings import MoveFollowUp
from cases.operations.outside import InviteOutside, PreviewOutsideInvitation
from cases.operations.outside_reaching import (
    ChangeOutsideAddress,
    SendOutsideAgain,
    TakeOutsideLinkIn,
)
from cases.operations.rights import AppointDeputy, HandOver
from cases.principals import Courier, Member, RosterSync
from tests.operations.outsiders import FATIMA, Outside, asked, seated
from tests.operations.table import TUESDAY, Table

SILENCE = (Kind.OUTSIDE_REMINDED_MAIL, Kind.OUTSIDE_SILENT)
NEW = "f.haddad@ggd.example"


def _moved(outside: Outside, email: str = NEW) -> ChangeOutsideAddress:
    return ChangeOutsideAddress(case=outside.case.id, person=outside.person, email=email)


async def test_silence_is_asked_about_twice_and_then_told(table: Table) -> None:
    outside = await asked(table)
    waiting = await table.waiting(*SILENCE)
    assert [(one.kind, one.due_at - table.clock()) for one in waiting] == [
        ("outside_reminded_mail", timedelta(days=3)),
        ("outside_reminded_mail", timedelta(days=7)),
        ("outside_silent", timedelta(days=14)),
    ]
    mail, told = table.last(Kind.OUTSIDE_REMINDED_MAIL), table.last(Kind.OUTSIDE_SILENT)
    assert (mail.address, mail.values["token"]) == (FATIMA["email"], outside.token)
    assert (told.receiver, told.values["name"]) == (table.marit, "Fatima Haddad")


@pytest.mark.parametrize("answer", list(InvitationAnswer))
async def test_any_answer_ends_the_reminders(table: Table, answer: InvitationAnswer) -> None:
    outside = await asked(table)
    later = {"proposes_at": TUESDAY} if answer is InvitationAnswer.OTHER_TIME else {}
    await outside.answers(answer, **later)
    assert await table.waiting(*SILENCE) == []


async def test_who_is_asked_for_another_time_is_waited_for_anew(table: Table) -> None:
    outside = await asked(table)
    colleague = await table.invited(outside.case, table.fenna)
    await outside.answers(InvitationAnswer.OTHER_TIME, proposes_at=TUESDAY)
    async with table.store_of(table.marit) as store:
        (meeting,) = await store.meetings(outside.case.id)
    table.clock.forward(timedelta(days=2))
    moved = MoveFollowUp(meeting=meeting.id, at=TUESDAY + timedelta(days=1))
    await table.give(table.marit, moved)
    in_teams = (Kind.EXPERT_REMINDED, Kind.EXPERT_SILENT)
    for kinds in (SILENCE, in_teams):
        waiting = await table.waiting(*kinds)
        assert [(one.due_at - table.clock()).days for one in waiting] == [3, 7, 14], kinds
    assert table.last(Kind.EXPERT_SILENT).receiver == table.marit
    accepts = AnswerInvitation(invitation=colleague.id, answer=InvitationAnswer.ACCEPT)
    await table.give(table.fenna, accepts)
    assert await table.waiting(*in_teams) == []


async def test_nobody_is_invited_where_mail_reached_somebody_else(table: Table) -> None:
    outside = await asked(table)
    await table.give_by_link(outside.token, DisownLink())
    another = await table.opened()
    asks = {"case": another.id, **FATIMA}
    for command in (
        PreviewOutsideInvitation.model_validate(asks),
        InviteOutside.model_validate(asks),
        InviteExpert(case=another.id, person=outside.person),
        SendOutsideAgain(case=outside.case.id, person=outside.person),
    ):
        with pytest.raises(AddressDisowned):
            await table.give(table.marit, command)

    elsewhere = await asked(table, another, email="fatima@wijk.example")
    assert elsewhere.person != outside.person
    await table.give(table.marit, _moved(outside))
    third = await asked(table, await table.opened(), email=NEW)
    assert third.person == outside.person


async def test_what_is_sent_again_begins_waiting_anew(table: Table) -> None:
    outside = await asked(table)
    old = outside.token
    table.clock.forward(timedelta(days=2))
    again = SendOutsideAgain(case=outside.case.id, person=outside.person)
    await table.give(table.marit, again)
    waiting = await table.waiting(*SILENCE)
    assert [one.due_at - table.clock() for one in waiting] == [
        timedelta(days=3),
        timedelta(days=7),
        timedelta(days=14),
    ]
    assert table.last(Kind.OUTSIDE_REMINDED_MAIL).values["token"] == outside.token != old
    await outside.answers(InvitationAnswer.ACCEPT)
    await table.give(table.marit, again)
    assert await table.waiting(*SILENCE) == []  # who sits has answered
    assert table.last(Kind.OUTSIDE_LINK_MAIL).values["token"] == outside.token


async def test_a_link_that_was_taken_in_opens_nothing_and_nothing_is_sent(table: Table) -> None:
    outside = await asked(table)
    await table.seated(outside.case, table.thijs)
    take_in = TakeOutsideLinkIn(case=outside.case.id, person=outside.person)
    with pytest.raises(NotAllowed):
        await table.give(table.thijs, take_in)
    await table.give(table.marit, take_in)
    with pytest.raises(CaseNotFound):
        await outside.looks()
    assert await table.waiting(Kind.OUTSIDE_INVITED_MAIL, *SILENCE) == []
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, TakeOutsideLinkIn(case=outside.case.id, person=table.noor))


async def test_another_address_shuts_the_old_one_out_of_every_case(table: Table) -> None:
    outside = await seated(table)
    other = await asked(table, await table.opened())
    tokens = {mail.values["token"] for mail in table.told(Kind.OUTSIDE_INVITED_MAIL)}

    await table.give(table.marit, _moved(outside))

    mails = [table.last(Kind.OUTSIDE_LINK_MAIL), table.last(Kind.OUTSIDE_INVITED_MAIL)]
    assert {(mail.address, mail.case) for mail in mails} == {
        (NEW, outside.case.id),
        (NEW, other.case.id),
    }
    for token in tokens:
        with pytest.raises(CaseNotFound):
            await table.give_by_link(str(token), SendCode())
    for mail in mails:
        table.clock.forward(timedelta(minutes=1))
        assert await table.give_by_link(str(mail.values["token"]), SendCode()) is Sending.SENT
        assert table.last(Kind.DOOR_CODE_MAIL).address == NEW
    async with table.store_of(table.marit) as store:
        assert await store.outside_expert_at(NEW) == outside.person
        assert await store.outside_expert_at(FATIMA["email"]) is None


async def test_an_address_of_somebody_else_is_refused(table: Table) -> None:
    outside = await asked(table)
    await asked(table, await table.opened(), name="Wim Bos", email="wim@wijk.example")
    async with table.database.work_as(RosterSync(table.tenant)) as work:
        await work.rosters.remember_addresses({table.noor: "noor@jgz.example"})
    with pytest.raises(AddressTaken):
        await table.give(table.marit, _moved(outside, "Wim@wijk.example"))
    with pytest.raises(ColleaguesAddress):
        await table.give(table.marit, _moved(outside, "noor@jgz.example"))


async def test_who_leads_one_case_does_not_redirect_the_mail_of_another(table: Table) -> None:
    """Whoever reads the mail gets the code, so an address is the way in to every case."""
    outside = await seated(table)
    anothers = await asked(table, await table.opened())
    await table.give(table.marit, HandOver(case=anothers.case.id, to=table.ruben))
    await table.give(table.ruben, AppointDeputy(case=anothers.case.id, who=table.thijs))
    with pytest.raises(PartElsewhere):
        await table.give(table.marit, _moved(outside))
    async with table.database.work_as(Member(table.tenant, table.marit)) as work:
        kept = await work.desk.store.outside_expert(outside.person)
    assert kept
    assert kept.email == FATIMA["email"]


@pytest.mark.parametrize("answer", [InvitationAnswer.ACCEPT, InvitationAnswer.DECLINE])
async def test_an_address_is_forgotten_after_a_year_without_a_part(
    table: Table, answer: InvitationAnswer
) -> None:
    outside = await asked(table)
    await outside.answers(answer)
    known = []
    for days in (364, 2):
        table.clock.forward(timedelta(days=days))
        async with table.database.work_as(Courier()) as work:
            await work.sweeping.sweep()
        async with table.store_of(table.marit) as store:
            known.append(await store.outside_expert(outside.person) is not None)
            assert await store.person(outside.person)  # a name, for who reads what was
    assert known == [True, answer is InvitationAnswer.ACCEPT]
    async with table.store_of(table.marit) as store:
        there = await store.outside_expert_at(FATIMA["email"])
    assert there == (outside.person if answer is InvitationAnswer.ACCEPT else None)
