"""A team around a table on real storage: people give commands, and what is posted is seen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID, uuid4

import asyncpg

from cases.desk import Command
from cases.door_store import Door
from cases.identities import PersonId, TenantId
from cases.messages import Message
from cases.model.agreements import AgreementChange, AgreementId
from cases.model.case import Case, CaseId, PupilAsked, Reason
from cases.model.consents import Consent, ConsentAnswer, Purpose, Route
from cases.model.invitations import Invitation
from cases.model.people import Authority, Guardian, Person, Relation
from cases.operations.consents import AddGuardian, RecordConsent
from cases.operations.invitations import AnswerInvitation, InvitationAnswer
from cases.operations.inviting import InviteExpert
from cases.operations.kinds import Kind
from cases.operations.opening import OpenCase
from cases.operations.parents import InvitedParent, InviteParent
from cases.practices.practice import Practice
from cases.principals import Guest, Member, RosterSync
from cases.store import CaseStore
from storage.database import Database
from storage.directory import ChannelKind, RosterMember, Team, TeamChannel
from storage.links import link_hash
from tests.postgres import connect
from tests.seeds import HandClock

Result = TypeVar("Result")

CHANNEL = "19:wr@thread.tacv2"
TEAM = "19:team@thread.tacv2"
PRACTICE = Practice()
TODAY = date(2026, 11, 23)
WHY = "Sem is verhuisd en wilde niets meer zeggen"
FRIDAY = date(2026, 12, 18)
TUESDAY = PRACTICE.at_school(date(2026, 12, 8), time(14, 30))


def _somebody() -> PersonId:
    return PersonId(uuid4())


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that was not sent yet."""

    kind: str
    receiver: UUID
    due_at: datetime
    subject: UUID

    @property
    def day(self) -> date:
        """The school's day on which it is due."""
        return PRACTICE.today(self.due_at)


