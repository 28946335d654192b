"""Saying whom one means: by name, among people of the same name, or picked by @."""

from uuid import uuid4

import pytest

from playground.faults import Fault
from playground.refusals import Refused
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def _namesake(school: SchoolInABox, key: str, name: str, function: str) -> str:
    """Add somebody to the directory, as Teams tells of people; return their id."""
    person = uuid4()
    await school.rows(
        "INSERT INTO people (tenant_id, person_id, name, function, organisation, delivery_state)"
        " SELECT tenant_id, $2, $3, $4, '', 'unknown' FROM people WHERE person_id = $1",
        school.id_of(key),
        person,
        name,
        function,
    )
    return str(person)


async def test_of_two_people_with_one_first_name_is_asked_which(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    other = await _namesake(school, "fenna", "Fenna Bakker", "logopedist")
    await marit.tells("nodig Fenna uit", "talk.which")
    assert sorted(marit.buttons()) == ["Fenna Bakker…", "Fenna Postma"]
    await marit.tells("Bakker", "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm", "Fenna Bakker")
    await marit.tells("ja", "invite_expert.done")
    invitation = await school.one("SELECT person_id FROM invitations")
    assert str(invitation["person_id"]) == other


async def test_a_full_name_is_enough_among_namesakes(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await _namesake(school, "fenna", "Fenna Bakker", "logopedist")
    await marit.tells("nodig Fenna Postma uit", "invite_expert.part.ask")
    await marit.tells("orthopedagoog", "invite_expert.confirm", "Fenna Postma")


async def test_a_function_names_somebody(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await _namesake(school, "fenna", "Noor Bakker", "logopedist")
    await marit.tells("nodig de logopedist uit", "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm", "Noor Bakker")


@pytest.mark.parametrize("met", [True, False])
async def test_somebody_picked_by_mention_is_meant_whatever_others_are_called(
    school: SchoolInABox, *, met: bool
) -> None:
    """Teams is asked who it is only about somebody whom the bot has never met."""
    marit = school.person("marit")
    label = await opens_a_case(marit)
    if met:
        refused = Refused(500, "ServiceError", "no")
        school.life.teams.faults.plan(Fault(refusal=refused, times=100, at="/members/"))
    else:
        await school.rows("UPDATE people SET teams_user_id = NULL")
    await _namesake(school, "thijs", "Thijs Vos", "logopedist")
    marit.looks_at(school.life.teams.channel("wr1"))
    await marit.tells(f"nodig @Thijs Vos uit {label}", "talk.see_chat")
    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("invite_expert.part.ask")
    await marit.tells("leerkracht", "invite_expert.confirm", label, "Thijs Vos")
    await marit.tells("ja", "invite_expert.done")
    invitation = await school.one("SELECT person_id FROM invitations")
    assert invitation["person_id"] == school.id_of("thijs")
