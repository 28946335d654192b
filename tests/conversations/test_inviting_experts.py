"""Inviting an expert without content: accepted, declined with a reason, or at another time."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_an_expert_is_asked_without_content_and_accepts(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)

    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    await marit.tells("orthopedagoog", "invite_expert.confirm", "Fenna Postma")
    await marit.tells("ja", "invite_expert.done", label)
    await school.deliver()
    asked = await fenna.told("push.expert_invited", label, "Marit de Boer", "orthopedagoog")
    assert "Sem" not in asked
    assert "groep 6" not in asked
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted", label)
    await school.deliver()

    await marit.told("push.expert_accepted", "Fenna Postma", label)
    invitation = await school.one("SELECT state FROM invitations")
    assert invitation["state"] == "accepted"
    fennas = school.id_of("fenna")
    seat = await school.one("SELECT seat FROM participants WHERE person_id = $1", fennas)
    assert seat["seat"] == "seated"


async def test_an_expert_who_accepted_sees_nothing_before_being_in_the_channel(
    school: SchoolInABox,
) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")

    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")
    await school.joins("fenna", "wr1")
    await fenna.tells(f"hoe staat het met {label}", "case_overview.done", label)
    await fenna.tells("lees", "error.no_consent_yet")
    await school.leaves("fenna", "wr1")
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_an_expert_declines_with_a_reason_that_says_nothing_private(
    school: SchoolInABox,
) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    label = await opens_a_case(marit)
    await marit.tells("nodig Fatma uit", "invite_expert.part.ask")
    await marit.tells("jeugdverpleegkundige", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")
    await school.deliver()
    await fatma.told("push.expert_invited")

    await fatma.presses("Nee, omdat...", "answer_invitation.reason.ask")
    await fatma.tells("ik ken het gezin privé", "answer_invitation.suggests.ask")
    await fatma.tells("overslaan", "answer_invitation.done.declined", label)
    await school.deliver()

    told = await marit.told("push.expert_declined", "Fatma Yildiz", "Niet passend")
    assert "gezin" not in told
    invitation = await school.one("SELECT state, reason FROM invitations")
    assert (invitation["state"], invitation["reason"]) == ("declined", "not_fitting")
    await fatma.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_an_expert_proposes_another_time(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    await marit.tells("orthopedagoog", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")
    await school.deliver()
    await fenna.told("push.expert_invited")

    await fenna.presses("Andere tijd", "answer_invitation.proposes_at.ask")
    await fenna.tells("donderdag 10 december", "moment.what_time")
    await fenna.tells("half 3", "answer_invitation.done.other_time", "14.30 uur")
    await school.deliver()

    await marit.told("push.expert_proposes_time", "donderdag 10 december 2026, 14.30 uur")
