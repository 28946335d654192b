"""Throws away what has had its time, with the keys that would still open it in a backup."""

from collections.abc import Mapping
from datetime import UTC, timedelta

from sqlalchemy import BigInteger, Date, DateTime, and_, bindparam, delete, func, select

from storage.shelf import Shelf
from storage.tables.conversations import ACTIONS, DAY_KEYS, DRAFT_KEYS, DRAFTS, INBOX
from storage.tables.doors import LINKS
from storage.tables.outbox import OUTBOX
from storage.wire import Statement

FINISHED_LASTS = timedelta(days=30)
_KEPT_ANSWERS_LAST = timedelta(days=1)

_NOW = bindparam("now", type_=DateTime(timezone=True))
_LONG_AGO = bindparam("finished_before", type_=DateTime(timezone=True))
_ENDED = (
    delete(DRAFTS)
    .where(DRAFTS.c.expires_at <= _NOW)
    .returning(DRAFTS.c.tenant_id, DRAFTS.c.person_id, DRAFTS.c.conversation)
    .cte("ended")
)
_STATEMENTS = {
    "drafts": Statement(
        delete(DRAFT_KEYS).where(
            and_(
                DRAFT_KEYS.c.tenant_id == _ENDED.c.tenant_id,
                DRAFT_KEYS.c.person_id == _ENDED.c.person_id,
                DRAFT_KEYS.c.conversation == _ENDED.c.conversation,
            )
        )
    ),
    "kept_answers": Statement(delete(INBOX).where(INBOX.c.expires_at <= _NOW)),
    "day_keys": Statement(
        delete(DAY_KEYS).where(DAY_KEYS.c.day < bindparam("oldest_day", type_=Date()))
    ),
    "actions": Statement(delete(ACTIONS).where(ACTIONS.c.expires_at <= _NOW)),
    "links": Statement(
        delete(LINKS).where(LINKS.c.expires_at <= _LONG_AGO, LINKS.c.disowned_at.is_(None))
    ),
    "messages": Statement(
        delete(OUTBOX).where(OUTBOX.c.next_at.is_(None), OUTBOX.c.due_at <= _LONG_AGO)
    ),
}


_FORGET_EXPERTS = Statement(select(func.aantafel.forget_outsiders()), writes=True)
_LOCK = 0x5EE9
_ALONE = Statement(select(func.pg_try_advisory_xact_lock(bindparam("lock", type_=BigInteger()))))


class Sweeping(Shelf):
    """Sweeps, for the courier, one at a time: of several that begin at once, one does."""

    async def sweep(self) -> Mapping[str, int]:
        """Throw away what has expired, and return how many there were of each kind.

        Nothing, while somebody else is at it.
        """
        if not await self._value(_ALONE, lock=_LOCK):
            return {}
        now = self._scope.clock()
        moments = {
            "now": now,
            "oldest_day": (now - _KEPT_ANSWERS_LAST).astimezone(UTC).date(),
            "finished_before": now - FINISHED_LASTS,
        }
        swept = {
            kind: await self._changed(statement, **moments)
            for kind, statement in _STATEMENTS.items()
        }
        return swept | {"experts": await self._value(_FORGET_EXPERTS)}
