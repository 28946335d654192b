"""What nobody should type or send: each gets one clear answer, and nothing is half saved."""

import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_an_identity_number_is_refused_everywhere(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    await marit.tells("123456782", "talk.number_left_out")
    await marit.tells("Sem 123456782", "new_request.born.ask")


@pytest.mark.parametrize(
    ("born", "key"),
    [
        ("31 februari 2017", "moment.invalid"),
        ("3 mei 2030", "moment.not_born_yet"),
        ("blauw", "new_request.born.retry"),
    ],
)
async def test_dates_that_cannot_be(school: SchoolInABox, born: str, key: str) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    await marit.tells("Sem", "new_request.born.ask")
    await marit.tells(born, key)


async def test_an_unknown_person(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig iemand uit", "invite_expert.person.ask")
    await marit.tells("Karel Onbekend", "invite_expert.person.retry")


async def test_a_malformed_address(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    await marit.tells("mevrouw De Vries", "invite_parent.has_authority.ask")
    await marit.tells("ja", "invite_parent.email.ask")
    await marit.tells("moeder at thuis", "invite_parent.email.retry")
    await marit.tells("moeder@thuis.example", "talk.email_again")
    await marit.tells("vader@thuis.example", "talk.email_differs")


async def test_a_delivery_that_comes_twice_has_one_effect(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    marit.turns_back()
    await school.life.teams.doorway.repeat_last()
    cases = await school.rows("SELECT label FROM cases")
    assert [case["label"] for case in cases] == [label]
    assert not marit.heard()
