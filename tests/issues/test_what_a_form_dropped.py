"""A form dropped what was chosen in other words, and changing one of twelve answers had no form.

"Iemand van JGZ" is nobody on the list of colleagues; handing the form in forgot it.
"""

from pydantic import JsonValue

from tests.case_steps import ANSWERS, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone

TOLD = "nieuwe hulpvraag voor Sem uit groep 6, graag Fenna en iemand van JGZ erbij"


def value_of(marit: Someone, field: str) -> JsonValue:
    body = marit.card()["body"]
    assert isinstance(body, list)
    return next(
        each.get("value", "") for each in body if isinstance(each, dict) and each.get("id") == field
    )


async def test_words_stay_chosen_beside_the_list(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells(TOLD, "talk.form_or_type")

    assert value_of(marit, "wanted") == f"{school.id_of('fenna')},JGZ"


async def test_one_answer_of_many_is_changed_in_the_form(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in ANSWERS:
        await marit.tells(said, then)
    await marit.tells("aanpassen", "talk.change_in_form")

    assert value_of(marit, "wish") == "de hele dag in de klas"
    await marit.clicks("Versturen", {"wish": "de ochtenden in de klas"})
    await marit.told("new_request.confirm", "de ochtenden in de klas", "iemand van JGZ")
    await marit.tells("aanpassen", "talk.change_in_form")
    await marit.tells("wat je wilt bereiken", "new_request.wish.ask")


async def test_an_empty_field_shows_an_example(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig moeder uit", "talk.form_or_type")

    assert '"placeholder": "Bijvoorbeeld dinsdag' in str(marit.card()).replace("'", '"')
