"""What the chat of an online meeting is told, and what its chair hears while it runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cases.desk import Occasion
from cases.identities import PersonId
from cases.messages import Message, Road
from cases.model.case import Case, CaseId
from cases.model.meetings import Meeting, MeetingId
from cases.operations.kinds import Kind, post
from cases.operations.table import name_of, seated
from cases.values import Value

NUDGES: Final = (Kind.MEETING_HALFWAY, Kind.MEETING_TEN_LEFT, Kind.MEETING_FIVE_LEFT)

_BEFORE_THE_END: Final = {
    Kind.MEETING_TEN_LEFT: timedelta(minutes=10),
    Kind.MEETING_FIVE_LEFT: timedelta(minutes=5),
}


async def greet_thread(
    occasion: Occasion, case: Case, meeting: Meeting, *, awaited: bool = False
) -> None:
    """Say in the meeting's own chat what it is for; parents there only as a number.

    ``awaited``: there is no chat yet, but there will be.
    """
    if meeting.thread is None and not awaited:
        return
    names = [await name_of(occasion, place.person) for place in await seated(occasion, case.id)]
    greeting = _in_thread(
        Kind.MEETING_THREAD,
        occasion,
        case,
        meeting,
        lasts=meeting.minutes,
        staff=", ".join(sorted(name for name in names if name)),
        parents=len(await occasion.store.guardians(case.id)),
    )
    await post(occasion, greeting)


async def take_leave(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    """Say in the meeting's own chat that it is off."""
    if meeting.thread is not None:
        await post(occasion, _in_thread(Kind.MEETING_THREAD_OFF, occasion, case, meeting))


async def plan_nudges(occasion: Occasion, case: Case, meeting: Meeting) -> None:
    """Plan to give the chair of an online meeting the time while it runs, in their own chat."""
    if not meeting.online:
        return
    running = Running(case.id, meeting.id, case.label, case.coordinator)
    for nudge in running.nudges(meeting.starts_at, meeting.lasts):
        if nudge.at > occasion.now:
            await post(occasion, nudge)


@dataclass(frozen=True, slots=True)
class Running:
    """A meeting that runs, or will, as far as its chair is given the time."""

    case: CaseId
    meeting: MeetingId
    label: str
    chair: PersonId

    def nudges(self, begins: datetime, lasts: timedelta) -> list[Message]:
        """Return what its chair is told of the time: half way, and before the end.

        A meeting so short that its half is near the end has no half worth telling.
        """
        ends = begins + lasts
        moments = {kind: ends - before for kind, before in _BEFORE_THE_END.items()}
        if begins + lasts / 2 < moments[Kind.MEETING_TEN_LEFT]:
            moments[Kind.MEETING_HALFWAY] = begins + lasts / 2
        return [
            Message(
                kind=kind,
                case=self.case,
                subject=self.meeting,
                receiver=self.chair,
                at=at,
                values={
                    "label": self.label,
                    "at": begins,
                    "lasts": int(lasts.total_seconds()) // 60,
                },
                references={"meeting": self.meeting},
            )
            for kind, at in sorted(moments.items(), key=lambda one: one[1])
            if at > begins
        ]


def _in_thread(
    kind: Kind, occasion: Occasion, case: Case, meeting: Meeting, **values: Value
) -> Message:
    return Message(
        kind=kind,
        case=case.id,
        subject=meeting.id,
        receiver=case.coordinator,
        at=occasion.now,
        road=Road.THREAD,
        conversation=meeting.thread,
        values={"label": case.label, "at": meeting.starts_at, **values},
        references={"meeting": meeting.id},
    )
