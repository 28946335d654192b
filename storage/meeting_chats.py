"""What the chat of a meeting tells: that it began, and that it ended; and whose meeting it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import (
    DateTime,
    Interval,
    Text,
    Uuid,
    bindparam,
    column,
    delete,
    func,
    insert,
    null,
    select,
    update,
)

from cases.identities import PersonId, TenantId
from cases.model.case import CaseId
from cases.model.meetings import MeetingId
from storage.rooms import WhichRoom
from storage.shelf import OF_TENANT, Shelf
from storage.tables.meetings import MEETING_NEWS
from storage.tables.outbox import OUTBOX
from storage.wire import Statement, one_of

_THREAD = bindparam("thread", type_=Text())

_NOTE = Statement(insert(MEETING_NEWS))
_TAKE_NEWS = Statement(
    delete(MEETING_NEWS).returning(
        MEETING_NEWS.c.tenant_id,
        MEETING_NEWS.c.thread,
        MEETING_NEWS.c.what,
        MEETING_NEWS.c.noticed_at,
    ),
    writes=True,
)
_MEETING_IN = Statement(
    select(
        func.aantafel.meeting_in(OF_TENANT, _THREAD).table_valued(
            column("case_id", Uuid()),
            column("meeting_id", Uuid()),
            column("label", Text()),
            column("leader_id", Uuid()),
            column("starts_at", DateTime(timezone=True)),
            column("lasts", Interval()),
        )
    )
)
_CALL_BACK = Statement(
    update(OUTBOX)
    .where(
        OUTBOX.c.tenant_id == OF_TENANT,
        OUTBOX.c.case_id == bindparam("of_case", type_=Uuid()),
        OUTBOX.c.subject == bindparam("of_meeting", type_=Uuid()),
        OUTBOX.c.kind == bindparam("of_kind", type_=Text()),
        one_of(OUTBOX.c.state, ("pending", "unsure")),
    )
    .values(state="called_back", next_at=null())
)


@dataclass(frozen=True, slots=True)
class MeetingNews:
    """The chat of a meeting said that it began, or ended."""

    tenant: TenantId
    thread: str
    started: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ClockedMeeting:
    """A planned meeting, as far as its chair is told the time."""

    which: WhichRoom
    label: str
    chair: PersonId
    starts_at: datetime
    lasts: timedelta


class MeetingChats(Shelf):
    """Notes what happened, for the courier; whether we know such a meeting is its to find out."""

    async def note(self, thread: str, *, started: bool) -> None:
        """Keep that the meeting of a chat began, or else ended, now."""
        what = "started" if started else "ended"
        await self._add(_NOTE, thread=thread, what=what, noticed_at=self._scope.clock())

    async def take_news(self) -> Sequence[MeetingNews]:
        """Return what the chats of meetings told, and forget it with this transaction."""
        return [
            MeetingNews(TenantId(row.tenant_id), row.thread, row.what == "started", row.noticed_at)
            for row in await self._rows(_TAKE_NEWS)
        ]

    async def meetings_in(self, tenant: TenantId, thread: str) -> Sequence[ClockedMeeting]:
        """Return the planned meetings of a chat."""
        rows = await self._rows(_MEETING_IN, of_tenant=tenant, thread=thread)
        return [
            ClockedMeeting(
                WhichRoom(tenant, CaseId(row.case_id), MeetingId(row.meeting_id)),
                row.label,
                PersonId(row.leader_id),
                row.starts_at,
                row.lasts,
            )
            for row in rows
        ]

    async def call_back(self, which: WhichRoom, kind: str) -> None:
        """Take back what of a kind is not sent yet about a meeting."""
        await self._changed(_CALL_BACK, of_kind=kind, **_names(which))


def _names(which: WhichRoom) -> dict[str, UUID]:
    return {"of_tenant": which.tenant, "of_case": which.case, "of_meeting": which.meeting}
