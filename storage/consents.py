"""Guardians and what they answered."""

from collections.abc import Sequence

from sqlalchemy import Uuid, bindparam, insert, select, update

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Purpose, Route
from cases.model.people import Guardian, Relation
from storage.shelf import CASE, EACH_CASE, TENANT, Shelf, changes, new
from storage.tables.consents import CONSENTS, GUARDIANS
from storage.wire import Row, Statement

GUARDIANS_KNOWN = Statement(
    select(GUARDIANS)
    .where(GUARDIANS.c.tenant_id == TENANT, GUARDIANS.c.case_id == EACH_CASE)
    .order_by(GUARDIANS.c.has_authority.desc(), GUARDIANS.c.added_at, GUARDIANS.c.guardian_id)
)
_SAVE_GUARDIAN = Statement(
    update(GUARDIANS)
    .where(
        GUARDIANS.c.tenant_id == TENANT,
        GUARDIANS.c.case_id == CASE,
        GUARDIANS.c.guardian_id == bindparam("guardian", type_=Uuid()),
    )
    .values(changes(GUARDIANS, "relation", "has_authority", "language"))
)
_ADD_GUARDIAN = Statement(insert(GUARDIANS))
CONSENTS_GIVEN = Statement(
    select(CONSENTS)
    .where(CONSENTS.c.tenant_id == TENANT, CONSENTS.c.case_id == EACH_CASE)
    .order_by(CONSENTS.c.recorded_at, CONSENTS.c.kept_at)
)
_ADD_CONSENT = Statement(insert(CONSENTS))


class Consents(Shelf):
    """Fills the part of ``TableStore`` that is about guardians and consent."""

    async def guardians(self, case: CaseId) -> Sequence[Guardian]:
        """Return the pupil's parents and guardians as far as known, to who may read the case.

        Those with authority come first, and then they come as they were added.
        """
        return [_guardian(row) for row in await self._of_case(GUARDIANS_KNOWN, case)]

    async def save_guardian(self, case: CaseId, guardian: Guardian) -> None:
        """Keep a new or changed guardian."""
        await self._check_rosters([case])
        await self._note_change(case)
        row = {
            "relation": guardian.relation.value,
            "has_authority": guardian.has_authority,
            "language": guardian.language,
        }
        if not await self._changed(_SAVE_GUARDIAN, case=case, guardian=guardian.id, **new(row)):
            await self._add(_ADD_GUARDIAN, case_id=case, guardian_id=guardian.id, **row)

    async def consents(self, case: CaseId) -> Sequence[Consent]:
        """Return all recorded answers, oldest first; for a guest, their own."""
        return [_consent(row) for row in await self._of_case(CONSENTS_GIVEN, case)]

    async def add_consent(self, consent: Consent) -> None:
        """Keep an answer; answers are never changed."""
        await self._check_rosters([consent.case])
        await self._note_change(consent.case)
        await self._add(
            _ADD_CONSENT,
            case_id=consent.case,
            consent_id=consent.id,
            giver_id=consent.giver,
            purpose=consent.purpose.value,
            recipient_id=consent.recipient,
            answer=consent.answer.value,
            route=consent.route.value,
            given_on=consent.given_on,
            recorded_at=consent.recorded_at,
            recorded_by=consent.recorded_by,
            text_version=consent.text_version,
            language=consent.language,
            interpreter=consent.interpreter,
            translated_by=consent.translated_by,
        )


def _guardian(row: Row) -> Guardian:
    return Guardian(
        id=PersonId(row.guardian_id),
        relation=Relation(row.relation),
        has_authority=row.has_authority,
        language=row.language,
    )


def _consent(row: Row) -> Consent:
    return Consent(
        id=ConsentId(row.consent_id),
        case=CaseId(row.case_id),
        giver=PersonId(row.giver_id),
        purpose=Purpose(row.purpose),
        recipient=row.recipient_id and PersonId(row.recipient_id),
        answer=ConsentAnswer(row.answer),
        route=Route(row.route),
        given_on=row.given_on,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by and PersonId(row.recorded_by),
        text_version=row.text_version,
        language=row.language,
        interpreter=row.interpreter,
        translated_by=row.translated_by,
    )
