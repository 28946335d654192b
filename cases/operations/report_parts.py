"""What reports are made of: the meeting each is about, its versions, and what was agreed."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import uuid5

from cases.desk import Occasion
from cases.errors import MeetingNotHeld, NoReport
from cases.model.agreements import Agreement
from cases.model.case import Audience, Case, Words
from cases.model.meetings import Meeting, MeetingId, MeetingState
from cases.model.people import Guardian
from cases.model.reports import AgreedThen, ReportId, ReportText, ReportVersion
from cases.operations.agreements import text_of
from cases.operations.table import guardian_of


async def last_held(occasion: Occasion, case: Case) -> Meeting | None:
    """Return the last meeting that was held, None when there was none yet."""
    held = [one for one in await occasion.store.meetings(case.id) if was_held(one, occasion.now)]
    return held[-1] if held else None


async def held_meeting(occasion: Occasion, case: Case, meeting: MeetingId | None) -> Meeting | None:
    """Return the meeting that was named, else the last one that was held, if any.

    Raises:
        MeetingNotHeld: the one that was named is no meeting of this case that was held.
    """
    if meeting is None:
        return await last_held(occasion, case)
    for one in await occasion.store.meetings(case.id):
        if one.id == meeting and was_held(one, occasion.now):
            return one
    raise MeetingNotHeld


def was_held(meeting: Meeting, now: datetime) -> bool:
    """Say whether a meeting began and was not called off."""
    return meeting.state is MeetingState.PLANNED and meeting.starts_at <= now


async def versions_about(
    occasion: Occasion, case: Case, meeting: Meeting | None
) -> Sequence[ReportVersion]:
    """Return the versions of the report of a meeting, or of the case where there was none."""
    report = report_about(case, meeting)
    versions = await occasion.store.report_versions(case.id)
    return [one for one in versions if one.report == report]


def report_about(case: Case, meeting: Meeting | None) -> ReportId:
    """Return the id of the one report of a meeting, so that two writers begin the same."""
    return ReportId(uuid5(meeting.id if meeting else case.id, "report"))


def draft_among(versions: Collection[ReportVersion]) -> ReportVersion | None:
    """Return the version that was not sent yet; there is at most one, the newest."""
    return next((one for one in versions if not one.is_sent), None)


async def draft_to_send(
    occasion: Occasion, case: Case, meeting: MeetingId | None
) -> tuple[Meeting | None, ReportVersion, ReportText]:
    """Return the draft of a report, with its meeting and words. Raises ``NoReport``."""
    about = await held_meeting(occasion, case, meeting)
    draft = draft_among(await versions_about(occasion, case, about))
    if draft is None:
        raise NoReport
    return about, draft, ReportText.of(await occasion.store.words(case.id, draft.id))


async def asked_to_respond(occasion: Occasion, case: Case) -> list[Guardian]:
    """Return the parents who are asked for a response: those with authority, until eighteen."""
    pupil = await occasion.store.pupil(case.id)
    if pupil is not None and pupil.is_of_age(occasion.today):
        return []
    return [one for one in await occasion.store.guardians(case.id) if one.has_authority]


async def agreed_now(occasion: Occasion, case: Case) -> tuple[AgreedThen, ...]:
    """Return the agreements of a case as a report takes them along: who, what, when and how."""
    words = await occasion.store.all_words(case.id)
    agreed = []
    for one in await occasion.store.agreements(case.id):
        text = text_of(one, case.label, words.get(one.id, {}))
        agreed.append(await _agreed(occasion, case, one, text.what, text.how))
    return tuple(agreed)


async def _agreed(
    occasion: Occasion, case: Case, agreement: Agreement, what: str, how: str | None
) -> AgreedThen:
    guardian = await guardian_of(occasion, case.id, agreement.who)
    person = await occasion.store.person(agreement.who)
    return AgreedThen(
        id=agreement.id,
        number=agreement.number,
        name=person.first_name if person else None,
        function=person.function if person else None,
        relation=guardian.relation.value if guardian else None,
        what=what,
        by=agreement.by,
        how=how,
    )


async def keep_text(occasion: Occasion, version: ReportVersion, text: ReportText) -> None:
    """Keep what a draft says."""
    await occasion.store.keep_words(version.case, version.id, Audience.REPORT, text.words())


async def keep_child(occasion: Occasion, version: ReportVersion, says: str | None) -> None:
    """Keep what the pupil will read of a draft."""
    await occasion.store.keep_words(version.case, version.child, Audience.REPORT, {"says": says})


def child_of(words: Words | None) -> str | None:
    """Return what the pupil reads, from the words kept about it."""
    says = words.get("says") if words else None
    return says if isinstance(says, str) and says else None
