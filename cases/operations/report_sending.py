"""Sending a report: to the parents first, and only then to those who may read the case."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cases.desk import Command, Occasion
from cases.errors import ChangeUnexplained, NotAtTheTable, NotFoundHere, ReportIsEmpty
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseId, Seat
from cases.model.disclosing import Allow
from cases.model.meetings import Meeting, MeetingId
from cases.model.people import Guardian, Person
from cases.model.reports import ReportText, ReportVersion, VersionId
from cases.operations.disclosing import verdicts
from cases.operations.fields import FreeText
from cases.operations.kinds import Kind, post
from cases.operations.letters import Addressee, Mailing, addressees, letter_to
from cases.operations.report_parts import (
    agreed_now,
    asked_to_respond,
    draft_to_send,
    keep_text,
)
from cases.operations.report_reminders import (
    call_back_report_reminders,
    response_day,
    tell_when_answers_are_in,
)
from cases.operations.table import colleague, led_case, place_of
from cases.sending_hours import opening


@dataclass(frozen=True, slots=True)
class Sending:
    """Who gets a report: parents by mail, those who get none, and the staff who may read then.

    ``due_on`` is the last day on which the parents are asked to answer.
    """

    case: Case
    number: int
    meeting: Meeting | None
    by_mail: Sequence[Addressee]
    on_paper: Sequence[Guardian]
    readers: Sequence[str]
    agreements: int
    due_on: date


class PreviewReport(Command[Sending]):
    """See who would get a report, before it is sent."""

    case: CaseId
    meeting: MeetingId | None = None

    async def carry_out(self, occasion: Occasion) -> Sending:
        """Return it. Raises as ``SendReport`` does."""
        return (await _ready(occasion, self.case, self.meeting))[0]


class SendReport(Command[Sending]):
    """Send the report of a meeting to the parents; from then on it never changes."""

    case: CaseId
    meeting: MeetingId | None = None

    async def carry_out(self, occasion: Occasion) -> Sending:
        """Keep it as sent with the agreements of now, mail it, and tell who may read it then.

        Raises:
            NotAllowed: somebody else leads the case.
            NoReport: there is no draft to send.
            ReportIsEmpty: nothing was written in it.
            ChangeUnexplained: it follows another version, and does not say why.
            ChangedMeanwhile: somebody else saved or sent it at the same time.
        """
        sending, draft, text = await _ready(occasion, self.case, self.meeting)
        case, store = sending.case, occasion.store
        parents_at = opening(occasion.now, occasion.practice)
        sent = draft.sent(await store.me(), occasion.now, parents_at, sending.due_on)
        # Before it is sent: the wall lets nobody write in what was.
        await keep_text(occasion, draft, replace(text, agreed=await agreed_now(occasion, case)))
        await store.save_report_version(sent, draft.edition)
        for parent in sending.by_mail:
            await _mail(occasion, case, sent, parent)
        if sending.meeting:
            await call_back_report_reminders(occasion, case, sending.meeting)
        await tell_when_answers_are_in(occasion, case, sent)
        for person in await _readers(occasion, case):
            await _tell_reader(occasion, case, sent, person)
        return sending


class ExplainChange(Command[Case]):
    """Say what a new version changes, and why; parents read it above that version."""

    case: CaseId
    changed: FreeText

    async def carry_out(self, occasion: Occasion) -> Case:
        """Keep it with the draft. Raises ``NotAllowed`` and ``NoReport``."""
        case = await led_case(occasion, self.case)
        _, draft, text = await draft_to_send(occasion, case, None)
        saved = draft.saved(await occasion.store.me(), occasion.now)
        await keep_text(occasion, draft, replace(text, changed=self.changed))
        await occasion.store.save_report_version(saved, draft.edition)
        return case


class ShareReport(Command[Person]):
    """Let somebody at the table read a version from before they came; the log keeps that.

    Without ``version`` it is every one that was sent. Consent is asked for all the same.
    """

    case: CaseId
    who: PersonId
    version: VersionId | None = None

    async def carry_out(self, occasion: Occasion) -> Person:
        """Keep it.

        Raises:
            NotAllowed: somebody else leads the case.
            NotAtTheTable: they do not sit there.
            NotFoundHere: there is no such version that was sent.
        """
        case = await led_case(occasion, self.case)
        place = await place_of(occasion, case.id, self.who)
        if place is None or place.seat is not Seat.SEATED:
            raise NotAtTheTable
        meant = [
            one
            for one in await occasion.store.report_versions(case.id)
            if one.is_sent and self.version in {None, one.id}
        ]
        if not meant:
            raise NotFoundHere
        for version in meant:
            await occasion.store.share_report_version(version, self.who, occasion.now)
        return await colleague(occasion, self.who)


async def _ready(
    occasion: Occasion, case_id: CaseId, meeting_id: MeetingId | None
) -> tuple[Sending, ReportVersion, ReportText]:
    case = await led_case(occasion, case_id)
    meeting, draft, text = await draft_to_send(occasion, case, meeting_id)
    if text.is_empty:
        raise ReportIsEmpty
    if draft.number > 1 and not text.changed:
        raise ChangeUnexplained
    asked = await asked_to_respond(occasion, case)
    ids = {one.id for one in asked}
    by_mail = [to for to in await addressees(occasion, case.id) if to.guardian.id in ids]
    mailed = {to.guardian.id for to in by_mail}
    given_on = occasion.practice.today(opening(occasion.now, occasion.practice))
    readers = [await colleague(occasion, one) for one in await _readers(occasion, case)]
    agreed = await agreed_now(occasion, case)
    sending = Sending(
        case=case,
        number=draft.number,
        meeting=meeting,
        by_mail=by_mail,
        on_paper=[one for one in asked if one.id not in mailed],
        readers=sorted(one.name for one in readers),
        agreements=len(agreed),
        due_on=response_day(given_on, occasion.practice),
    )
    return sending, draft, text


async def _readers(occasion: Occasion, case: Case) -> Collection[PersonId]:
    """Return the staff who may read the case, but for those who lead it."""
    return [
        person
        for person, verdict in (await verdicts(occasion, case)).items()
        if isinstance(verdict, Allow) and not case.is_led_by(person)
    ]


async def _mail(occasion: Occasion, case: Case, sent: ReportVersion, parent: Addressee) -> None:
    assert sent.due_on is not None
    until = occasion.practice.at_school(sent.due_on, occasion.practice.office_closes)
    letter = await letter_to(occasion, case, parent, until)
    mailing = Mailing(Kind.REPORT_MAIL, case.id, sent.id, occasion.now, {})
    await post(occasion, mailing.message(letter, letter.about(by=sent.due_on)))


async def _tell_reader(
    occasion: Occasion, case: Case, sent: ReportVersion, person: PersonId
) -> None:
    assert sent.parents_at is not None
    subject: UUID = sent.id
    await post(
        occasion,
        Message(
            kind=Kind.REPORT_READABLE,
            case=case.id,
            subject=subject,
            receiver=person,
            at=sent.parents_at,
            values={"label": case.label},
            references={"case": case.id},
        ),
    )
