"""How far the link of an expert from outside leads: to one case, by consent, for a while."""

from datetime import timedelta

import pytest

from cases.desk import Command
from cases.errors import (
    CaseError,
    CaseNotFound,
    NoConsentYet,
    NotFoundHere,
    PartIsOver,
)
from cases.model.agreements import AgreementState
from cases.model.case import Seat
from cases.model.consents import ConsentAnswer
from cases.model.invitations import DeclineReason
from cases.model.meetings import Attendance
from cases.model.people import Guardian
from cases.operations.agreements import (
    BlockAgreement,
    ConfirmAgreement,
    FinishAgreement,
    MoveAgreement,
    RecordAgreement,
)
from cases.operations.doors import HasMail
from cases.operations.invitations import AnswerInvitation, InvitationAnswer, WithdrawInvitation
from cases.operations.kinds import Kind
from cases.operations.opening import OpenCase
from cases.operations.outside import InviteOutside
from cases.operations.outside_pages import (
    AnswerMeetingFromOutside,
    LookFromOutside,
)
from cases.operations.outside_reaching import SendOutsideAgain
from cases.operations.overview import ShowCase
from cases.operations.reading import OpenReading, ReadCase
from cases.operations.report_sending import SendReport
from cases.operations.reports import WriteReport
from cases.operations.time_offers import OfferTimes
from cases.principals import Guest, Member, Outsider
from cases.store import LinkKind
from storage.links import link_hash
from tests.operations.outsiders import FATIMA, Outside, allowed, asked, seated
from tests.operations.reporting import SAID
from tests.operations.table import FRIDAY, TUESDAY, Table
from tests.postgres import connect


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
    assert await table.door(outside.token) is None


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
    answer = AnswerMeetingFromOutside(meeting=meeting.meeting.id, attendance=Attendance.NOT_COMING)
    await outside.gives(answer)
    told = table.last(Kind.OUTSIDE_ANSWERED)
    assert (told.receiver, told.values["attendance"]) == (table.marit, "not_coming")
    (meeting,) = (await outside.looks()).meetings
    assert meeting.answer
    assert meeting.answer.attendance is Attendance.NOT_COMING


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


async def test_she_reads_a_report_once_it_was_sent_and_only_by_consent(table: Table) -> None:
    outside = await allowed(table)
    assert not (await outside.looks()).has_report
    table.clock.now = TUESDAY + timedelta(hours=20)
    await table.give(table.marit, WriteReport(case=outside.case.id, **SAID))
    assert (await outside.gives(ReadCase(case=outside.case.id))).reports == []
    await table.give(table.marit, SendReport(case=outside.case.id))
    assert outside.person in {one.receiver for one in table.told(Kind.REPORT_READABLE)}

    table.clock.now = TUESDAY + timedelta(days=1)  # parents have it first
    view = await outside.looks()
    file = await outside.gives(ReadCase(case=outside.case.id))

    assert view.has_report
    assert [page.text.important for page in file.reports] == [SAID["important"]]
    mother = (await _guardians(table, outside))[0]
    await table.said(outside.case, mother, recipient=outside.person, answer=ConsentAnswer.NO)
    assert not (await outside.looks()).has_report
    with pytest.raises(NoConsentYet):
        await outside.gives(ReadCase(case=outside.case.id))


async def _guardians(table: Table, outside: Outside) -> list[Guardian]:
    async with table.store_of(table.marit) as store:
        return list(await store.guardians(outside.case.id))


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


async def test_past_the_rules_the_wall_holds_as_well(table: Table) -> None:
    first = await asked(table)
    other = await asked(table, await table.opened())
    times = (TUESDAY, TUESDAY + timedelta(days=1))
    await table.give(
        table.marit, OfferTimes(case=other.case.id, times=times, where="school", room="1.15")
    )
    _, parents = await table.invited_parent(first.case)
    token = next(
        str(mail.values["token"])
        for mail in table.told(Kind.OUTSIDE_INVITED_MAIL)
        if mail.case == first.case.id
    )
    async with table.database.work_as(Outsider(link_hash(token))) as work:
        store = work.desk.store
        assert await store.me() == first.person
        assert await store.meetings(first.case.id) == []  # invited is not seated
        assert await store.open_time_offers() == []
        with pytest.raises(NotFoundHere):
            await store.invitation(other.invitation.id)
    async with table.database.work_as(Outsider(link_hash(parents))) as work:
        assert (await work.desk.store.me()).int == 0


async def test_the_link_of_somebody_who_is_no_guest_has_no_door(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    until = table.clock() + timedelta(days=1)
    async with table.store_of(table.marit) as store:
        token = await store.mint_link(LinkKind.GUEST, case.id, table.fenna, until)
    assert await table.door(token) is None
    with pytest.raises(NotFoundHere):
        await table.give_by_link(token, HasMail())
