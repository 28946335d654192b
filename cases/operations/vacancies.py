"""A case is never without a coordinator: asking others to take it over, and taking it over.

If the coordinator leaves the channel, or the tenant and so all channels, the deputy is asked;
after a school day without an answer, or at once where there is no deputy in the channel, those
who coordinate the team (design 5).
"""

from collections.abc import Iterable
from datetime import datetime

from cases.desk import Command, Occasion
from cases.errors import HasACoordinator, NotInTheChannel
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseId, Participant, Seat
from cases.model.membership import EmptyChair
from cases.model.people import Role
from cases.operations.kinds import Kind, tell
from cases.operations.report_reminders import move_report_reminders
from cases.operations.table import name_of, place_of
from cases.practices.practice import Practice
from cases.reminding import move_escalation


class TakeOver(Command[Case]):
    """Become the coordinator of a case that has none in its channel.

    Open to its deputy and to those who coordinate its team, from within the channel. Who led
    it has left the table with the channel.
    """

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Case:
        """Take the case over.

        Raises:
            CaseNotFound: it is not this person's to take over, or there is no such case.
            HasACoordinator: it has one again, or never was without.
            NotInTheChannel: this person is not in its channel, which they can change.
        """
        store = occasion.store
        offered = {one.case: one for one in await store.cases_to_take_over()}
        if (empty := offered.get(self.case)) is None:
            await store.case(self.case)
            raise HasACoordinator
        if not await store.take_over(self.case):
            raise NotInTheChannel
        case = await store.case(self.case)
        await _sit(occasion, case, case.coordinator, Role.COORDINATOR, Seat.SEATED)
        before = await place_of(occasion, case.id, empty.coordinator)
        if before is not None:
            await _sit(occasion, case, before.person, before.role, Seat.LEFT)
        await store.call_back(case.id, case.id, kinds=(Kind.CASE_VACANT,))
        for agreement in await store.agreements(case.id):
            if agreement.is_open:
                await move_escalation(occasion, agreement, case)
        await move_report_reminders(occasion, case)
        await _tell_deputy(occasion, case)
        return case


def owners_due(deputy_asked_at: datetime, practice: Practice) -> datetime:
    """Return when the team's owners are asked, if the deputy has not taken a case over."""
    day = practice.school_days.plus_school_days(practice.today(deputy_asked_at), 1)
    return practice.at_school(day, practice.digest_at)


def asks_deputy(chair: EmptyChair) -> bool:
    """Say whether the deputy is to be asked now."""
    return chair.deputy is not None and chair.deputy_asked_at is None


def asks_owners(chair: EmptyChair, now: datetime, practice: Practice) -> bool:
    """Say whether those who coordinate the team are to be asked now."""
    if chair.owners_asked_at is not None:
        return False
    if chair.deputy is None:
        return True
    asked_at = chair.deputy_asked_at
    return asked_at is not None and owners_due(asked_at, practice) <= now


def please_take_over(chair: EmptyChair, people: Iterable[PersonId], now: datetime) -> list[Message]:
    """Return the question to take a case over, for each of these people but who led it."""
    return [
        Message(
            kind=Kind.CASE_VACANT,
            case=chair.case,
            subject=chair.case,
            receiver=person,
            at=now,
            while_seated=False,
            values={"label": chair.label, "school": chair.school},
            references={"case": chair.case},
        )
        for person in sorted(people)
        if person != chair.coordinator
    ]


async def _sit(occasion: Occasion, case: Case, person: PersonId, role: Role, seat: Seat) -> None:
    await occasion.store.seat(Participant(case.id, person, role, seat, occasion.now))


async def _tell_deputy(occasion: Occasion, case: Case) -> None:
    if case.deputy is None:
        return
    coordinator = await name_of(occasion, case.coordinator)
    values = {"label": case.label, "school": case.school, "coordinator": coordinator}
    handed = Message(
        kind=Kind.CASE_HANDED_OVER,
        case=case.id,
        subject=case.id,
        receiver=case.deputy,
        at=occasion.now,
        values=values,
    )
    await tell(occasion, handed)
