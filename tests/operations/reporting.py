"""A meeting with the mother that was held, and the report of it."""

from datetime import timedelta

from cases.model.case import Case
from cases.model.reports import VersionId
from cases.operations.parents import InvitedParent
from cases.operations.report_sending import SendReport
from cases.operations.reports import WriteReport
from tests.operations.table import TUESDAY, Table

SAID = {
    "important": "Sem wil bij zijn vrienden blijven.",
    "goes_well": "De ochtenden gaan goed.",
    "hard": "Na de pauze wordt het druk.",
}


async def held(table: Table) -> tuple[Case, InvitedParent, str]:
    """Let a meeting with the mother be held, on Tuesday 8 December, and the day after begin."""
    case = await table.opened()
    mother, token = await table.invited_parent(case)
    table.clock.now = TUESDAY + timedelta(hours=20)
    return case, mother, token


async def sent(table: Table) -> tuple[Case, InvitedParent, str, VersionId]:
    case, mother, token = await held(table)
    written = await table.give(table.marit, WriteReport(case=case.id, **SAID))
    await table.give(table.marit, SendReport(case=case.id))
    return case, mother, token, written.version.id
