"""Help, cancel and back in every flow, by the words that begin it in each language."""

import re

import pytest

from dialogs.flows import FLOWS
from dialogs.language.texts import Catalogues
from tests.case_steps import adds_mother, agrees, invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone

CATALOGUES = Catalogues.load(strict=True)
WORDS = {"nl": ("help", "annuleren", "terug"), "en": ("help", "cancel", "back")}


def _starts(language: str) -> dict[str, str]:
    """Return for each flow the shortest words that begin it."""
    texts = CATALOGUES.texts(language)
    phrases = {flow.name: texts.alternatives(f"{flow.name}.start") for flow in FLOWS}
    return {
        name: re.sub(r"[{}]|\s*…\s*", " ", min(each, key=len)).strip()
        for name, each in phrases.items()
    }


async def _furnish(school: SchoolInABox) -> Someone:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await adds_mother(marit)
    await agrees(marit, "ik bel de buurt, 18 december")
    await marit.tells("vervolg dinsdag 12 januari half drie", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    return marit


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_flow_can_be_asked_about_and_left(school: SchoolInABox, language: str) -> None:
    marit = await _furnish(school)
    marit.speaks(language)
    help_, cancel, back = WORDS[language]
    running = 0
    before = await school.one("SELECT count(*) AS all FROM outbox")
    at_once = {"agreement_done", "confirm_agreement", "take_over", "look_into"}
    for name, start in _starts(language).items():
        if name in at_once:  # nothing is left to ask, so it is done
            continue
        await marit.says(start)
        await marit.sees(bool)
        await marit.says(help_)
        assert marit.reads(await marit.sees(bool)), name
        await marit.says(back)
        assert marit.reads(await marit.sees(bool)), name
        await marit.says(cancel)
        await marit.sees(bool)
        await marit.tells(cancel, "talk.nothing_to_cancel")
        running += 1
    assert running > 20
    after = await school.one("SELECT count(*) AS all FROM outbox")
    assert before["all"] == after["all"]
