"""What was missing was told without a button to do it, and its button was for the wrong people.

Fenna, who does not lead the case, pressed "Wat mist er nog?" and was refused.
"""

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_what_is_missing_can_be_done_at_once(school: SchoolInABox) -> None:
    marit = school.person("marit")
    first = await opens_a_case(marit)
    await opens_a_case(marit)

    await marit.tells(f"wat mist er nog bij {first}", "what_is_missing.done", first)
    assert marit.buttons() == [
        "Nodig ouder uit",
        "Nodig leerling uit",
        "Leerling is gevraagd",
        "Nodig iemand uit",
        "Plan vervolg",
    ]
    await marit.presses("Nodig iemand uit", "invite_expert.person.ask")
    await marit.tells("Fenna", "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm", first)


async def test_who_does_not_lead_is_not_offered_what_leaders_do(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.tells("ja", "answer_invitation.done.accepted")
    await school.joins("fenna", "wr1")

    await fenna.tells(f"hoe staat het met {label}", "case_overview.done", label)

    assert fenna.buttons() == ["Wie zit aan tafel?"]
