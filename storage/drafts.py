"""A person's draft in one place, sealed with a key of its own."""

from dataclasses import replace

from pydantic import JsonValue
from sqlalchemy import Text, and_, bindparam, select

from storage.scope import HeldDraft
from storage.shelf import PERSON, TENANT, Shelf
from storage.tables.conversations import DRAFT_KEYS, DRAFTS
from storage.wire import Row, Statement

CONVERSATION = bindparam("place", type_=Text())
SAME_DRAFT = and_(
    DRAFTS.c.tenant_id == DRAFT_KEYS.c.tenant_id,
    DRAFTS.c.person_id == DRAFT_KEYS.c.person_id,
    DRAFTS.c.conversation == DRAFT_KEYS.c.conversation,
)

_MINE = and_(
    DRAFTS.c.tenant_id == TENANT,
    DRAFTS.c.person_id == PERSON,
    DRAFTS.c.conversation == CONVERSATION,
)
_LOAD = Statement(
    select(
        DRAFTS.c.sealed.label("draft"),
        DRAFTS.c.expires_at.label("draft_expires_at"),
        DRAFT_KEYS.c.wrapped.label("draft_key"),
    )
    .join_from(DRAFTS, DRAFT_KEYS, SAME_DRAFT)
    .where(_MINE)
)


class Drafts(Shelf):
    """Keeps what a person has answered so far, per conversation; storage knows no flows."""

    async def load(self, conversation: str) -> JsonValue | None:
        """Return this person's draft in that conversation, None if there is none (any more)."""
        seen = self._scope.drafts
        if conversation not in seen:
            row = await self._row(_LOAD, person=self._scope.person, place=conversation)
            self.found(conversation, row)
        return seen[conversation].draft

    def found(self, conversation: str, row: Row | None) -> None:
        """Remember what a statement read of a conversation's draft."""
        scope = self._scope
        # Its key was thrown away when a case of this person was destroyed.
        lost = row is not None and row.draft is not None and row.draft_key is None
        if row is None or row.draft is None or lost or row.draft_expires_at <= scope.clock():
            stored = row is not None and row.draft is not None
            scope.drafts[conversation] = HeldDraft(is_stored=stored)
            return
        place = self._place(conversation)
        key = scope.vault.unwrap(row.draft_key, place)
        draft = key.open_json(row.draft, place)
        scope.drafts[conversation] = HeldDraft(is_stored=True, draft=draft, key=key)

    async def save(self, conversation: str, draft: JsonValue | None) -> None:
        """Keep a draft in place of the one that was there; None ends it and throws its key away.

        It is written when the transaction ends.
        """
        if conversation not in self._scope.drafts:
            await self.load(conversation)
        held = self._scope.drafts[conversation]
        row = {
            "tenant_id": self._scope.tenant,
            "person_id": self._scope.person,
            "conversation": conversation,
        }
        if draft is None:
            self._scope.leaving.end_draft(conversation, row if held.is_stored else None)
            self._scope.drafts[conversation] = replace(held, draft=None, key=None)
            return
        place = self._place(conversation)
        key, wrapped = (held.key, None) if held.key else self._scope.vault.mint(place)
        self._scope.leaving.keep_draft(
            conversation,
            row
            | {
                "sealed": key.seal_json(draft, place),
                "expires_at": self._scope.clock() + self._scope.practice.draft_lasts,
            },
            row | {"wrapped": wrapped} if wrapped else None,
        )
        self._scope.drafts[conversation] = replace(held, draft=draft, key=key)

    def _place(self, conversation: str) -> str:
        scope = self._scope
        return f"drafts.sealed|{scope.tenant}|{scope.person}|{conversation}"
