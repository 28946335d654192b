"""Writing down consent, and what it opens."""

from datetime import date
from uuid import uuid4

import pytest
from pydantic import ValidationError

from cases.errors import CaseNotFound, DateInTheFuture, NoConsentYet, NotAllowed, NotFoundHere
from cases.identities import PersonId
from cases.model.case import Audience
from cases.model.consents import ConsentAnswer, ConsentStatus, Purpose, Route
from cases.model.disclosing import Allow, may_disclose
from cases.model.grounds import consent_needed
from cases.model.people import Authority, Relation
from cases.model.stages import Stage
from cases.model.statuses import Family, Said, consent_status
from cases.operations.consent_lines import ConsentOverview
from cases.operations.consents import AddGuardian, RecordConsent
from cases.operations.kinds import Kind
from cases.operations.overview import ShowCase
from cases.operations.reading import ReadCase
from cases.operations.rights import AppointDeputy
from tests.operations.table import TODAY, Table

YES, NO = ConsentAnswer.YES, ConsentAnswer.NO


async def test_consent_by_name_opens_the_case_for_that_expert_alone(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna, table.noor)
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)

    request = (await table.give(table.fenna, ReadCase(case=case.id))).request
    assert request is not None
    assert request.pupil == "Sem"
    with pytest.raises(NoConsentYet):
        await table.give(table.noor, ReadCase(case=case.id))


async def test_consent_for_the_team_opens_it_for_the_teacher_and_not_for_experts(
    table: Table,
) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna, table.thijs)
    await table.said(case, await table.mother(case))
    await table.give(table.thijs, ReadCase(case=case.id))
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, ReadCase(case=case.id))
    summary = await table.give(table.marit, ShowCase(case=case.id))
    assert summary.line.stage is Stage.TEAM_FORMING


async def test_a_parent_who_withdraws_ends_access_within_one_request(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)
    await table.give(table.fenna, ReadCase(case=case.id))
    await table.said(case, mother, NO, table.fenna)
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, ReadCase(case=case.id))


