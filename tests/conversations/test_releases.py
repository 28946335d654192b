"""What a new release finds: half-done conversations, buttons and talks of the one before."""

import pytest

from dialogs.flows import FLOWS
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox

WITHOUT = tuple(flow for flow in FLOWS if flow.name != "hand_over")


@pytest.mark.parametrize("said", ["Thijs", "help", "ja", "overslaan"])
async def test_a_conversation_that_a_release_took_away_ends_with_a_word(
    closed_school: SchoolInABox, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    async with closed_school.open() as school:
        await opens_a_case(school.person("marit"))
        await school.person("marit").tells("draag over", "hand_over.to.ask")
    monkeypatch.setattr("dialogs.all_conversations.FLOWS", WITHOUT)
    async with closed_school.open() as school:
        marit = school.person("marit")
        await marit.tells(said, "talk.outdated")
        await marit.tells("overzicht", "overview.done")


async def test_a_button_that_a_release_took_away_says_so(
    closed_school: SchoolInABox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with closed_school.open() as school:
        marit = school.person("marit")
        await opens_a_case(marit)
        await marit.tells("mijn taken", "my_tasks.nothing")
        await marit.tells("overzicht", "overview.done")
    fewer = tuple(flow for flow in FLOWS if flow.name != "case_overview")
    monkeypatch.setattr("dialogs.all_conversations.FLOWS", fewer)
    async with closed_school.open() as school:
        await school.person("marit").presses("WR-001", "talk.outdated")


async def test_a_talk_in_an_older_form_is_begun_anew(
    closed_school: SchoolInABox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with closed_school.open() as school:
        await school.person("marit").tells("nieuwe hulpvraag", "new_request.channel.ask")
    with monkeypatch.context() as older:
        older.setattr("bot.teams.turns.Talk.model_dump", lambda *_, **__: {"drafts": "one"})
        async with closed_school.open() as school:
            await school.person("marit").tells("WR ondersteuning 1", "new_request.pupil.ask")
    async with closed_school.open() as school:
        await school.person("marit").tells("Sem", "talk.not_understood")
