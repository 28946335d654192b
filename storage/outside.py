"""Experts from outside: in the directory beside the tenant's own people, their address sealed."""

from typing import cast

from sqlalchemy import Boolean, LargeBinary, Text, Uuid, bindparam, column, func, insert, select
from sqlalchemy import update as change

from cases.errors import ColleaguesAddress, PartElsewhere
from cases.identities import PersonId
from cases.model.people import OutsideExpert
from storage.address_hash import address_hash
from storage.shelf import PERSON, TENANT, Shelf
from storage.tables.doors import OUTSIDE_ADDRESSES
from storage.tables.rosters import PEOPLE
from storage.wire import Row, Statement

_EXPERT = Statement(
    select(
        PEOPLE.c.name,
        PEOPLE.c.function,
        PEOPLE.c.organisation,
        OUTSIDE_ADDRESSES.c.wrapped,
        OUTSIDE_ADDRESSES.c.sealed,
    )
    .join_from(
        PEOPLE,
        OUTSIDE_ADDRESSES,
        (OUTSIDE_ADDRESSES.c.tenant_id == PEOPLE.c.tenant_id)
        & (OUTSIDE_ADDRESSES.c.person_id == PEOPLE.c.person_id),
    )
    .where(PEOPLE.c.tenant_id == TENANT, PEOPLE.c.person_id == PERSON, PEOPLE.c.is_outside)
)
_KNOWN_AT = Statement(
    select(
        func.aantafel.known_at(bindparam("hashed", type_=LargeBinary())).table_valued(
            column("person_id", Uuid()), column("is_outside", Boolean())
        )
    )
)
_ASTRAY = Statement(select(func.aantafel.went_astray(PERSON)))
_KEEP = Statement(
    select(
        func.aantafel.keep_outsider(
            PERSON,
            bindparam("name", type_=Text()),
            bindparam("function", type_=Text()),
            bindparam("organisation", type_=Text()),
            bindparam("hashed", type_=LargeBinary()),
        )
    ),
    writes=True,
)
_READDRESS = Statement(
    select(func.aantafel.readdress_outsider(PERSON, bindparam("hashed", type_=LargeBinary()))),
    writes=True,
)
_ADD_ADDRESS = Statement(insert(OUTSIDE_ADDRESSES))
_SET_ADDRESS = Statement(
    change(OUTSIDE_ADDRESSES)
    .where(OUTSIDE_ADDRESSES.c.tenant_id == TENANT, OUTSIDE_ADDRESSES.c.person_id == PERSON)
    .values(
        wrapped=bindparam("new_wrapped", type_=LargeBinary()),
        sealed=bindparam("new_sealed", type_=LargeBinary()),
    )
)


class OutsideExperts(Shelf):
    """Fills ``OutsideStore``."""

    async def outside_expert(self, person: PersonId) -> OutsideExpert | None:
        """Return an expert from outside, None for everybody else and who may not be seen."""
        row = await self._row(_EXPERT, person=person)
        return self._outside_expert(person, row) if row else None

    async def outside_expert_at(self, email: str) -> PersonId | None:
        """Return who from outside is known by that mail address. Raises ``ColleaguesAddress``."""
        rows = await self._rows(_KNOWN_AT, hashed=self._address_hash(email))
        if rows and not rows[0].is_outside:
            raise ColleaguesAddress
        return PersonId(rows[0].person_id) if rows else None

    async def went_astray(self, person: PersonId) -> bool:
        """Say whether mail to an expert from outside reached somebody else, for any case."""
        return bool(await self._value(_ASTRAY, person=person))

    async def keep_outside_expert(self, expert: OutsideExpert) -> None:
        """Keep a new expert from outside, or what is changed of a known one but their address."""
        await self._rows(
            _KEEP,
            person=expert.id,
            name=expert.name,
            function=expert.function,
            organisation=expert.organisation,
            hashed=self._address_hash(expert.email),
        )
        if await self._row(_EXPERT, person=expert.id) is None:
            wrapped, sealed = self._sealed(expert)
            await self._add(_ADD_ADDRESS, person_id=expert.id, wrapped=wrapped, sealed=sealed)

    async def readdress_outside_expert(self, expert: OutsideExpert) -> None:
        """Keep where an expert is written to from now on. Raises ``PartElsewhere``."""
        hashed = self._address_hash(expert.email)
        if not await self._value(_READDRESS, person=expert.id, hashed=hashed):
            raise PartElsewhere
        wrapped, sealed = self._sealed(expert)
        await self._changed(_SET_ADDRESS, person=expert.id, new_wrapped=wrapped, new_sealed=sealed)

    def _sealed(self, expert: OutsideExpert) -> tuple[bytes, bytes]:
        """Return an address under a key of its own: the wrapped key, and what it seals."""
        key, wrapped = self._scope.vault.mint(key_owner(expert.id))
        return wrapped, key.seal(expert.email.encode(), address_place(expert.id))

    def _outside_expert(self, person: PersonId, row: Row) -> OutsideExpert:
        key = self._scope.vault.unwrap(row.wrapped, key_owner(person))
        email = key.open(row.sealed, address_place(person)).decode()
        return OutsideExpert(
            person,
            cast("str", row.name),
            cast("str", row.function),
            cast("str", row.organisation),
            email,
        )

    def _address_hash(self, email: str) -> bytes:
        return address_hash(self._scope.tenant, email)


def key_owner(person: PersonId) -> str:
    """Return whose the key of an address is."""
    return f"outside|{person}"


def address_place(person: PersonId) -> str:
    """Return the place that an address is sealed for."""
    return f"outside_addresses.sealed|{person}"
