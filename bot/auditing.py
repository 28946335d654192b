"""The operator's commands about the audit log: whether it is whole, and where it ends."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.foundation import Serves, lay_foundation
from bot.settings import Settings
from bot.teams.clock import utc_now
from cases.model.auditing import TENANTS_OWN, Broken, Chain, Fault, Head
from cases.principals import Operator
from storage.chains import Checked

_SAID = {
    Fault.CHANGED: "row {number} was changed",
    Fault.MISSING: "rows before {number} are missing",
    Fault.MISJOINED: "row {number} does not follow the one before it",
    Fault.CUT_OFF: "rows up to {number} were cut off at the end",
    Fault.TOO_LONG: "rows up to {number} were added past its end",
    Fault.GONE: "row {number} was there and is gone",
    Fault.REWRITTEN: "row {number} is another than the one that was kept",
}


class HeadsOdd(Exception):
    """A file of heads cannot be read; the message says in a sentence why."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid")

    tenant: UUID
    case: UUID
    number: int
    hash: str


async def verify(settings: Settings, kept: Path | None) -> Checked:
    """Check all chains, beside the heads in a file if one is given.

    Raises:
        HeadsOdd: the file is not one of ours.
        SettingsOdd, ServerUnavailable, DatabaseAway: a sentence says why.
    """
    heads = read_heads(kept) if kept else []
    async with (
        lay_foundation(settings, Serves.TEAMS, utc_now) as foundation,
        foundation.database.work_as(Operator()) as work,
    ):
        return await work.chains.check(heads)


async def heads(settings: Settings) -> Sequence[str]:
    """Return where each chain ends now, a line of JSON for each.

    Raises:
        SettingsOdd, ServerUnavailable, DatabaseAway: a sentence says why.
    """
    async with (
        lay_foundation(settings, Serves.TEAMS, utc_now) as foundation,
        foundation.database.work_as(Operator()) as work,
    ):
        return [line_of(head) async for head in work.chains.heads()]


def line_of(head: Head) -> str:
    """Return the end of a chain as a line of JSON."""
    tenant, case = head.chain
    return _Line(
        tenant=tenant, case=case, number=head.number, hash=head.hash.hex()
    ).model_dump_json()


def read_heads(path: Path) -> Sequence[Head]:
    """Return the heads in a file that ``aantafel audit heads`` wrote. Raises ``HeadsOdd``."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_head(_Line.model_validate_json(line)) for line in lines if line.strip()]
    except (ValidationError, ValueError) as error:
        raise HeadsOdd(f"{path} was not written by `aantafel audit heads`.") from error


def told_of(checked: Checked) -> Sequence[str]:
    """Return what is broken, a sentence for each place: labels and ids, no names."""
    return [_sentence(one, checked) for one in checked.broken]


def _sentence(broken: Broken, checked: Checked) -> str:
    tenant, case = broken.chain
    label = checked.labels.get(broken.chain, "case")
    where = f"tenant {tenant}" if case == TENANTS_OWN else f"{label} ({case}, tenant {tenant})"
    return f"{where}: {_SAID[broken.fault].format(number=broken.number)}"


def _head(line: _Line) -> Head:
    return Head(Chain(line.tenant, line.case), line.number, bytes.fromhex(line.hash))
