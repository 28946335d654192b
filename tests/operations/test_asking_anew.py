"""What is asked changed since somebody said yes: who leads hears it once, and asks anew."""

import pytest

from bot.delivery.watching import see_to_outdated
from cases.errors import NotAllowed
from cases.model.case import Case
from cases.model.consents import ConsentAnswer, ConsentStatus, Purpose
from cases.model.people import Authority
from cases.model.statuses import Said
from cases.operations.asking_anew import AskAgain
from cases.operations.consent_lines import ConsentLine, ConsentOverview
from cases.operations.guests import GiveConsentAsGuest, GuestView
from cases.operations.kinds import Kind
from cases.principals import Courier
from tests.changed_question import changed_question
from tests.operations.table import PRACTICE, Table
from tests.postgres import connect
from tests.seeds import bot_url

FATHER = {"relation": "father", "name": "Karim Aziz", "email": "karim@example.org", "at": None}


async def _told(table: Table) -> list[object]:
    """Let the courier look, and return in how many cases it told of how many answers."""
    async with table.database.work_as(Courier()) as work:
        await see_to_outdated(work, table.clock(), PRACTICE)
    return [one.values["number"] for one in table.told(Kind.CONSENT_OUTDATED)]


async def _says_yes(table: Table, token: str) -> None:
    given = GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
    await table.give_by_link(token, given)


async def _line(table: Table, case: Case) -> ConsentLine:
    return (await table.give(table.marit, ConsentOverview(case=case.id)))[0]


async def test_a_yes_to_another_question_is_told_once_and_asked_anew(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await table.opened(authority=Authority.BOTH)
    links = [
        (await table.invited_parent(case))[1],
        (await table.invited_parent(case, **FATHER))[1],
    ]
    for link in links:
        await _says_yes(table, link)
    assert await _told(table) == []
    async with changed_question(table.owner_url, monkeypatch):
        assert await _told(table) == [2]
        assert await _told(table) == [2]
        assert table.last(Kind.CONSENT_OUTDATED).receiver == table.marit
        line = await _line(table, case)
        assert [one.answer for one in line.answers] == [Said.OUTDATED, Said.OUTDATED]
        assert line.status is ConsentStatus.NO_RESPONSE
        (team, *_) = (await table.give_by_link(links[0], GuestView())).asked
        assert (team.changed, team.answer) == (True, None)

        anew = await table.give(table.marit, AskAgain(case=case.id))
        assert [one.name for one in anew.asked] == ["Lena Jansen", "Karim Aziz"]
        assert len(table.told(Kind.PARENT_ASKED_MAIL)) == len(links)
        await _says_yes(table, links[0])
        anew = await table.give(table.marit, AskAgain(case=case.id))
        assert [one.name for one in anew.asked] == ["Karim Aziz"]
        await _says_yes(table, links[1])
        assert (await _line(table, case)).status is ConsentStatus.GRANTED
        assert (await table.give(table.marit, AskAgain(case=case.id))).asked == []
        assert await _told(table) == [2]


async def test_only_who_leads_asks_anew(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, AskAgain(case=case.id))


async def test_who_only_takes_the_couriers_role_hears_of_no_answer(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, link = await table.invited_parent(await table.opened())
    await _says_yes(table, link)
    login = await connect(bot_url(table.owner_url))
    async with changed_question(table.owner_url, monkeypatch):
        await login.execute("SET ROLE aantafel_courier")
        assert await login.fetch("SELECT * FROM aantafel.take_outdated()") == []
    await login.close()
    async with changed_question(table.owner_url, monkeypatch):
        assert await _told(table) == [1]
