"""People named in one answer were read back as a list within the list, of which it seemed a line.

"Gewenst team: • Fenna Postma", and on the next line "• iemand van JGZ" as if it were the
next answer; the same with what each parent said under a question of consent.
"""

import pytest

from dialogs.language.say import Say, Together
from dialogs.language.texts import Catalogues
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "niet ingevuld"),
        (["Fenna Postma"], "Fenna Postma"),
        (["Fenna Postma", Say("choice.relation.mother")], "Fenna Postma en Moeder"),
    ],
)
def test_several_things_stand_in_one_line(names: list[Say | str], said: str) -> None:
    assert Catalogues.load(strict=True).texts("nl").value(Together(names)) == said


async def test_the_wished_team_is_one_line(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    shown = [marit.reads(message) for message in marit.place.conversation.messages]
    read_back = next(text for text in shown if "Gewenst aan tafel: " in text)

    assert "• Gewenst aan tafel: Fenna Postma en iemand van JGZ" in read_back.splitlines()
