"""A report of the meeting at the table of these tests: written, sent, and answered."""

from datetime import date, timedelta

from bot.pages.visitors import visitor_with
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.people import Relation
from cases.model.reports import VersionId
from cases.operations.agreements import RecordAgreement
from cases.operations.guests import GiveConsentAsGuest
from cases.operations.report_responses import RespondToReport
from cases.operations.report_sending import SendReport
from cases.operations.reports import WriteReport, Written, writing_link
from tests.pages.table import MEETING, Table

SAID = {
    "present": "Moeder, juf Anna en Carla van het samenwerkingsverband.",
    "important": "Sem wil bij zijn vrienden blijven.",
    "goes_well": "De ochtenden gaan goed.",
    "hard": "Na de pauze wordt het <druk> & vol.",
}


async def written(table: Table, **said: str) -> Written:
    """Let the coordinator write in the report, on the evening of the meeting or later."""
    table.clock.now = max(table.clock(), MEETING + timedelta(hours=20))
    async with table.school.database.work_as(table.coordinator) as work:
        return await work.desk.execute(WriteReport(case=table.case, **said))


async def sent(table: Table, **said: str) -> VersionId:
    """Let the coordinator write in the report, and send it."""
    draft = await written(table, **(said or SAID))
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.execute(SendReport(case=table.case))
    return draft.version.id


async def agreed(table: Table) -> None:
    """Let the coordinator and the expert promise something."""
    await table.agree("Elke ochtend de dag doornemen", how="met pictogrammen")
    async with table.school.database.work_as(table.coordinator) as work:
        [mother] = await work.desk.store.guardians(table.case)
        await work.desk.execute(
            RecordAgreement(
                case=table.case, who=mother.id, what="Samen lezen", by=date(2026, 12, 18)
            )
        )


async def invite_father(table: Table) -> str:
    """Invite a father too, and return the token of his link."""
    return await table.invite(name="Piet", relation=Relation.FATHER, email="piet@mail.example")


async def says(table: Table, token: str, version: VersionId, words: str, **more: object) -> None:
    """Let a parent respond to a version."""
    given: dict[str, object] = {"version": version, "says": words, **more}
    guest = visitor_with(token)
    assert guest
    async with table.school.database.work_as(guest) as work:
        await work.desk.execute(RespondToReport.model_validate(given))


async def lets_discuss(table: Table) -> None:
    """Let the mother agree that it is discussed in the team."""
    guest = visitor_with(table.token)
    assert guest
    async with table.school.database.work_as(guest) as work:
        answer = GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
        await work.desk.execute(answer)


async def writing(table: Table) -> str:
    """Return the token of a link to the page for writing."""
    table.clock.now = max(table.clock(), MEETING + timedelta(hours=20))
    async with table.school.database.work_as(table.coordinator) as work:
        case = await work.desk.store.case(table.case)
        return await writing_link(work.desk.occasion, case)
