"""Reading a case on our own page, through a one-time link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from cases.desk import AT_THE_TABLE, Command, Occasion
from cases.errors import NoConsentYet, ReasonNeeded
from cases.identities import PersonId
from cases.model.agreements import Agreement, AgreementId
from cases.model.case import Case, CaseId, PupilAsked, Words
from cases.model.case import Reason as ReasonForHelp
from cases.model.meetings import Meeting, MeetingAnswer
from cases.model.people import Authority, Guardian
from cases.model.requests import RequestKind, RightsRequest
from cases.model.stages import Stage
from cases.model.translations import Translation, translation_of
from cases.model.voices import PupilSays
from cases.operations.agreements import AgreementText, text_of
from cases.operations.consent_lines import ConsentLine, consent_lines
from cases.operations.disclosing import allowed_to_me, keep_disclosure, keep_reason
from cases.operations.family import PupilVoice
from cases.operations.fields import Line
from cases.operations.letters import Place, place_among
from cases.operations.overview import line_of
from cases.operations.preparing import Told, told_by
from cases.operations.pupil_voice import pupil_says
from cases.operations.report_pages import ReportPage, pages_of
from cases.operations.still_open import AskedParent, asked_parents, said_instead
from cases.operations.table import refuse_resting
from cases.principals import Visitor
from cases.store import LinkKind


@dataclass(frozen=True, slots=True)
class RequestWords:
    """The request for help in the words of whoever asked it."""

    pupil: str
    born: date
    group: str
    reason: ReasonForHelp
    tried: str
    works: str
    wish: str
    pupil_asked: PupilAsked
    voice: PupilVoice | None
    wanted: Sequence[str]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting with its place and what people answered."""

    meeting: Meeting
    place: Place
    answers: Sequence[MeetingAnswer]


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody asked to correct, beside the original, and what was decided on it."""

    request: RightsRequest
    says: str
    reason: str
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything that this person may read of a case.

    ``names`` calls the staff in it by name, and for those who lead it the parents too;
    ``guardians`` tells what each is to the pupil, ``told`` what
    each told before a meeting. ``consents``, ``asked`` and ``instead`` are for those who lead.
    """

    case: Case
    stage: Stage
    authority: Authority
    request: RequestWords | None
    agreements: Sequence[AgreementText]
    meetings: Sequence[MeetingLine]
    guardians: Sequence[Guardian]
    consents: Sequence[ConsentLine]
    names: Mapping[PersonId, str]
    corrections: Sequence[Correction] = ()
    told: Mapping[PersonId, Told] = field(default_factory=dict)
    reports: Sequence[ReportPage] = ()
    asked: Sequence[AskedParent] = ()
    pupil: PupilSays | None = None
    instead: Mapping[PersonId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement and the token of a link to its words; None while they may not be read."""

    agreement: Agreement
    token: str | None


class OpenReading(Command[str]):
    """Get the token of a link that shows the case once, to oneself.

    ``reason`` is for who directs the case: the code of a ``ReasonKind``, or their own words.
    """

    case: CaseId
    reason: Line | None = None

    async def carry_out(self, occasion: Occasion) -> str:
        """Return a new token, which lives for some minutes.

        Raises:
            NoConsentYet: this person may not read the case's content yet.
            PartIsOver: they may no longer.
            ReasonNeeded: a director says first why they read.
        """
        try:
            return await _link(occasion, await _readable(occasion, self.case))
        except ReasonNeeded:
            if self.reason is None:
                raise
        await keep_reason(occasion, self.case, self.reason)
        return await _link(occasion, await _readable(occasion, self.case))


class ReadAgreement(Command[AgreementPage]):
    """Get a link that shows once, to oneself, what was agreed and the rest of the case."""

    agreement: AgreementId

    async def carry_out(self, occasion: Occasion) -> AgreementPage:
        """Return the agreement with a link, or without one while this person may not read.

        Raises:
            NotFoundHere: this person does not sit at its table.
        """
        agreement = await occasion.store.agreement(self.agreement)
        try:
            case = await _readable(occasion, agreement.case)
        except NoConsentYet:
            return AgreementPage(agreement, None)
        return AgreementPage(agreement, await _link(occasion, case))


class ReadCase(Command[CaseFile]):
    """Read everything one may read of a case; that it was shown is kept first."""

    open_to: ClassVar[frozenset[Visitor]] = AT_THE_TABLE

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> CaseFile:
        """Return the case with its words.

        Raises:
            NoConsentYet: this person may not read the case's content yet.
            PartIsOver: they may no longer.
        """
        store = occasion.store
        case = await store.case(self.case)
        store.look_at_together([case.id])
        await refuse_resting(occasion, case)
        await keep_disclosure(occasion, case, await allowed_to_me(occasion, case))
        words = await store.all_words(case.id)
        leads = case.is_led_by(await store.me())
        guardians = await store.guardians(case.id)
        return CaseFile(
            case=case,
            stage=(await line_of(occasion, case)).stage,
            authority=case.authority,
            request=_request(words.get(case.id)),
            agreements=[
                text_of(agreement, case.label, words.get(agreement.id, {}))
                for agreement in await store.agreements(case.id)
            ],
            meetings=await _meetings(occasion, case, words),
            guardians=guardians,
            consents=await consent_lines(occasion, case) if leads else [],
            asked=await asked_parents(occasion, case) if leads else [],
            instead=await said_instead(occasion, case.id) if leads else {},
            told={one.id: told_by(one.id, words) for one in guardians},
            reports=await pages_of(occasion, case, words),
            names=await _names(occasion, case, guardians, words),
            corrections=[
                _correction(request, words)
                for request in await store.requests(case.id)
                if request.kind is RequestKind.CORRECTION
            ],
            pupil=await pupil_says(occasion, case, words),
        )


async def _meetings(
    occasion: Occasion, case: Case, words: Mapping[UUID, Words]
) -> list[MeetingLine]:
    answers = await occasion.store.meeting_answers(case.id)
    return [
        MeetingLine(
            meeting,
            place_among(words, meeting),
            [answer for answer in answers if answer.meeting == meeting.id],
        )
        for meeting in await occasion.store.meetings(case.id)
    ]


async def _link(occasion: Occasion, case: Case) -> str:
    until = occasion.now + occasion.practice.reading_link_lasts
    me = await occasion.store.me()
    return await occasion.store.mint_link(LinkKind.READING, case.id, me, until)


async def _readable(occasion: Occasion, case: CaseId) -> Case:
    found = await occasion.store.case(case)
    await refuse_resting(occasion, found)
    await allowed_to_me(occasion, found)
    return found


async def _names(
    occasion: Occasion, case: Case, guardians: Sequence[Guardian], words: Mapping[UUID, Words]
) -> dict[PersonId, str]:
    """Return what those are called who have, or had, a place or a task in the case."""
    store = occasion.store
    involved = {place.person for place in await store.participants(case.id)}
    involved |= {agreement.who for agreement in await store.agreements(case.id)}
    for version in await store.report_versions(case.id):
        involved |= {one for one in (version.written_by, version.sent_by) if one}
    for request in await store.requests(case.id):
        involved |= {one for one in (request.asked_by, request.answered_by) if one}
    names = {one: person.name for one, person in (await store.known(involved)).items()}
    for guardian in guardians:
        if called := words.get(guardian.id, {}).get("name"):
            names[guardian.id] = str(called)
    return names


def _correction(request: RightsRequest, words: Mapping[UUID, Words]) -> Correction:
    answer = words.get(request.answer, {}) if request.answer else {}
    says = words.get(request.id, {}).get("says")
    dutch = Translation.of(words.get(translation_of(request.id)))
    return Correction(request, str(says or ""), str(answer.get("reason") or ""), dutch)


def _request(words: Words | None) -> RequestWords | None:
    """Return the request; every word of it was put there by ``OpenCase``."""
    if not words:
        return None
    wanted = words["wanted"]
    return RequestWords(
        pupil=str(words["pupil"]),
        born=date.fromisoformat(str(words["born"])),
        group=str(words["group"]),
        reason=ReasonForHelp(str(words["reason"])),
        tried=str(words["tried"]),
        works=str(words["works"]),
        wish=str(words["wish"]),
        pupil_asked=PupilAsked(str(words["pupil_asked"])),
        voice=PupilVoice.of(words),
        wanted=[str(wish) for wish in wanted] if isinstance(wanted, list) else [],
    )
