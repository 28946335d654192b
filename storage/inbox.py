"""What was heard already: each delivery has one effect, and its answer is kept for a day."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from pydantic import JsonValue
from sqlalchemy import Date, LargeBinary, and_, bindparam, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from storage.drafts import CONVERSATION, SAME_DRAFT, Drafts
from storage.scope import Scope
from storage.shelf import PERSON, TENANT, Shelf
from storage.tables.conversations import DAY_KEYS, DRAFT_KEYS, DRAFTS, INBOX
from storage.vault import Key
from storage.wire import Statement

ANSWER_LASTS = timedelta(hours=24)

_TODAY = bindparam("today", type_=Date())
_TURN = select(literal(1).label("one")).subquery("turn")
# Everything a turn begins with, in one statement: the kept answer, the key of its day or of
# today, and the draft.
_READ = Statement(
    select(
        INBOX.c.sealed,
        func.coalesce(INBOX.c.day, _TODAY).label("day"),
        DAY_KEYS.c.wrapped.label("day_key"),
        DRAFTS.c.sealed.label("draft"),
        DRAFTS.c.expires_at.label("draft_expires_at"),
        DRAFT_KEYS.c.wrapped.label("draft_key"),
    ).select_from(
        _TURN.outerjoin(
            INBOX,
            and_(
                INBOX.c.tenant_id == TENANT,
                INBOX.c.person_id == PERSON,
                INBOX.c.activity == bindparam("activity", type_=LargeBinary()),
            ),
        )
        .outerjoin(
            DAY_KEYS,
            and_(
                DAY_KEYS.c.tenant_id == TENANT, DAY_KEYS.c.day == func.coalesce(INBOX.c.day, _TODAY)
            ),
        )
        .outerjoin(
            DRAFTS,
            and_(
                DRAFTS.c.tenant_id == TENANT,
                DRAFTS.c.person_id == PERSON,
                DRAFTS.c.conversation == CONVERSATION,
            ),
        )
        .outerjoin(DRAFT_KEYS, SAME_DRAFT)
    )
)
_ADD_DAY = Statement(insert(DAY_KEYS).on_conflict_do_nothing())
_DAY = Statement(
    select(DAY_KEYS.c.wrapped).where(DAY_KEYS.c.tenant_id == TENANT, DAY_KEYS.c.day == _TODAY)
)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What was answered when this activity came for the first time.

    None also when the key to the answer was thrown away meanwhile.
    """

    answer: JsonValue


class Inbox(Shelf):
    """Tells new deliveries from repeated ones, one at a time in a conversation."""

    def __init__(self, scope: Scope, drafts: Drafts) -> None:
        super().__init__(scope)
        self._drafts = drafts
        self._today: tuple[date, Key] | None = None

    async def first_time(self, activity_key: str, conversation: str) -> KeptAnswer | None:
        """Wait for this person's turn in the conversation, then say what was kept.

        Lock, then read: a statement that does both would read what was there before it had
        to wait. Reads the draft along, so that loading it costs nothing more.

        Returns:
            None when this activity comes for the first time, else the answer kept.
        """
        await self._scope.lock(conversation)
        today = self._day()
        row = await self._row(
            _READ,
            person=self._scope.person,
            activity=_hash(activity_key),
            place=conversation,
            today=today,
        )
        assert row is not None  # it begins with a row of its own
        self._drafts.found(conversation, row)
        key = row.day_key and self._scope.vault.unwrap(row.day_key, self._owner(row.day))
        if row.sealed is not None:
            place = self._place(activity_key)
            return KeptAnswer(key.open_json(row.sealed, place) if key else None)
        if key is not None:
            self._today = today, key
        return None

    async def keep(self, activity_key: str, answer: JsonValue) -> None:
        """Keep what was answered, for a day; it is written when the transaction ends.

        Raises:
            ChangedMeanwhile: (by ``work_as``) it was answered in another one meanwhile.
        """
        day, key = self._today or await self._todays_key()
        activity = _hash(activity_key)
        row = {
            "tenant_id": self._scope.tenant,
            "person_id": self._scope.person,
            "activity": activity,
            "day": day,
            "sealed": key.seal_json(answer, self._place(activity_key)),
            "expires_at": self._scope.clock() + ANSWER_LASTS,
        }
        self._scope.leaving.hear(activity, row)

    async def _todays_key(self) -> tuple[date, Key]:
        today = self._day()
        key, wrapped = self._scope.vault.mint(self._owner(today))
        if not await self._add(_ADD_DAY, day=today, wrapped=wrapped):
            kept: bytes = await self._value(_DAY, today=today)
            key = self._scope.vault.unwrap(kept, self._owner(today))
        self._today = today, key
        return self._today

    def _day(self) -> date:
        return self._scope.clock().astimezone(UTC).date()

    def _owner(self, day: date) -> str:
        return f"day|{self._scope.tenant}|{day.isoformat()}"

    def _place(self, activity_key: str) -> str:
        return f"inbox.sealed|{self._scope.tenant}|{self._scope.person}|{activity_key}"


def _hash(activity_key: str) -> bytes:
    return hashlib.sha256(activity_key.encode()).digest()
