"""Typing "ja" or "nee" under an invitation, or under an agreement to confirm, was not understood.

Only the buttons worked; every step can be answered by typing.
"""

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_an_invitation_is_declined_by_typing(school: SchoolInABox) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await school.deliver()
    await fatma.told("push.expert_invited")

    await fatma.tells("Nee, ik ken het gezin", "answer_invitation.suggests.ask")
    await fatma.tells("overslaan", "answer_invitation.done.declined")

    invitation = await school.one("SELECT state, reason FROM invitations")
    assert (invitation["state"], invitation["reason"]) == ("declined", "not_fitting")


async def test_an_agreement_is_confirmed_by_typing(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.tells("ja", "answer_invitation.done.accepted")
    await school.joins("fenna", "wr1")
    await marit.tells("afspraak Fenna observeert, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm", "Fenna Postma")
    await marit.tells("ja", "record_agreement.done")
    await school.deliver()
    await fenna.told("push.agreement_confirm")

    await fenna.tells("klopt", "confirm_agreement.done")

    agreement = await school.one("SELECT state FROM agreements")
    assert agreement["state"] == "confirmed"


async def test_words_that_only_hold_a_no_answer_nothing(school: SchoolInABox) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await school.deliver()
    await fatma.told("push.expert_invited")

    await fatma.tells("op de brief stond het niet zo", "talk.not_understood")
    await marit.tells("ja", "talk.nothing_asked")
