"""The words "afspraak 2", the answer to "welke afspraak?", began a new agreement."""

from tests.case_steps import agrees, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_an_answer_is_an_answer(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    for what in ("de buurt", "de gemeente"):
        await agrees(marit, f"ik bel {what}, 18 december")
    await marit.tells("klaar", "agreement_done.agreement.ask")
    await marit.tells("afspraak 2", "agreement_done.done", "Afspraak 2")
    await marit.tells("afspraak ik bel de huisarts, 18 december", "record_agreement.how.ask")
