"""Whoever was named in one message was asked for again: the only case came too late."""

from tests.case_steps import comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_the_doer_in_one_message_is_found_in_the_only_case(school: SchoolInABox) -> None:
    await opens_a_case(school.person("marit"))
    await comes_to_the_table(school, "fenna")
    await school.person("marit").tells(
        "afspraak Fenna observeert in de klas, vrijdag 18 december", "record_agreement.how.ask"
    )
