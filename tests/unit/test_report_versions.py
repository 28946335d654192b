"""How far a report is, by its versions."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from cases.errors import ReportWasSent
from cases.identities import PersonId
from cases.model.case import CaseId
from cases.model.reports import ReportId, ReportState, ReportVersion, VersionId, state_of

MARIT, MOTHER = PersonId(uuid4()), PersonId(uuid4())
NOW = datetime(2026, 12, 9, 10, 0, tzinfo=UTC)
TODAY, DUE = date(2026, 12, 9), date(2026, 12, 23)
DRAFT = ReportVersion(
    id=VersionId(uuid4()),
    case=CaseId(uuid4()),
    report=ReportId(uuid4()),
    meeting=None,
    child=uuid4(),
    number=1,
    written_by=MARIT,
    written_at=NOW,
)


def test_what_parents_have_is_not_written_in_nor_sent_again() -> None:
    sent = DRAFT.sent(MARIT, NOW, NOW, DUE)
    with pytest.raises(ReportWasSent):
        sent.sent(MARIT, NOW, NOW, DUE)
    with pytest.raises(ReportWasSent):
        sent.saved(MARIT, NOW)


def test_a_report_is_a_draft_then_with_parents_then_final() -> None:
    sent = DRAFT.sent(MARIT, NOW, NOW, DUE)
    assert state_of([DRAFT], [], [MOTHER], TODAY) is ReportState.DRAFT
    assert state_of([sent], [], [MOTHER], DUE) is ReportState.WITH_PARENTS
    assert state_of([sent], [], [MOTHER], date(2026, 12, 24)) is ReportState.FINAL
    assert state_of([sent], [], [], TODAY) is ReportState.WITH_PARENTS
