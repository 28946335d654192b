"""What a case still needs before its next step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.model.agreements import Agreement, AgreementState
from cases.model.case import Case, CaseId, Participant, PupilAsked, Seat, Words
from cases.model.consents import GUARDIANS_NEEDED, Consent, ConsentStatus
from cases.model.grounds import consent_needed
from cases.model.meetings import Meeting, MeetingAnswer, MeetingState
from cases.model.people import Authority, Guardian, Role
from cases.model.statuses import Family, consent_status
from cases.model.voices import Step, VoiceLoop
from cases.operations.households import known_family
from cases.operations.letters import addressees
from cases.operations.pupil_voice import voice_loop
from cases.operations.report_state import ReportsOpen, reports_open
from cases.operations.table import led_case, name_of
from cases.values import Values


class Gap(StrEnum):
    """The things that can be missing, in the order in which they are best done.

    The values of each: CONSENT_MISSING has ``name`` (None: the team) and ``status``;
    INVITATION_OPEN and EXPERT_MAIL_LOST ``name``; NOT_IN_CHANNEL ``name`` and the name of the
    ``channel``; MAIL_LOST ``relation``;
    PARENT_NOT_ANSWERED (about the next meeting, of those who get mail) ``relation`` and ``at``;
    NO_REPORT and REPORT_UNSENT ``at`` of the meeting; REPORT_UNANSWERED ``number``;
    AGREEMENT_LATE, _BLOCKED and _WITHOUT_DOER ``number`` and ``by``; the others none.
    """

    NO_COORDINATOR = "no_coordinator"
    NO_GUARDIAN = "no_guardian"
    NO_GUARDIAN_WITH_AUTHORITY = "no_guardian_with_authority"
    NO_SECOND_GUARDIAN = "no_second_guardian"
    AUTHORITY_UNKNOWN = "authority_unknown"
    PUPIL_NOT_ASKED = "pupil_not_asked"
    PUPIL_SILENT = "pupil_silent"
    INFLUENCE_OPEN = "influence_open"
    PUPIL_NOT_TOLD = "pupil_not_told"
    CONSENT_MISSING = "consent_missing"
    NOBODY_INVITED = "nobody_invited"
    INVITATION_OPEN = "invitation_open"
    NOT_IN_CHANNEL = "not_in_channel"
    MAIL_LOST = "mail_lost"
    EXPERT_MAIL_LOST = "expert_mail_lost"
    NO_MEETING = "no_meeting"
    NO_FOLLOW_UP = "no_follow_up"
    PARENT_NOT_ANSWERED = "parent_not_answered"
    NO_REPORT = "no_report"
    REPORT_UNSENT = "report_unsent"
    REPORT_UNANSWERED = "report_unanswered"
    AGREEMENT_LATE = "agreement_late"
    AGREEMENT_BLOCKED = "agreement_blocked"
    AGREEMENT_WITHOUT_DOER = "agreement_without_doer"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, what fills its text, and the rows it is about."""

    gap: Gap
    values: Values = field(default_factory=dict)
    references: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Table:
    """A case with all that is around it, looked at once.

    ``outside`` are those whom the channel still lacks; who comes by a link needs none.
    """

    case: Case
    words: Words
    names: Mapping[PersonId, str | None]
    places: Sequence[Participant]
    outside: frozenset[PersonId]
    unreached: frozenset[PersonId]
    channel: str
    family: Family
    by_mail: Sequence[Guardian]
    consents: Sequence[Consent]
    meetings: Sequence[Meeting]
    answers: Sequence[MeetingAnswer]
    agreements: Sequence[Agreement]


