"""Nobody is disturbed in the evening or at the weekend by what a colleague did."""

from tests.case_steps import agrees, comes_to_the_table, invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, at_school


async def test_an_invitation_of_the_weekend_comes_on_monday(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await school.move_to(at_school(28, 11, 21))
    fenna.turns_back()
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.sees_nothing()
    await school.move_to(at_school(30, 11, 7, 59))
    await fenna.sees_nothing()
    await school.move_to(at_school(30, 11, 8, 0))
    await fenna.told("push.expert_invited")


async def test_an_answer_comes_at_once_while_it_is_waited_for(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await school.move_to(at_school(23, 11, 17, 20))
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await school.move_to(at_school(23, 11, 17, 50))
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.deliver()
    await marit.told("push.expert_accepted", "Fenna")


async def test_an_answer_of_the_evening_comes_the_next_morning(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    marit.turns_back()
    await school.move_to(at_school(23, 11, 22))
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.deliver()
    await marit.sees_nothing()
    await school.move_to(at_school(24, 11, 8))
    await marit.told("push.expert_accepted", "Fenna")


async def test_what_is_for_today_or_early_tomorrow_does_not_wait(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await marit.tells("vervolg dinsdag 1 december 9 uur", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    await school.deliver()
    await fenna.told("push.meeting_planned")
    await school.move_to(at_school(30, 11, 20))
    fenna.turns_back()
    await agrees(marit, "Fenna belt de ouders voor vrijdag 4 december")
    await marit.tells("zeg het gesprek af", "cancel_follow_up.confirm")
    await marit.tells("ja", "cancel_follow_up.done")
    await school.deliver()
    await fenna.told("push.meeting_cancelled")
    fenna.turns_back()
    await fenna.sees_nothing()
    await school.move_to(at_school(1, 12, 8))
    await fenna.told("push.agreement_confirm")


async def test_nobody_is_reminded_of_a_meeting_that_has_begun(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg dinsdag 1 december 14.30 uur", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    await school.deliver()
    marit.turns_back()

    await school.move_to(at_school(3, 12, 9))

    await marit.told("push.report_draft_due")
    assert len(marit.heard()) == 1
    waiting = await school.rows("SELECT state FROM outbox WHERE kind = 'meeting_soon'")
    assert {row["state"] for row in waiting} == {"gave_up"}


async def test_after_a_hand_over_the_answer_goes_to_who_leads_now(school: SchoolInABox) -> None:
    marit, fenna, thijs = (school.person(key) for key in ("marit", "fenna", "thijs"))
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await marit.tells("draag over aan Thijs", "hand_over.confirm")
    await marit.tells("ja", "hand_over.done")
    await school.deliver()
    await thijs.told("push.case_yours")
    marit.turns_back()
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.deliver()
    await thijs.told("push.expert_accepted", "Fenna")
    await marit.sees_nothing()
