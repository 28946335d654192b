"""Handing a case over, and naming a deputy."""

import pytest

from cases.errors import (
    AlreadyInvited,
    CaseNotFound,
    NobodyStandsIn,
    NoConsentYet,
    NotAllowed,
    NotAMember,
)
from cases.identities import PersonId
from cases.model.case import Case, Seat
from cases.model.people import Role
from cases.operations.agreements import FinishAgreement, RecordAgreement
from cases.operations.inviting import InviteExpert
from cases.operations.kinds import Kind
from cases.operations.reading import ReadCase
from cases.operations.rights import AppointDeputy, EndDeputy, HandOver
from tests.operations.table import FRIDAY, Table


async def _places(table: Table, case: Case, eyes: PersonId) -> dict[PersonId, tuple[Role, Seat]]:
    async with table.store_of(eyes) as store:
        places = await store.participants(case.id)
    return {place.person: (place.role, place.seat) for place in places}


async def test_who_hands_a_case_over_becomes_the_deputy_when_there_is_none(table: Table) -> None:
    case = await table.opened()
    handed = await table.give(table.marit, HandOver(case=case.id, to=table.ruben))

    assert (handed.coordinator, handed.deputy) == (table.ruben, table.marit)
    assert await _places(table, case, table.ruben) == {
        table.ruben: (Role.COORDINATOR, Seat.SEATED),
        table.marit: (Role.EXPERT, Seat.SEATED),
    }
    [told] = table.told(Kind.CASE_YOURS)
    assert (told.receiver, told.values["coordinator"]) == (table.ruben, "Marit de Boer")
    assert table.told(Kind.CASE_HANDED_OVER) == []
    for person in (table.ruben, table.marit):
        await table.give(person, ReadCase(case=case.id))
    await table.give(table.ruben, InviteExpert(case=case.id, person=table.fenna))


async def test_with_a_deputy_there_who_hands_over_keeps_a_seat_and_no_lead(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, AppointDeputy(case=case.id, who=table.ruben))
    handed = await table.give(table.marit, HandOver(case=case.id, to=table.thijs))
    assert (handed.coordinator, handed.deputy) == (table.thijs, table.ruben)
    with pytest.raises(NoConsentYet):
        await table.give(table.marit, ReadCase(case=case.id))
    with pytest.raises(NotAllowed):
        await table.give(table.marit, HandOver(case=case.id, to=table.marit))


async def test_a_deputy_takes_over_and_the_coordinator_hears_it(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, AppointDeputy(case=case.id, who=table.ruben))
    handed = await table.give(table.ruben, HandOver(case=case.id, to=table.ruben))
    assert (handed.coordinator, handed.deputy) == (table.ruben, table.marit)
    [told] = table.told(Kind.CASE_HANDED_OVER)
    assert (told.receiver, told.values["coordinator"]) == (table.marit, "Ruben Aksoy")
    assert table.told(Kind.CASE_YOURS) == []


async def test_the_new_coordinator_hears_of_what_stays_undone(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    for who in (table.fenna, table.marit):
        await table.give(table.marit, RecordAgreement(case=case.id, who=who, what="x", by=FRIDAY))
    done = await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.fenna, what="y", by=FRIDAY)
    )
    await table.give(table.marit, FinishAgreement(agreement=done.id))
    await table.give(table.marit, HandOver(case=case.id, to=table.ruben))
    escalations = await table.waiting(Kind.AGREEMENT_ESCALATED)
    assert [one.receiver for one in escalations] == [table.ruben, table.ruben]


async def test_a_deputy_leads_like_the_coordinator(table: Table) -> None:
    case = await table.opened()
    appointed = await table.give(table.marit, AppointDeputy(case=case.id, who=table.ruben))
    assert appointed.deputy == table.ruben
    [told] = table.told(Kind.DEPUTY_APPOINTED)
    assert (told.receiver, told.values) == (
        table.ruben,
        {"label": "WR-001", "school": "obs De Wilgenroos", "coordinator": "Marit de Boer"},
    )
    await table.give(table.ruben, ReadCase(case=case.id))
    await table.give(table.ruben, InviteExpert(case=case.id, person=table.fenna))


async def test_a_deputy_who_stops_is_told_unless_they_said_so_themselves(table: Table) -> None:
    case = await table.opened()
    for who, told in ((table.ruben, 0), (table.marit, 1)):
        await table.give(table.marit, AppointDeputy(case=case.id, who=table.ruben))
        ended = await table.give(who, EndDeputy(case=case.id))
        assert ended.deputy is None
        assert len(table.told(Kind.DEPUTY_ENDED)) == told
    with pytest.raises(NobodyStandsIn):
        await table.give(table.marit, EndDeputy(case=case.id))


async def test_a_seat_is_kept_when_its_holder_becomes_the_deputy(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.thijs)
    await table.give(table.marit, AppointDeputy(case=case.id, who=table.thijs))
    places = await _places(table, case, table.marit)
    assert places[table.thijs] == (Role.TEACHER, Seat.SEATED)


async def test_only_members_of_the_channel_can_lead(table: Table) -> None:
    case = await table.opened()
    for person in (table.joris, table.sanne):
        with pytest.raises(NotAMember):
            await table.give(table.marit, HandOver(case=case.id, to=person))
        with pytest.raises(NotAMember):
            await table.give(table.marit, AppointDeputy(case=case.id, who=person))


async def test_who_leads_already_is_not_asked_again(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, AppointDeputy(case=case.id, who=table.ruben))
    for command in (
        HandOver(case=case.id, to=table.marit),
        AppointDeputy(case=case.id, who=table.marit),
        AppointDeputy(case=case.id, who=table.ruben),
    ):
        with pytest.raises(AlreadyInvited):
            await table.give(table.marit, command)


async def test_only_who_leads_the_case_gives_it_away(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, HandOver(case=case.id, to=table.fenna))
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, AppointDeputy(case=case.id, who=table.fenna))
    with pytest.raises(CaseNotFound):
        await table.give(table.sanne, HandOver(case=case.id, to=table.sanne))
