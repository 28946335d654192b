"""A case with something in every table, and everybody who might want to see it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from cases.identities import PersonId
from cases.messages import Message
from cases.model.agreements import Agreement, AgreementChange, AgreementId, AgreementState
from cases.model.case import Audience, Case, CaseId, Participant, Seat, Words
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Purpose, Route
from cases.model.invitations import Invitation, InvitationId, InvitationState
from cases.model.meetings import Attendance, Meeting, MeetingAnswer, MeetingId
from cases.model.people import Guardian, Relation, Role
from cases.model.time_offers import OfferId, TimeAnswer, TimeOffer
from cases.principals import Courier, Guest, Member, Operator, Principal
from cases.store import CaseStore, LinkKind
from storage.links import link_hash
from tests.seeds import School, seed_school

REQUEST: Words = {
    "pupil": "Sem",
    "born": "2017-05-03",
    "group": "6",
    "reason": "concern_no_solution",
    "tried": "veel",
    "works": "weinig",
    "wish": "rust",
    "pupil_asked": "yes",
    "wanted": [],
}
"""A request for help as its content is kept."""


@dataclass(frozen=True, slots=True)
class FullCase:
    """A case at whose table coordinator and expert sit; the other expert is invited."""

    school: School
    case: Case
    guardian: PersonId
    meeting: MeetingId
    agreement: AgreementId
    invitation: InvitationId
    offer: OfferId
    guest: Guest
    expired: Guest
    reading: Guest


async def fill(school: School) -> FullCase:
    """Open such a case in the channel of 3B, as its coordinator would."""
    case = await school.case(seated=[school.expert])
    full = FullCase(
        school=school,
        case=case,
        guardian=PersonId(uuid4()),
        meeting=MeetingId(uuid4()),
        agreement=AgreementId(uuid4()),
        invitation=InvitationId(uuid4()),
        offer=OfferId(uuid4()),
        guest=Guest(b""),
        expired=Guest(b""),
        reading=Guest(b""),
    )
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        await _people(store, full)
        await _work(store, full)
        await _words(store, full)
        now = school.clock()
        tokens = [
            await store.mint_link(LinkKind.GUEST, case.id, full.guardian, now + timedelta(days=30)),
            await store.mint_link(LinkKind.GUEST, case.id, full.guardian, now),
            await store.mint_link(
                LinkKind.READING, case.id, school.coordinator, now + timedelta(minutes=10)
            ),
        ]
        await store.post(_message(full, "agreement_soon", full.agreement))
    guest, expired, reading = (Guest(link_hash(token)) for token in tokens)
    return replace(full, guest=guest, expired=expired, reading=reading)


async def consent(full: FullCase, answer: ConsentAnswer, recipient: PersonId) -> None:
    """Let the coordinator write down what the guardian said about somebody by name."""
    school = full.school
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.add_consent(consent_of(full, answer, recipient))


def consent_of(full: FullCase, answer: ConsentAnswer, recipient: PersonId | None) -> Consent:
    """Return an answer of the guardian as the coordinator would write it down now."""
    now = full.school.clock()
    return Consent(
        id=ConsentId(uuid4()),
        case=full.case.id,
        giver=full.guardian,
        purpose=Purpose.SHARE_EXPERT if recipient else Purpose.DISCUSS_TEAM,
        recipient=recipient,
        answer=answer,
        route=Route.PHONE,
        given_on=now.date(),
        recorded_at=now,
        recorded_by=full.school.coordinator,
        text_version="1",
        language="nl",
    )


async def _people(store: CaseStore, full: FullCase) -> None:
    school, case = full.school, full.case
    mother = Guardian(full.guardian, Relation.MOTHER, has_authority=True, language="nl")
    await store.save_guardian(case.id, mother)
    await store.add_consent(consent_of(full, ConsentAnswer.NO, school.expert))
    invited = Participant(case.id, school.other_expert, Role.EXPERT, Seat.INVITED, school.clock())
    await store.seat(invited)
    await store.save_invitation(
        Invitation(
            id=full.invitation,
            case=case.id,
            label=case.label,
            school=case.school,
            person=school.other_expert,
            role=Role.EXPERT,
            invited_by=school.coordinator,
            sent_at=school.clock(),
        )
    )


async def _work(store: CaseStore, full: FullCase) -> None:
    school, case, now = full.school, full.case, full.school.clock()
    await store.save_meeting(
        Meeting(
            id=full.meeting,
            case=case.id,
            starts_at=now + timedelta(days=7),
            lasts=timedelta(minutes=45),
            online=False,
            planned_by=school.coordinator,
        )
    )
    coming = MeetingAnswer(full.meeting, full.guardian, Attendance.COMING, now)
    await store.save_meeting_answer(case.id, coming)
    later = tuple(now + timedelta(days=days) for days in (14, 15))
    await store.add_time_offer(
        TimeOffer(
            full.offer, case.id, later, online=False, offered_by=school.coordinator, offered_at=now
        )
    )
    await store.save_time_answer(
        case.id, TimeAnswer(full.offer, school.coordinator, later[0], suits=True, answered_at=now)
    )
    agreement = Agreement(
        id=full.agreement,
        case=case.id,
        number=1,
        who=school.coordinator,
        by=date(2026, 12, 1),
        state=AgreementState.CONFIRMED,
        recorded_by=school.coordinator,
        recorded_at=now,
    )
    await store.save_agreement(agreement)
    change = AgreementChange(
        full.agreement, now, school.coordinator, AgreementState.CONFIRMED, agreement.by
    )
    await store.save_agreement(replace(agreement, by=date(2026, 12, 2)), change)


async def _words(store: CaseStore, full: FullCase) -> None:
    for about, audience in (
        (full.agreement, Audience.CONTENT),
        (full.meeting, Audience.TABLE),
        (full.guardian, Audience.COORDINATION),
    ):
        await store.keep_words(full.case.id, about, audience, {"secret": audience.value})


async def _leaves(full: FullCase) -> PersonId:
    """Let somebody who sat at the table be gone, and a message be posted about each thing."""
    school, left = full.school, PersonId(uuid4())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        asked = await store.invitation(full.invitation)
        gone = Participant(full.case.id, left, Role.EXPERT, Seat.LEFT, school.clock())
        await store.seat(gone)
        said_no = replace(asked, id=InvitationId(uuid4()), state=InvitationState.DECLINED)
        await store.save_invitation(replace(said_no, person=left))
        for kind, subject in (
            ("parent_answered", full.guardian),
            ("expert_accepted", full.invitation),
            ("times_answered", full.offer),
        ):
            await store.post(_message(full, kind, subject))
    return left


def _message(full: FullCase, kind: str, subject: UUID) -> Message:
    return Message(
        kind=kind,
        case=full.case.id,
        subject=subject,
        receiver=full.school.coordinator,
        at=full.school.clock(),
        values={"label": full.case.label},
    )


@dataclass(frozen=True, slots=True)
class World:
    """The case, and everybody by what they are to it."""

    full: FullCase
    elsewhere: CaseId
    everybody: dict[str, Principal]

    def __getitem__(self, name: str) -> Principal:
        return self.everybody[name]

    @property
    def case(self) -> UUID:
        """The id of the case that is looked for."""
        return self.full.case.id


async def build_world(school: School) -> World:
    """Return the case and everybody around it, in two tenants."""
    full = await fill(school)
    left = await _leaves(full)
    elsewhere = await school.case(channel=school.other_channel, seated=[school.outsider])
    abroad = await seed_school(school.database, school.clock)
    abroad_case = await fill(abroad)
    everybody: dict[str, Principal] = {
        "coordinator": school.member(school.coordinator),
        "seated": school.member(school.expert),
        "invited": school.member(school.other_expert),
        "left": school.member(left),
        "in_channel": school.member(school.teacher),
        "elsewhere": school.member(school.outsider),
        "unknown": school.member(PersonId(uuid4())),
        "abroad": abroad.member(abroad.coordinator),
        "same_id_abroad": Member(abroad.tenant, school.coordinator),
        "guest": full.guest,
        "expired_guest": full.expired,
        "reading_guest": full.reading,
        "guest_abroad": abroad_case.guest,
        "guessing_guest": Guest(bytes(32)),
        "courier": Courier(),
        "operator": Operator(),
        "roster_sync": school.sync,
        "roster_sync_abroad": abroad.sync,
    }
    return World(full, elsewhere.id, everybody)


async def keep_personal(world: World) -> None:
    """Give three people a draft, a kept answer and a button, and a channel a button too."""
    school = world.full.school
    until = school.clock() + timedelta(days=30)
    for who in ("coordinator", "seated", "abroad"):
        member = world[who]
        assert isinstance(member, Member)
        async with school.database.work_as(member) as work:
            await work.drafts.save("a:1", {"pupil": "Sem"})
            await work.inbox.keep("1", "said")
            await work.actions.mint("a:1", "act", expires_at=until, person=member.person)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.actions.mint("19:channel", "act", expires_at=until)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.appoint(school.coordinator, school.team)
