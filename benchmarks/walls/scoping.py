"""What the wall costs: a statement as the bot may give it, beside the same as the owner's.

Both run on the driver itself and in a transaction of their own. The bot's begins with saying
and proving who is asking; the owner's has the condition that a careful programmer would have
written into it, and passes every policy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from benchmarks.walls.filling import MASTER_KEY, Filled, Session, Sitter, connected
from benchmarks.walls.pairs import Act, Pair, in_turns
from bot.teams.clock import utc_now
from storage.scope import claim_of
from storage.vault import Vault

_ENTER = (
    "SELECT set_config('role', 'aantafel_member', true),"
    " set_config('aantafel.principal', $1, true), set_config('aantafel.proof', $2, true)"
)
_LIST = (
    "SELECT c.*, h.synced_at FROM aantafel.cases AS c"
    " JOIN aantafel.channels AS h USING (tenant_id, channel_id)"
    " WHERE c.tenant_id = $1 AND c.state <> 'closed'"
)
_MINE = (
    " AND c.case_id = ANY (ARRAY(SELECT p.case_id FROM aantafel.participants AS p"
    " WHERE p.tenant_id = $1 AND p.person_id = $2 AND p.seat = 'seated'))"
)
_OPEN = (
    "SELECT c.*, h.synced_at FROM aantafel.cases AS c"
    " JOIN aantafel.channels AS h USING (tenant_id, channel_id)"
    " WHERE c.tenant_id = $1 AND c.case_id = $2"
)
_ADD = (
    "INSERT INTO aantafel.agreements (tenant_id, case_id, agreement_id, number, who_id, due_on,"
    " state, recorded_by, recorded_at, version)"
    " VALUES ($1, $2, $3, $4, $5, $6, 'confirmed', $5, $7, 1)"
)


@dataclass(frozen=True, slots=True)
class Scoped:
    """One statement by its owner (first) and by the bot (second)."""

    name: str
    writes: bool
    times: Pair


class _Asking:
    """The statements and their values, for one person after another."""

    def __init__(self, among: Filled) -> None:
        self._among = among
        self._number = 100_000
        self._vault = Vault(MASTER_KEY)

    def sitter(self, number: int) -> Sitter:
        """Return who asks the n-th time."""
        return self._among.sitters[number % len(self._among.sitters)]

    def enter(self, number: int) -> Sequence[str]:
        """Return the claim of who asks, and its proof."""
        member = self.sitter(number).who.member
        assert member is not None
        claim = claim_of(member, utc_now())
        return claim, self._vault.proof(claim)

    def values(self, name: str, number: int, *, by_owner: bool) -> tuple[str, list[object]]:
        """Return a statement and its values."""
        sitter = self.sitter(number)
        assert sitter.who.member is not None
        tenant, person = sitter.who.member.tenant, sitter.who.member.person
        case = sitter.cases[number % len(sitter.cases)]
        if name == "list":
            return (_LIST + _MINE, [tenant, person]) if by_owner else (_LIST, [tenant])
        if name == "open":
            return _OPEN, [tenant, case]
        self._number += 1
        due = date(2027, 6, 1)
        return _ADD, [tenant, case, uuid4(), self._number, person, due, utc_now()]


async def cost_of_scope(among: Filled, rounds: int) -> list[Scoped]:
    """Measure each statement both ways, in turns."""
    owner, bot = await connected(among.owner_url), await connected(among.bot_url)
    asking = _Asking(among)
    try:
        return [
            Scoped(
                name,
                name == "add",
                await in_turns(_owners(owner, asking, name), _bots(bot, asking, name), rounds),
            )
            for name in ("list", "open", "add")
        ]
    finally:
        await owner.close()
        await bot.close()


def _owners(owner: Session, asking: _Asking, name: str) -> Act:
    async def act(number: int) -> None:
        sql, values = asking.values(name, number, by_owner=True)
        async with owner.transaction():
            _check(name, await owner.fetch(sql, *values))

    return act


def _bots(bot: Session, asking: _Asking, name: str) -> Act:
    async def act(number: int) -> None:
        sql, values = asking.values(name, number, by_owner=False)
        async with bot.transaction():
            await bot.fetch(_ENTER, *asking.enter(number))
            _check(name, await bot.fetch(sql, *values))

    return act


def _check(name: str, rows: Sequence[object]) -> None:
    """See to it that both do the same work: twenty cases, one, or none to return."""
    assert len(rows) == {"list": 20, "open": 1, "add": 0}[name]
