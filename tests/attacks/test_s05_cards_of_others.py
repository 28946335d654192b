"""S5 and S6: pressing what one may see but not use: somebody else's, copied, or too late."""

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone


async def _invited(school: SchoolInABox) -> tuple[Someone, Someone]:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    return marit, fenna


async def test_s05_a_card_in_a_group_chat_is_its_receivers_alone(school: SchoolInABox) -> None:
    """A colleague who sees a card, or was sent a copy of it, presses into the void."""
    _, fenna = await _invited(school)
    action = fenna.action("Ja, ik doe mee")
    together = await school.life.teams.meetings.gather("Fenna en Thijs", ["fenna", "thijs"])
    for key in ("thijs", "fenna"):
        copied = school.person(key)
        copied.looks_at(together)
        await copied.sends_press(action)
        await copied.told("talk.card_expired")

    invitation = await school.one("SELECT state FROM invitations")
    assert invitation["state"] == "sent"


async def test_s05_an_invitation_that_was_withdrawn_cannot_be_accepted(
    school: SchoolInABox,
) -> None:
    marit, fenna = await _invited(school)
    await marit.tells("trek uitnodiging in", "withdraw_invitation.confirm")
    await marit.tells("ja", "withdraw_invitation.done")

    await fenna.clicks("Ja, ik doe mee")
    told = await fenna.sees(bool)

    assert "WR-001" not in fenna.reads(told)
    seats = await school.rows("SELECT seat FROM participants WHERE seat = 'seated'")
    assert len(seats) == 1  # the coordinator's


async def test_s05_an_old_button_of_somebody_who_left_does_nothing(school: SchoolInABox) -> None:
    """The button is hers and was never used; the event of her leaving was lost."""
    marit, fenna = await _invited(school)
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.joins("fenna", "wr1")
    await marit.tells("afspraak WR-001 Fenna observeert 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    await school.deliver()
    await fenna.told("push.agreement_confirm")
    await school.leaves("fenna", "wr1", told=False)

    words = fenna.action("Wat was het?")
    await fenna.clicks("Klopt")
    await fenna.sees(bool)
    await fenna.sends_press(words)
    await fenna.told("talk.card_used")
    await fenna.says("wat was het")
    assert "observeert" not in fenna.reads(await fenna.sees(bool))

    agreement = await school.one("SELECT state FROM agreements")
    assert agreement["state"] == "proposed"


async def test_s06_ones_own_button_copied_to_another_place_does_nothing(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("draag over aan Thijs", "hand_over.confirm")
    action = marit.action("Klopt")
    marit.looks_at(school.life.teams.channel("wr2"))

    await marit.sends_press(action)

    await marit.told("talk.card_expired")
    case = await school.one("SELECT coordinator_id FROM cases")
    assert case["coordinator_id"] == school.id_of("marit")
