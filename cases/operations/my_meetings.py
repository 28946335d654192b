"""Looking at the meetings that one is expected at."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.desk import Command, Occasion
from cases.model.case import Case
from cases.model.invitations import Invitation
from cases.model.meetings import Meeting
from cases.operations.letters import Place, where_is


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting that is still to come, with the label of its case and where it is."""

    label: str
    meeting: Meeting
    place: Place


@dataclass(frozen=True, slots=True)
class MyAgenda:
    """The meetings of this person, and what keeps others out of sight.

    ``asked`` are invitations without an answer, ``not_in_channel`` those that were accepted by
    somebody who is not in the channel: of these nothing but the school is told.
    """

    meetings: Sequence[MeetingLine]
    asked: Sequence[Invitation]
    not_in_channel: Sequence[Invitation]


class MyMeetings(Command[MyAgenda]):
    """See when and where one's meetings are."""

    async def carry_out(self, occasion: Occasion) -> MyAgenda:
        """Return the meetings ahead in all cases of this person, the next one first."""
        cases = await occasion.store.cases()
        return MyAgenda(
            meetings=await meetings_ahead(occasion, cases),
            asked=await occasion.store.my_invitations(),
            not_in_channel=await accepted_outside(occasion, cases),
        )


async def meetings_ahead(occasion: Occasion, cases: Sequence[Case]) -> Sequence[MeetingLine]:
    """Return the meetings ahead of these cases, the next one first."""
    lines = []
    occasion.store.look_at_together(case.id for case in cases)
    for case in cases:
        for meeting in await occasion.store.meetings(case.id):
            if meeting.is_ahead(occasion.now):
                place = await where_is(occasion, meeting)
                lines.append(MeetingLine(case.label, meeting, place))
    return sorted(lines, key=lambda line: line.meeting.starts_at)


async def accepted_outside(occasion: Occasion, cases: Sequence[Case]) -> Sequence[Invitation]:
    """Return the invitations this person accepted to cases whose channel they are not in."""
    seen = {case.id for case in cases}
    return [one for one in await occasion.store.my_acceptances() if one.case not in seen]
