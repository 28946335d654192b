"""Who accepted is waited for in the channel, and hears it when they may read."""

from tests.case_steps import (
    adds_mother,
    invites_an_expert,
    opens_a_case,
    records_consent,
)
from tests.school_in_a_box import SchoolInABox, Someone, at_school

OUTSIDE = (
    "SELECT due_at, state, receiver_id FROM outbox WHERE kind = 'expert_outside' ORDER BY due_at"
)
TOLD = "SELECT receiver_id FROM outbox WHERE kind = 'content_readable'"


async def _accepts(school: SchoolInABox) -> tuple[Someone, Someone, str]:
    """Let Fenna accept an invitation without being in the channel."""
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.deliver()
    await marit.told("push.expert_accepted", "Fenna")
    return marit, fenna, label


async def test_after_a_school_day_who_leads_is_asked_again_to_let_somebody_in(
    school: SchoolInABox,
) -> None:
    marit, _, label = await _accepts(school)
    said = await marit.tells(f"wat mist er nog {label}", "gap.not_in_channel", "Fenna")
    assert "WR ondersteuning 1" in said

    await school.move_to(at_school(24, 11, 8, 31))
    said = await marit.told("push.expert_outside", "Fenna", label)
    assert "WR ondersteuning 1" in said
    assert "Sem" not in said
    due = [row["due_at"] for row in await school.rows(OUTSIDE)]
    assert due == [at_school(day, 11, 8, 30) for day in (24, 26)] + [at_school(30, 11, 8, 30)]


async def test_nobody_is_asked_again_once_the_roster_shows_them(school: SchoolInABox) -> None:
    marit, _, label = await _accepts(school)
    await school.joins("fenna", "wr1")
    await school.deliver()
    marit.turns_back()

    await school.move_to(at_school(1, 12, 12))
    await marit.sees_nothing()
    assert {row["state"] for row in await school.rows(OUTSIDE)} == {"called_back"}
    await marit.says(f"wat mist er nog {label}")
    assert "kanaal" not in marit.reads(await marit.sees(bool))


async def test_somebody_who_came_without_an_event_is_seen_before_it_is_asked_again(
    school: SchoolInABox,
) -> None:
    marit, _, _ = await _accepts(school)
    await school.joins("fenna", "wr1", told=False)
    marit.turns_back()
    await school.move_to(at_school(24, 11, 8, 31))
    await marit.sees_nothing()


async def test_whose_invitation_was_withdrawn_is_not_waited_for(school: SchoolInABox) -> None:
    marit, _, _ = await _accepts(school)
    await marit.tells("trek de uitnodiging van Fenna in", "withdraw_invitation.confirm")
    await marit.tells("ja", "withdraw_invitation.done")
    await school.deliver()
    assert {row["state"] for row in await school.rows(OUTSIDE)} == {"called_back"}


async def test_who_leads_now_is_the_one_who_is_asked(school: SchoolInABox) -> None:
    marit, _, _ = await _accepts(school)
    await marit.tells("draag over aan Thijs", "hand_over.confirm")
    await marit.tells("ja", "hand_over.done")
    await school.deliver()
    await school.move_to(at_school(24, 11, 8, 31))
    asked = await school.rows(OUTSIDE)
    held = [row["receiver_id"] for row in asked if row["state"] != "called_back"]
    assert held == [school.id_of("thijs")] * 3
    await school.person("thijs").told("push.expert_outside", "Fenna")


async def test_an_expert_hears_once_that_the_content_can_be_read(school: SchoolInABox) -> None:
    marit, fenna, label = await _accepts(school)
    await adds_mother(marit)
    await records_consent(marit, "delen met Fenna")
    await school.deliver()
    assert await school.rows(TOLD) == []

    await school.joins("fenna", "wr1")
    await school.deliver()
    said = await fenna.told("push.content_readable", label)
    assert "Sem" not in said
    assert fenna.buttons() == ["Lees"]
    await fenna.presses("Lees", "read_case.done")

    await school.leaves("fenna", "wr1")
    await school.joins("fenna", "wr1")
    await records_consent(marit, "delen met Fenna")
    await school.deliver()
    assert len(await school.rows(TOLD)) == 1


async def test_consent_that_comes_last_is_told_too_and_again_after_it_ended(
    school: SchoolInABox,
) -> None:
    marit, fenna, label = await _accepts(school)
    await school.joins("fenna", "wr1")
    await adds_mother(marit)
    await school.deliver()
    assert await school.rows(TOLD) == []
    for answer, told in (("ja", 1), ("nee", 1), ("ja", 2)):
        await records_consent(marit, "delen met Fenna", answer)
        await school.deliver()
        assert [row["receiver_id"] for row in await school.rows(TOLD)] == (
            [school.id_of("fenna")] * told
        )
    await fenna.told("push.content_readable", label)