async def test_the_overview_shows_who_said_what_and_what_it_comes_to(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await table.invited(case, table.noor)
    mother, _ = await table.invited_parent(case, ask_for=(table.joris,))
    father = await table.give(
        table.marit,
        AddGuardian(case=case.id, name="Karim Aziz", relation=Relation.FATHER, has_authority=True),
    )
    await table.said(case, mother.guardian)
    await table.said(case, father)
    await table.said(case, mother.guardian, YES, table.noor)
    await table.said(case, father, NO, table.noor)

    lines = await table.give(table.marit, ConsentOverview(case=case.id))
    assert [(line.recipient and line.recipient.name, line.status) for line in lines] == [
        (None, ConsentStatus.GRANTED),
        ("Fenna Postma", ConsentStatus.NO_RESPONSE),
        ("Joris Klaver", ConsentStatus.NO_RESPONSE),
        ("Noor Bakker", ConsentStatus.CONFLICT),
    ]
    assert {one.name: one.answer for one in lines[3].answers} == {
        "Lena Jansen": Said.YES,
        "Karim Aziz": Said.NO,
    }


async def test_what_is_written_down_tells_how_and_when_it_was_said(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)
    recorded = await table.give(
        table.marit,
        RecordConsent(
            case=case.id,
            giver=mother.id,
            purpose=Purpose.SHARE_EXPERT,
            recipient=table.fenna,
            answer=YES,
            route=Route.PAPER,
            given_on=date(2026, 11, 20),
        ),
    )
    consent = recorded.consent
    assert recorded.outrun_by is None
    async with table.store_of(table.marit) as store:
        assert await store.consents(case.id) == [consent]
    assert (consent.recorded_by, consent.recorded_at) == (table.marit, table.clock())
    assert (consent.given_on, consent.route) == (date(2026, 11, 20), Route.PAPER)
    assert table.told(Kind.CONSENT_RECORDED) == []


async def test_the_coordinator_hears_what_the_deputy_wrote_down(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, AppointDeputy(case=case.id, who=table.ruben))
    mother = await table.mother(case)
    command = RecordConsent(
        case=case.id,
        giver=mother.id,
        purpose=Purpose.DISCUSS_TEAM,
        answer=YES,
        route=Route.IN_PERSON,
        given_on=TODAY,
    )
    await table.give(table.ruben, command)
    [told] = table.told(Kind.CONSENT_RECORDED)
    assert (told.receiver, told.values["name"]) == (table.marit, "Ruben Aksoy")


async def test_consent_that_cannot_be_is_refused(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)
    await table.seated(case, table.fenna)
    good = {
        "case": case.id,
        "giver": mother.id,
        "purpose": Purpose.SHARE_EXPERT,
        "recipient": table.fenna,
        "answer": YES,
        "route": Route.PHONE,
        "given_on": TODAY,
    }
    for person, changed, refusal in (
        (table.marit, {"given_on": date(2026, 11, 24)}, DateInTheFuture),
        (table.marit, {"giver": uuid4()}, NotFoundHere),
        (table.marit, {"recipient": uuid4()}, NotFoundHere),
        (table.fenna, {}, NotAllowed),
        (table.sanne, {}, CaseNotFound),
    ):
        with pytest.raises(refusal):
            await table.give(person, RecordConsent.model_validate({**good, **changed}))
    for wrong in (
        {"recipient": None},
        {"purpose": Purpose.DISCUSS_TEAM},
        {"route": Route.LINK},
    ):
        with pytest.raises(ValidationError):
            RecordConsent.model_validate({**good, **wrong})
    async with table.store_of(table.marit) as store:
        assert await store.consents(case.id) == []


async def test_parents_are_for_those_who_lead_the_case(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    mother = await table.mother(case)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, ConsentOverview(case=case.id))
    with pytest.raises(NotAllowed):
        await table.give(
            table.fenna,
            AddGuardian(case=case.id, name="Iemand", relation=Relation.OTHER, has_authority=False),
        )
    await table.said(case, mother, recipient=table.fenna)
    async with table.store_of(table.fenna) as store:
        assert [one.id for one in await store.guardians(case.id)] == [mother.id]
        assert await store.words(case.id, PersonId(mother.id)) is None


@pytest.mark.parametrize("mothers", [None, *ConsentAnswer])
@pytest.mark.parametrize("fathers", [None, *ConsentAnswer])
async def test_the_wall_and_the_rule_agree_on_who_may_read(
    table: Table, mothers: ConsentAnswer | None, fathers: ConsentAnswer | None
) -> None:
    """The rule explains, PostgreSQL guards: both must come to the same."""
    for recipient in (None, table.fenna, table.thijs):
        case = await table.opened(authority=Authority.BOTH)
        await table.seated(case, table.fenna, table.thijs, table.noor)
        for relation, answer in ((Relation.MOTHER, mothers), (Relation.FATHER, fathers)):
            parent = await table.give(
                table.marit,
                AddGuardian(case=case.id, name="X", relation=relation, has_authority=True),
            )
            if answer is not None:
                await table.said(case, parent, answer, recipient)
        async with table.store_of(table.marit) as store:
            standings = await store.standings(case.id)
            pupil = await store.pupil(case.id)
            family = Family(case.authority, await store.guardians(case.id), pupil)
            consents = await store.consents(case.id)
            for place in await store.participants(case.id):
                granted = ConsentStatus.GRANTED in {
                    consent_status(family, consents, about, TODAY)
                    for about in (consent_needed(place), (Purpose.SHARE_EXPERT, place.person))
                }
                may_read = granted or case.is_led_by(place.person)
                verdict = may_disclose(standings[place.person], Audience.CONTENT)
                assert isinstance(verdict, Allow) == may_read


async def test_what_is_asked_about_somebody_outside_keeps_their_name_once(table: Table) -> None:
    case = await table.opened()
    mother = await table.mother(case)

    async def ask(name: str) -> PersonId | None:
        recorded = await table.give(
            table.marit,
            RecordConsent(
                case=case.id,
                giver=mother.id,
                purpose=Purpose.REQUEST_INFO,
                named=name,
                answer=YES,
                route=Route.PHONE,
                given_on=TODAY,
            ),
        )
        return recorded.consent.recipient

    doctor = await ask("huisarts Bos")
    assert doctor is not None
    assert await ask("Huisarts Bos") == doctor
    assert await ask("de logopedist") != doctor


async def test_only_who_is_of_the_family_gives_consent(table: Table) -> None:
    case = await table.opened()
    with pytest.raises(NotFoundHere):
        await table.give(
            table.marit,
            RecordConsent(
                case=case.id,
                giver=PersonId(uuid4()),
                purpose=Purpose.DISCUSS_TEAM,
                answer=YES,
                route=Route.PHONE,
                given_on=TODAY,
            ),
        )


async def test_a_pupil_of_sixteen_answers_in_their_own_language(table: Table) -> None:
    case = await table.opened(born=date(TODAY.year - 16, TODAY.month, TODAY.day))
    async with table.store_of(table.marit) as store:
        pupil = await store.pupil(case.id)
    assert pupil is not None
    recorded = await table.give(
        table.marit,
        RecordConsent(
            case=case.id,
            giver=pupil.id,
            purpose=Purpose.DISCUSS_TEAM,
            answer=YES,
            route=Route.IN_PERSON,
            given_on=TODAY,
        ),
    )
    assert (recorded.consent.giver, recorded.consent.language) == (pupil.id, pupil.language)
