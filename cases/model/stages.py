"""How far a case is: computed from what there is, never stored."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from cases.model.agreements import Agreement
from cases.model.case import Case, CaseState
from cases.model.meetings import Meeting, MeetingState


class Stage(StrEnum):
    """Where a case is on its way (domain 2.2, as far as the product goes)."""

    CONSENT_PENDING = "consent_pending"
    TEAM_FORMING = "team_forming"
    MEETING_PLANNED = "meeting_planned"
    REPORT_REVIEW = "report_review"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    RESTS = "rests"


def stage_of(
    case: Case,
    meetings: Sequence[Meeting],
    agreements: Sequence[Agreement],
    now: datetime,
    *,
    may_discuss: bool,
) -> Stage:
    """Return how far a case is.

    ``may_discuss`` says whether the guardians' consent to discuss it in the team is complete.
    A meeting ahead counts before everything else: it can be the one where consent is asked.
    """
    if case.state is CaseState.CLOSED:
        return Stage.CLOSED
    if case.state is CaseState.RESTING:
        return Stage.RESTS
    if any(meeting.is_ahead(now) for meeting in meetings):
        return Stage.MEETING_PLANNED
    held = any(meeting.state is MeetingState.PLANNED for meeting in meetings)
    if held and agreements:
        return Stage.IN_PROGRESS
    return Stage.TEAM_FORMING if may_discuss else Stage.CONSENT_PENDING
