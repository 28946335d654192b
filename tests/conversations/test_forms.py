"""Where more than three things are asked, a form stands beside the first question."""

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
