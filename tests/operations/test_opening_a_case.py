"""Starting a request for help."""

from datetime import date
from uuid import uuid4

import pytest

from cases.errors import (
    CaseNotFound,
    DateInTheFuture,
    DateInThePast,
    IdentityNumberRefused,
    NotACoordinator,
)
from cases.model.case import CaseState, Seat
from cases.model.people import Role
from cases.model.stages import Stage
from cases.operations.opening import OpenCase
from cases.operations.overview import ShowCase
from tests.operations.table import CHANNEL, FRIDAY, Table


async def test_a_case_gets_a_label_that_says_nothing_and_waits_for_consent(table: Table) -> None:
    first = await table.opened(deadline=FRIDAY)
    second = await table.opened()

    assert (first.label, second.label) == ("WR-001", "WR-002")
    assert (first.coordinator, first.deputy, first.state) == (table.marit, None, CaseState.OPEN)
    assert (first.school, first.channel, first.deadline) == ("obs De Wilgenroos", CHANNEL, FRIDAY)
    summary = await table.give(table.marit, ShowCase(case=first.id))
    assert summary.line.stage is Stage.CONSENT_PENDING


async def test_what_was_told_is_kept_for_the_coordinator(table: Table) -> None:
    case = await table.opened(wanted=[str(table.fenna), "iemand van JGZ", str(uuid4())])
    async with table.store_of(table.marit) as store:
        words = await store.words(case.id, case.id)
    assert words == {
        "pupil": "Sem",
        "born": "2016-05-04",
        "group": "groep 6",
        "reason": "concern_no_solution",
        "tried": "pictoplanning en een rustplek",
        "works": "de ochtenden",
        "wish": "de hele dag in de klas blijven",
        "pupil_asked": "not_yet",
        "wanted": ["Fenna Postma", "iemand van JGZ"],
    }


async def test_wanted_colleagues_are_proposed_and_hear_and_see_nothing(table: Table) -> None:
    case = await table.opened(wanted=[str(table.fenna), str(table.thijs), str(table.fenna)])
    async with table.store_of(table.marit) as store:
        places = {place.person: place for place in await store.participants(case.id)}
    assert {person: (place.role, place.seat) for person, place in places.items()} == {
        table.marit: (Role.COORDINATOR, Seat.SEATED),
        table.fenna: (Role.EXPERT, Seat.PROPOSED),
        table.thijs: (Role.TEACHER, Seat.PROPOSED),
    }
    assert table.posted == []
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, ShowCase(case=case.id))


async def test_the_coordinator_is_never_proposed_at_their_own_table(table: Table) -> None:
    case = await table.opened(wanted=[str(table.marit)])
    async with table.store_of(table.marit) as store:
        places = await store.participants(case.id)
    assert [(place.role, place.seat) for place in places] == [(Role.COORDINATOR, Seat.SEATED)]


async def test_only_a_coordinator_of_the_channel_opens_a_case(table: Table) -> None:
    command = OpenCase(
        channel=CHANNEL,
        pupil="Sem",
        born=date(2016, 5, 4),
        group="groep 6",
        reason="concern_no_solution",
        tried="rust",
        works="rust",
        wish="rust",
        authority="both",
        pupil_asked="yes",
    )
    for person in (table.thijs, table.sanne):
        with pytest.raises(NotACoordinator):
            await table.give(person, command)
    elsewhere = command.model_copy(update={"channel": "19:nowhere@thread.tacv2"})
    with pytest.raises(NotACoordinator):
        await table.give(table.marit, elsewhere)


async def test_dates_that_cannot_be_are_refused(table: Table) -> None:
    with pytest.raises(DateInTheFuture) as unborn:
        await table.opened(born=date(2026, 11, 24))
    assert unborn.value.details == {"given": date(2026, 11, 24)}
    with pytest.raises(DateInThePast):
        await table.opened(deadline=date(2026, 11, 20))
    async with table.store_of(table.marit) as store:
        assert await store.cases() == []


@pytest.mark.parametrize("field", ["pupil", "group", "tried", "works", "wish"])
async def test_an_identity_number_is_refused_in_every_text(table: Table, field: str) -> None:
    with pytest.raises(IdentityNumberRefused):
        await table.opened(**{field: "bsn 123456782"})
    with pytest.raises(IdentityNumberRefused):
        await table.opened(wanted=["123456782"])
