"""ST-06: a new member joins the channel mid-case."""

from tests.case_steps import adds_mother, agrees, comes_to_the_table, opens_a_case, records_consent
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox

QUESTIONS = ("hoe staat het met {}", "lees {}", "afspraak {} ik bel morgen", "wat mist er nog {}")


async def test_joining_the_channel_grants_nothing(school: SchoolInABox) -> None:
    kim = school.person("kim")
    label = await opens_a_case(school.person("marit"))
    await school.joins("kim", "wr1")
    for question in QUESTIONS:
        await kim.tells(question.format(label), "error.case_not_found")
    places = await school.rows(
        "SELECT 1 FROM participants WHERE person_id = $1", school.id_of("kim")
    )
    assert places == []


async def test_a_seat_gives_the_label_and_own_agreements_and_no_content(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    kim = await comes_to_the_table(school, "kim", part="onderwijsassistent")
    await agrees(marit, "Kim richt de rustplek in, vrijdag 18 december")
    said = await kim.tells("mijn taken", "my_tasks.done", label)
    assert "rustplek" not in said
    await kim.tells(f"lees {label}", "error.no_consent_yet")
    await marit.tells("wie zit er aan tafel", "who_is_at_the_table.done", "Kim de Wit")


async def test_leaving_ends_access_at_the_next_message_though_nobody_told_the_bot(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    kim = await comes_to_the_table(school, "kim", part="onderwijsassistent")
    await kim.tells(f"hoe staat het met {label}", "case_overview.done")
    await school.leaves("kim", "wr1", told=False)
    for question in QUESTIONS:
        await kim.tells(question.format(label), "error.case_not_found")
    missing = await marit.tells("wat mist er nog", "what_is_missing.done")
    assert "Kim de Wit doet mee, maar zit nog niet in het kanaal" in missing


async def test_whoever_was_removed_and_comes_back_finds_the_seat_again(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    kim = await comes_to_the_table(school, "kim", part="onderwijsassistent")
    await adds_mother(marit)
    await records_consent(marit, "delen met Kim")
    await school.leaves("kim", "wr1")
    await kim.tells(f"lees {label}", "error.case_not_found")
    await school.joins("kim", "wr1")
    await kim.tells(f"lees {label}", "read_case.done")
    assert "Sem" in await reads_once(kim)
