"""A case with a parent who is invited, laid by the commands that would do it for real."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.pages.forms import Seals
from bot.pages.visitors import visitor_with
from cases.identities import PersonId, TenantId
from cases.model.case import CaseId, PupilAsked, Reason
from cases.model.consents import Consent, ConsentAnswer, Purpose
from cases.model.meetings import Attendance, MeetingAnswer
from cases.model.people import Authority, Relation
from cases.operations.agreements import RecordAgreement
from cases.operations.guests import AnswerMeetingAsGuest, GiveConsentAsGuest
from cases.operations.opening import OpenCase
from cases.operations.parents import InviteParent
from cases.operations.reading import OpenReading
from cases.practices.practice import SCHOOL_ZONE
from cases.principals import Member
from cases.store import LinkKind
from tests.postgres import connect
from tests.seeds import HandClock, School

SEALS = Seals(b"a key for the tests of pages")
BORN = date(2017, 3, 1)
MEETING = datetime(2026, 12, 8, 14, 30, tzinfo=SCHOOL_ZONE)


@dataclass
class Table:
    """A case, and the token of the link of the parent who was invited to it."""

    school: School
    clock: HandClock
    owner_url: str
    case: CaseId
    tokens: list[str] = field(default_factory=list)

    @property
    def token(self) -> str:
        """The link of the mother."""
        return self.tokens[0]

    @property
    def coordinator(self) -> Member:
        """Who leads the case."""
        return self.school.member(self.school.coordinator)

    async def invite(self, **changes: object) -> str:
        """Invite a parent, and return the token of a link for them."""
        asked: dict[str, object] = {
            "case": self.case,
            "name": "Samira Bakker",
            "relation": Relation.MOTHER,
            "has_authority": True,
            "email": "samira@mail.example",
            "language": "nl",
            "at": MEETING,
            "place": "Kamer 3",
            "ask_for": (self.school.expert,),
        }
        async with self.school.database.work_as(self.coordinator) as work:
            invited = await work.desk.execute(InviteParent.model_validate(asked | changes))
        return await self.link(invited.guardian.id, self.clock() + timedelta(days=30))

    async def link(self, guardian: PersonId, until: datetime) -> str:
        """Return the token of one more link for a parent."""
        async with self.school.database.work_as(self.coordinator) as work:
            token = await work.desk.store.mint_link(LinkKind.GUEST, self.case, guardian, until)
        self.tokens.append(token)
        return token

    async def told(self, kind: str) -> int:
        """Return how many messages of a kind wait in the outbox."""
        owner = await connect(self.owner_url)
        try:
            return int(
                await owner.fetchval(
                    "SELECT count(*) FROM aantafel.outbox WHERE kind = $1 AND state = 'pending'",
                    kind,
                )
            )
        finally:
            await owner.close()

    async def reading(self, person: PersonId | None = None) -> str:
        """Return the token of a new reading link."""
        member = self.school.member(person or self.school.coordinator)
        async with self.school.database.work_as(member) as work:
            return await work.desk.execute(OpenReading(case=self.case))

    async def agree(self, what: str, **changes: object) -> None:
        """Write down an agreement, of the coordinator unless another is named."""
        given: dict[str, object] = {
            "case": self.case,
            "who": self.school.coordinator,
            "what": what,
            "by": date(2026, 12, 18),
            "how": None,
        }
        async with self.school.database.work_as(self.coordinator) as work:
            await work.desk.execute(RecordAgreement.model_validate(given | changes))

    async def fill(self) -> None:
        """Let there be something to read: agreements, an answer and a consent."""
        await self.agree("Elke ochtend samen de dag doornemen", how="met pictogrammen")
        await self.agree("Bellen met <script>alert(1)</script> & co")
        guest = visitor_with(self.token)
        assert guest
        async with self.school.database.work_as(guest) as work:
            await work.desk.execute(
                AnswerMeetingAsGuest(
                    attendance=Attendance.OTHER_TIME, rather_at=MEETING + timedelta(days=2)
                )
            )
            await work.desk.execute(
                GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
            )

    async def answers(self) -> list[MeetingAnswer]:
        """Return what was answered about meetings."""
        async with self.school.database.work_as(self.coordinator) as work:
            return list(await work.desk.store.meeting_answers(self.case))

    async def consents(self) -> list[Consent]:
        """Return what was answered about consent, oldest first."""
        async with self.school.database.work_as(self.coordinator) as work:
            return list(await work.desk.store.consents(self.case))


async def lay_table(school: School, clock: HandClock, owner_url: str) -> Table:
    """Let the coordinator open a case and invite a mother to a meeting."""
    async with school.database.work_as(school.member(school.coordinator)) as work:
        case = await work.desk.execute(
            OpenCase(
                channel=school.channel,
                pupil="Sem de Vries",
                born=BORN,
                group="groep 6",
                reason=Reason.CONCERN_NO_SOLUTION,
                tried="Een rustplek en pictogrammen.",
                works="De ochtenden gaan goed.",
                wish="Dat hij de hele dag in de klas kan blijven.",
                authority=Authority.ONE,
                pupil_asked=PupilAsked.NOT_YET,
                wanted=("orthopedagoog", "iemand van JGZ"),
                deadline=date(2026, 12, 18),
            )
        )
    table = Table(school, clock, owner_url, case.id)
    await table.invite()
    return table


@dataclass
class Rosters:
    """Reads rosters as Teams would tell them; can be told to fail."""

    table: Table
    asked: list[tuple[TenantId, frozenset[str]]] = field(default_factory=list)
    away: bool = False
    gone: set[PersonId] = field(default_factory=set)

    async def refresh(self, tenant: TenantId, channels: frozenset[str]) -> bool:
        """Write the rosters of these channels as of now."""
        self.asked.append((tenant, channels))
        if self.away:
            return False
        school = self.table.school
        everybody = (school.coordinator, school.teacher, school.expert, school.other_expert)
        for channel in channels:
            await school.roster(channel, [one for one in everybody if one not in self.gone])
        return True
