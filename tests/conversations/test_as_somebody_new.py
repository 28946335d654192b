"""What frowned at somebody who tried the bot for the first time, phrase by phrase."""

import pytest

from tests.case_steps import ANSWERS, invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone


async def _reads_back_a_request(marit: Someone) -> None:
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in ANSWERS:
        await marit.tells(said, then)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("eigenlijk groep 5", "groep 5"),
        ("niet groep 6 maar groep 7", "groep 7"),
        ("groep 4 ipv 6", "groep 4"),
        ("verander de deadline naar 11 december", "vrijdag 11 december 2026"),
        ("de geboortedatum is 4 mei 2016", "woensdag 4 mei 2016"),
        ("wat werkt: samen lezen", "samen lezen"),
    ],
)
async def test_an_answer_is_corrected_where_it_is_read_back(
    school: SchoolInABox, said: str, shown: str
) -> None:
    marit = school.person("marit")
    await _reads_back_a_request(marit)
    await marit.tells(said, "new_request.confirm", shown)


async def test_a_command_said_again_goes_on_where_it_was(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    await marit.tells("ja", "invite_expert.part.retry")
    await marit.tells("orthopedagoog", "invite_expert.confirm")
    await marit.tells("nodig moeder uit", "talk.form_or_type")
    await marit.tells("nodig Fenna uit", "talk.under_way", "orthopedagoog")
    await marit.tells("ja", "invite_expert.done")
    invited = await school.one("SELECT count(*) AS number FROM invitations")
    assert invited["number"] == 1
    await marit.tells("annuleren", "talk.cancelled")
    await marit.tells("annuleren", "talk.nothing_to_cancel")


async def test_no_with_another_day_is_another_time(school: SchoolInABox) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await school.deliver()
    await fatma.told("push.expert_invited")
    await fatma.tells(
        "kan niet, dinsdag 8 december om 3 uur wel", "answer_invitation.done.other_time"
    )
    invitation = await school.one("SELECT state, proposes_at FROM invitations")
    assert invitation["proposes_at"] is not None


async def test_help_names_what_this_person_can_do(school: SchoolInABox) -> None:
    await school.person("marit").tells("wie ben jij?", "talk.help")
    await school.person("fenna").tells("help", "talk.help_at_the_table")


@pytest.mark.parametrize("who", ["marit", "fenna"])
@pytest.mark.parametrize("said", ["ja", "nee", "prima"])
async def test_an_answer_to_nothing_is_met_with_that(
    school: SchoolInABox, who: str, said: str
) -> None:
    await school.person(who).tells(said, "talk.nothing_asked")


async def test_a_question_is_nobodys_name(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    await marit.tells("mag fenna dit lezen?", "talk.resume")


async def test_a_doer_who_is_not_at_the_table_is_named(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak Thijs belt morgen de moeder", "record_agreement.who.elsewhere")
    await marit.tells("ik", "record_agreement.how.ask")
    await marit.tells("telefonisch", "record_agreement.confirm", "belt de moeder")


async def test_a_question_is_no_room(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await marit.tells("vervolg dinsdag 12 januari half 3", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells(f"kun je een samenvatting geven van {label}", "talk.resume")
    await marit.tells("kamer 1.15", "schedule_follow_up.confirm", "kamer 1.15")


async def test_back_at_the_first_question_keeps_what_was_said(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag voor Sem uit groep 6", "new_request.channel.ask")
    await marit.tells("terug", "talk.first_question")
    await marit.tells("het tweede kanaal", "new_request.born.ask")
    await marit.tells("terug", "new_request.channel.ask")
    await marit.tells("wr 2", "new_request.born.ask")


async def test_who_leads_no_case_yet_is_told_how_to_begin_one(school: SchoolInABox) -> None:
    await school.person("marit").tells("nodig Joris uit", "talk.no_request_yet")
    await school.person("fatma").tells("nodig Joris uit", "error.case_not_found")


async def test_a_day_that_has_no_place_is_not_dropped_in_silence(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await marit.tells("waarnemer Thijs tot 8 januari", "talk.left_out", "tot 8 januari")
    await marit.tells("ja", "appoint_deputy.done")
    await school.deliver()
    await marit.presses("Stop waarnemer", "end_deputy.confirm", label)
    await marit.tells("ja", "end_deputy.done", label)
    await school.deliver()
    await school.person("thijs").told("push.deputy_ended", label)
    case = await school.one("SELECT deputy_id FROM cases")
    assert case["deputy_id"] is None
    await marit.tells("geen waarnemer meer", "end_deputy.confirm")
    await marit.tells("ja", "error.nobody_stands_in")
    await marit.tells(f"heropen {label}", "error.case_is_open")


async def test_a_breach_told_at_once_is_not_asked_for(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    said = "datalek, ik heb de brief aan de verkeerde ouder gestuurd"
    await marit.tells(said, "data_breach.who_has_it.ask")


async def test_consent_for_somebody_is_consent_to_share(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await marit.tells("voeg moeder toe, mevrouw De Vries", "add_guardian.has_authority.ask")
    await marit.tells("ja", "add_guardian.confirm")
    await marit.tells("ja", "add_guardian.done")
    said = "toestemming moeder voor Fatma ja per telefoon vandaag"
    await marit.tells(said, "record_consent.confirm", "Fatma Yildiz", "Delen met persoon")
