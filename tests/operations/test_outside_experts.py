"""Experts from another organisation: asked by mail, let in by a link, and no further than that."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import pytest

from cases.desk import Command
from cases.errors import (
    AlreadyInvited,
    CaseError,
    CaseNotFound,
    ColleaguesAddress,
    IdentityNumberRefused,
    NoConsentYet,
    NotAllowed,
    NotFoundHere,
    PartIsOver,
)
from cases.identities import PersonId
from cases.model.agreements import Agreement, AgreementState
from cases.model.case import Case, Seat
from cases.model.consents import ConsentAnswer
from cases.model.disclosing import Why
from cases.model.invitations import DeclineReason, Invitation, InvitationState
from cases.model.meetings import Attendance
from cases.model.people import Role
from cases.operations.agreements import (
    BlockAgreement,
    ConfirmAgreement,
    FinishAgreement,
    MoveAgreement,
    RecordAgreement,
)
from cases.operations.codes import GiveCode, SendCode, Sending
from cases.operations.doors import DisownLink, Door, LookAtDoor, OpenDoor, Opening
from cases.operations.guests import GuestView
from cases.operations.invitations import AnswerInvitation, InvitationAnswer, WithdrawInvitation
from cases.operations.kinds import Kind
from cases.operations.opening import OpenCase
from cases.operations.outside import (
    InviteOutside,
    OutsideExperts,
    PreviewOutsideInvitation,
    SendOutsideAgain,
)
from cases.operations.outside_pages import (
    AnswerMeetingFromOutside,
    LookFromOutside,
    OutsideView,
)
from cases.operations.overview import ShowCase
from cases.operations.reading import OpenReading, ReadCase
from cases.principals import Guest, Member, Outsider, RosterSync
from storage.links import link_hash
from tests.operations.table import FRIDAY, TUESDAY, Table
from tests.postgres import connect

Result = TypeVar("Result")

FATIMA = {
    "name": "Fatima Haddad",
    "function": "jeugdverpleegkundige",
    "organisation": "GGD Brabant",
    "email": "fatima@ggd.example",
}


@dataclass
class Outside:
    """Fatima, asked to a table."""

    table: Table
    case: Case
    invitation: Invitation

    @property
    def person(self) -> PersonId:
        """Who she is in the directory."""
        return self.invitation.person

    @property
    def token(self) -> str:
        """Her newest link."""
        return str(self.table.last(Kind.OUTSIDE_INVITED_MAIL).values["token"])

    async def gives(self, command: Command[Result], token: str | None = None) -> Result:
        """Let her give a command by her link."""
        outsider = Outsider(link_hash(token or self.token))
        async with self.table.database.work_as(outsider) as work:
            return await work.desk.execute(command)

    async def answers(self, answer: InvitationAnswer, **more: object) -> Invitation:
        """Let her answer the invitation."""
        given = {"invitation": self.invitation.id, "answer": answer, **more}
        return await self.gives(AnswerInvitation.model_validate(given))

    async def looks(self) -> OutsideView:
        """Let her look at her page."""
        return await self.gives(LookFromOutside())

    async def agreed(self, what: str = "met de wijk bellen") -> Agreement:
        """Let Marit write down what she will do."""
        record = RecordAgreement(case=self.case.id, who=self.person, what=what, by=FRIDAY)
        return await self.table.give(self.table.marit, record)


async def asked(table: Table, case: Case | None = None, **changes: object) -> Outside:
    case = case or await table.opened()
    given = {"case": case.id, "at": TUESDAY, "place": "kamer 3", **FATIMA, **changes}
    invitation = await table.give(table.marit, InviteOutside.model_validate(given))
    return Outside(table, case, invitation)


async def seated(table: Table) -> Outside:
    outside = await asked(table)
    await outside.answers(InvitationAnswer.ACCEPT)
    return outside


async def allowed(table: Table) -> Outside:
    outside = await seated(table)
    mother = await table.mother(outside.case)
    await table.said(outside.case, mother, recipient=outside.person)
    return outside


async def test_the_mail_says_who_asks_for_what_and_when_and_nothing_more(table: Table) -> None:
    case = await table.opened()
    given = {"case": case.id, "at": TUESDAY, **FATIMA}
    preview = await table.give(table.marit, PreviewOutsideInvitation.model_validate(given))
    assert table.told(Kind.OUTSIDE_INVITED_MAIL) == []

    outside = await asked(table, case)

    mail = table.last(Kind.OUTSIDE_INVITED_MAIL)
    assert mail.address == preview.address == FATIMA["email"]
    assert {**mail.values, "token": None} == dict(preview.values)
    assert mail.values["label"] == case.label
    assert mail.values["part"] == "jeugdverpleegkundige"
    assert mail.values["at"] == TUESDAY
    assert "Sem" not in str(mail.values)
    assert (outside.invitation.role, outside.invitation.state) == (
        Role.EXPERT,
        InvitationState.SENT,
    )


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
    door = await table.give_by_link(outside.token, LookAtDoor())
    assert door == Door("obs De Wilgenroos", "nl", is_expert=True)
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
    assert table.last(Kind.OUTSIDE_DISOWNED).values["name"] == "Fatima Haddad"
    with pytest.raises(CaseNotFound):
        await outside.looks()
    assert await table.waiting(Kind.OUTSIDE_INVITED_MAIL) == []


async def test_she_says_yes_and_the_coordinator_hears_it(table: Table) -> None:
    outside = await asked(table)
    before = await outside.looks()
    assert (before.label, before.is_seated, before.meetings) == (outside.case.label, False, [])

    await outside.answers(InvitationAnswer.ACCEPT)

    assert table.last(Kind.EXPERT_ACCEPTED).values["name"] == "Fatima Haddad"
    view = await outside.looks()
    assert (view.is_seated, view.may_read) == (True, Why.NO_CONSENT)
    assert [one.place.room for one in view.meetings] == ["kamer 3"]
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


async def test_she_reads_once_there_is_consent_for_her_by_name(table: Table) -> None:
    outside = await seated(table)
    read = ReadCase(case=outside.case.id)
    with pytest.raises(NoConsentYet):
        await outside.gives(read)
    mother = await table.mother(outside.case)
    await table.said(outside.case, mother)
    with pytest.raises(NoConsentYet):  # to the team is not to her
        await outside.gives(read)
    await table.said(outside.case, mother, recipient=outside.person)

    file = await outside.gives(read)

    assert file.request
    assert file.request.pupil == "Sem"
    owner = await connect(table.owner_url)
    shown = await owner.fetchrow(
        "SELECT * FROM aantafel.audit_log WHERE deed = 'read_case' AND kind = 'read'"
    )
    await owner.close()
    assert shown
    assert (shown["person_id"], shown["role"]) == (outside.person, "expert")
    assert (shown["visitor"], shown["ground"]) == ("guest", "consent")


async def test_consent_taken_back_closes_it_at_the_next_request(table: Table) -> None:
    outside = await allowed(table)
    await outside.gives(ReadCase(case=outside.case.id))
    async with table.store_of(table.marit) as store:
        (mother,) = await store.guardians(outside.case.id)
    table.clock.forward(timedelta(minutes=1))
    await table.said(outside.case, mother, ConsentAnswer.NO, recipient=outside.person)
    with pytest.raises(NoConsentYet):
        await outside.gives(ReadCase(case=outside.case.id))


async def test_no_after_yes_ends_all_access(table: Table) -> None:
    outside = await allowed(table)
    await outside.answers(InvitationAnswer.DECLINE, reason=DeclineReason.NO_TIME)
    assert table.last(Kind.EXPERT_LEFT).values["name"] == "Fatima Haddad"
    with pytest.raises(CaseNotFound):
        await outside.gives(ReadCase(case=outside.case.id))


async def test_withdrawing_ends_the_link_and_tells_her(table: Table) -> None:
    outside = await allowed(table)
    await table.give(table.marit, WithdrawInvitation(invitation=outside.invitation.id))
    mail = table.last(Kind.OUTSIDE_WITHDRAWN_MAIL)
    assert (mail.address, mail.values["token"]) == (FATIMA["email"], None)
    for command in (ReadCase(case=outside.case.id), LookFromOutside()):
        with pytest.raises(CaseNotFound):
            await outside.gives(command)
    with pytest.raises(CaseNotFound):
        await table.give_by_link(outside.token, LookAtDoor())


async def test_sending_again_makes_out_a_new_link_and_ends_the_old(table: Table) -> None:
    outside = await seated(table)
    old = outside.token
    again = SendOutsideAgain(case=outside.case.id, person=outside.person)
    await table.give(table.marit, again)
    assert outside.token != old
    with pytest.raises(CaseNotFound):
        await outside.gives(LookFromOutside(), old)
    assert (await outside.looks()).is_seated
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, SendOutsideAgain(case=outside.case.id, person=table.noor))


async def test_her_part_ends_two_weeks_after_her_last_agreement(table: Table) -> None:
    outside = await allowed(table)
    agreement = await outside.agreed()
    await outside.gives(FinishAgreement(agreement=agreement.id))
    table.clock.forward(timedelta(days=15, hours=6))  # past the meeting as well
    with pytest.raises(PartIsOver):
        await outside.gives(ReadCase(case=outside.case.id))


async def test_she_confirms_moves_blocks_and_finishes_her_own_agreements(table: Table) -> None:
    outside = await seated(table)
    agreement = await outside.agreed()
    assert [one.what for one in (await outside.looks()).agreements] == [""]  # no consent yet
    for command, state in (
        (ConfirmAgreement(agreement=agreement.id), AgreementState.CONFIRMED),
        (MoveAgreement(agreement=agreement.id, by=FRIDAY - timedelta(days=1)), None),
        (BlockAgreement(agreement=agreement.id, why="ziek"), AgreementState.BLOCKED),
        (FinishAgreement(agreement=agreement.id), AgreementState.DONE),
    ):
        kept = await outside.gives(command)
        assert state in (None, kept.state)
    assert table.last(Kind.AGREEMENT_DONE).receiver == table.marit
    assert (await outside.looks()).agreements == []


async def test_what_is_anothers_is_not_hers_to_change(table: Table) -> None:
    outside = await allowed(table)
    record = RecordAgreement(case=outside.case.id, who=table.marit, what="bellen", by=FRIDAY)
    others = await table.give(table.marit, record)
    with pytest.raises(CaseError):
        await outside.gives(FinishAgreement(agreement=others.id))


async def test_she_answers_for_a_meeting(table: Table) -> None:
    outside = await seated(table)
    (meeting,) = (await outside.looks()).meetings
    answer = AnswerMeetingFromOutside(meeting=meeting.meeting.id, attendance=Attendance.COMING)
    await outside.gives(answer)
    told = table.last(Kind.OUTSIDE_ANSWERED)
    assert (told.receiver, told.values["attendance"]) == (table.marit, "coming")
    (meeting,) = (await outside.looks()).meetings
    assert meeting.answer
    assert meeting.answer.attendance is Attendance.COMING


async def test_her_link_leads_to_one_case_alone(table: Table) -> None:
    first = await allowed(table)
    token = first.token
    other = await asked(table, await table.opened())
    await other.answers(InvitationAnswer.ACCEPT)
    mother = await table.mother(other.case)
    await table.said(other.case, mother, recipient=other.person)
    agreement = await other.agreed()

    for command in (
        ReadCase(case=other.case.id),
        FinishAgreement(agreement=agreement.id),
        AnswerInvitation(invitation=other.invitation.id, answer=InvitationAnswer.DECLINE),
    ):
        with pytest.raises((CaseNotFound, NotFoundHere)):
            await first.gives(command, token)
    assert (await first.gives(ReadCase(case=first.case.id), token)).case.id == first.case.id


async def test_another_experts_link_answers_nothing_of_hers(table: Table) -> None:
    outside = await asked(table)
    wim = await asked(
        table, outside.case, name="Wim Bos", email="wim@wijk.example", organisation="Wijkteam"
    )
    answer = AnswerInvitation(invitation=outside.invitation.id, answer=InvitationAnswer.ACCEPT)
    with pytest.raises(NotFoundHere):
        await wim.gives(answer)


async def test_a_parents_link_makes_nobody_an_expert(table: Table) -> None:
    case = await table.opened()
    _, token = await table.invited_parent(case)
    async with table.database.work_as(Outsider(link_hash(token))) as work:
        with pytest.raises(CaseNotFound):
            await work.desk.execute(LookFromOutside())
        with pytest.raises(CaseNotFound):
            await work.desk.execute(ReadCase(case=case.id))


@pytest.mark.parametrize(
    "command", [OpenCase, ShowCase, InviteOutside, RecordAgreement, OpenReading, SendOutsideAgain]
)
def test_experts_from_outside_may_give_only_their_own_commands(
    command: type[Command[object]],
) -> None:
    assert Outsider.visitor not in command.open_to


async def test_at_her_door_she_reads_nothing(table: Table) -> None:
    outside = await allowed(table)
    async with table.database.work_as(Guest(link_hash(outside.token))) as work:
        store = work.desk.store
        assert await store.all_words(outside.case.id) == {}
        assert await store.meetings(outside.case.id) == []
        assert await store.outside_expert(outside.person) is not None


async def test_an_expert_with_a_link_is_no_member_of_anything(table: Table) -> None:
    outside = await allowed(table)
    async with table.database.work_as(Member(table.tenant, outside.person)) as work:
        with pytest.raises(CaseNotFound):
            await work.desk.store.case(outside.case.id)
    async with table.store_of(table.marit) as store:
        places = {one.person: one.seat for one in await store.participants(outside.case.id)}
        standing = (await store.standings(outside.case.id))[outside.person]
    assert places[outside.person] is Seat.SEATED
    assert standing.in_channel
