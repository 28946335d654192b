"""Inzage on a pupil, by who leads or directs the case: theirs from sixteen, before it parents'."""

from datetime import date

import pytest

from cases.errors import ReasonNeeded
from cases.model.case import Case
from cases.model.consents import ConsentAnswer, Purpose
from cases.model.inspection import Gap, HeldRecord, Package, Source
from cases.model.people import Role
from cases.model.voices import SharedWith
from cases.operations.inspection import OpenInspection, ReadPackage
from cases.operations.newcomers import SeatNewcomer
from cases.operations.pupil_pages import GiveConsentAsPupil, Tell
from cases.operations.pupils import InvitePupil
from tests.operations.table import Table


def _said(record: HeldRecord, name: str) -> object:
    return next((field.value for field in record.fields if field.name == name), None)


@pytest.mark.parametrize(("born", "own"), [(date(2010, 1, 4), True), (date(2012, 1, 4), False)])
async def test_what_a_pupil_told_the_school_alone_is_in_their_own_package(
    table: Table, born: date, *, own: bool
) -> None:
    case = await table.opened(born=born)
    invited = await table.give(table.marit, InvitePupil(case=case.id))
    assert invited.token
    told = Tell(own_words="thuis is het druk", shared_with=SharedWith.COORDINATOR)
    await table.give_by_link(invited.token, told)
    by_leader = await table.give(table.marit, ReadPackage(about=case.id, case=case.id))
    for package in (by_leader, await _of_director(table, case)):
        words = [one for one in package.records if one.source is Source.WORDS]
        assert any(_said(one, "said.own_words") == "thuis is het druk" for one in words) is own
        assert any(_said(one, "author_id") == "self" for one in words) is own
        assert (package.left_out.get(Gap.NOTES, 0) > 0) is not own


async def _of_director(table: Table, case: Case) -> Package:
    """Return the package as the director gathers it, who says why first; records apart."""
    director = SeatNewcomer(case=case.id, person=table.thijs, role=Role.DIRECTOR)
    await table.give(table.marit, director)
    ask = OpenInspection(case=case.id, about=case.id)
    read = ReadPackage(about=case.id, case=case.id)
    for command in (ask, read):
        with pytest.raises(ReasonNeeded):
            await table.give(table.thijs, command)
    await table.give(table.thijs, ask.model_copy(update={"reason": "parents_asked"}))
    return await table.give(table.thijs, read)


async def test_a_pupil_reads_what_they_answered_themselves(table: Table) -> None:
    case = await table.opened(born=date(2010, 1, 4))
    invited = await table.give(table.marit, InvitePupil(case=case.id))
    assert invited.token
    yes = GiveConsentAsPupil(purpose=Purpose.DISCUSS_TEAM, answer=ConsentAnswer.YES)
    await table.give_by_link(invited.token, yes)
    package = await table.give(table.marit, ReadPackage(about=case.id, case=case.id))
    [answered] = [one for one in package.records if one.source is Source.CONSENTS]
    assert (_said(answered, "giver_id"), _said(answered, "answer")) == ("self", "yes")
