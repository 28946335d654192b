"""Where more than three things are asked, a form stands beside the first question."""

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox

FILLED = {
    "pupil": "Sem",
    "born": "3 mei 2017",
    "group": "groep 6",
    "reason": "concern_no_solution",
    "tried": "pictoplanning",
    "works": "de ochtenden",
    "wish": "de hele dag meedoen",
    "authority": "both",
    "pupil_asked": "not_yet",
    "wanted": "",
    "deadline": "voor de kerstvakantie",
}


async def test_a_form_opens_a_case(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "talk.form_or_type")
    channel = school.life.teams.channel("wr1").id
    await marit.clicks("Versturen", {"channel": channel, **FILLED})
    await marit.told("new_request.confirm", "vrijdag 18 december 2026")
    await marit.presses("Klopt", "new_request.done")

    case = await school.one("SELECT channel_id, authority FROM cases")
    assert (case["channel_id"], case["authority"]) == (channel, "both")


async def test_a_form_that_is_not_right_comes_back_with_what_was_typed(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "talk.form_or_type")
    channel = school.life.teams.channel("wr1").id
    wrong = {"channel": channel, **FILLED, "born": "31 februari 2017"}
    await marit.clicks("Versturen", wrong)
    await marit.told("talk.form_not_right")
    assert "31 februari 2017" in str(marit.card())
    await marit.clicks("Versturen", {"born": "3 mei 2017"})
    await marit.told("new_request.confirm", "3 mei 2017")


async def test_a_form_on_an_old_phone(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "talk.form_or_type")
    channel = school.life.teams.channel("wr1").id
    await marit.clicks("Versturen", {"channel": channel, **FILLED}, old_phone=True)
    await marit.told("new_request.confirm")


async def test_beside_a_form_stands_no_button_that_would_drop_it(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "talk.form_or_type")
    assert marit.buttons() == ["Versturen"]
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")


async def test_an_identity_number_in_a_form_is_left_out_and_the_rest_is_kept(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "talk.form_or_type")
    channel = school.life.teams.channel("wr1").id
    tried = "pictoplanning, BSN 123456782"
    await marit.clicks("Versturen", {"channel": channel, **FILLED, "tried": tried})
    said = await marit.told("talk.number_left_out", "pictoplanning")
    assert "123456782" not in said
    await marit.tells("ja", "new_request.done")


async def test_a_parent_is_invited_with_a_form(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    for name, part in (("Fenna", "orthopedagoog"), ("Fatma", "jeugdverpleegkundige")):
        await invites_an_expert(marit, name, part)
    await marit.tells("nodig moeder uit dinsdag 8 december half 3", "talk.form_or_type")
    experts = f"{school.id_of('fenna')},{school.id_of('fatma')}"
    filled = {
        "name": "mevrouw De Vries",
        "has_authority": "True",
        "email": "moeder@thuis.example",
        "email.again": "moeder@thuis.exampel",
        "language": "nl",
        "place": "kamer 1.15",
        "ask_for": experts,
    }
    await marit.clicks("Versturen", filled)
    await marit.told("talk.email_differs")
    assert "dinsdag 8 december 2026, 14.30 uur" in str(marit.card())

    await marit.clicks("Versturen", {"email.again": "moeder@thuis.example"})
    await marit.told("invite_parent.confirm", "Fenna Postma", "14.30–15.15 uur", "kamer 1.15")
    await marit.presses("Klopt", "invite_parent.done")
    await school.deliver()
    await marit.tells("mag ik delen", "may_i_share.done", "Fenna Postma", "Fatma Yildiz")
    guardian = await school.one("SELECT relation, has_authority FROM guardians")
    assert (guardian["relation"], guardian["has_authority"]) == ("mother", True)


async def test_a_form_waits_for_the_case_whose_people_it_lists(school: SchoolInABox) -> None:
    marit = school.person("marit")
    first, second = await opens_a_case(marit), await opens_a_case(marit)
    assert first != second
    await marit.tells("afspraak", "record_agreement.case.ask")
    await marit.presses(second, "talk.form_or_type")
    me = str(school.id_of("marit"))
    filled = {"who": me, "by": "18 december", "what": "ik bel de gemeente", "how": ""}
    await marit.clicks("Versturen", filled)
    await marit.told("record_agreement.confirm", second, "vrijdag 18 december 2026")
    await marit.presses("Klopt", "record_agreement.done", second)


async def test_a_form_can_be_asked_for_half_way(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel de buurt", "record_agreement.by.ask")
    await marit.tells("formulier", "record_agreement.by.ask")
    await marit.clicks("Versturen", {"by": "vrijdag 18 december", "how": "telefonisch"})
    await marit.told("record_agreement.confirm", "telefonisch", "bel de buurt")


async def test_words_of_violence_in_a_form_are_kept_nowhere(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "talk.form_or_type")
    channel = school.life.teams.channel("wr1").id
    told = {"channel": channel, **FILLED, "tried": "praten met ouders, vader slaat Sem thuis"}
    await marit.clicks("Versturen", told)
    await marit.told("talk.meldcode")
    await marit.told("new_request.channel.ask")
    assert "slaat" not in str(await school.one("SELECT coalesce(jsonb_agg(d), '[]') FROM drafts d"))
