"""A person's draft in one place, sealed with a key of its own."""

from typing import Any

from pydantic import JsonValue
from sqlalchemy import Row, Text, and_, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from storage.shelf import PERSON, TENANT, Shelf, changes, new
from storage.tables import DRAFT_KEYS, DRAFTS

CONVERSATION = bindparam("place", type_=Text())
SAME_DRAFT = and_(
    DRAFTS.c.tenant_id == DRAFT_KEYS.c.tenant_id,
    DRAFTS.c.person_id == DRAFT_KEYS.c.person_id,
    DRAFTS.c.conversation == DRAFT_KEYS.c.conversation,
)

_MY_KEY = and_(
    DRAFT_KEYS.c.tenant_id == TENANT,
    DRAFT_KEYS.c.person_id == PERSON,
    DRAFT_KEYS.c.conversation == CONVERSATION,
)
_MINE = and_(
    DRAFTS.c.tenant_id == TENANT,
    DRAFTS.c.person_id == PERSON,
    DRAFTS.c.conversation == CONVERSATION,
)
_LOAD = (
    select(
        DRAFTS.c.sealed.label("draft"),
        DRAFTS.c.expires_at.label("draft_expires_at"),
        DRAFT_KEYS.c.wrapped.label("draft_key"),
    )
    .join_from(DRAFTS, DRAFT_KEYS, SAME_DRAFT)
    .where(_MINE)
)
_CHANGE = update(DRAFTS).where(_MINE).values(changes(DRAFTS, "sealed", "expires_at"))
_PUT_KEY = insert(DRAFT_KEYS).values(
    tenant_id=TENANT,
    person_id=PERSON,
    conversation=CONVERSATION,
    wrapped=bindparam("wrapped", type_=DRAFT_KEYS.c.wrapped.type),
)
_PUT = insert(DRAFTS).values(
    tenant_id=TENANT,
    person_id=PERSON,
    conversation=CONVERSATION,
    **changes(DRAFTS, "sealed", "expires_at"),
)
_ROW = ["tenant_id", "person_id", "conversation"]
_BEGIN = _PUT.on_conflict_do_update(
    index_elements=_ROW,
    set_={"sealed": _PUT.excluded.sealed, "expires_at": _PUT.excluded.expires_at},
).add_cte(
    _PUT_KEY.on_conflict_do_update(
        index_elements=_ROW, set_={"wrapped": _PUT_KEY.excluded.wrapped}
    ).cte("key")
)
_END = delete(DRAFTS).where(_MINE).add_cte(delete(DRAFT_KEYS).where(_MY_KEY).cte("key"))


class Drafts(Shelf):
    """Keeps what a person has answered so far, per conversation; storage knows no flows."""

    async def load(self, conversation: str) -> JsonValue | None:
        """Return this person's draft in that conversation, None if there is none (any more)."""
        seen = self._scope.drafts
        if conversation not in seen:
            row = await self._row(_LOAD, person=self._scope.person, place=conversation)
            self.found(conversation, row)
        return seen[conversation][0]

    def found(self, conversation: str, row: Row[Any] | None) -> None:
        """Remember what a statement read of a conversation's draft."""
        scope = self._scope
        if row is None or row.draft is None or row.draft_expires_at <= scope.clock():
            scope.drafts[conversation] = None, None
            return
        place = self._place(conversation)
        key = scope.vault.unwrap(row.draft_key, place)
        scope.drafts[conversation] = key.open_json(row.draft, place), key

    async def save(self, conversation: str, draft: JsonValue | None) -> None:
        """Keep a draft in place of the one that was there; None ends it and throws its key away."""
        if conversation not in self._scope.drafts:
            await self.load(conversation)
        _, key = self._scope.drafts[conversation]
        row = {"person": self._scope.person, "place": conversation}
        if draft is None:
            if key is not None:
                await self._run(_END, **row)
            self._scope.drafts[conversation] = None, None
            return
        place = self._place(conversation)
        statement: Any = _CHANGE
        if key is None:
            statement = _BEGIN
            key, row["wrapped"] = self._scope.vault.mint(place)
        expires_at = self._scope.clock() + self._scope.practice.draft_lasts
        saved = new({"sealed": key.seal_json(draft, place), "expires_at": expires_at})
        await self._run(statement, **row, **saved)
        self._scope.drafts[conversation] = draft, key

    def _place(self, conversation: str) -> str:
        scope = self._scope
        return f"drafts.sealed|{scope.tenant}|{scope.person}|{conversation}"
