"""Every link at every door but its own: what it gives is what a link that never was gives."""

from datetime import timedelta
from itertools import product
from uuid import UUID, uuid4

from cases.identities import PersonId
from cases.model.case import Participant, Seat
from cases.model.consents import ConsentAnswer, Purpose, Route
from cases.model.people import Guardian, Relation, Role
from cases.operations.consents import RecordConsent
from cases.store import LinkKind
from tests.pages.doors import Client
from tests.pages.forms import see, send
from tests.pages.pupil import invited_pupil
from tests.pages.table import Table

UNKNOWN = "A" * 32
OWN_DOOR = {"parent": "/g/{}", "pupil": "/j/{}", "reading": "/l/{}", "writing": "/v/{}"}


async def _tokens(table: Table) -> dict[str, str]:
    until = table.clock() + timedelta(minutes=30)
    async with table.school.database.work_as(table.coordinator) as work:
        store = work.desk.store
        me = await store.me()
        writing = await store.mint_link(LinkKind.WRITING, table.case, me, until)
    return {
        "parent": table.token,
        "pupil": await invited_pupil(table),
        "reading": await table.reading(),
        "writing": writing,
    }


async def test_no_link_opens_another_kind_of_door(stranger: Client, table: Table) -> None:
    tokens, guardian = await _tokens(table), uuid4()
    by_looking = ("/g/{}", "/j/{}", "/x/{}", "/g/{}/verslag", "/j/{}/verslag", "/x/{}/antwoord")
    by_button = ("/l/{}", "/v/{}", "/brief/{}/%s", "/brief/code/{}/%s", "/afdruk/{}/%s")
    for (kind, token), door in product(tokens.items(), by_looking):
        if not door.startswith(OWN_DOOR[kind]):
            assert await see(stranger, door.format(token)) == await see(
                stranger, door.format(UNKNOWN)
            ), (kind, door)
    for (kind, token), door in product(tokens.items(), by_button):
        if kind != "reading" and door != OWN_DOOR[kind]:
            path = door.replace("%s", str(guardian))
            got = await send(stranger, path.format(token))
            assert got == await send(stranger, path.format(UNKNOWN)), (kind, door)
            assert got.status == 404
    for kind, door in OWN_DOOR.items():  # none of it has used a link up
        assert (await see(stranger, door.format(tokens[kind]))).status == 200
    for kind in ("reading", "writing"):
        assert (await send(stranger, OWN_DOOR[kind].format(tokens[kind]))).status == 200


async def _parent_of_another_case(table: Table) -> UUID:
    other = await table.school.case()
    mother = Guardian(PersonId(uuid4()), Relation.MOTHER, has_authority=True, language="nl")
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.store.save_guardian(other.id, mother)
    return mother.id


async def test_a_reading_link_prints_nothing_for_the_parent_of_another_case(
    stranger: Client, table: Table
) -> None:
    other = await _parent_of_another_case(table)
    for door in ("/brief/{}/{}", "/brief/code/{}/{}", "/afdruk/{}/{}"):
        got = [
            await send(stranger, door.format(await table.reading(), who))
            for who in (other, uuid4())
        ]
        assert got[0] == got[1], door
        assert got[0].status == 404


async def _expert_reads(table: Table, guardian: PersonId) -> None:
    """Seat the expert, and let the parent say yes to their reading."""
    expert = table.school.expert
    place = Participant(table.case, expert, Role.EXPERT, Seat.SEATED, table.clock())
    yes = RecordConsent(
        case=table.case,
        giver=guardian,
        purpose=Purpose.SHARE_EXPERT,
        recipient=expert,
        answer=ConsentAnswer.YES,
        route=Route.PHONE,
        given_on=table.clock().date(),
    )
    async with table.school.database.work_as(table.coordinator) as work:
        await work.desk.store.seat(place)
        await work.desk.execute(yes)


async def test_who_does_not_lead_the_case_prints_nothing_for_its_parents(
    stranger: Client, table: Table
) -> None:
    async with table.school.database.work_as(table.coordinator) as work:
        (guardian,) = await work.desk.store.guardians(table.case)
    await _expert_reads(table, guardian.id)
    for door in ("/brief/{}/{}", "/brief/code/{}/{}", "/afdruk/{}/{}"):
        link = await table.reading(table.school.expert)
        got = await send(stranger, door.format(link, guardian.id))
        assert got == await send(stranger, door.format(UNKNOWN, guardian.id)), door
        assert got.status == 404
