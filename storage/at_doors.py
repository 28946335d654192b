"""What stands on the door behind a link: asked by everybody with a link, mail scanners most.

It is one statement that begins with who asks, on connections that have the guests' role from
their start; a transaction with its beginning, role and end would take five times as long. Who
floods the doors waits for these few connections and takes none from those who came in.
"""

from sqlalchemy import Boolean, Text, bindparam, column, func, select

from cases.desk import Clock
from cases.door_store import OUTSIDE_LANGUAGE, Door
from cases.principals import Guest
from storage.pool import Pool
from storage.scope import claim_of, role_of
from storage.vault import Vault
from storage.wire import Statement

_MOST_CONNECTIONS = 3
_DOOR = Statement(
    select(
        func.aantafel.guest_door_of(
            bindparam("claim", type_=Text()), bindparam("proof", type_=Text())
        ).table_valued(
            column("school", Text()),
            column("language", Text()),
            column("is_expert", Boolean()),
            column("is_pupil", Boolean()),
        )
    )
)


class Doors:
    """Reads what stands on doors, and nothing else."""

    def __init__(self, url: str, vault: Vault, clock: Clock) -> None:
        self._pool = Pool(url, role_of(Guest), _MOST_CONNECTIONS)
        self._vault = vault
        self._clock = clock

    async def open(self) -> None:
        """Be ready to connect when the first visitor comes."""
        await self._pool.open()

    async def close(self) -> None:
        """Close all connections."""
        await self._pool.close()

    async def door(self, guest: Guest) -> Door | None:
        """Return what stands on the door behind a link, None when it leads to none.

        Raises:
            DatabaseAway: PostgreSQL cannot be reached.
        """
        claim = claim_of(guest, self._clock())
        proof = self._vault.proof(claim)
        for row in await self._pool.ask(_DOOR, {"claim": claim, "proof": proof}):
            return Door(row.school, row.language or OUTSIDE_LANGUAGE, row.is_expert, row.is_pupil)
        return None
