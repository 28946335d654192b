"""What people wrote, sealed with the key of its case."""

from typing import cast
from uuid import UUID, uuid4

from pydantic import JsonValue
from sqlalchemy import Uuid, and_, bindparam, delete, insert, select
from sqlalchemy.dialects.postgresql import distinct_on

from cases.model.case import Audience, CaseId, Words
from storage.shelf import CASE, TENANT
from storage.standings import Standings
from storage.tables.cases import CASE_KEYS, WORDS
from storage.wire import Row, Statement

_ABOUT = bindparam("subject", type_=Uuid())
_EVERY = (
    select(
        WORDS.c.words_id,
        WORDS.c.about,
        WORDS.c.audience,
        WORDS.c.author_id,
        WORDS.c.sealed,
        CASE_KEYS.c.wrapped,
    )
    .join_from(
        WORDS,
        CASE_KEYS,
        and_(CASE_KEYS.c.tenant_id == WORDS.c.tenant_id, CASE_KEYS.c.case_id == WORDS.c.case_id),
    )
    .where(WORDS.c.tenant_id == TENANT, WORDS.c.case_id == CASE)
    .ext(distinct_on(WORDS.c.about))
    .order_by(WORDS.c.about, WORDS.c.kept_at.desc())
)
_ALL = Statement(_EVERY)
WORDS_ABOUT = Statement(_EVERY.where(WORDS.c.about == _ABOUT))
_REPLACED = (
    delete(WORDS)
    .where(WORDS.c.tenant_id == TENANT, WORDS.c.case_id == CASE, WORDS.c.about == _ABOUT)
    .cte("replaced")
)
_KEEP = Statement(insert(WORDS).add_cte(_REPLACED))
_ADD = Statement(insert(WORDS))


class WordsKept(Standings):
    """Fills ``WordsStore``."""

    async def words(self, case: CaseId, about: UUID) -> Words | None:
        """Return the words about something, None if there are none this person may read."""
        rows = await self._rows(WORDS_ABOUT, case=case, subject=about)
        return (await self._opened(case, rows)).get(about)

    async def all_words(self, case: CaseId) -> dict[UUID, Words]:
        """Return all words of a case this person may read, by what they are about."""
        return await self._opened(case, await self._rows(_ALL, case=case))

    async def keep_words(self, case: CaseId, about: UUID, audience: Audience, words: Words) -> None:
        """Keep words about something, in place of those that were there."""
        await self._check_rosters([case])
        key = await self._key(case)
        row = uuid4()
        place = words_place(case, row, about, audience.value)
        # A guest has no right to take words away, so they can only add.
        statement = _ADD if self._scope.is_guest else _KEEP
        await self._add(
            statement,
            case=case,
            subject=about,
            case_id=case,
            words_id=row,
            about=about,
            audience=audience.value,
            author_id=self._scope.person,
            sealed=key.seal_json(cast("JsonValue", dict(words)), place),
        )

    async def _opened(self, case: CaseId, rows: list[Row]) -> dict[UUID, Words]:
        if not rows:
            return {}
        await self._check_rosters([case])
        await self._note_opened(case, rows)
        key = self._open_key(case, rows[0].wrapped)
        return {
            row.about: cast(
                "Words",
                key.open_json(row.sealed, words_place(case, row.words_id, row.about, row.audience)),
            )
            for row in rows
        }


def words_place(case: UUID, row: UUID, about: UUID, audience: str) -> str:
    """Return the place that the words of a row are sealed for."""
    return f"words.sealed|{case}|{row}|{about}|{audience}"
