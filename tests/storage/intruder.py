"""Somebody who can run any SQL through the bot's own login, as an injection would let them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import asyncpg

from cases.principals import Principal
from storage.scope import claim_of
from storage.vault import Vault
from tests.postgres import connect
from tests.seeds import MASTER_KEY, HandClock

ROLE_OF = {
    "member": "aantafel_member",
    "guest": "aantafel_guest",
    "courier": "aantafel_courier",
    "roster_sync": "aantafel_roster_sync",
    "operator": "aantafel_operator",
}

if TYPE_CHECKING:  # asyncpg's types are generic in its stubs only
    Session = asyncpg.Connection[asyncpg.Record]
else:
    Session = asyncpg.Connection


@dataclass
class Intruder:
    """A connection of the bot's login, and the proofs that the bot would give."""

    login: Session
    clock: HandClock

    @asynccontextmanager
    async def within(self, principal: Principal) -> AsyncIterator[Session]:
        """Be in a transaction that the bot opened for this principal; it is rolled back."""
        transaction = self.login.transaction()
        await transaction.start()
        try:
            claim = claim_of(principal, self.clock())
            await self.claim(ROLE_OF[principal.visitor.value], claim, prove(claim))
            yield self.login
        finally:
            await transaction.rollback()

    async def claim(self, role: str, claim: str, proof: str) -> None:
        """Set what the bot sets at the start of a transaction."""
        await self.login.execute(
            "SELECT set_config('role', $1, true), set_config('aantafel.principal', $2, true), "
            "set_config('aantafel.proof', $3, true)",
            role,
            claim,
            proof,
        )

    async def refused(self, sql: str, *values: object) -> bool:
        """Say whether PostgreSQL refused a statement for lack of a right, or it did nothing.

        One that gets as far as a unique key was not refused: its policy let it through.
        """
        savepoint = self.login.transaction()
        await savepoint.start()
        try:
            status: str = await self.login.execute(sql, *values)
        except asyncpg.InsufficientPrivilegeError:
            await savepoint.rollback()
            return True
        except asyncpg.UniqueViolationError:
            await savepoint.rollback()
            return False
        await savepoint.commit()
        return status.rpartition(" ")[2] == "0"


def prove(claim: str) -> str:
    """Return the proof that only the holder of the master key can give."""
    return Vault(MASTER_KEY).proof(claim)


@asynccontextmanager
async def break_in(url: str, clock: HandClock) -> AsyncIterator[Intruder]:
    """Connect with the bot's own address."""
    login = await connect(url)
    try:
        yield Intruder(login, clock)
    finally:
        await login.close()
