"""Meetings and what people said about coming."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Integer as Number
from sqlalchemy import Uuid, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.errors import ChangedMeanwhile, NotFoundHere
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.meetings import Attendance, Meeting, MeetingAnswer, MeetingId, MeetingState
from storage.shelf import CASE, EACH_CASE, TENANT, Shelf, changes, new
from storage.tables.meetings import MEETING_ANSWERS, MEETINGS
from storage.wire import Row, Statement

_MEETINGS = (
    select(MEETINGS)
    .where(MEETINGS.c.tenant_id == TENANT)
    .order_by(MEETINGS.c.starts_at, MEETINGS.c.meeting_id)
)
_MEETING = bindparam("meeting", type_=Uuid())
_ONE = Statement(_MEETINGS.where(MEETINGS.c.meeting_id == _MEETING))
MEETINGS_PLANNED = Statement(_MEETINGS.where(MEETINGS.c.case_id == EACH_CASE))
_SAVE = Statement(
    update(MEETINGS)
    .where(
        MEETINGS.c.tenant_id == TENANT,
        MEETINGS.c.case_id == CASE,
        MEETINGS.c.meeting_id == _MEETING,
        MEETINGS.c.version == bindparam("read_version", type_=Number()),
    )
    .values(
        changes(MEETINGS, "starts_at", "lasts", "online", "state", "sequence", "thread", "version")
    )
)
_ADD = Statement(insert(MEETINGS).on_conflict_do_nothing())
_ANSWERS = Statement(
    select(MEETING_ANSWERS)
    .where(MEETING_ANSWERS.c.tenant_id == TENANT, MEETING_ANSWERS.c.case_id == EACH_CASE)
    .order_by(MEETING_ANSWERS.c.answered_at, MEETING_ANSWERS.c.person_id)
)
_VOID = Statement(
    delete(MEETING_ANSWERS).where(
        MEETING_ANSWERS.c.tenant_id == TENANT,
        MEETING_ANSWERS.c.case_id == CASE,
        MEETING_ANSWERS.c.meeting_id == bindparam("meeting", type_=Uuid()),
    )
)
_ANSWER = insert(MEETING_ANSWERS)
_REPLACE_ANSWER = Statement(
    _ANSWER.on_conflict_do_update(
        index_elements=["tenant_id", "case_id", "meeting_id", "person_id"],
        set_={name: _ANSWER.excluded[name] for name in ("attendance", "answered_at", "rather_at")},
    )
)


class Meetings(Shelf):
    """Fills the part of ``WorkStore`` that is about meetings."""

    async def meeting(self, meeting: MeetingId) -> Meeting:
        """Return a meeting. Raises ``NotFoundHere``."""
        row = await self._row(_ONE, meeting=meeting)
        if row is None:
            raise NotFoundHere
        await self._check_rosters([row.case_id])
        return _meeting(row)

    async def meetings(self, case: CaseId) -> Sequence[Meeting]:
        """Return a case's meetings, cancelled ones too, in order of time."""
        return [_meeting(row) for row in await self._of_case(MEETINGS_PLANNED, case)]

    async def save_meeting(self, meeting: Meeting) -> None:
        """Keep a new or changed meeting; ``version`` is the one read, and one more is kept.

        Raises:
            ChangedMeanwhile: somebody else changed it since it was read.
        """
        await self._check_rosters([meeting.case])
        row = {
            "starts_at": meeting.starts_at,
            "lasts": meeting.lasts,
            "online": meeting.online,
            "state": meeting.state.value,
            "sequence": meeting.sequence,
            "thread": meeting.thread,
        }
        known: dict[str, UUID] = {"case": meeting.case, "meeting": meeting.id}
        saved = new(row | {"version": meeting.version + 1})
        if await self._changed(_SAVE, **known, read_version=meeting.version, **saved):
            return
        if not await self._add(
            _ADD,
            case_id=meeting.case,
            meeting_id=meeting.id,
            planned_by=meeting.planned_by,
            version=meeting.version,
            **row,
        ):
            raise ChangedMeanwhile

    async def meeting_answers(self, case: CaseId) -> Sequence[MeetingAnswer]:
        """Return everybody's newest answer about each meeting of the case."""
        return [_answer(row) for row in await self._of_case(_ANSWERS, case)]

    async def void_meeting_answers(self, meeting: Meeting) -> None:
        """Forget what everybody answered about a meeting: it was about another time."""
        await self._check_rosters([meeting.case])
        await self._changed(_VOID, case=meeting.case, meeting=meeting.id)

    async def save_meeting_answer(self, case: CaseId, answer: MeetingAnswer) -> None:
        """Keep somebody's answer, in place of the one they gave before."""
        await self._check_rosters([case])
        await self._add(
            _REPLACE_ANSWER,
            case_id=case,
            meeting_id=answer.meeting,
            person_id=answer.person,
            attendance=answer.attendance.value,
            answered_at=answer.answered_at,
            rather_at=answer.rather_at,
        )


def _meeting(row: Row) -> Meeting:
    return Meeting(
        id=MeetingId(row.meeting_id),
        case=CaseId(row.case_id),
        starts_at=row.starts_at,
        lasts=row.lasts,
        online=row.online,
        planned_by=PersonId(row.planned_by),
        state=MeetingState(row.state),
        sequence=row.sequence,
        thread=row.thread,
        version=row.version,
    )


def _answer(row: Row) -> MeetingAnswer:
    return MeetingAnswer(
        meeting=MeetingId(row.meeting_id),
        person=PersonId(row.person_id),
        attendance=Attendance(row.attendance),
        answered_at=row.answered_at,
        rather_at=row.rather_at,
    )
