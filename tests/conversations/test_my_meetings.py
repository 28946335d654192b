"""When and where is that meeting: asked in a chat, and shown among one's tasks."""

from tests.case_steps import closes, comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone

WHEN = "dinsdag 8 december 2026, 14.30"


async def _plans_a_meeting(marit: Someone, where: str = "in kamer 1.15") -> None:
    said = f"vervolg dinsdag 8 december half 3 {where}"
    await marit.tells(said, "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")


async def test_an_expert_who_came_sees_when_and_where(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _plans_a_meeting(marit)
    fenna = await comes_to_the_table(school, "fenna")

    for asked in ("wanneer is dat gesprek?", "mijn gesprekken"):
        told = await fenna.tells(asked, "my_meetings.done", label)
        assert f"{WHEN}–15.15 uur, kamer 1.15" in told
    assert "kamer 1.15" in await fenna.tells("mijn taken", "my_tasks.done", WHEN)


async def test_who_did_not_answer_yet_sees_the_time_and_is_asked(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await _plans_a_meeting(marit)
    await marit.tells("nodig Fenna uit als orthopedagoog", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")

    told = await fenna.tells("wanneer is dat gesprek", "my_meetings.done", label, WHEN)

    assert "kamer" not in told
    await fenna.presses("Geef antwoord", "answer_invitation.answer.ask")


async def test_who_is_not_in_the_channel_hears_how_to_get_there(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _plans_a_meeting(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await school.leaves("fenna", "wr1")

    for asked in ("wanneer is het gesprek", "mijn taken"):
        told = await fenna.tells(asked, "my_meetings.not_in_channel", "De Wilgenroos")
        assert label not in told
        assert WHEN not in told


async def test_a_closed_case_leaves_nothing_in_the_list(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await _plans_a_meeting(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await closes(marit, typed=f"sluit {label} af")
    await marit.tells("ja", "close_case.done")

    await fenna.tells("wanneer is het gesprek", "my_meetings.nothing")
    await fenna.tells("mijn taken", "my_tasks.nothing")


async def test_who_has_no_meeting_is_told_so(school: SchoolInABox) -> None:
    sanne = school.person("sanne")
    sanne.speaks("en")
    await sanne.tells("when is that meeting?", "my_meetings.nothing")
