"""A school and its cases, put into a database by the principals who would do it for real."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import make_url

from cases.identities import PersonId, TenantId
from cases.model.case import Audience, Case, CaseId, CaseState, Participant, Seat
from cases.model.people import Authority, Person, Role
from cases.model.pupils import Pupil
from cases.principals import Member, RosterSync
from storage.database import Database
from storage.directory import ChannelKind, ChatAddress, DeliveryState, RosterMember, Team
from storage.directory import TeamChannel as Channel
from storage.migrations.logins import login_name, login_password

MASTER_KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # a Monday
BORN = date(2016, 5, 4)
CHANNEL = "19:3b@thread.tacv2"
OTHER_CHANNEL = "19:2a@thread.tacv2"


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by


def bot_url(owner_url: str, master_key: bytes = MASTER_KEY) -> str:
    """Return the address with which the bot reaches the database of that owner."""
    url = make_url(owner_url).set(
        username=login_name(master_key), password=login_password(master_key)
    )
    return url.render_as_string(hide_password=False)


@dataclass
class School:
    """A school team in one tenant, with a channel for 3B and one for 2A.

    ``coordinator`` owns the team and is in both channels; ``teacher``, ``expert`` and
    ``other_expert`` are in the channel of 3B; ``outsider`` is in that of 2A only.
    """

    database: Database
    clock: HandClock
    tenant: TenantId
    team: str = "19:team@thread.tacv2"
    channel: str = CHANNEL
    other_channel: str = OTHER_CHANNEL
    coordinator: PersonId = field(default_factory=lambda: PersonId(uuid4()))
    teacher: PersonId = field(default_factory=lambda: PersonId(uuid4()))
    expert: PersonId = field(default_factory=lambda: PersonId(uuid4()))
    other_expert: PersonId = field(default_factory=lambda: PersonId(uuid4()))
    outsider: PersonId = field(default_factory=lambda: PersonId(uuid4()))

    def member(self, person: PersonId) -> Member:
        """Return the principal of somebody in this tenant."""
        return Member(self.tenant, person)

    @property
    def sync(self) -> RosterSync:
        """The principal that writes rosters."""
        return RosterSync(self.tenant)

    async def roster(self, channel: str, members: Sequence[PersonId]) -> None:
        """Read a channel's roster now: these are its members; the coordinator owns it."""
        roster = [RosterMember(one, is_owner=one == self.coordinator) for one in members]
        async with self.database.work_as(self.sync) as work:
            taken = await work.rosters.replace_roster(channel, roster, self.clock())
        assert taken

    async def leave(self, person: PersonId, channel: str | None = None) -> None:
        """Let somebody leave a channel, as an event from Teams tells it."""
        async with self.database.work_as(self.sync) as work:
            await work.rosters.remove_from_channel(channel or self.channel, [person])

    async def case(
        self,
        *,
        channel: str | None = None,
        seated: Sequence[PersonId] = (),
        authority: Authority = Authority.ONE,
        pupil: Pupil | None = None,
    ) -> Case:
        """Let the coordinator open a case with these experts seated, and name the pupil."""
        async with self.database.work_as(self.member(self.coordinator)) as work:
            store = work.desk.store
            place = channel or self.channel
            case = Case(
                id=CaseId(uuid4()),
                label=await store.reserve_label(place),
                school="De Wilgenroos",
                channel=place,
                state=CaseState.OPEN,
                coordinator=self.coordinator,
                deputy=None,
                opened_at=self.clock(),
                deadline=None,
                authority=authority,
            )
            await store.add_case(case)
            await store.save_pupil(case.id, pupil or Pupil(PersonId(uuid4()), born=BORN))
            roles = {self.coordinator: Role.COORDINATOR, self.teacher: Role.TEACHER}
            for person in (self.coordinator, *seated):
                role = roles.get(person, Role.EXPERT)
                await store.seat(Participant(case.id, person, role, Seat.SEATED, self.clock()))
            await store.keep_words(
                case.id, case.id, Audience.CONTENT, {"pupil": "Sem de Vries", "worry": "rekenen"}
            )
        return case


NAMES = {
    "coordinator": "Anna Bakker",
    "teacher": "Bas Visser",
    "expert": "Carla Smit",
    "other_expert": "Dirk Mulder",
    "outsider": "Eva Jansen",
}


async def seed_school(
    database: Database, clock: HandClock, *, tenant: TenantId | None = None
) -> School:
    """Put a school into the database through the roster sync."""
    school = School(database, clock, tenant or TenantId(uuid4()))
    async with database.work_as(school.sync) as work:
        rosters = work.rosters
        await rosters.remember_team(Team(school.team, "Ondersteuningsteam", "De Wilgenroos", "WR"))
        for channel, name in ((school.channel, "3B"), (school.other_channel, "2A")):
            await rosters.remember_channel(
                Channel(channel, school.team, name, ChannelKind.STANDARD)
            )
        for attribute, name in NAMES.items():
            person: PersonId = getattr(school, attribute)
            await rosters.remember_person(Person(person, name, "", "De Wilgenroos"))
            await rosters.remember_chat(person, _chat(person))
    in_3b = (school.coordinator, school.teacher, school.expert, school.other_expert)
    await school.roster(school.channel, in_3b)
    await school.roster(school.other_channel, (school.coordinator, school.outsider))
    return school


def _chat(person: UUID) -> ChatAddress:
    return ChatAddress(
        conversation=f"a:{person}",
        service_url="https://smba.trafficmanager.net/emea/",
        teams_user_id=f"29:{person}",
        state=DeliveryState.OK,
    )
