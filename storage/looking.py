"""What somebody may see of the audit log, and what the rules tell it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast
from uuid import UUID, uuid4

from pydantic import JsonValue
from sqlalchemy import Date, DateTime, Integer, Text, Uuid, bindparam, column, func, insert, select

from cases.identities import PersonId
from cases.model.auditing import DeedKind, Item
from cases.model.case import Audience, CaseId, Words
from cases.model.looking import Attempt, Look
from cases.model.reasons import ReasonKind, ReasonToRead, StatedReason
from storage.shelf import CASE, TENANT
from storage.standings import Standings
from storage.tables.audit import STATED_REASONS
from storage.tables.cases import WORDS
from storage.wire import Row, Statement
from storage.words import words_place

_LOOKS = Statement(
    select(
        func.aantafel.looks_at(CASE, bindparam("most", type_=Integer())).table_valued(
            column("number", Integer()),
            column("happened_at", DateTime(timezone=True)),
            column("kind", Text()),
            column("item", Text()),
            column("visitor", Text()),
            column("person_id", Uuid()),
            column("role", Text()),
            column("name", Text()),
            column("recipient", Text()),
            column("times", Integer()),
            column("about", Uuid()),
            column("ground", Text()),
        )
    )
)
_ATTEMPTS = Statement(
    select(
        func.aantafel.refused_strangers(
            bindparam("since", type_=Date()), bindparam("most", type_=Integer())
        ).table_valued(
            column("day", Date()),
            column("name", Text()),
            column("label", Text()),
            column("item", Text()),
            column("times", Integer()),
        )
    )
)
_SAID = Statement(
    select(
        WORDS.c.words_id, WORDS.c.about, WORDS.c.audience, WORDS.c.author_id, WORDS.c.sealed
    ).where(
        WORDS.c.tenant_id == TENANT,
        WORDS.c.case_id == CASE,
        WORDS.c.audience == Audience.ACCOUNT.value,
    )
)
_STATE = Statement(insert(STATED_REASONS).values(stated_at=func.aantafel.moment()))
_SAY = Statement(insert(WORDS))


class Looking(Standings):
    """Fills ``LookingStore``."""

    async def looks_at(self, case: CaseId, most: int) -> Sequence[Look]:
        """Return the newest rows about a case, none if this person may not see them."""
        await self._check_rosters([case])
        rows = await self._rows(_LOOKS, case=case, most=most)
        reasons = any(row.kind == DeedKind.REASONED for row in rows)
        said = await self._reasons_said(case) if reasons else {}
        return [
            Look(
                at=row.happened_at,
                kind=DeedKind(row.kind),
                item=Item(row.item),
                person=row.person_id and PersonId(row.person_id),
                role=row.role,
                name=row.name,
                recipient=row.recipient,
                times=row.times,
                reason=_reason(row, said),
            )
            for row in rows
        ]

    async def attempts(self, since: date, most: int) -> Sequence[Attempt]:
        """Return what strangers tried in vain, the newest first; to the privacy officer alone."""
        return [
            Attempt(row.day, row.name, row.label, Item(row.item), row.times)
            for row in await self._rows(_ATTEMPTS, since=since, most=most)
        ]

    async def note_missed(self, label: str) -> None:
        """Note that this person named a case that is not theirs, or that there is not."""
        self._scope.trail.missed(label)

    async def note_shown(self, case: CaseId, ground: str) -> None:
        """Note that the content of a case is shown to who asks, and on which ground."""
        self._scope.trail.shown(case, ground)

    async def state_reason(self, stated: StatedReason) -> None:
        """Keep why who asks is going to read a case, which opens it to a director for a while."""
        await self._check_rosters([stated.case])
        tenant, person, reason = self._scope.tenant, self._scope.person, stated.reason
        named = {"tenant_id": tenant, "case_id": stated.case}
        row = {**named, "reason_id": stated.id, "person_id": person}
        more = {"kind": reason.kind.value, "lasts": stated.lasts}
        # Not by ``_add``: nothing of the case is changed, and the reason is noted itself.
        await self._scope.wire.change(_STATE, {**row, **more})
        self._scope.trail.reasoned(stated.case, stated.id, reason.kind.value)
        if reason.words:
            key, words, audience = await self._key(stated.case), uuid4(), Audience.ACCOUNT.value
            place = words_place(stated.case, words, stated.id, audience)
            sealed = key.seal_json(cast("JsonValue", dict(reason.words)), place)
            about = {"words_id": words, "about": stated.id, "audience": audience}
            written = {**named, **about, "author_id": person, "sealed": sealed}
            await self._scope.wire.change(_SAY, written)

    async def _reasons_said(self, case: CaseId) -> Mapping[UUID, Words]:
        """Return what was given as a reason in somebody's own words, as far as it may be seen."""
        rows = await self._rows(_SAID, case=case)
        if not rows:
            return {}
        await self._note_opened(case, rows)
        key = await self._key(case)
        return {
            row.about: cast(
                "Words",
                key.open_json(row.sealed, words_place(case, row.words_id, row.about, row.audience)),
            )
            for row in rows
        }


def _reason(row: Row, said: Mapping[UUID, Words]) -> ReasonToRead | None:
    if row.kind != DeedKind.REASONED:
        return None
    return ReasonToRead.kept(ReasonKind(row.ground), said.get(row.about))
