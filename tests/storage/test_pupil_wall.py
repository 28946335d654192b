"""The pupil and the parents by link: neither reads or answers for the other, whatever they send."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from cases.errors import CaseNotFound, NotAllowed
from cases.identities import PersonId
from cases.model.case import Audience, CaseId
from cases.model.consents import Consent, ConsentAnswer, ConsentId, Purpose, Route
from cases.model.people import Guardian, Relation
from cases.model.pupils import Pupil
from cases.model.requests import RequestId, RequestKind, RequestState, RightsRequest
from cases.principals import Guest
from cases.store import LinkKind
from storage.links import link_hash
from tests.seeds import School

SIXTEEN = date(2010, 11, 23)
FIFTEEN = date(2010, 11, 24)


@dataclass(frozen=True, slots=True)
class Family:
    """A case with a pupil and a mother, each with a link of their own."""

    case: CaseId
    pupil: PersonId
    mother: PersonId
    by_pupil: Guest
    by_mother: Guest


async def _family(school: School, born: date = FIFTEEN) -> Family:
    pupil, mother = Pupil(PersonId(uuid4()), born=born), PersonId(uuid4())
    case = await school.case(pupil=pupil)
    until = school.clock() + timedelta(days=30)
    guests = {}
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        guardian = Guardian(mother, Relation.MOTHER, has_authority=True, language="nl")
        await store.save_guardian(case.id, guardian)
        for person in (pupil.id, mother):
            token = await store.mint_link(LinkKind.GUEST, case.id, person, until)
            guests[person] = Guest(link_hash(token))
        done = {"influence": "naast Bram", "on": "2026-11-23", "by": "Anna"}
        await store.keep_words(case.id, uuid4(), Audience.PUPIL, done)
    for person, guest in guests.items():
        async with school.database.work_as(guest) as work:
            private = {"said": f"only {person}"}
            await work.desk.store.keep_words(case.id, uuid4(), Audience.OWN, private)
            shared = {"said": f"shared {person}"}
            await work.desk.store.keep_words(case.id, uuid4(), Audience.CONTENT, shared)
    return Family(case.id, pupil.id, mother, guests[pupil.id], guests[mother])


def _consent(family: Family, giver: PersonId) -> Consent:
    return Consent(
        id=ConsentId(uuid4()),
        case=family.case,
        giver=giver,
        purpose=Purpose.DISCUSS_TEAM,
        recipient=None,
        answer=ConsentAnswer.YES,
        route=Route.LINK,
        given_on=date(2026, 11, 23),
        recorded_at=datetime(2026, 11, 23, 10, tzinfo=UTC),
        recorded_by=None,
        text_version="1",
        language="nl",
    )


async def test_each_reads_their_own_words_and_what_was_done_is_for_the_pupil(
    school: School,
) -> None:
    family = await _family(school)
    for guest, mine, other in (
        (family.by_pupil, family.pupil, family.mother),
        (family.by_mother, family.mother, family.pupil),
    ):
        async with school.database.work_as(guest) as work:
            words = str(await work.desk.store.all_words(family.case))
        assert f"only {mine}" in words
        assert f"shared {mine}" in words
        assert str(other) not in words
        assert ("naast Bram" in words) == (mine == family.pupil)


async def test_the_coordinator_reads_what_was_shared_and_what_was_done(school: School) -> None:
    family = await _family(school)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        words = str(await work.desk.store.all_words(family.case))
    assert "naast Bram" in words
    assert f"shared {family.pupil}" in words
    assert "only" not in words


async def test_nobody_answers_in_anothers_name(school: School) -> None:
    family = await _family(school)
    for guest, other in (
        (family.by_pupil, family.mother),
        (family.by_mother, family.pupil),
    ):
        with pytest.raises(NotAllowed):
            async with school.database.work_as(guest) as work:
                await work.desk.store.add_consent(_consent(family, other))
    async with school.database.work_as(family.by_pupil) as work:
        await work.desk.store.add_consent(_consent(family, family.pupil))
        own = await work.desk.store.consents(family.case)
    assert [one.giver for one in own] == [family.pupil]
    async with school.database.work_as(family.by_mother) as work:
        assert await work.desk.store.consents(family.case) == []


async def test_who_is_no_reader_of_the_case_sees_no_date_of_birth(school: School) -> None:
    family = await _family(school)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        known = await work.desk.store.pupil(family.case)
    assert known
    assert (known.born, known.age) == (FIFTEEN, 15)
    for guest in (family.by_pupil, family.by_mother):
        async with school.database.work_as(guest) as work:
            seen = await work.desk.store.pupil(family.case)
        assert seen
        assert (seen.born, seen.age) == (None, 15)
    for person in (school.expert, school.outsider):
        async with school.database.work_as(school.member(person)) as work:
            assert await work.desk.store.pupil(family.case) is None


async def test_who_does_not_lead_keeps_no_pupil(school: School) -> None:
    family = await _family(school)
    for person in (school.expert, school.outsider):
        async with school.database.work_as(school.member(person)) as work:
            older = Pupil(family.pupil, born=date(2000, 1, 1))
            await work.desk.store.save_pupil(family.case, older)
    with pytest.raises(NotAllowed):
        async with school.database.work_as(family.by_pupil) as work:
            await work.desk.store.save_pupil(family.case, Pupil(family.pupil))
    async with school.database.work_as(school.member(school.coordinator)) as work:
        known = await work.desk.store.pupil(family.case)
    assert known
    assert known.born == FIFTEEN


@pytest.mark.parametrize(("born", "may"), [(SIXTEEN, True), (FIFTEEN, False)])
async def test_a_pupil_asks_for_rights_and_looks_back_from_sixteen(
    school: School, born: date, *, may: bool
) -> None:
    family = await _family(school, born)
    request = RightsRequest(
        id=RequestId(uuid4()),
        case=family.case,
        kind=RequestKind.INSPECTION,
        item=family.case,
        asked_by=family.pupil,
        asked_at=school.clock(),
        due_on=date(2026, 12, 23),
        state=RequestState.OPEN,
    )
    async with school.database.work_as(family.by_pupil) as work:
        assert bool(await work.desk.store.looks_at(family.case, 10)) == may
    try:
        async with school.database.work_as(family.by_pupil) as work:
            await work.desk.store.add_request(request)
    except NotAllowed:
        assert not may
    else:
        assert may


async def test_a_link_of_a_pupil_is_made_by_who_leads(school: School) -> None:
    family = await _family(school)
    until = school.clock() + timedelta(days=1)
    for person in (school.expert, school.outsider):
        with pytest.raises((NotAllowed, CaseNotFound)):
            async with school.database.work_as(school.member(person)) as work:
                await work.desk.store.mint_link(LinkKind.GUEST, family.case, family.pupil, until)
