"""How the reports of a case stand: which are missing, which wait, and what was answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from cases.desk import Occasion
from cases.model.case import Case
from cases.model.meetings import Meeting
from cases.model.reports import ReportState, ReportVersion, newest_of, state_of
from cases.model.stages import Stage
from cases.operations.report_parts import asked_to_respond, was_held

_OTHER_STAGES: Final = frozenset({Stage.CLOSED, Stage.RESTS, Stage.MEETING_PLANNED})


@dataclass(frozen=True, slots=True)
class ReportsOpen:
    """What is still to be done for the reports of a case.

    ``unwritten``: meetings that were held of which nothing was written. ``unsent``: those of
    which nothing went to the parents, though something was written. ``unanswered`` counts the
    responses that nothing was written back to.
    """

    unwritten: Sequence[Meeting] = ()
    unsent: Sequence[Meeting] = ()
    unanswered: int = 0


async def reports_open(occasion: Occasion, case: Case) -> ReportsOpen:
    """Return what is still to be done, as far as who asks may see it."""
    versions = await occasion.store.report_versions(case.id)
    begun = {one.meeting for one in versions}
    sent = {one.meeting for one in versions if one.is_sent}
    held = [one for one in await occasion.store.meetings(case.id) if was_held(one, occasion.now)]
    responses = await occasion.store.report_responses(case.id) if versions else []
    return ReportsOpen(
        unwritten=[one for one in held if one.id not in begun],
        unsent=[one for one in held if one.id in begun - sent],
        unanswered=sum(one.answer is None for one in responses),
    )


async def stage_with_report(
    occasion: Occasion, case: Case, stage: Stage, meetings: Sequence[Meeting]
) -> Stage:
    """Return how far a case is, when parents have its report and may still answer it."""
    if stage in _OTHER_STAGES or not any(was_held(one, occasion.now) for one in meetings):
        return stage
    return Stage.REPORT_REVIEW if await _is_with_parents(occasion, case) else stage


async def _is_with_parents(occasion: Occasion, case: Case) -> bool:
    sent = [one for one in await occasion.store.report_versions(case.id) if one.is_sent]
    if not sent:
        return False
    newest = max(sent, key=lambda one: (one.sent_at, one.number))
    about = [one for one in sent if one.report == newest.report]
    return await state_now(occasion, case, about) is ReportState.WITH_PARENTS


async def state_now(
    occasion: Occasion, case: Case, versions: Collection[ReportVersion]
) -> ReportState:
    """Return how far a report is, by its versions that were sent, if there are any."""
    sent = [one for one in versions if one.is_sent]
    asked = await asked_to_respond(occasion, case)
    return state_of(
        sent or [newest_of(versions)],
        await occasion.store.report_responses(case.id),
        [one.id for one in asked],
        occasion.today,
    )
