"""Commands, words, agreements and answers as people type them, and what the bot makes of them."""

import pytest

from dialogs.flows import FLOWS
from dialogs.language.sentences.commands.names import COMMANDS
from dialogs.language.texts import Catalogues
from tests.case_steps import agrees, comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("hoi, kun je misschien een leerling aanmelden", "new_request.channel.ask"),
        ("laat al mijn casussen even zien", "overview.done"),
        ("wat moet ik deze week nog doen??", "my_tasks.nothing"),
        ("super bedankt joh", "talk.thanks"),
        ("wat kun jij allemaal", "talk.help"),
        ("help ouders", "talk.help"),
        ("wie heeft er nog niet geantwoord?", "who_answered.nobody"),
        ("vervolgesprek inplannen", "schedule_follow_up.at.ask"),
        ("laat de jaaragenda zien", "talk.not_here.year_calendar"),
        ("gesprek", "talk.did_you_mean"),
        ("ik wil niemand uitnodigen", "talk.did_you_mean"),
        ("toon mijn openstaande acties", "my_tasks.nothing"),
        ("nodig de mama van Sem uit", "invite_parent.name.ask"),
        ("report absence for Yara", "talk.not_here.absence"),
    ],
)
async def test_in_other_words(school: SchoolInABox, typed: str, key: str) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells(typed, key)
    if key == "talk.did_you_mean":
        assert len(marit.buttons()) in {2, 3}


async def test_an_agreement_is_told_in_any_order(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await marit.tells(
        "kan Fenna vrijdag 18 december in de klas kijken, tijdens de gymles?",
        "talk.did_you_mean",
    )
    await marit.tells(
        f"{label} voor 18 december belt Fenna het wijkteam via de mail", "record_agreement.confirm"
    )


async def test_words_inside_a_question(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel het wijkteam", "record_agreement.by.ask")
    await marit.tells("nee laat toch maar zitten", "talk.cancelled")


async def test_words_of_violence_are_answered_apart_and_kept_nowhere(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("ik denk dat dit kindermishandeling is", "talk.meldcode")
    await marit.tells("afspraak ik vrijdag 18 december", "record_agreement.what.ask")
    await marit.tells("vader slaat hem, ik kijk mee", "talk.meldcode")
    await marit.tells("meekijken in de klas", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm", "meekijken in de klas")


async def test_the_steps_of_the_meldcode_are_a_button_away(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("i think his father hits him", "talk.meldcode", "stappen laten zien")
    await marit.presses("Laat de stappen zien", "talk.meldcode_steps", "vijf stappen")
    await marit.tells("noteer dat ik vrijdag een cursus meldcode volg", "record_agreement.how.ask")


async def test_answers_about_what_was_just_said(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("plan gesprek dinsdag 8 december half 3", "schedule_follow_up.where.ask")
    await marit.tells("de eerste", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm", "dinsdag 8 december 2026, 14.30")
    await marit.tells("donderdag 10 december liever", "schedule_follow_up.confirm", "donderdag 10")
    await marit.tells("een week later", "schedule_follow_up.confirm", "donderdag 17 december 2026")
    await marit.tells("half 4 dan", "schedule_follow_up.confirm", "17 december 2026, 15.30")
    await marit.tells("een half uur eerder", "schedule_follow_up.confirm", "2026, 15.00")
    await marit.tells("ja prima zo", "schedule_follow_up.done")
    await marit.tells("verzet het gesprek", "move_follow_up.at.ask")
    await marit.tells("dag eerder zelfde tijd", "move_follow_up.confirm", "woensdag 16 december")
    await marit.tells("zelfde tijd dinsdag 15 december", "move_follow_up.confirm", "dinsdag 15")


async def test_an_agreement_is_moved_by_a_week(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await agrees(marit, "ik bel het wijkteam, vrijdag 11 december")
    await marit.tells("andere datum", "agreement_move.by.ask")
    await marit.tells("mag het een week later", "agreement_move.confirm", "vrijdag 18 december")
    await marit.tells("nee nog een week later", "agreement_move.confirm", "vrijdag 25 december")
    await marit.tells("laat de rest zo", "agreement_move.done")
    await marit.tells(
        "afspraak 1 een dag eerder", "agreement_move.confirm", "donderdag 24 december"
    )


async def test_an_earlier_answer_is_changed_while_the_next_thing_is_asked(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await marit.tells("nieuwe afspraak", "record_agreement.who.ask")
    await marit.tells("Fenna of ik", "talk.which")
    await marit.tells("doe die tweede maar", "record_agreement.by.ask")
    await marit.tells("vrijdag 4 december", "record_agreement.what.ask")
    await marit.tells("nee, Fenna doet het", "record_agreement.what.ask")
    await marit.tells("observeren", "record_agreement.how.ask")
    await marit.tells("week later", "record_agreement.how.ask")
    at = "record_agreement.confirm"
    await marit.tells("overslaan", at, "Fenna Postma", "vrijdag 11 december", "observeren")
    await marit.tells("ja maar dan telefonisch", "talk.yes_or_no")
    await marit.tells("ja maar dan maandag 7 december", at, "maandag 7 december")
    await marit.tells("nee, ik doe het toch", at, "Ik")
    await marit.tells("de rest klopt", "record_agreement.done", "maandag 7 december")


def test_every_command_exists_or_is_told_of() -> None:
    there = {flow.name for flow in FLOWS}
    for language in ("nl", "en"):
        texts = Catalogues.load(strict=True).texts(language)
        assert {
            name for name in COMMANDS - there if not texts.knows(f"talk.not_here.{name}")
        } == set()


async def test_what_is_wrong_at_the_confirmation_is_put_right(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    at = "schedule_follow_up.confirm"
    await marit.tells(
        "plan gesprek dinsdag 8 december half 3 op school", "schedule_follow_up.room.ask"
    )
    await marit.tells("overslaan", at, "dinsdag 8 december 2026, 14.30")
    await marit.tells("klopt niet, het is donderdag 10 december", at, "donderdag 10", "14.30")
    await marit.tells("nee wacht, toch om 3 uur", at, "donderdag 10 december 2026, 15.00")
    await marit.tells("maak er 11 december van", at, "vrijdag 11 december 2026, 15.00")
    await marit.tells("nee niet goed", "talk.change_what")
    await marit.tells("klopt", "schedule_follow_up.done")


async def test_a_numbered_agreement_is_no_new_one(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel het wijkteam vrijdag 4 december", "record_agreement.how.ask")
    await marit.tells("telefonisch", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    await marit.tells("afspraak 1 moet later", "agreement_move.by.ask")
    await marit.tells("wat staat er in de jaaragenda", "talk.not_here.year_calendar")
    await marit.tells("een week later", "agreement_move.confirm", "vrijdag 11 december 2026")
    await marit.tells("doe maar", "agreement_move.done")
    await marit.tells("afspraak 1 is klaar", "agreement_done.done")


async def test_a_story_in_english_is_read_back_and_only_the_rest_is_asked(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    marit.speaks("en")
    told = (
        "Tom in group 4 gets angry quickly. We tried a time-out card. Our goal is that he feels"
        " safe. Both parents have custody. Please invite Fenna before Christmas."
    )
    await marit.tells(told, "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.born.ask")
    await marit.tells("3 May 2017", "new_request.works.ask")
    await marit.tells("short walks", "new_request.pupil_asked.ask")
    shown = await marit.tells("not yet", "new_request.confirm", "Tom", "a time-out card")
    assert "he feels safe" in shown
    assert "Fenna Postma" in shown
    await marit.tells("no wait, one parent", "new_request.confirm", "One parent")
