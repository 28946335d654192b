"""Writing the report of a meeting, in drafts that are kept, and the versions that come of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from cases.desk import Command, Occasion
from cases.errors import ChangedMeanwhile
from cases.model.case import Case, CaseId
from cases.model.meetings import Meeting, MeetingId
from cases.model.reports import (
    WRITTEN,
    AgreedThen,
    ReportState,
    ReportText,
    ReportVersion,
    VersionId,
    newest_of,
)
from cases.operations.fields import FreeText
from cases.operations.report_parts import (
    agreed_now,
    child_of,
    draft_among,
    held_meeting,
    keep_child,
    keep_text,
    last_held,
    report_about,
    versions_about,
)
from cases.operations.report_reminders import call_back_draft_reminder
from cases.operations.report_state import reports_open, state_now
from cases.operations.table import led_case, name_of
from cases.store import LinkKind


@dataclass(frozen=True, slots=True)
class Written:
    """A draft with what it says; ``child`` is what the pupil will read."""

    case: Case
    version: ReportVersion
    text: ReportText
    child: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What there is to go on writing with.

    ``edition`` is 0 while there is no draft. ``number`` is that of the version being written;
    ``writer`` saved the draft last. ``agreed`` are the agreements as they would go along now.
    """

    case: Case
    meeting: Meeting | None
    number: int
    edition: int
    text: ReportText
    child: str | None
    agreed: Sequence[AgreedThen]
    writer: str | None
    written_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReportLook:
    """How the newest report of a case stands, and a link to write it for who leads.

    ``version`` is None while nothing was written; ``unsent`` says that a draft waits.
    ``unanswered`` counts the responses that nothing was done with yet.
    """

    case: Case
    meeting: Meeting | None
    version: ReportVersion | None
    state: ReportState | None
    unsent: bool
    unanswered: int
    token: str


class LookAtReport(Command[ReportLook]):
    """See how the report of the last meeting stands, and get the page to write it on."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> ReportLook:
        """Return it with a link of one use. Raises ``NotAllowed`` for who does not lead."""
        case = await led_case(occasion, self.case)
        meeting = await last_held(occasion, case)
        versions = await versions_about(occasion, case, meeting)
        sent = [one for one in versions if one.is_sent]
        return ReportLook(
            case=case,
            meeting=meeting,
            version=newest_of(sent or versions) if versions else None,
            state=await state_now(occasion, case, versions) if versions else None,
            unsent=any(not one.is_sent for one in versions),
            unanswered=(await reports_open(occasion, case)).unanswered,
            token=await writing_link(occasion, case),
        )


class LookAtDraft(Command[Draft]):
    """Go on writing: the draft there is, or a new one that begins where the last version ended."""

    case: CaseId
    meeting: MeetingId | None = None

    async def carry_out(self, occasion: Occasion) -> Draft:
        """Return what to go on with.

        Raises:
            NotAllowed: somebody else leads the case.
            MeetingNotHeld: the meeting was not held, or not yet.
        """
        case = await led_case(occasion, self.case)
        meeting = await held_meeting(occasion, case, self.meeting)
        versions = await versions_about(occasion, case, meeting)
        draft = draft_among(versions)
        text, child = await _going_on(occasion, case, versions)
        return Draft(
            case=case,
            meeting=meeting,
            number=draft.number if draft else len(versions) + 1,
            edition=draft.edition if draft else 0,
            text=text,
            child=child,
            agreed=await agreed_now(occasion, case),
            writer=await name_of(occasion, draft.written_by) if draft else None,
            written_at=draft.written_at if draft else None,
        )


class WriteReport(Command[Written]):
    """Write in the report of a meeting; without ``meeting`` the last one that was held.

    A field that is None stays as it is, unless ``whole``: then it is emptied. ``seen`` is the
    edition that the writer had before them, None where that does not matter.
    """

    case: CaseId
    meeting: MeetingId | None = None
    important: FreeText | None = None
    goes_well: FreeText | None = None
    hard: FreeText | None = None
    decided: FreeText | None = None
    present: FreeText | None = None
    child: FreeText | None = None
    changed: FreeText | None = None
    whole: bool = False
    seen: int | None = None

    async def carry_out(self, occasion: Occasion) -> Written:
        """Keep it as a draft; what was sent before stays, and this is the next version.

        Raises:
            NotAllowed: somebody else leads the case.
            MeetingNotHeld: the meeting was not held, or not yet.
            ChangedMeanwhile: somebody saved or sent it since ``seen``.
        """
        case = await led_case(occasion, self.case)
        meeting = await held_meeting(occasion, case, self.meeting)
        versions = await versions_about(occasion, case, meeting)
        draft = draft_among(versions)
        if self.seen is not None and self.seen != (draft.edition if draft else 0):
            raise ChangedMeanwhile
        text, child = await _going_on(occasion, case, versions)
        given = {name: getattr(self, name) for name in WRITTEN}
        text = replace(
            text, **{name: said for name, said in given.items() if self.whole or said is not None}
        )
        child = self.child if self.whole or self.child is not None else child
        version = await _kept(occasion, case, meeting, versions)
        await keep_text(occasion, version, text)
        await keep_child(occasion, version, child)
        if meeting:
            await call_back_draft_reminder(occasion, case, meeting)
        return Written(case, version, text, child)


async def writing_link(occasion: Occasion, case: Case) -> str:
    """Return the token of a link that opens the page for writing once, to oneself."""
    until = occasion.now + occasion.practice.writing_link_lasts
    me = await occasion.store.me()
    return await occasion.store.mint_link(LinkKind.WRITING, case.id, me, until)


async def _going_on(
    occasion: Occasion, case: Case, versions: Collection[ReportVersion]
) -> tuple[ReportText, str | None]:
    """Return what the newest version says; for a new one without what was only of that one."""
    if not versions:
        return ReportText(), None
    newest = newest_of(versions)
    store = occasion.store
    text = ReportText.of(await store.words(case.id, newest.id))
    child = child_of(await store.words(case.id, newest.child))
    return (replace(text, changed=None, agreed=()) if newest.is_sent else text), child


async def _kept(
    occasion: Occasion, case: Case, meeting: Meeting | None, versions: Collection[ReportVersion]
) -> ReportVersion:
    """Return the draft that is written in, saved once more, or begun."""
    me = await occasion.store.me()
    draft = draft_among(versions)
    if draft is not None:
        saved = draft.saved(me, occasion.now)
        await occasion.store.save_report_version(saved, draft.edition)
        return saved
    begun = ReportVersion(
        id=VersionId(uuid4()),
        case=case.id,
        report=report_about(case, meeting),
        meeting=meeting.id if meeting else None,
        child=uuid4(),
        number=len(versions) + 1,
        written_by=me,
        written_at=occasion.now,
    )
    await occasion.store.add_report_version(begun)
    return begun