@dataclass
class Table:
    """obs De Wilgenroos: Marit coordinates; Ruben, Thijs, Fenna and Noor are in the channel.

    Joris is in the directory and in no channel of hers; Sanne is in another channel.
    """

    database: Database
    clock: HandClock
    owner_url: str
    posted: list[Message] = field(default_factory=list)
    tenant: TenantId = field(default_factory=lambda: TenantId(uuid4()))
    marit: PersonId = field(default_factory=_somebody)
    ruben: PersonId = field(default_factory=_somebody)
    thijs: PersonId = field(default_factory=_somebody)
    fenna: PersonId = field(default_factory=_somebody)
    noor: PersonId = field(default_factory=_somebody)
    joris: PersonId = field(default_factory=_somebody)
    sanne: PersonId = field(default_factory=_somebody)

    async def furnish(self) -> None:
        """Let the roster sync write down the team, its channels and its people."""
        people = (
            (self.marit, "Marit de Boer", "intern begeleider", "obs De Wilgenroos"),
            (self.ruben, "Ruben Aksoy", "ondersteuningscoördinator", "obs De Wilgenroos"),
            (self.thijs, "Thijs Vos", "leerkracht groep 6", "obs De Wilgenroos"),
            (self.fenna, "Fenna Postma", "orthopedagoog", "SWV De Brug"),
            (self.noor, "Noor Bakker", "jeugdverpleegkundige", "JGZ"),
            (self.joris, "Joris Klaver", "schoolmaatschappelijk werker", "Wijkteam"),
            (self.sanne, "Sanne Mol", "leerkracht groep 3", "obs De Wilgenroos"),
        )
        async with self.database.work_as(RosterSync(self.tenant)) as work:
            await work.rosters.remember_team(Team(TEAM, "Zorgteam", "obs De Wilgenroos", "WR"))
            for channel in (CHANNEL, "19:other@thread.tacv2"):
                await work.rosters.remember_channel(
                    TeamChannel(channel, TEAM, "kanaal", ChannelKind.STANDARD)
                )
            for person, name, function, organisation in people:
                await work.rosters.remember_person(Person(person, name, function, organisation))
        await self.roster(CHANNEL, self.marit, self.ruben, self.thijs, self.fenna, self.noor)
        await self.roster("19:other@thread.tacv2", self.sanne)

    async def roster(self, channel: str, *people: PersonId) -> None:
        """Let exactly these people be in a channel; Marit owns the team."""
        members = [RosterMember(one, is_owner=one == self.marit) for one in people]
        async with self.database.work_as(RosterSync(self.tenant)) as work:
            assert await work.rosters.replace_roster(channel, members, self.clock())

    async def give(self, person: PersonId, command: Command[Result]) -> Result:
        """Let a member of staff give a command, in a transaction of its own."""
        async with self.database.work_as(Member(self.tenant, person)) as work:
            return await work.desk.execute(command)

    async def give_by_link(self, token: str, command: Command[Result]) -> Result:
        """Let whoever has a link give a command."""
        async with self.database.work_as(Guest(link_hash(token))) as work:
            return await work.desk.execute(command)

    async def door(self, token: str) -> Door | None:
        """Return what whoever has a link is told at its door."""
        return await self.database.door(Guest(link_hash(token)))

    @asynccontextmanager
    async def store_of(self, person: PersonId) -> AsyncIterator[CaseStore]:
        """Look into what is stored, with somebody's eyes."""
        async with self.database.work_as(Member(self.tenant, person)) as work:
            yield work.desk.store

    async def rows(self, sql: str, *values: object) -> Sequence[asyncpg.Record]:
        """Look at the rows themselves, past every wall."""
        owner = await connect(self.owner_url)
        try:
            return await owner.fetch(sql, *values)
        finally:
            await owner.close()

    async def waiting(self, *kinds: Kind) -> list[Waiting]:
        """Return what was not sent yet, in order of time, whoever it is for."""
        rows = await self.rows(
            "SELECT kind, receiver_id, due_at, subject FROM aantafel.outbox"
            " WHERE state = 'pending' ORDER BY due_at, kind, receiver_id"
        )
        found = [Waiting(*row) for row in rows]
        return [one for one in found if not kinds or one.kind in kinds]

    async def history(self, agreement: AgreementId) -> list[AgreementChange]:
        """Return what an agreement was before each of its changes, oldest first."""
        rows = await self.rows(
            "SELECT agreement_id, changed_at, changed_by, was_state, was_due_on"
            " FROM aantafel.agreement_changes WHERE agreement_id = $1 ORDER BY changed_at",
            agreement,
        )
        return [AgreementChange(*row) for row in rows]

    def told(self, kind: Kind) -> list[Message]:
        """Return every message of a kind that was ever posted."""
        return [message for message in self.posted if message.kind == kind]

    def last(self, kind: Kind) -> Message:
        """Return the newest message of a kind."""
        return self.told(kind)[-1]

    async def opened(self, **changes: object) -> Case:
        """Let Marit open a case about Sem."""
        request: dict[str, Any] = {
            "channel": CHANNEL,
            "pupil": "Sem",
            "born": date(2016, 5, 4),
            "group": "groep 6",
            "reason": Reason.CONCERN_NO_SOLUTION,
            "tried": "pictoplanning en een rustplek",
            "works": "de ochtenden",
            "wish": "de hele dag in de klas blijven",
            "authority": Authority.ONE,
            "pupil_asked": PupilAsked.NOT_YET,
        }
        return await self.give(self.marit, OpenCase.model_validate({**request, **changes}))

    async def invited(self, case: Case, person: PersonId) -> Invitation:
        """Let Marit ask somebody to the table."""
        return await self.give(self.marit, InviteExpert(case=case.id, person=person))

    async def seated(self, case: Case, *people: PersonId) -> None:
        """Let Marit ask people to the table, and let them say yes."""
        for person in people:
            invitation = await self.invited(case, person)
            await self.give(
                person,
                AnswerInvitation(invitation=invitation.id, answer=InvitationAnswer.ACCEPT),
            )

    async def mother(self, case: Case) -> Guardian:
        """Let Marit add Sem's mother, who gets no mail."""
        return await self.give(
            self.marit,
            AddGuardian(
                case=case.id, name="Lena Jansen", relation=Relation.MOTHER, has_authority=True
            ),
        )

    async def said(
        self,
        case: Case,
        giver: Guardian,
        answer: ConsentAnswer = ConsentAnswer.YES,
        recipient: PersonId | None = None,
    ) -> Consent:
        """Let Marit write down what a guardian said on the phone."""
        recorded = await self.give(
            self.marit,
            RecordConsent(
                case=case.id,
                giver=giver.id,
                purpose=Purpose.SHARE_EXPERT if recipient else Purpose.DISCUSS_TEAM,
                recipient=recipient,
                answer=answer,
                route=Route.PHONE,
                given_on=PRACTICE.today(self.clock()),
            ),
        )
        return recorded.consent

    async def invited_parent(self, case: Case, **changes: object) -> tuple[InvitedParent, str]:
        """Let Marit invite Sem's mother by mail; return her, and the token of her link."""
        invited = await self.give(self.marit, parent_invitation(case.id, **changes))
        return invited, str(self.last(Kind.PARENT_INVITED).values["token"])


def parent_invitation(case: CaseId, **changes: object) -> InviteParent:
    """Return an invitation of Sem's mother to a talk at school."""
    given: dict[str, Any] = {
        "case": case,
        "name": "Lena Jansen",
        "relation": Relation.MOTHER,
        "has_authority": True,
        "email": "lena@example.org",
        "language": "nl",
        "at": TUESDAY,
        "place": "kamer 3",
    }
    return InviteParent.model_validate({**given, **changes})
