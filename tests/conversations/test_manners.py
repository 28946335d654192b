"""What holds in every conversation: help, cancel, back, a restart, another language, odd input."""

import pytest

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_restart_in_the_middle_loses_nothing(closed_school: SchoolInABox) -> None:
    async with closed_school.open() as school:
        marit = school.person("marit")
        await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
        await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    async with closed_school.open() as school:
        await school.person("marit").tells("Sem", "new_request.born.ask")


async def test_back_asks_the_last_answer_again(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    await marit.tells("Sem", "new_request.born.ask")
    await marit.tells("terug", "new_request.pupil.ask")
    await marit.tells("Sam", "new_request.born.ask")


async def test_cancel_keeps_nothing(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("annuleren", "talk.cancelled")
    assert not await school.rows("SELECT 1 FROM cases")
    assert not await school.rows("SELECT 1 FROM drafts")


async def test_a_change_of_mind_at_the_confirmation(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel de buurt, vrijdag 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm", "vrijdag 18 december 2026")
    await marit.tells("liever maandag 14 december", "record_agreement.confirm", "14 december")
    await marit.tells("aanpassen", "talk.change_what")
    await marit.tells("Wat", "record_agreement.what.ask")
    await marit.tells("ik bel de gemeente", "record_agreement.confirm", "gemeente")


@pytest.mark.parametrize("odd", ["", "🙂", "x", "   ", "a" * 10_000, "<b>hoi</b>", "\u202eabc"])
async def test_odd_messages_get_one_answer(school: SchoolInABox, odd: str) -> None:
    marit = school.person("marit")
    await marit.says(odd)
    heard = await marit.sees(bool)
    assert heard
    assert len(marit.heard()) == 1


async def test_english_is_answered_in_english(school: SchoolInABox) -> None:
    marit = school.person("marit")
    marit.speaks("en")
    await marit.tells("new request", "new_request.channel.ask")
    await marit.tells("help", "talk.help_here")