class WhatIsMissing(Command[Sequence[Missing]]):
    """See what the coordinator can do next."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> Sequence[Missing]:
        """Return what is missing, in the order of ``Gap``; nothing when nothing is.

        Raises:
            NotAllowed: somebody else leads the case.
        """
        table = await _look(occasion, await led_case(occasion, self.case))
        loop = await voice_loop(occasion, table.case)
        return [
            *_about_coordinator(table),
            *_about_family(table, occasion.today),
            *_about_asking(loop, table),
            *_about_consent(table, occasion),
            *_about_team(table),
            *_about_mails(table),
            *_about_meetings(table, occasion),
            *_about_voice(loop, table, occasion),
            *_about_reports(await reports_open(occasion, table.case)),
            *_about_agreements(table, occasion),
        ]


async def _look(occasion: Occasion, case: Case) -> _Table:
    store = occasion.store
    places = list(await store.participants(case.id))
    names = {place.person: await name_of(occasion, place.person) for place in places}
    places.sort(key=lambda place: names[place.person] or "")
    seats = [place.person for place in places if place.seat is Seat.SEATED]
    outside = [one for one in seats if not await store.is_in_channel(one, case.channel)]
    by_link = {one for one in outside if await store.outside_expert(one)}
    return _Table(
        case=case,
        words=await store.words(case.id, case.id) or {},
        names=names,
        places=places,
        outside=frozenset(outside) - by_link,
        unreached=await store.lost_mails(case.id),
        channel=await store.name_of_channel(case.channel),
        family=await known_family(occasion, case),
        by_mail=[to.guardian for to in await addressees(occasion, case.id)],
        consents=await store.consents(case.id),
        meetings=await store.meetings(case.id),
        answers=await store.meeting_answers(case.id),
        agreements=await store.agreements(case.id),
    )


def _about_coordinator(table: _Table) -> Iterator[Missing]:
    if table.case.coordinator in table.outside:
        yield Missing(Gap.NO_COORDINATOR)


def _about_family(table: _Table, today: date) -> Iterator[Missing]:
    """Return who is missing of those with authority; nobody has it over who is of age."""
    if table.family.pupil and table.family.pupil.is_of_age(today):
        return
    authority = table.case.authority
    known = sum(guardian.has_authority for guardian in table.family.guardians)
    if not table.family.guardians:
        yield Missing(Gap.NO_GUARDIAN)
    elif not known:
        yield Missing(Gap.NO_GUARDIAN_WITH_AUTHORITY)
    elif authority is Authority.BOTH and known < GUARDIANS_NEEDED[authority]:
        yield Missing(Gap.NO_SECOND_GUARDIAN)
    if authority is Authority.UNKNOWN:
        yield Missing(Gap.AUTHORITY_UNKNOWN)


def _about_asking(loop: VoiceLoop, table: _Table) -> Iterator[Missing]:
    """Return whether the pupil is still to be asked, or was asked and did not answer yet."""
    if table.words.get("pupil_asked") == PupilAsked.NOT_YET and not loop.is_heard:
        yield Missing(Gap.PUPIL_SILENT if loop.is_invited else Gap.PUPIL_NOT_ASKED)


def _about_voice(loop: VoiceLoop, table: _Table, occasion: Occasion) -> Iterator[Missing]:
    """Return what the pupil still has to hear of, once people met."""
    met = [one for one in table.meetings if one.state is MeetingState.PLANNED]
    if not any(not meeting.is_ahead(occasion.now) for meeting in met):
        return
    if loop.missing is Step.INFLUENCE:
        yield Missing(Gap.INFLUENCE_OPEN)
    elif loop.missing is Step.REPORT_BACK:
        yield Missing(Gap.PUPIL_NOT_TOLD)


def _about_consent(table: _Table, occasion: Occasion) -> Iterator[Missing]:
    """Return what is not granted for somebody who is coming to the table."""
    if not table.family.guardians:
        return
    needed = [
        consent_needed(place)
        for place in table.places
        if place.seat in {Seat.INVITED, Seat.SEATED} and not table.case.is_led_by(place.person)
    ]
    for purpose, recipient in dict.fromkeys(needed):
        about = (purpose, recipient)
        status = consent_status(table.family, table.consents, about, occasion.today)
        if status is not ConsentStatus.GRANTED:
            name = table.names.get(recipient) if recipient else None
            yield Missing(
                Gap.CONSENT_MISSING,
                {"name": name, "status": status},
                {"person": recipient} if recipient else {},
            )


def _about_team(table: _Table) -> Iterator[Missing]:
    others = [place for place in table.places if place.role is not Role.COORDINATOR]
    if not any(place.seat in {Seat.INVITED, Seat.SEATED} for place in others):
        yield Missing(Gap.NOBODY_INVITED)
    for place in others:
        if place.seat is Seat.INVITED:
            values = {"name": table.names[place.person]}
            yield Missing(Gap.INVITATION_OPEN, values, {"person": place.person})
    for place in others:
        if place.person in table.outside:
            values = {"name": table.names[place.person], "channel": table.channel}
            yield Missing(Gap.NOT_IN_CHANNEL, values, {"person": place.person})


def _about_mails(table: _Table) -> Iterator[Missing]:
    """Return whom the newest mail did not reach, while they are expected at the table."""
    for parent in table.by_mail:
        if parent.id in table.unreached:
            yield Missing(Gap.MAIL_LOST, {"relation": parent.relation}, {"guardian": parent.id})
    for place in table.places:
        if place.person in table.unreached and place.seat in {Seat.INVITED, Seat.SEATED}:
            values = {"name": table.names[place.person]}
            yield Missing(Gap.EXPERT_MAIL_LOST, values, {"person": place.person})


def _about_meetings(table: _Table, occasion: Occasion) -> Iterator[Missing]:
    standing = [one for one in table.meetings if one.state is MeetingState.PLANNED]
    ahead = [meeting for meeting in standing if meeting.is_ahead(occasion.now)]
    if not ahead:
        yield Missing(Gap.NO_FOLLOW_UP if standing else Gap.NO_MEETING)
        return
    meeting = ahead[0]
    answered = {answer.person for answer in table.answers if answer.meeting == meeting.id}
    for parent in table.by_mail:
        if parent.id not in answered:
            yield Missing(
                Gap.PARENT_NOT_ANSWERED,
                {"relation": parent.relation, "at": meeting.starts_at},
                {"guardian": parent.id, "meeting": meeting.id},
            )


def _about_reports(reports: ReportsOpen) -> Iterator[Missing]:
    for meeting in reports.unwritten:
        yield Missing(Gap.NO_REPORT, {"at": meeting.starts_at}, {"meeting": meeting.id})
    for meeting in reports.unsent:
        yield Missing(Gap.REPORT_UNSENT, {"at": meeting.starts_at}, {"meeting": meeting.id})
    if reports.unanswered:
        yield Missing(Gap.REPORT_UNANSWERED, {"number": reports.unanswered})


def _about_agreements(table: _Table, occasion: Occasion) -> Iterator[Missing]:
    doers = {place.person for place in table.places if place.seat is Seat.SEATED}
    doers |= {guardian.id for guardian in table.family.guardians}
    gaps = {
        Gap.AGREEMENT_LATE: [one for one in table.agreements if one.is_late(occasion.today)],
        Gap.AGREEMENT_BLOCKED: [
            one for one in table.agreements if one.state is AgreementState.BLOCKED
        ],
        Gap.AGREEMENT_WITHOUT_DOER: [
            one for one in table.agreements if one.is_open and one.who not in doers
        ],
    }
    for gap, agreements in gaps.items():
        for agreement in agreements:
            yield Missing(
                gap,
                {"number": agreement.number, "by": agreement.by},
                {"agreement": agreement.id},
            )
