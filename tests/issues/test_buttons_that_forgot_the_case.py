"""Under "Fatma doet niet mee aan WR-001" the button asked for which request it was.

A push is about one case, and so are its buttons.
"""

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_buttons_of_a_push_know_its_case(school: SchoolInABox) -> None:
    marit, fatma = school.person("marit"), school.person("fatma")
    first = await opens_a_case(marit)
    await invites_an_expert(marit, "Fatma", "jeugdverpleegkundige")
    await opens_a_case(marit)
    await school.deliver()
    await fatma.told("push.expert_invited")
    await fatma.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.deliver()

    await marit.told("push.expert_accepted", first)
    await marit.presses("Wie zit aan tafel?", "who_is_at_the_table.done", first)
