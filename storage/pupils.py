"""The pupil of a case; their date of birth is kept behind a mask, by the database itself."""

from sqlalchemy import ARRAY, Date, Integer, Text, Uuid, bindparam, column, func, select

from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.pupils import GuardiansAsked, Pupil
from storage.shelf import CASE, Shelf
from storage.wire import Statement

PUPILS_KNOWN = Statement(
    select(
        func.aantafel.pupils_of(bindparam("cases", type_=ARRAY(Uuid()))).table_valued(
            column("case_id", Uuid()),
            column("pupil_id", Uuid()),
            column("language", Text()),
            column("asked_from", Integer()),
            column("guardians_asked", Text()),
            column("born", Date()),
            column("age", Integer()),
        )
    )
)
_KEEP = Statement(
    select(
        func.aantafel.keep_pupil(
            CASE,
            bindparam("pupil", type_=Uuid()),
            bindparam("language", type_=Text()),
            bindparam("asked_from", type_=Integer()),
            bindparam("guardians_asked", type_=Text()),
            bindparam("born", type_=Date()),
        )
    ),
    writes=True,
)


class Pupils(Shelf):
    """Fills ``PupilStore``."""

    async def pupil(self, case: CaseId) -> Pupil | None:
        """Return the pupil of a case, None for who may not know of them."""
        for row in await self._of_case(PUPILS_KNOWN, case):
            return Pupil(
                id=PersonId(row.pupil_id),
                language=row.language,
                born=row.born,
                age=row.age,
                asked_from=row.asked_from,
                guardians_asked=GuardiansAsked(row.guardians_asked),
            )
        return None

    async def save_pupil(self, case: CaseId, pupil: Pupil) -> None:
        """Keep the pupil of a case that this person leads; the way of asking stays as it was."""
        await self._check_rosters([case])
        await self._rows(
            _KEEP,
            case=case,
            pupil=pupil.id,
            language=pupil.language,
            asked_from=pupil.asked_from,
            guardians_asked=pupil.guardians_asked.value,
            born=pupil.born,
        )
