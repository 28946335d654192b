"""Who leads a case: handing it over, and naming a deputy."""

from dataclasses import replace

from cases.desk import Command, Occasion
from cases.errors import AlreadyInvited, NobodyStandsIn, NotAMember
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseId, Participant, Seat
from cases.model.people import Person, Role
from cases.operations.kinds import Kind, tell
from cases.operations.report_reminders import move_report_reminders
from cases.operations.table import colleague, led_case, name_of, place_of
from cases.practices.roles import role_of
from cases.reminding import move_escalation


class HandOver(Command[Case]):
    """Make somebody else the coordinator of a case.

    Who led it stays at the table: as the deputy if there is none (or if the deputy takes
    over), so that what is under way does not stop; else in the part of their function, and
    then they read only what consent lets them read. Whoever takes over hears of agreements
    that stay undone from now on.
    """

    case: CaseId
    to: PersonId

    async def carry_out(self, occasion: Occasion) -> Case:
        """Give the case to somebody in its channel, and tell both.

        Raises:
            NotAllowed: somebody else leads the case.
            NotAMember: they are not in its channel.
            AlreadyInvited: they lead it already.
        """
        case = await led_case(occasion, self.case)
        heir = await _member(occasion, case, self.to)
        if heir.id == case.coordinator:
            raise AlreadyInvited
        deputy = case.deputy if case.deputy not in {None, heir.id} else case.coordinator
        await _seat(occasion, case, heir.id, Role.COORDINATOR)
        before = await occasion.store.person(case.coordinator)
        role = role_of(before.function) if before else Role.EXPERT
        await _seat(occasion, case, case.coordinator, role)
        handed = replace(case, coordinator=heir.id, deputy=deputy)
        for agreement in await occasion.store.agreements(case.id):
            if agreement.is_open:
                await move_escalation(occasion, agreement, handed)
        await move_report_reminders(occasion, handed)
        giver = await name_of(occasion, await occasion.store.me())
        await _tell(occasion, handed, heir.id, Kind.CASE_YOURS, giver)
        await _tell(occasion, handed, case.coordinator, Kind.CASE_HANDED_OVER, heir.name)
        # Last: from here on the wall no longer knows this person as the coordinator.
        await occasion.store.save_case(handed)
        return handed


class AppointDeputy(Command[Case]):
    """Name the person who stands in for the coordinator, and leads the case like them."""

    case: CaseId
    who: PersonId

    async def carry_out(self, occasion: Occasion) -> Case:
        """Make somebody in the channel the deputy, in place of who was it, and tell them.

        Raises:
            NotAllowed: somebody else leads the case.
            NotAMember: they are not in its channel.
            AlreadyInvited: they lead it already.
        """
        case = await led_case(occasion, self.case)
        deputy = await _member(occasion, case, self.who)
        if case.is_led_by(deputy.id):
            raise AlreadyInvited
        place = await place_of(occasion, case.id, deputy.id)
        await _seat(occasion, case, deputy.id, place.role if place else role_of(deputy.function))
        appointed = replace(case, deputy=deputy.id)
        coordinator = await name_of(occasion, case.coordinator)
        await _tell(occasion, case, deputy.id, Kind.DEPUTY_APPOINTED, coordinator)
        await occasion.store.save_case(appointed)
        return appointed


class EndDeputy(Command[Case]):
    """Let nobody stand in for the coordinator any more."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Case:
        """Take the lead from the deputy, who stays at the table, and tell them.

        Raises:
            NotAllowed: somebody else leads the case.
            NobodyStandsIn: it has no deputy.
        """
        case = await led_case(occasion, self.case)
        if case.deputy is None:
            raise NobodyStandsIn
        me = await occasion.store.me()
        if case.deputy != me:
            await _tell(occasion, case, case.deputy, Kind.DEPUTY_ENDED, await name_of(occasion, me))
        ended = replace(case, deputy=None)
        await occasion.store.save_case(ended)
        return ended


async def _member(occasion: Occasion, case: Case, person: PersonId) -> Person:
    if not await occasion.store.is_in_channel(person, case.channel):
        raise NotAMember
    return await colleague(occasion, person)


async def _seat(occasion: Occasion, case: Case, person: PersonId, role: Role) -> None:
    await occasion.store.seat(Participant(case.id, person, role, Seat.SEATED, occasion.now))


async def _tell(
    occasion: Occasion, case: Case, receiver: PersonId, kind: Kind, coordinator: str | None
) -> None:
    await tell(
        occasion,
        Message(
            kind=kind,
            case=case.id,
            subject=case.id,
            receiver=receiver,
            at=occasion.now,
            values={"label": case.label, "school": case.school, "coordinator": coordinator},
        ),
    )
