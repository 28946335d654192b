"""Asking experts to the table, and their answers."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from pydantic import ValidationError

from cases.errors import (
    AlreadyAnswered,
    AlreadyInvited,
    CaseNotFound,
    DateInThePast,
    MeetingIsOver,
    NoConsentYet,
    NotAllowed,
    NotFoundHere,
)
from cases.identities import PersonId
from cases.messages import Road
from cases.model.case import Case, Seat
from cases.model.invitations import DeclineReason, Invitation, InvitationState
from cases.operations.invitations import (
    AnswerInvitation,
    InvitationAnswer,
    WithdrawInvitation,
)
from cases.operations.inviting import InviteExpert
from cases.operations.kinds import Kind
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.overview import MyTasks, ShowCase
from cases.operations.reading import ReadCase
from dialogs.pushes import push
from tests.operations.table import TUESDAY, Table


async def _seat(table: Table, case: Case, person: PersonId) -> Seat:
    async with table.store_of(table.marit) as store:
        places = {place.person: place.seat for place in await store.participants(case.id)}
    return places[person]


def _answer(invitation: Invitation, answer: InvitationAnswer, **more: object) -> AnswerInvitation:
    return AnswerInvitation.model_validate({"invitation": invitation.id, "answer": answer, **more})


async def test_an_invitation_says_who_asks_for_what_and_when_and_nothing_more(
    table: Table,
) -> None:
    case = await table.opened()
    meeting = await table.give(
        table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school")
    )
    invitation = await table.give(
        table.marit, InviteExpert(case=case.id, person=table.joris, meeting=meeting.id)
    )
    message = table.last(Kind.EXPERT_INVITED)
    assert (message.receiver, message.road, message.while_seated) == (
        table.joris,
        Road.CHAT,
        False,
    )
    assert message.values == {
        "label": "WR-001",
        "school": "obs De Wilgenroos",
        "coordinator": "Marit de Boer",
        "part": "schoolmaatschappelijk werker",
        "meeting_at": TUESDAY,
        "lasts": 45,
    }
    assert message.references == {"invitation": invitation.id}
    assert await _seat(table, case, table.joris) is Seat.INVITED


async def test_the_part_asked_for_can_be_named(table: Table) -> None:
    case = await table.opened()
    await table.give(
        table.marit, InviteExpert(case=case.id, person=table.fenna, part="rekenexpert")
    )
    values = table.last(Kind.EXPERT_INVITED).values
    assert (values["part"], values["meeting_at"], values["lasts"]) == ("rekenexpert", None, None)


async def test_nobody_has_any_right_before_accepting(table: Table) -> None:
    case = await table.opened()
    await table.invited(case, table.fenna)
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, ShowCase(case=case.id))
    tasks = await table.give(table.fenna, MyTasks())
    assert [(one.label, one.state) for one in tasks.invitations] == [
        ("WR-001", InvitationState.SENT)
    ]


async def test_accepting_gives_a_seat_and_no_content(table: Table) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    accepted = await table.give(table.fenna, _answer(invitation, InvitationAnswer.ACCEPT))
    again = await table.give(table.fenna, _answer(invitation, InvitationAnswer.ACCEPT))

    assert accepted.state is again.state is InvitationState.ACCEPTED
    assert await _seat(table, case, table.fenna) is Seat.SEATED
    [told] = table.told(Kind.EXPERT_ACCEPTED)
    assert (told.receiver, told.values) == (
        table.marit,
        {"label": "WR-001", "name": "Fenna Postma"},
    )
    summary = await table.give(table.fenna, ShowCase(case=case.id))
    assert (summary.line.label, summary.may_read) == ("WR-001", False)
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, ReadCase(case=case.id))


async def test_a_seat_without_the_channel_opens_nothing(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.joris)
    with pytest.raises(CaseNotFound):
        await table.give(table.joris, ShowCase(case=case.id))


async def test_declining_tells_the_coordinator_why_and_whom_else_to_ask(table: Table) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    await table.give(
        table.fenna,
        _answer(
            invitation,
            InvitationAnswer.DECLINE,
            reason=DeclineReason.NOT_FITTING,
            suggests=table.noor,
        ),
    )
    told = table.last(Kind.EXPERT_DECLINED)
    assert told.receiver == table.marit
    assert told.values == {
        "label": "WR-001",
        "name": "Fenna Postma",
        "reason": "not_fitting",
        "suggested": "Noor Bakker",
    }
    assert told.references["suggested"] == table.noor
    assert await _seat(table, case, table.fenna) is Seat.DECLINED
    assert (await table.give(table.fenna, MyTasks())).invitations == []
    async with table.store_of(table.marit) as store:
        assert table.noor not in {one.person for one in await store.participants(case.id)}
    with pytest.raises(AlreadyAnswered):
        await table.give(table.fenna, _answer(invitation, InvitationAnswer.ACCEPT))


async def test_declining_after_accepting_ends_access(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)
    invitation = await table.invited(case, table.fenna)
    await table.give(table.fenna, _answer(invitation, InvitationAnswer.ACCEPT))
    assert (await table.give(table.fenna, ReadCase(case=case.id))).case.label == "WR-001"

    left = await table.give(table.fenna, _answer(invitation, InvitationAnswer.DECLINE))

    assert (left.state, left.reason) == (InvitationState.DECLINED, DeclineReason.OTHER)
    assert await _seat(table, case, table.fenna) is Seat.LEFT
    assert table.last(Kind.EXPERT_LEFT).receiver == table.marit
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, ReadCase(case=case.id))


async def test_another_time_can_be_proposed_and_then_still_accepted(table: Table) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    later = TUESDAY + timedelta(days=1)
    await table.give(
        table.fenna, _answer(invitation, InvitationAnswer.OTHER_TIME, proposes_at=later)
    )
    told = table.last(Kind.EXPERT_PROPOSES_TIME)
    assert (told.values["proposes_at"], told.values["meeting_at"]) == (later, None)
    assert await _seat(table, case, table.fenna) is Seat.INVITED
    accepted = await table.give(table.fenna, _answer(invitation, InvitationAnswer.ACCEPT))
    assert accepted.state is InvitationState.ACCEPTED


async def test_another_time_needs_a_time_ahead(table: Table) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    with pytest.raises(ValidationError):
        _answer(invitation, InvitationAnswer.OTHER_TIME)
    passed = table.clock() - timedelta(hours=1)
    with pytest.raises(DateInThePast):
        await table.give(
            table.fenna, _answer(invitation, InvitationAnswer.OTHER_TIME, proposes_at=passed)
        )


async def test_an_invitation_is_answered_by_the_person_invited_only(table: Table) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    for person in (table.marit, table.thijs, table.sanne):
        with pytest.raises(NotFoundHere):
            await table.give(person, _answer(invitation, InvitationAnswer.ACCEPT))


async def test_who_is_invited_or_seated_or_leads_is_not_invited_again(table: Table) -> None:
    case = await table.opened()
    await table.invited(case, table.fenna)
    await table.seated(case, table.noor)
    for person in (table.fenna, table.noor, table.marit):
        with pytest.raises(AlreadyInvited):
            await table.invited(case, person)


async def test_who_declined_can_be_asked_again(table: Table) -> None:
    case = await table.opened()
    first = await table.invited(case, table.fenna)
    await table.give(table.fenna, _answer(first, InvitationAnswer.DECLINE))
    second = await table.invited(case, table.fenna)
    await table.give(table.fenna, _answer(second, InvitationAnswer.ACCEPT))
    assert await _seat(table, case, table.fenna) is Seat.SEATED


async def test_only_who_leads_the_case_invites(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, InviteExpert(case=case.id, person=table.noor))
    with pytest.raises(CaseNotFound):
        await table.give(table.sanne, InviteExpert(case=case.id, person=table.noor))


async def test_strangers_and_meetings_that_are_not_there_are_refused(table: Table) -> None:
    case, other = await table.opened(), await table.opened()
    with pytest.raises(NotFoundHere):
        await table.invited(case, PersonId(uuid4()))
    elsewhere = await table.give(
        table.marit, ScheduleFollowUp(case=other.id, at=TUESDAY, where="school")
    )
    with pytest.raises(NotFoundHere):
        await table.give(
            table.marit,
            InviteExpert(case=case.id, person=table.fenna, meeting=elsewhere.id),
        )
    table.clock.forward(timedelta(days=30))
    with pytest.raises(MeetingIsOver):
        await table.give(
            table.marit,
            InviteExpert(case=other.id, person=table.fenna, meeting=elsewhere.id),
        )


async def test_withdrawing_ends_everything_also_after_a_yes(table: Table) -> None:
    case = await table.opened()
    open_one = await table.invited(case, table.noor)
    await table.seated(case, table.fenna)
    async with table.store_of(table.marit) as store:
        by_person = {one.person: one for one in await store.invitations(case.id)}
    accepted = by_person[table.fenna]

    for invitation in (open_one, accepted):
        withdrawn = await table.give(table.marit, WithdrawInvitation(invitation=invitation.id))
        assert withdrawn.state is InvitationState.WITHDRAWN
        assert await _seat(table, case, invitation.person) is Seat.LEFT
        told = table.last(Kind.INVITATION_WITHDRAWN)
        assert (told.receiver, told.while_seated) == (invitation.person, False)
        with pytest.raises(AlreadyAnswered):
            await table.give(table.marit, WithdrawInvitation(invitation=invitation.id))
    assert [one.receiver for one in await table.waiting(Kind.EXPERT_INVITED)] == []
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, ShowCase(case=case.id))


async def test_the_invited_are_reminded_of_meetings_planned_before_they_were_asked(
    table: Table,
) -> None:
    case = await table.opened()
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school"))
    await table.invited(case, table.fenna)
    mine = [one for one in await table.waiting(Kind.MEETING_SOON) if one.receiver == table.fenna]
    assert [one.day for one in mine] == [date(2026, 12, 1), date(2026, 12, 7)]
    assert all(message.while_seated for message in table.told(Kind.MEETING_SOON))


@pytest.mark.parametrize("accepts_first", [False, True])
async def test_a_name_from_elsewhere_is_told_and_not_kept(
    table: Table, *, accepts_first: bool
) -> None:
    case = await table.opened()
    invitation = await table.invited(case, table.fenna)
    if accepts_first:
        await table.give(table.fenna, _answer(invitation, InvitationAnswer.ACCEPT))

    declined = await table.give(
        table.fenna, _answer(invitation, InvitationAnswer.DECLINE, suggests="Roos van Dijk")
    )

    told = table.last(Kind.EXPERT_LEFT if accepts_first else Kind.EXPERT_DECLINED)
    assert told.values["suggested"] == "Roos van Dijk"
    assert "suggested" not in told.references
    key = push(told, date(2026, 11, 23)).says[0].key
    assert key == ("push.expert_left.outside" if accepts_first else "push.expert_declined.outside")
    assert declined.suggests is None
