"""Who cannot come names somebody else, also somebody whom nobody here knows."""

import pytest

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone


async def _fatma_declines(school: SchoolInABox) -> tuple[Someone, Someone]:
    marit, fatma = school.person("marit"), school.person("fatma")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await school.deliver()
    marit.turns_back()
    await fatma.told("push.expert_invited")
    await fatma.tells("nee, geen tijd", "answer_invitation.suggests.ask")
    return marit, fatma


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("vraag Noor Bakker, die is niet van onze school", "Noor Bakker"),
        ("Noor Bakker van JGZ", "Noor Bakker"),
        ("noor bakker", "noor bakker"),
        ("misschien Noor van den Berg?", "Noor van den Berg"),
        ("Fenna de Boer", "Fenna de Boer"),
    ],
)
async def test_somebody_from_elsewhere_is_passed_on(
    school: SchoolInABox, said: str, name: str
) -> None:
    marit, fatma = await _fatma_declines(school)

    await fatma.tells(said, "answer_invitation.done.declined")
    await school.deliver()

    told = await marit.told("push.expert_declined.outside", "Geen tijd", name)
    assert "niet van onze school" not in told
    assert "nodig iemand van buiten uit" in told
    assert marit.buttons() == ["Nodig iemand uit"]
    invitation = await school.one("SELECT state, suggests FROM invitations")
    assert (invitation["state"], invitation["suggests"]) == ("declined", None)


@pytest.mark.parametrize("said", ["Joris Klaver", "vraag joris", "Joris Klaver van SMW", "Joris"])
async def test_a_colleague_is_recognised_as_before(school: SchoolInABox, said: str) -> None:
    marit, fatma = await _fatma_declines(school)

    await fatma.tells(said, "answer_invitation.done.declined")
    await school.deliver()

    await marit.told("push.expert_declined.suggested", "Joris Klaver")
    invitation = await school.one("SELECT suggests FROM invitations")
    assert invitation["suggests"] == school.id_of("joris")


async def test_reason_and_name_in_one_message(school: SchoolInABox) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await school.deliver()
    marit.turns_back()
    await fatma.told("push.expert_invited")

    said = "nee, ik ken het gezin privé, vraag Noor Bakker, die is niet van onze school"
    await fatma.tells(said, "answer_invitation.done.declined")
    await school.deliver()

    told = await marit.told("push.expert_declined.outside", "Niet passend", "Noor Bakker")
    assert "gezin" not in told


async def test_what_is_no_name_is_asked_again(school: SchoolInABox) -> None:
    _, fatma = await _fatma_declines(school)
    await fatma.tells("12345", "answer_invitation.suggests.retry")
    await fatma.tells("🤷", "answer_invitation.suggests.retry")
    await fatma.tells("overslaan", "answer_invitation.done.declined")
