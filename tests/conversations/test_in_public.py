"""Where others read along: nothing of a case, and the same words to everybody."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_bare_command_chooses_the_channel_and_goes_on_apart(school: SchoolInABox) -> None:
    marit = school.person("marit")
    marit.looks_at(school.life.teams.channel("wr2"))
    await marit.tells("nieuwe hulpvraag", "talk.see_chat")
    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("new_request.pupil.ask")


async def test_content_typed_in_a_channel_is_not_taken_over(school: SchoolInABox) -> None:
    marit = school.person("marit")
    marit.looks_at(school.life.teams.channel("wr1"))
    await marit.tells("nieuwe hulpvraag voor Sem uit groep 6", "talk.see_chat")
    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("talk.not_in_channel")
    drafts = await school.rows("SELECT 1 FROM drafts")
    assert len(drafts) == 1


async def test_a_question_in_the_wrong_channel_is_answered_apart(school: SchoolInABox) -> None:
    marit, sanne = school.person("marit"), school.person("sanne")
    label = await opens_a_case(marit)
    for somebody in (marit, sanne):
        somebody.looks_at(school.life.teams.channel("wr2"))
        await somebody.tells(f"hoe staat het met {label}", "error.case_not_found")
    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("case_overview.done", label)


async def test_in_its_own_channel_a_case_is_summed_up_without_content(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    marit.looks_at(school.life.teams.channel("wr1"))
    said = await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)
    assert "Sem" not in said
