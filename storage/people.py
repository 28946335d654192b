"""The directory, as far as somebody may see it."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ARRAY, LargeBinary, Text, Uuid, any_, bindparam, column, func, select

from cases.identities import PersonId
from cases.model.case import Channel
from cases.model.people import Person
from storage.address_hash import address_hash
from storage.shelf import TENANT, Shelf
from storage.tables.rosters import CHANNELS, PEOPLE, TEAMS
from storage.wire import Row, Statement

_DIRECTORY = (
    select(PEOPLE.c.person_id, PEOPLE.c.name, PEOPLE.c.function, PEOPLE.c.organisation)
    .add_columns(PEOPLE.c.is_outside)
    .where(PEOPLE.c.tenant_id == TENANT)
    .order_by(func.lower(PEOPLE.c.name), PEOPLE.c.person_id)
)
_PEOPLE = Statement(_DIRECTORY)
_PERSON = Statement(_DIRECTORY.where(PEOPLE.c.person_id == bindparam("person", type_=Uuid())))
_KNOWN = Statement(
    _DIRECTORY.where(PEOPLE.c.person_id == any_(bindparam("people", type_=ARRAY(Uuid()))))
)
_COORDINATED = Statement(
    select(CHANNELS.c.channel_id, CHANNELS.c.name, CHANNELS.c.team_id, TEAMS.c.school)
    .join_from(
        CHANNELS,
        TEAMS,
        (TEAMS.c.tenant_id == CHANNELS.c.tenant_id) & (TEAMS.c.team_id == CHANNELS.c.team_id),
    )
    .where(
        CHANNELS.c.tenant_id == TENANT,
        CHANNELS.c.channel_id
        == any_(func.array(select(func.aantafel.my_coordinated_channels()).scalar_subquery())),
    )
    .order_by(func.lower(CHANNELS.c.name), CHANNELS.c.channel_id)
)
_IN_CHANNEL = Statement(
    select(
        func.aantafel.is_in_my_channel(
            bindparam("person", type_=Uuid()), bindparam("channel", type_=Text())
        )
    )
)
_MEMBERS = Statement(
    select(
        func.aantafel.members_of_mine(bindparam("channel", type_=Text()))
        .table_valued(column("member", Uuid()))
        .render_derived()
        .c.member
    )
)
_CHANNEL_NAME = Statement(
    select(CHANNELS.c.name).where(
        CHANNELS.c.tenant_id == TENANT,
        CHANNELS.c.channel_id == bindparam("channel", type_=Text()),
    )
)
_ACCOUNT = Statement(select(func.aantafel.account_at(bindparam("hashed", type_=LargeBinary()))))
_REFUSAL = Statement(select(func.aantafel.refusal_of(bindparam("channel", type_=Text()))))


class People(Shelf):
    """Fills ``PeopleStore``."""

    async def me(self) -> PersonId:
        """Return who this store works for."""
        return PersonId(self._scope.person)

    async def person(self, person: PersonId) -> Person | None:
        """Return somebody from the directory, None when this principal may not see them."""
        row = await self._row(_PERSON, person=person)
        return _person(row) if row else None

    async def known(self, people: Iterable[PersonId]) -> Mapping[PersonId, Person]:
        """Return those of these people whom this principal may see, by their ids."""
        found = [_person(row) for row in await self._rows(_KNOWN, people=list(people))]
        return {person.id: person for person in found}

    async def people(self) -> Sequence[Person]:
        """Return everybody in the directory this principal may see, by name."""
        return [_person(row) for row in await self._rows_once(_PEOPLE)]

    async def channels_to_coordinate(self) -> Sequence[Channel]:
        """Return the channels in which this person may start a case, by name."""
        rows = await self._rows_once(_COORDINATED)
        return [Channel(row.channel_id, row.name, row.team_id, row.school) for row in rows]

    async def is_in_channel(self, person: PersonId, channel: str) -> bool:
        """Say whether somebody is a live member of a channel of this person's."""
        return bool(await self._value(_IN_CHANNEL, person=person, channel=channel))

    async def members_of(self, channel: str) -> frozenset[PersonId]:
        """Return everybody in a channel of this person's, nobody of any other."""
        rows = await self._rows(_MEMBERS, channel=channel)
        return frozenset(PersonId(row.member) for row in rows)

    async def name_of_channel(self, channel: str) -> str:
        """Return what a channel of this person's is called, nothing for any other."""
        name: str | None = await self._value(_CHANNEL_NAME, channel=channel)
        return name or ""

    async def account_at(self, address: str) -> PersonId | None:
        """Return who in the tenant has that mail address and a chat with the bot."""
        hashed = address_hash(self._scope.tenant, address)
        person: UUID | None = await self._value(_ACCOUNT, hashed=hashed)
        return PersonId(person) if person else None

    async def refusal_of(self, channel: str) -> str | None:
        """Return the code of why no case can live in a channel, None when one can."""
        code: str | None = await self._value(_REFUSAL, channel=channel)
        return code


def _person(row: Row) -> Person:
    return Person(PersonId(row.person_id), row.name, row.function, row.organisation, row.is_outside)
