"""Destroying a case: who may, what goes with it, and what is left."""

import pytest
from sqlalchemy import text

from cases.errors import CaseNotFound, LabelDiffers, NotAllowed
from cases.identities import PersonId
from cases.model.case import Case, Participant, Seat
from cases.model.destructions import Destruction, Ground
from cases.model.people import Role
from cases.operations.destroying import DestroyCase
from cases.principals import Courier
from storage.tables import METADATA
from tests.seeds import NOW, School
from tests.storage.full_case import fill
from tests.storage.intruder import Session


async def _destroy(school: School, person: PersonId, case: Case, typed: str = "") -> Destruction:
    command = DestroyCase(case=case.id, ground=Ground.RETENTION, typed=typed or case.label)
    async with school.database.work_as(school.member(person)) as work:
        return await work.desk.execute(command)


async def _tables_with(owner: Session, case: Case) -> set[str]:
    """Return the tables in which something of the case stands, by its id."""
    found = set()
    for table in METADATA.tables.values():
        if "case_id" in table.columns:
            query = text(f"SELECT count(*) FROM {table.fullname} WHERE case_id = '{case.id}'")
            if await owner.fetchval(str(query)):
                found.add(table.name)
    return found


async def test_nothing_of_it_is_left_but_numbers(school: School, owner: Session) -> None:
    full = await fill(school)
    assert {"words", "links", "outbox", "guardians"} <= await _tables_with(owner, full.case)

    destruction = await _destroy(school, school.coordinator, full.case)

    assert await _tables_with(owner, full.case) == {"destructions"}
    assert destruction == Destruction(
        year=2026,
        number=1,
        at=NOW,
        ground=Ground.RETENTION,
        words=4,
        meetings=1,
        agreements=1,
        consents=1,
        people=4,
    )
    assert destruction.certificate == "V-2026-0001"
    [kept] = await owner.fetch("SELECT * FROM aantafel.destructions")
    assert full.case.label not in str(dict(kept))
    with pytest.raises(CaseNotFound):
        await _destroy(school, school.coordinator, full.case)


async def test_certificates_are_numbered_without_gaps(school: School) -> None:
    cases = [await school.case() for _ in range(3)]
    numbers = [(await _destroy(school, school.coordinator, case)).number for case in cases]
    assert numbers == [1, 2, 3]


async def test_only_who_leads_it_or_directs_it_may(school: School, owner: Session) -> None:
    case = await school.case(seated=[school.teacher, school.expert])
    for person, refusal in (
        (school.expert, NotAllowed),
        (school.other_expert, CaseNotFound),
        (school.outsider, CaseNotFound),
    ):
        with pytest.raises(refusal):
            await _destroy(school, person, case)
    assert "cases" in await _tables_with(owner, case)
    director = Participant(case.id, school.teacher, Role.DIRECTOR, Seat.SEATED, school.clock())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.seat(director)
    assert (await _destroy(school, school.teacher, case)).number == 1


async def test_another_label_destroys_nothing(school: School, owner: Session) -> None:
    case = await school.case()
    with pytest.raises(LabelDiffers):
        await _destroy(school, school.coordinator, case, typed="WR-999")
    assert {"cases", "case_keys", "words"} <= await _tables_with(owner, case)


async def test_what_its_people_had_half_typed_goes_and_other_peoples_stays(
    school: School, owner: Session
) -> None:
    case = await school.case(seated=[school.expert])
    for person in (school.expert, school.outsider):
        async with school.database.work_as(school.member(person)) as work:
            await work.drafts.save("a:chat", {"what": "half typed"})
            until = NOW.replace(year=2027)
            await work.actions.mint("a:chat", {}, expires_at=until, person=person)
    async with school.database.work_as(Courier()) as work:
        until = NOW.replace(year=2027)
        thread = f"{school.channel};messageid=1"
        await work.actions.of(school.tenant).mint(thread, {}, expires_at=until)

    await _destroy(school, school.coordinator, case)

    for table in ("drafts", "draft_keys", "actions"):
        rows = await owner.fetch(f"SELECT person_id FROM aantafel.{table}")
        assert [row["person_id"] for row in rows] == [school.outsider], table


async def test_who_was_typing_while_a_case_was_destroyed_begins_anew(
    school: School, owner: Session
) -> None:
    """Their turn had the key in hand, and kept a draft whose key was thrown away meanwhile."""
    expert = school.member(school.expert)
    async with school.database.work_as(expert) as work:
        await work.drafts.save("a:chat", {"what": "half typed"})
    await owner.execute("DELETE FROM aantafel.draft_keys")
    async with school.database.work_as(expert) as work:
        assert await work.inbox.first_time("one", "a:chat") is None
        assert await work.drafts.load("a:chat") is None
        await work.drafts.save("a:chat", {"what": "again"})
    async with school.database.work_as(expert) as work:
        assert await work.drafts.load("a:chat") == {"what": "again"}
