"""What turns out later about a pupil and the family."""

from datetime import date
from uuid import uuid4

import pytest

from cases.errors import DateInTheFuture, NotAllowed, NotFoundHere
from cases.identities import PersonId
from cases.model.case import Case, PupilAsked
from cases.model.people import Authority
from cases.operations.family import (
    PupilVoice,
    RecordAuthority,
    RecordPupilAsked,
    TakeBackPupilAsked,
)
from cases.operations.missing import Gap, WhatIsMissing
from cases.operations.reading import ReadCase, RequestWords
from tests.operations.table import TODAY, Table


async def _request(table: Table, case: Case) -> RequestWords:
    request = (await table.give(table.marit, ReadCase(case=case.id))).request
    assert request is not None
    return request


async def test_what_the_pupil_said_stands_with_the_request(table: Table) -> None:
    case = await table.opened()
    before = await _request(table, case)
    asked = RecordPupilAsked(case=case.id, who=table.thijs, on=TODAY, said="bij Bram zitten")
    voice = await table.give(table.marit, asked)
    assert voice == PupilVoice("Thijs Vos", TODAY, "bij Bram zitten")
    after = await _request(table, case)
    assert (after.pupil_asked, after.voice) == (PupilAsked.YES, voice)
    assert (after.pupil, after.wish) == (before.pupil, before.wish)
    gaps = {one.gap for one in await table.give(table.marit, WhatIsMissing(case=case.id))}
    assert Gap.PUPIL_NOT_ASKED not in gaps

    await table.give(table.marit, TakeBackPupilAsked(case=case.id))
    assert await _request(table, case) == before


async def test_a_parent_may_have_asked(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)
    command = RecordPupilAsked(case=case.id, who=mother.id, on=TODAY)
    assert await table.give(table.marit, command) == PupilVoice("Lena Jansen", TODAY, None)


async def test_asking_that_cannot_be_is_refused(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    good = RecordPupilAsked(case=case.id, who=table.thijs, on=TODAY)
    for person, command, refusal in (
        (table.fenna, good, NotAllowed),
        (table.fenna, TakeBackPupilAsked(case=case.id), NotAllowed),
        (table.marit, good.model_copy(update={"on": date(2026, 11, 24)}), DateInTheFuture),
        (table.marit, good.model_copy(update={"who": PersonId(uuid4())}), NotFoundHere),
    ):
        with pytest.raises(refusal):
            await table.give(person, command)
    assert (await _request(table, case)).voice is None


async def test_authority_that_was_not_known_is_asked_for_until_it_is(table: Table) -> None:
    case = await table.opened(authority=Authority.UNKNOWN)
    await table.mother(case)
    await table.seated(case, table.fenna)

    async def gaps() -> set[Gap]:
        return {one.gap for one in await table.give(table.marit, WhatIsMissing(case=case.id))}

    assert Gap.AUTHORITY_UNKNOWN in await gaps()
    both = RecordAuthority(case=case.id, authority=Authority.BOTH)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, both)
    assert (await table.give(table.marit, both)).authority is Authority.BOTH
    assert (await table.give(table.marit, both)).authority is Authority.BOTH
    assert Gap.AUTHORITY_UNKNOWN not in await gaps()
    assert Gap.NO_SECOND_GUARDIAN in await gaps()
