"""What stands behind buttons: kept here under an opaque id, so that a card carries no right."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import DateTime, LargeBinary, Text, bindparam, or_, select, update

from cases.identities import PersonId, TenantId
from storage.shelf import TENANT, Shelf
from storage.tables.conversations import ACTIONS
from storage.wire import Statement

_TOKEN_BYTES = 18

_HASH = bindparam("token_hash", type_=LargeBinary())
_HERE = ACTIONS.c.conversation == bindparam("place", type_=Text())
_GROUP = bindparam("pressed_group", type_=Text())
_ITS_GROUP = select(ACTIONS.c.message_group).where(
    ACTIONS.c.tenant_id == TENANT, ACTIONS.c.hash == _HASH, _HERE
)
# Locks every button of the message in one order, so that of two presses at once one waits,
# and then sees that the other was first.
_BUTTONS = Statement(
    select(
        ACTIONS.c.hash,
        ACTIONS.c.message_group,
        ACTIONS.c.sealed,
        ACTIONS.c.expires_at,
        ACTIONS.c.used_at,
    )
    .where(
        ACTIONS.c.tenant_id == TENANT,
        _HERE,
        or_(ACTIONS.c.hash == _HASH, ACTIONS.c.message_group == _ITS_GROUP.scalar_subquery()),
    )
    .order_by(ACTIONS.c.hash)
    .with_for_update()
)
_USE = Statement(
    update(ACTIONS)
    .where(ACTIONS.c.tenant_id == TENANT, _HERE, ACTIONS.c.message_group == _GROUP)
    .values(used_at=bindparam("moment", type_=DateTime(timezone=True)))
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the pressed button stands for."""

    act: JsonValue


@dataclass(frozen=True, slots=True)
class AlreadyUsed:
    """The message's buttons were used before, by this person or another."""


@dataclass(frozen=True, slots=True)
class NotThere:
    """No such button: it never was, it expired, it is another's, or it was copied elsewhere."""


class Actions(Shelf):
    """Mints buttons and takes them when they are pressed."""

    def of(self, tenant: TenantId) -> "Actions":
        """Return the same for one tenant: the courier, who works for all, says for whose."""
        return Actions(replace(self._scope, tenant=tenant))

    async def mint(
        self,
        conversation: str,
        act: JsonValue,
        *,
        expires_at: datetime,
        person: PersonId | None = None,
        message_group: str | None = None,
    ) -> str:
        """Return a new opaque id for a button in that conversation.

        ``person`` is who may press it, None anybody who is in the conversation. Pressing one
        button uses up all of its ``message_group``; with None it can be pressed again and
        again until it expires. It is written when the transaction ends.
        """
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        key = self._scope.vault.action_key(token)
        self._scope.leaving.mint(
            {
                "tenant_id": self._scope.tenant,
                "hash": _hash(token),
                "conversation": conversation,
                "person_id": person,
                "message_group": message_group,
                "sealed": key.seal_json(act, _place(conversation)),
                "expires_at": expires_at,
            }
        )
        return token

    async def take(self, action_id: str, conversation: str) -> Taken | AlreadyUsed | NotThere:
        """Return what a pressed button stands for, and use its message's buttons up."""
        pressed = _hash(action_id)
        buttons = await self._rows(_BUTTONS, token_hash=pressed, place=conversation)
        button = next((row for row in buttons if row.hash == pressed), None)
        now = self._scope.clock()
        if button is None or button.expires_at <= now:
            return NotThere()
        if button.used_at is not None:
            return AlreadyUsed()
        if button.message_group is not None:
            await self._changed(
                _USE, place=conversation, pressed_group=button.message_group, moment=now
            )
        key = self._scope.vault.action_key(action_id)
        return Taken(key.open_json(button.sealed, _place(conversation)))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _place(conversation: str) -> str:
    return f"actions.sealed|{conversation}"
