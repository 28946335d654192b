"""ST-02: an expert is invited without content, and declines."""

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone


async def _fatma_is_asked(school: SchoolInABox) -> tuple[str, Someone]:
    marit, fatma = school.person("marit"), school.person("fatma")
    label = await opens_a_case(marit)
    await marit.tells("plan vervolg dinsdag 8 december half drie", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await school.deliver()
    marit.turns_back()
    return label, fatma


async def test_the_invitation_says_who_asks_for_what_and_when(school: SchoolInABox) -> None:
    label, fatma = await _fatma_is_asked(school)
    asked = await fatma.told("push.expert_invited", label)
    for part in ("Marit de Boer", "De Wilgenroos", "jeugdverpleegkundige"):
        assert part in asked
    assert "dinsdag 8 december 2026, 14.30" in asked
    for content in ("Sem", "groep 6", "pictoplanning", "Zorgen"):
        assert content not in asked
    message = fatma.place.conversation.messages[-1]
    assert "Sem" not in message.summary
    assert fatma.buttons() == ["Ja, ik doe mee", "Nee, omdat...", "Andere tijd"]


async def test_declining_tells_why_in_a_word_and_whom_else_to_ask(school: SchoolInABox) -> None:
    label, fatma = await _fatma_is_asked(school)
    marit = school.person("marit")
    await fatma.told("push.expert_invited")
    await fatma.presses("Nee, omdat...", "answer_invitation.reason.ask")
    said = await fatma.tells(
        "ken het gezin privé, vraag Joris", "answer_invitation.done.declined", label
    )
    assert "gezin" not in said
    await school.deliver()

    told = await marit.told("push.expert_declined.suggested", "Niet passend", "Joris Klaver")
    assert "gezin" not in told
    invitation = await school.one("SELECT state, reason, suggests FROM invitations")
    assert (invitation["state"], invitation["reason"]) == ("declined", "not_fitting")
    assert invitation["suggests"] == school.id_of("joris")
    places = await school.rows("SELECT person_id, seat FROM participants")
    seats = {place["person_id"]: place["seat"] for place in places}
    assert seats[school.id_of("fatma")] == "declined"
    assert school.id_of("joris") not in seats

    await marit.presses("Nodig iemand uit", "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm", label, "Joris Klaver")


async def test_who_declined_sees_nothing_any_more(school: SchoolInABox) -> None:
    label, fatma = await _fatma_is_asked(school)
    await school.joins("fatma", "wr1")
    await fatma.told("push.expert_invited")
    await fatma.tells("mijn taken", "my_tasks.done", label)
    await fatma.tells("nee, geen tijd", "answer_invitation.suggests.ask")
    await fatma.tells("overslaan", "answer_invitation.done.declined")

    await fatma.tells("mijn taken", "my_tasks.nothing")
    await fatma.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_consent_for_one_is_not_consent_for_the_other(school: SchoolInABox) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    await _fatma_is_asked(school)
    await marit.tells("voeg moeder toe", "add_guardian.name.ask")
    await marit.tells("mevrouw De Vries", "add_guardian.has_authority.ask")
    await marit.tells("ja", "add_guardian.confirm")
    await marit.tells("ja", "add_guardian.done")
    await marit.tells("toestemming delen met Fatma ja telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")
    await fatma.told("push.expert_invited")
    await fatma.tells("nee", "answer_invitation.reason.ask")
    await fatma.tells("geen tijd", "answer_invitation.suggests.ask")
    await fatma.tells("Joris", "answer_invitation.done.declined")
    await invites_an_expert(marit, "Joris", "schoolmaatschappelijk werker")

    shown = await marit.tells("mag ik delen", "may_i_share.done")
    assert "Delen met Fatma Yildiz: mag" in shown
    assert "Delen met Joris Klaver: nog niet, nog geen antwoord" in shown
    missing = await marit.tells("wat mist er nog", "what_is_missing.done")
    assert "Toestemming voor Joris Klaver" in missing


async def test_declining_after_accepting_ends_access(school: SchoolInABox) -> None:
    label, fatma = await _fatma_is_asked(school)
    marit = school.person("marit")
    await fatma.told("push.expert_invited")
    await fatma.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.joins("fatma", "wr1")
    await fatma.tells(f"hoe staat het met {label}", "case_overview.done")
    await fatma.tells("ik doe toch niet mee", "leave_table.reason.ask")
    await fatma.tells("geen tijd", "leave_table.confirm", label)
    await fatma.tells("ja", "leave_table.done", label)
    await school.deliver()

    await marit.told("push.expert_left", "Fatma Yildiz", label)
    await fatma.tells(f"hoe staat het met {label}", "error.case_not_found")
    place = await school.one(
        "SELECT seat FROM participants WHERE person_id = $1", school.id_of("fatma")
    )
    assert place["seat"] == "left"


async def test_another_time_is_taken_up_with_one_button(school: SchoolInABox) -> None:
    label, fatma = await _fatma_is_asked(school)
    marit = school.person("marit")
    await fatma.told("push.expert_invited")
    await fatma.presses("Andere tijd", "answer_invitation.proposes_at.ask")
    await fatma.tells("donderdag 10 december half 3", "answer_invitation.done.other_time")
    await school.deliver()
    await marit.told("push.expert_proposes_time", "donderdag 10 december 2026, 14.30 uur")
    await marit.presses("Verzet gesprek", "move_follow_up.confirm", "donderdag 10 december 2026")
    await marit.tells("ja", "move_follow_up.done")
    await school.deliver()

    await fatma.told("push.invitation_time", label, "donderdag 10 december 2026, 14.30 uur")
    await fatma.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    meeting = await school.one("SELECT starts_at, sequence FROM meetings")
    assert (meeting["starts_at"].day, meeting["sequence"]) == (10, 1)
