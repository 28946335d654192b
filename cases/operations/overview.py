"""Looking at one's cases, one's tasks and who sits at a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.desk import Command, Occasion
from cases.model.agreements import Agreement, AgreementState
from cases.model.case import Case, CaseId, Seat
from cases.model.consents import ConsentStatus, Purpose
from cases.model.invitations import Invitation
from cases.model.meetings import Meeting
from cases.model.people import Guardian, Person, Role
from cases.model.stages import Stage, stage_of
from cases.model.statuses import consent_status
from cases.operations.disclosing import may_read_if_asked, verdict_on, verdicts
from cases.operations.households import family_of
from cases.operations.my_meetings import MeetingLine, accepted_outside, meetings_ahead
from cases.operations.report_state import stage_with_report
from cases.operations.table import name_of, seated


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list: its label, how far it is, and what is open in it."""

    case: CaseId
    label: str
    school: str
    stage: Stage
    next_meeting: Meeting | None
    open_agreements: int
    late_agreements: int
    done_agreements: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The open cases of somebody, who may start one if there are none."""

    lines: Sequence[CaseLine]
    may_start: bool


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One case at a glance, without content; ``deputy`` is None when there is none.

    ``coordinator`` is None while there is none in the channel: somebody is to take it over.
    """

    line: CaseLine
    coordinator: str | None
    deputy: str | None
    seated: int
    may_read: bool


@dataclass(frozen=True, slots=True)
class Task:
    """An agreement that is this person's to do, with the label of its case."""

    agreement: Agreement
    label: str
    late: bool


@dataclass(frozen=True, slots=True)
class Tasks:
    """What waits for this person.

    ``agreements`` come by day; ``to_confirm`` are those among them not yet promised.
    """

    agreements: Sequence[Task]
    to_confirm: Sequence[Task]
    invitations: Sequence[Invitation]
    meetings: Sequence[MeetingLine]
    not_in_channel: Sequence[Invitation]


@dataclass(frozen=True, slots=True)
class SeatAtTable:
    """Somebody's place: how far they are, and what is still missing before they can read."""

    person: Person
    role: Role
    seat: Seat
    in_channel: bool
    may_read: bool


@dataclass(frozen=True, slots=True)
class WhoIsThere:
    """Everybody at a table; guardians without their names, and for those who may read."""

    label: str
    seats: Sequence[SeatAtTable]
    guardians: Sequence[Guardian]


class ListMyCases(Command[Sequence[CaseLine]]):
    """See the open cases at whose table one sits."""

    async def carry_out(self, occasion: Occasion) -> Sequence[CaseLine]:
        """Return a line for each, by label."""
        cases = await occasion.store.cases()
        occasion.store.look_at_together(case.id for case in cases)
        return [await line_of(occasion, case) for case in cases]


class ShowOverview(Command[Overview]):
    """See one's open cases, and whether one may start one."""

    async def carry_out(self, occasion: Occasion) -> Overview:
        """Return both."""
        lines = await ListMyCases().carry_out(occasion)
        may_start = bool(lines) or bool(await occasion.store.channels_to_coordinate())
        return Overview(lines, may_start=may_start)


class ShowCase(Command[CaseSummary]):
    """See one case at a glance."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> CaseSummary:
        """Return the summary. Raises ``CaseNotFound``."""
        case = await occasion.store.case(self.case)
        occasion.store.look_at_together([case.id])
        leads = await occasion.store.is_in_channel(case.coordinator, case.channel)
        return CaseSummary(
            line=await line_of(occasion, case),
            coordinator=await name_of(occasion, case.coordinator) if leads else None,
            deputy=await name_of(occasion, case.deputy) if case.deputy else None,
            seated=len(await seated(occasion, case.id)),
            may_read=may_read_if_asked(await verdict_on(occasion, case, await occasion.store.me())),
        )


class MyTasks(Command[Tasks]):
    """See what waits for oneself, over all cases."""

    async def carry_out(self, occasion: Occasion) -> Tasks:
        """Return the agreements, confirmations, invitations and meetings that wait."""
        cases = await occasion.store.cases()
        labels = {case.id: case.label for case in cases}
        tasks = [
            Task(agreement, labels[agreement.case], agreement.is_late(occasion.today))
            for agreement in await occasion.store.my_agreements()
            if agreement.case in labels
        ]
        to_confirm = [task for task in tasks if task.agreement.state is AgreementState.PROPOSED]
        return Tasks(
            tasks,
            to_confirm,
            await occasion.store.my_invitations(),
            await meetings_ahead(occasion, cases),
            await accepted_outside(occasion, cases),
        )


class WhoSits(Command[WhoIsThere]):
    """See who sits at the table of a case."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> WhoIsThere:
        """Return who sits there, was invited or is proposed: the coordinator, then by name.

        Raises:
            CaseNotFound: this person does not sit there, or there is no such case.
        """
        store = occasion.store
        case = await store.case(self.case)
        verdict = await verdicts(occasion, case)
        places = await store.participants(case.id)
        known = await store.known(place.person for place in places)
        members = await store.members_of(case.channel)
        seats = []
        for place in places:
            person = known.get(place.person)
            if person and place.seat not in {Seat.DECLINED, Seat.LEFT}:
                in_channel = person.id in members
                may_read = person.id in verdict and may_read_if_asked(verdict[person.id])
                seats.append(SeatAtTable(person, place.role, place.seat, in_channel, may_read))
        seats.sort(key=lambda seat: (seat.role is not Role.COORDINATOR, seat.person.name))
        return WhoIsThere(case.label, seats, await store.guardians(case.id))


async def line_of(occasion: Occasion, case: Case) -> CaseLine:
    """Return a case in one line, as far as this person may know it.

    Who may not read does not see what parents answered: to them, a case without a meeting
    waits for consent.
    """
    store, today = occasion.store, occasion.today
    meetings = await store.meetings(case.id)
    agreements = await store.agreements(case.id)
    may_discuss = consent_status(
        await family_of(occasion, case),
        await store.consents(case.id),
        (Purpose.DISCUSS_TEAM, None),
        today,
    )
    granted = may_discuss is ConsentStatus.GRANTED
    stage = stage_of(case, meetings, agreements, occasion.now, may_discuss=granted)
    return CaseLine(
        case=case.id,
        label=case.label,
        school=case.school,
        stage=await stage_with_report(occasion, case, stage, meetings),
        next_meeting=next((m for m in meetings if m.is_ahead(occasion.now)), None),
        open_agreements=len([one for one in agreements if one.is_open]),
        late_agreements=len([one for one in agreements if one.is_late(today)]),
        done_agreements=len([one for one in agreements if one.state is AgreementState.DONE]),
        leads=case.is_led_by(await store.me()),
    )
