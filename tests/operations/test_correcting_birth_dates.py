"""A date of birth that was wrong, and the doors it opens."""

from datetime import date

import pytest

from cases.errors import CaseNotFound, DateInTheFuture
from cases.operations.correcting import CorrectBirthDate
from cases.operations.doors import OpenDoor, Opening
from cases.operations.reading import ReadCase
from tests.operations.table import TODAY, Table

WAS, IS = date(2016, 5, 4), date(2016, 4, 5)


async def test_a_corrected_birth_date_opens_the_doors_of_parents_invited_before(
    table: Table,
) -> None:
    """The date was copied to each parent when they were invited, and stayed as it was there."""
    case = await table.opened(born=WAS)
    _, mother = await table.invited_parent(case)
    await table.give(table.marit, CorrectBirthDate(case=case.id, born=IS))

    assert await table.give_by_link(mother, OpenDoor(born=WAS)) is Opening.WRONG
    assert await table.give_by_link(mother, OpenDoor(born=IS)) is Opening.OPEN
    file = await table.give(table.marit, ReadCase(case=case.id))
    assert file.request is not None
    assert file.request.born == IS
    async with table.store_of(table.marit) as store:
        pupil = await store.pupil(case.id)
    assert pupil is not None
    assert pupil.born == IS


async def test_who_does_not_lead_or_dates_ahead_correct_nothing(table: Table) -> None:
    case = await table.opened(born=WAS)
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, CorrectBirthDate(case=case.id, born=IS))
    with pytest.raises(DateInTheFuture):
        await table.give(
            table.marit, CorrectBirthDate(case=case.id, born=TODAY.replace(year=TODAY.year + 1))
        )
