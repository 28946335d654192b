"""Before the yes only the mail was shown, not what the page behind its link asks the parent."""

from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_the_preview_shows_what_the_page_will_ask(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")

    preview = await invites_mother(marit)

    assert preview.splitlines()[-3:] == [
        "• Komt u naar het gesprek?",
        "• Mogen wij over uw kind praten in het team?",
        "• Mogen wij over uw kind praten met Fenna Postma, orthopedagoog?",
    ]
