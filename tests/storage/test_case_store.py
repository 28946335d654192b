"""The port of the rules as PostgreSQL fills it."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from cases.errors import (
    CaseNotFound,
    ChangedMeanwhile,
    NotACoordinator,
    NotAllowed,
    NotFoundHere,
)
from cases.identities import PersonId
from cases.model.agreements import Agreement, AgreementChange, AgreementId, AgreementState
from cases.model.case import Audience, CaseId, Participant, Seat
from cases.model.consents import ConsentAnswer
from cases.model.invitations import InvitationId, InvitationState
from cases.model.meetings import Attendance, MeetingAnswer, MeetingId
from cases.model.people import Guardian, Relation, Role
from cases.store import CaseStore
from tests.seeds import School
from tests.storage.full_case import consent, fill


def _agreement(school: School, case: CaseId, number: int = 1) -> Agreement:
    return Agreement(
        id=AgreementId(uuid4()),
        case=case,
        number=number,
        who=school.expert,
        by=date(2026, 12, 1),
        state=AgreementState.PROPOSED,
        recorded_by=school.expert,
        recorded_at=school.clock(),
    )


async def test_everything_comes_back_as_it_was_kept(school: School) -> None:
    full = await fill(school)
    case = full.case.id
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store: CaseStore = work.desk.store
        assert await store.me() == school.coordinator
        (guardian,) = await store.guardians(case)
        assert (guardian.id, guardian.relation) == (full.guardian, Relation.MOTHER)
        assert [one.answer for one in await store.consents(case)] == [ConsentAnswer.NO]
        (invitation,) = await store.invitations(case)
        assert invitation == await store.invitation(full.invitation)
        assert (invitation.person, invitation.role) == (school.other_expert, Role.EXPERT)
        (meeting,) = await store.meetings(case)
        assert meeting == await store.meeting(full.meeting)
        assert meeting.lasts == timedelta(minutes=45)
        (answer,) = await store.meeting_answers(case)
        coming = MeetingAnswer(full.meeting, full.guardian, Attendance.COMING, school.clock())
        assert answer == coming
        (agreement,) = await store.agreements(case)
        assert (agreement.by, agreement.version) == (date(2026, 12, 2), 2)
        assert await store.my_agreements() == [agreement]
        assert await store.next_agreement_number(case) == 2
        assert set(await store.all_words(case)) == {
            case,
            full.agreement,
            full.meeting,
            full.guardian,
        }


async def test_parents_come_with_authority_first_and_then_as_they_were_added(
    school: School,
) -> None:
    case = (await school.case()).id
    authority = (False, True, True, True)
    added = [Guardian(PersonId(uuid4()), Relation.OTHER, has, "nl") for has in authority]
    async with school.database.work_as(school.member(school.coordinator)) as work:
        for guardian in added:
            await work.desk.store.save_guardian(case, guardian)
        assert await work.desk.store.guardians(case) == [*added[1:], added[0]]


async def test_what_is_not_here_is_not_found(school: School) -> None:
    full = await fill(school)
    for who in (school.coordinator, school.outsider):
        async with school.database.work_as(school.member(who)) as work:
            store = work.desk.store
            strange = who == school.outsider
            with pytest.raises(NotFoundHere):
                await store.meeting(full.meeting if strange else MeetingId(uuid4()))
            with pytest.raises(NotFoundHere):
                await store.agreement(full.agreement if strange else AgreementId(uuid4()))
            with pytest.raises(NotFoundHere):
                await store.invitation(full.invitation if strange else InvitationId(uuid4()))
            with pytest.raises(CaseNotFound):
                await store.keep_words(
                    full.case.id if strange else CaseId(uuid4()), uuid4(), Audience.TABLE, {}
                )


async def test_labels_count_from_one_in_each_school_and_never_twice(school: School) -> None:
    async def reserve() -> str:
        async with school.database.work_as(school.member(school.coordinator)) as work:
            return await work.desk.store.reserve_label(school.channel)

    labels = await asyncio.gather(*(reserve() for _ in range(20)))
    assert sorted(labels) == [f"WR-{number:03}" for number in range(1, 21)]
    async with school.database.work_as(school.member(school.teacher)) as work:
        with pytest.raises(NotACoordinator):
            await work.desk.store.reserve_label(school.channel)
        with pytest.raises(NotACoordinator):
            await work.desk.store.reserve_label("19:unknown")


async def test_only_a_coordinator_starts_a_case_and_only_in_their_channel(school: School) -> None:
    case = await school.case()
    for who, channel in (
        (school.teacher, school.channel),
        (school.outsider, school.other_channel),
        (school.coordinator, "19:unknown"),
    ):
        mine = replace(case, id=CaseId(uuid4()), coordinator=who, channel=channel)
        async with school.database.work_as(school.member(who)) as work:
            with pytest.raises(NotACoordinator):
                await work.desk.store.add_case(mine)


async def test_of_two_changes_to_a_case_the_second_is_refused(school: School) -> None:
    case = await school.case()
    me = school.member(school.coordinator)
    async with school.database.work_as(me) as work:
        await work.desk.store.save_case(replace(case, deputy=school.teacher))
    async with school.database.work_as(me) as work:
        with pytest.raises(ChangedMeanwhile):
            await work.desk.store.save_case(replace(case, deputy=school.expert))
        changed = await work.desk.store.case(case.id)
    assert (changed.deputy, changed.version) == (school.teacher, 2)


async def test_somebody_at_the_table_does_not_change_the_case(school: School) -> None:
    case = await school.case(seated=[school.expert])
    async with school.database.work_as(school.member(school.expert)) as work:
        with pytest.raises(NotAllowed):
            await work.desk.store.save_case(replace(case, coordinator=school.expert))
    async with school.database.work_as(school.member(school.outsider)) as work:
        with pytest.raises(CaseNotFound):
            await work.desk.store.save_case(case)


async def test_the_deputy_leads_too_and_a_case_can_be_handed_over(school: School) -> None:
    case = await school.case()
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.save_case(replace(case, deputy=school.teacher))
    async with school.database.work_as(school.member(school.teacher)) as work:
        handed = replace(await work.desk.store.case(case.id), coordinator=school.expert)
        await work.desk.store.save_case(replace(handed, deputy=None))
        with pytest.raises(CaseNotFound):
            await work.desk.store.case(case.id)
    async with school.database.work_as(school.member(school.expert)) as work:
        assert (await work.desk.store.words(case.id, case.id)) is not None


async def test_of_two_changes_to_an_agreement_the_second_is_refused(school: School) -> None:
    case = await school.case(seated=[school.expert])
    agreement = _agreement(school, case.id)
    me = school.member(school.expert)
    change = AgreementChange(
        agreement.id, school.clock(), school.expert, agreement.state, agreement.by
    )
    async with school.database.work_as(me) as work:
        await work.desk.store.save_agreement(agreement)
    async with school.database.work_as(me) as work:
        done = replace(agreement, state=AgreementState.DONE)
        await work.desk.store.save_agreement(done, change)
        with pytest.raises(ChangedMeanwhile):
            await work.desk.store.save_agreement(done, change)
        assert await work.desk.store.my_agreements() == []


async def test_two_agreements_do_not_get_one_number(school: School) -> None:
    case = await school.case(seated=[school.expert])
    async with school.database.work_as(school.member(school.expert)) as work:
        await work.desk.store.save_agreement(_agreement(school, case.id))
        with pytest.raises(ChangedMeanwhile):
            await work.desk.store.save_agreement(_agreement(school, case.id))


async def test_a_meeting_changed_twice_from_the_same_reading_is_refused(school: School) -> None:
    full = await fill(school)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        meeting = await work.desk.store.meeting(full.meeting)
        moved = replace(meeting, starts_at=meeting.starts_at + timedelta(days=1), sequence=1)
        await work.desk.store.save_meeting(moved)
        with pytest.raises(ChangedMeanwhile):
            await work.desk.store.save_meeting(moved)
        assert (await work.desk.store.meeting(full.meeting)).version == 2


async def test_an_answer_about_a_meeting_takes_the_place_of_the_one_before(
    school: School,
) -> None:
    full = await fill(school)
    async with school.database.work_as(school.member(school.expert)) as work:
        store = work.desk.store
        for attendance in (Attendance.COMING, Attendance.NOT_COMING):
            answer = MeetingAnswer(full.meeting, school.expert, attendance, school.clock())
            await store.save_meeting_answer(full.case.id, answer)
        answers = {one.person: one for one in await store.meeting_answers(full.case.id)}
        assert answers[school.expert].attendance is Attendance.NOT_COMING


async def test_somebody_invited_answers_and_sits_but_sees_nothing_before(school: School) -> None:
    full = await fill(school)
    case, me = full.case.id, school.other_expert
    await school.leave(me)  # invited from elsewhere: not in the channel yet
    async with school.database.work_as(school.member(me)) as work:
        store = work.desk.store
        (invitation,) = await store.my_invitations()
        with pytest.raises(CaseNotFound):
            await store.case(case)
        await store.save_invitation(replace(invitation, state=InvitationState.ACCEPTED))
        await store.seat(Participant(case, me, Role.EXPERT, Seat.SEATED, school.clock()))
        assert await store.my_invitations() == []
        with pytest.raises(CaseNotFound):  # the channel is still missing
            await store.case(case)
    everybody = [school.coordinator, school.teacher, school.expert, me]
    school.clock.forward(timedelta(minutes=1))
    await school.roster(school.channel, everybody)
    async with school.database.work_as(school.member(me)) as work:
        assert (await work.desk.store.case(case)).id == case
        assert await work.desk.store.words(case, case) is None  # and consent still is
    await consent(full, ConsentAnswer.YES, me)
    async with school.database.work_as(school.member(me)) as work:
        assert await work.desk.store.words(case, case) is not None
    school.clock.forward(timedelta(minutes=1))
    await consent(full, ConsentAnswer.NO, me)
    async with school.database.work_as(school.member(me)) as work:
        assert await work.desk.store.words(case, case) is None


async def test_somebody_invited_cannot_take_another_part(school: School) -> None:
    full = await fill(school)
    place = Participant(
        full.case.id, school.other_expert, Role.TEACHER, Seat.SEATED, school.clock()
    )
    with pytest.raises(NotAllowed):
        async with school.database.work_as(school.member(school.other_expert)) as work:
            await work.desk.store.seat(place)


async def test_somebody_who_left_does_not_sit_down_again_by_themselves(school: School) -> None:
    full = await fill(school)
    me = school.member(school.other_expert)
    place = Participant(full.case.id, me.person, Role.EXPERT, Seat.SEATED, school.clock())
    async with school.database.work_as(me) as work:
        await work.desk.store.seat(place)
        await work.desk.store.seat(replace(place, seat=Seat.LEFT))
    with pytest.raises(NotAllowed):
        async with school.database.work_as(me) as work:
            await work.desk.store.seat(place)


async def test_an_invitation_that_was_withdrawn_is_not_accepted(school: School) -> None:
    full = await fill(school)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        invitation = await work.desk.store.invitation(full.invitation)
        withdrawn = replace(invitation, state=InvitationState.WITHDRAWN)
        await work.desk.store.save_invitation(withdrawn)
    accepted = replace(withdrawn, state=InvitationState.ACCEPTED)
    with pytest.raises(NotAllowed):
        async with school.database.work_as(school.member(school.other_expert)) as work:
            await work.desk.store.save_invitation(accepted)


async def test_a_refusal_of_the_wall_rolls_everything_back(school: School) -> None:
    full = await fill(school)
    me = school.member(school.other_expert)

    async def take_another_part() -> None:
        async with school.database.work_as(me) as work:
            store = work.desk.store
            (invitation,) = await store.my_invitations()
            await store.save_invitation(replace(invitation, state=InvitationState.ACCEPTED))
            await store.seat(
                Participant(full.case.id, me.person, Role.TEACHER, Seat.SEATED, school.clock())
            )

    with pytest.raises(NotAllowed):
        await take_another_part()
    async with school.database.work_as(me) as work:
        assert len(await work.desk.store.my_invitations()) == 1


async def test_a_stranger_in_the_table_has_no_name(school: School) -> None:
    async with school.database.work_as(school.member(PersonId(uuid4()))) as work:
        assert await work.desk.store.people() == []
        assert await work.desk.store.person(school.coordinator) is None
