"""Recognising a mail address in the directory: only for who leads a case, and only a way in."""

from cases.identities import PersonId
from storage.directory import ChatAddress, DeliveryState
from tests.seeds import School

ADDRESS = "eva.jansen@school.example"


async def _addresses(school: School, *people: PersonId) -> None:
    async with school.database.work_as(school.sync) as work:
        await work.rosters.remember_addresses(dict.fromkeys(people, ADDRESS))


async def _found(school: School, asked_by: PersonId, address: str = ADDRESS) -> PersonId | None:
    async with school.database.work_as(school.member(asked_by)) as work:
        return await work.desk.store.account_at(address)


async def test_who_leads_a_case_finds_an_account_by_its_address(school: School) -> None:
    await school.case(seated=[school.expert])
    await _addresses(school, school.outsider)
    assert await _found(school, school.coordinator) == school.outsider
    assert await _found(school, school.coordinator, f" {ADDRESS.upper()}") == school.outsider
    assert await _found(school, school.coordinator, "iemand@school.example") is None
    for other in (school.expert, school.outsider):
        assert await _found(school, other) is None


async def test_nobody_is_found_who_leads_nothing_or_has_a_double(school: School) -> None:
    await _addresses(school, school.outsider)
    assert await _found(school, school.coordinator) is None
    await school.case()
    await _addresses(school, school.outsider, school.teacher)
    assert await _found(school, school.coordinator) is None


async def test_an_account_without_a_chat_is_not_found(school: School) -> None:
    await school.case()
    await _addresses(school, school.outsider)
    gone = ChatAddress(state=DeliveryState.UNINSTALLED)
    async with school.database.work_as(school.sync) as work:
        await work.rosters.remember_chat(school.outsider, gone)
    assert await _found(school, school.coordinator) is None
