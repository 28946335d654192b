"""A pupil of sixteen sees what is held of themselves, on their own page; a younger one does not."""

from datetime import date

import pytest

from cases.errors import CaseNotFound
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.inspection import HeldRecord, Package, Source, Subject
from cases.operations.inspection import ReadOwnPackage
from cases.operations.pupil_pages import GiveConsentAsPupil, Tell
from cases.operations.pupil_voice import RecordInfluence
from cases.operations.pupils import InvitePupil
from cases.principals import Guest
from storage.links import link_hash
from tests.operations.table import Table

SIXTEEN, FIFTEEN = date(2010, 11, 23), date(2010, 11, 24)


async def _invited(table: Table, born: date) -> str:
    """Let a pupil tell something for themselves alone, and return the token of their link."""
    case = await table.opened(born=born)
    await table.give(table.marit, RecordInfluence(case=case.id, influence="Een vaste plek."))
    invited = await table.give(table.marit, InvitePupil(case=case.id))
    assert invited.token
    await table.give_by_link(invited.token, Tell(own_words="thuis is het druk"))
    return invited.token


def _of(package: Package, source: Source) -> list[HeldRecord]:
    return [one for one in package.records if one.source is source]


async def test_from_sixteen_it_holds_what_is_theirs_and_no_more(table: Table) -> None:
    token = await _invited(table, SIXTEEN)
    yes = GiveConsentAsPupil(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
    await table.give_by_link(token, yes)

    package = await table.give_by_link(token, ReadOwnPackage())

    assert package.subject is Subject.PUPIL
    said = str(_of(package, Source.WORDS))
    assert ("thuis is het druk" in said, "Een vaste plek." in said) == (True, True)
    assert "said.reason" not in said
    [consent] = _of(package, Source.CONSENTS)
    told = {field.name: field.value for field in consent.fields}
    assert (told["giver_id"], told["text_version"]) == ("self", "discuss_team-1")


async def test_below_sixteen_the_rule_and_the_wall_say_no(table: Table) -> None:
    token = await _invited(table, FIFTEEN)
    with pytest.raises(CaseNotFound):
        await table.give_by_link(token, ReadOwnPackage())

    async with table.database.work_as(Guest(link_hash(token))) as work:
        store = work.desk.store
        case = await store.guest_case()
        assert await store.held_on(await store.me(), case.id) == []
