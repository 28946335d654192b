"""Who looked, on the pages of parents and staff; and what is tried at a parent's door."""

from datetime import date

from bot.pages.visitors import visitor_with
from cases.model.case import Participant, Seat
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.looking import Look
from cases.model.people import Relation, Role
from cases.operations.guests import GiveConsentAsGuest
from cases.operations.looking import WhoLooked, WhoLookedAsGuest
from cases.operations.pupil_pages import Tell
from cases.principals import Operator
from tests.pages.doors import Client, answer, open_door, open_second_door
from tests.pages.forms import see, send
from tests.pages.pupil import invited_pupil
from tests.pages.reported import invite_father
from tests.pages.table import Table
from tests.postgres import connect

WRONG = date(2018, 1, 1)


async def _deeds(table: Table) -> list[tuple[str, str, str | None]]:
    owner = await connect(table.owner_url)
    rows = await owner.fetch(
        "SELECT kind, deed, role FROM aantafel.audit_log ORDER BY happened_at, number"
    )
    await owner.close()
    return [(row["kind"], row["deed"], row["role"]) for row in rows]


async def test_a_parent_sees_who_looked(client: Client, table: Table) -> None:
    await send(client, f"/l/{await table.reading()}")
    start = await see(client, f"/g/{table.token}")
    assert f'href="/g/{table.token}/gekeken"' in start.page
    await open_second_door(client, table, table.token)
    page = await see(client, f"/g/{table.token}/gekeken")
    assert page.status == 200
    assert "Anna Bakker (coördinator) las de hele hulpvraag." in page.words
    assert "u zelf las de pagina voor ouders." in page.words
    assert "Vraag het aan Anna Bakker." in page.words
    assert "Sem" not in page.words


async def test_in_english_too(client: Client, table: Table) -> None:
    await send(client, f"/l/{await table.reading()}")
    await open_second_door(client, table, table.token)
    page = await see(client, f"/g/{table.token}/gekeken?taal=en")
    assert "Anna Bakker (coordinator) read the whole request." in page.words


async def test_attempts_in_vain_are_counted_and_have_no_name(client: Client, table: Table) -> None:
    school = table.school
    async with school.database.work_as(school.member(school.outsider)) as work:
        await work.desk.store.note_missed("WR-001")
    await open_second_door(client, table, table.token)
    page = await see(client, f"/g/{table.token}/gekeken")
    assert "Eén keer probeerde iemand van buiten de tafel iets te zien." in page.words
    assert "Eva" not in page.words


async def _seen_by(table: Table, token: str) -> list[Look]:
    guest = visitor_with(token)
    assert guest
    async with table.school.database.work_as(guest) as work:
        return list((await work.desk.execute(WhoLookedAsGuest())).looks)


async def test_neither_parent_sees_when_the_other_or_the_pupil_did_something(
    client: Client, table: Table
) -> None:
    father = await invite_father(table)
    yes = GiveConsentAsGuest(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
    for token, command in (
        (father, yes),
        (table.token, yes),
        (await invited_pupil(table), Tell(own_words="Ik")),
    ):
        guest = visitor_with(token)
        assert guest
        async with table.school.database.work_as(guest) as work:
            await work.desk.execute(command)
            me = await work.desk.store.me()
    async with table.school.database.work_as(table.coordinator) as work:
        parents = {one.id for one in await work.desk.store.guardians(table.case)}
        everything = await work.desk.execute(WhoLooked(case=table.case))
    assert {*parents, me} <= {one.person for one in everything.looks}

    seen = {token: await _seen_by(table, token) for token in (father, table.token)}
    for looks in seen.values():
        family = {one.person for one in looks} & {*parents, me}
        assert (len(family), len(looks) > 1) == (1, True)
        assert {one.role for one in looks} >= {"guardian", "coordinator"}
    assert {one.person for one in seen[father]} != {one.person for one in seen[table.token]}


async def test_a_parent_without_authority_gets_what_a_dead_link_gives(
    stranger: Client, table: Table
) -> None:
    father = await table.invite(
        name="Piet", relation=Relation.FATHER, has_authority=False, ask_for=()
    )
    await open_door(stranger, father)
    assert "gekeken" not in (await see(stranger, f"/g/{father}")).page
    await open_second_door(stranger, table, father)
    refused = await see(stranger, f"/g/{father}/gekeken")
    dead = await see(stranger, f"/g/{'A' * 32}/gekeken")
    assert (refused.status, refused.words) == (dead.status, dead.words)
    assert refused.status == 404


async def test_wrong_answers_at_the_door_are_noted(stranger: Client, table: Table) -> None:
    for _ in range(5):
        await stranger.post(f"/g/{table.token}", data=answer(table.token, WRONG))
    tried = [one for one in await _deeds(table) if one[1] == "open_door"]
    refused = ("refused", "open_door", "guardian")
    assert tried[:3] == [refused] * 3  # the first, the second and the fourth
    assert tried[3:] == [("changed", "open_door", "guardian")]  # it was locked, and somebody told
    owner = await connect(table.owner_url)
    assert await owner.fetchval("SELECT times FROM aantafel.refused_attempts") == 5
    await owner.close()
    async with table.school.database.work_as(Operator()) as work:
        assert (await work.chains.check()).broken == []


async def test_who_says_the_link_is_not_theirs_is_noted(stranger: Client, table: Table) -> None:
    await send(stranger, f"/g/{table.token}/niet-voor-mij")
    assert (await _deeds(table))[-1] == ("changed", "disown_link", "guardian")


async def test_staff_sees_it_under_the_case_and_only_who_leads_it(
    client: Client, table: Table
) -> None:
    school = table.school
    await table.fill()
    await send(client, f"/l/{await table.reading()}")
    file = await send(client, f"/l/{await table.reading()}")
    assert "Wie heeft gekeken?" in file.words
    assert "Anna Bakker (coördinator) las de hele hulpvraag." in file.words
    async with school.database.work_as(table.coordinator) as work:
        seat = Participant(table.case, school.teacher, Role.TEACHER, Seat.SEATED, table.clock())
        await work.desk.store.seat(seat)
    file = await send(client, f"/l/{await table.reading(school.teacher)}")
    assert file.status == 200
    assert "Wie heeft gekeken?" not in file.words
