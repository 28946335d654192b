"""Reports: their versions, what parents answered, and who was shown an earlier one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Date, DateTime, Integer, Text, Uuid, bindparam, column, func, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.errors import AlreadyAnswered, ChangedMeanwhile
from cases.identities import PersonId
from cases.model.agreements import Agreement
from cases.model.case import CaseId
from cases.model.consents import Purpose
from cases.model.meetings import MeetingId
from cases.model.reports import (
    ReportId,
    ReportResponse,
    ReportVersion,
    ResponseId,
    VersionId,
)
from cases.report_store import Reader
from storage.agreements import agreement_of
from storage.shelf import CASE, EACH_CASE, TENANT, Shelf, changes, new
from storage.tables.reports import REPORT_RESPONSES, REPORT_SHARES, REPORT_VERSIONS
from storage.wire import Row, Statement

VERSIONS_WRITTEN = Statement(
    select(REPORT_VERSIONS)
    .where(REPORT_VERSIONS.c.tenant_id == TENANT, REPORT_VERSIONS.c.case_id == EACH_CASE)
    .order_by(REPORT_VERSIONS.c.report_id, REPORT_VERSIONS.c.number)
)
_ADD_VERSION = Statement(insert(REPORT_VERSIONS).on_conflict_do_nothing())
_SAVE_VERSION = Statement(
    update(REPORT_VERSIONS)
    .where(
        REPORT_VERSIONS.c.tenant_id == TENANT,
        REPORT_VERSIONS.c.case_id == CASE,
        REPORT_VERSIONS.c.version_id == bindparam("id", type_=Uuid()),
        REPORT_VERSIONS.c.edition == bindparam("read_edition", type_=Integer()),
    )
    .values(
        changes(
            REPORT_VERSIONS,
            *("written_by", "written_at", "edition", "sent_by", "sent_at", "parents_at", "due_on"),
        )
    )
)
_RESPONSES = Statement(
    select(REPORT_RESPONSES)
    .where(REPORT_RESPONSES.c.tenant_id == TENANT, REPORT_RESPONSES.c.case_id == EACH_CASE)
    .order_by(REPORT_RESPONSES.c.responded_at, REPORT_RESPONSES.c.response_id)
)
_RESPOND = Statement(insert(REPORT_RESPONSES))
_ANSWER = Statement(
    update(REPORT_RESPONSES)
    .where(
        REPORT_RESPONSES.c.tenant_id == TENANT,
        REPORT_RESPONSES.c.case_id == CASE,
        REPORT_RESPONSES.c.response_id == bindparam("id", type_=Uuid()),
    )
    .values(changes(REPORT_RESPONSES, "answer_id", "answered_by", "answered_at"))
)
_SHARE = Statement(insert(REPORT_SHARES).on_conflict_do_nothing())
_FOLLOWED = Statement(
    select(
        func.aantafel.guest_agreements().table_valued(
            column("case_id", Uuid()),
            column("agreement_id", Uuid()),
            column("number", Integer()),
            column("who_id", Uuid()),
            column("due_on", Date()),
            column("state", Text()),
            column("recorded_by", Uuid()),
            column("recorded_at", DateTime(timezone=True)),
            column("version", Integer()),
        )
    )
)
_READERS = Statement(
    select(
        func.aantafel.guest_report_readers().table_valued(
            column("version_id", Uuid()), column("person_id", Uuid()), column("purpose", Text())
        )
    )
)


class Reports(Shelf):
    """Fills ``ReportStore``."""

    async def report_versions(self, case: CaseId) -> Sequence[ReportVersion]:
        """Return the versions of all reports of a case, those of one report by number."""
        return [_version(row) for row in await self._of_case(VERSIONS_WRITTEN, case)]

    async def add_report_version(self, version: ReportVersion) -> None:
        """Keep a new version. Raises ``ChangedMeanwhile`` if another took its number."""
        await self._check_rosters([version.case])
        added = await self._add(
            _ADD_VERSION,
            case_id=version.case,
            version_id=version.id,
            report_id=version.report,
            meeting_id=version.meeting,
            child_id=version.child,
            number=version.number,
            written_by=version.written_by,
            written_at=version.written_at,
            edition=version.edition,
        )
        if not added:
            raise ChangedMeanwhile

    async def save_report_version(self, version: ReportVersion, read_edition: int) -> None:
        """Keep a draft as it is now. Raises ``ChangedMeanwhile`` if it was saved or sent since."""
        await self._check_rosters([version.case])
        row = {
            "written_by": version.written_by,
            "written_at": version.written_at,
            "edition": version.edition,
            "sent_by": version.sent_by,
            "sent_at": version.sent_at,
            "parents_at": version.parents_at,
            "due_on": version.due_on,
        }
        known = {"case": version.case, "id": version.id, "read_edition": read_edition}
        if not await self._changed(_SAVE_VERSION, **known, **new(row)):
            raise ChangedMeanwhile

    async def report_responses(self, case: CaseId) -> Sequence[ReportResponse]:
        """Return what parents answered to reports of a case, oldest first."""
        return [_response(row) for row in await self._of_case(_RESPONSES, case)]

    async def add_report_response(self, response: ReportResponse) -> None:
        """Keep a new response of the parent who asks."""
        await self._add(
            _RESPOND,
            case_id=response.case,
            response_id=response.id,
            version_id=response.version,
            guardian_id=response.guardian,
            responded_at=response.responded_at,
            shared=response.shared,
        )

    async def answer_report_response(self, response: ReportResponse) -> None:
        """Keep that a response was answered. Raises ``AlreadyAnswered``."""
        await self._check_rosters([response.case])
        row = {
            "answer_id": response.answer,
            "answered_by": response.answered_by,
            "answered_at": response.answered_at,
        }
        if not await self._changed(_ANSWER, case=response.case, id=response.id, **new(row)):
            raise AlreadyAnswered

    async def share_report_version(
        self, version: ReportVersion, person: PersonId, at: datetime
    ) -> None:
        """Let somebody read a version from before they came; twice is as good as once."""
        await self._check_rosters([version.case])
        await self._add(
            _SHARE,
            case_id=version.case,
            version_id=version.id,
            person_id=person,
            shared_by=self._scope.person,
            shared_at=at,
        )

    async def followed_agreements(self) -> Sequence[Agreement]:
        """Return the agreements that a parent may follow: those of reports, and their own."""
        return [agreement_of(row) for row in await self._rows(_FOLLOWED)]

    async def report_readers(self) -> Sequence[Reader]:
        """Return, for a parent, who of the staff may read which version that was sent."""
        return [
            Reader(
                VersionId(row.version_id),
                PersonId(row.person_id),
                Purpose(row.purpose) if row.purpose else None,
            )
            for row in await self._rows(_READERS)
        ]


def _version(row: Row) -> ReportVersion:
    return ReportVersion(
        id=VersionId(row.version_id),
        case=CaseId(row.case_id),
        report=ReportId(row.report_id),
        meeting=row.meeting_id and MeetingId(row.meeting_id),
        child=row.child_id,
        number=row.number,
        written_by=PersonId(row.written_by),
        written_at=row.written_at,
        edition=row.edition,
        sent_by=row.sent_by and PersonId(row.sent_by),
        sent_at=row.sent_at,
        parents_at=row.parents_at,
        due_on=row.due_on,
    )


def _response(row: Row) -> ReportResponse:
    return ReportResponse(
        id=ResponseId(row.response_id),
        case=CaseId(row.case_id),
        version=VersionId(row.version_id),
        guardian=PersonId(row.guardian_id),
        responded_at=row.responded_at,
        shared=row.shared,
        answer=row.answer_id,
        answered_by=row.answered_by and PersonId(row.answered_by),
        answered_at=row.answered_at,
    )
