"""Offering up to three times in the chat, answering and picking one."""

import pytest

from tests.case_steps import comes_to_the_table, opens_a_case
from tests.our_pages import answers_by_link, questions_behind
from tests.school_in_a_box import SchoolInABox, Someone

TWO = "dinsdag 8 dec 14.30 of woensdag 9 dec 9.00"


async def _with_mother_and_fenna(school: SchoolInABox) -> Someone:
    marit = school.person("marit")
    await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    for said, then in (
        ("mevrouw De Vries", "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        ("moeder@thuis.example", "talk.email_again"),
        ("moeder@thuis.example", "invite_parent.language.ask"),
        ("Nederlands", "invite_parent.at.ask"),
        ("overslaan", "invite_parent.ask_for.ask"),
        ("overslaan", "invite_parent.confirm"),
        ("ja", "invite_parent.done"),
    ):
        await marit.tells(said, then)
    await school.deliver()
    return marit


async def test_times_are_offered_answered_and_picked(school: SchoolInABox) -> None:
    marit, fenna = await _with_mother_and_fenna(school), school.person("fenna")
    await marit.tells(f"vervolg WR-001 {TWO}", "offer_times.where.ask")
    await marit.tells("op school", "offer_times.room.ask")
    read_back = await marit.tells("kamer 1.15", "offer_times.confirm")
    assert "dinsdag 8 december 2026" in read_back
    assert "woensdag 9 december 2026" in read_back
    await marit.tells("ja", "offer_times.done")
    await school.deliver()

    told = await fenna.told("push.times_offered", "WR-001", "dinsdag 8 december 2026, 14.30 uur")
    assert "Sem" not in told
    await fenna.clicks("Zeg welke tijd past")
    await fenna.told("answer_times.suits", "dinsdag 8 december")
    await fenna.presses("Kan niet", "answer_times.suits", "woensdag 9 december")
    await fenna.presses("Kan", "answer_times.done")

    mail = school.life.mailbox.latest("moeder@thuis.example")
    assert "woensdag 9 december 2026, 09.00 uur" in mail.text
    link = next(one for one in mail.links if "/g/" in one)
    assert "tijden" in await questions_behind(link)
    await answers_by_link(link, "tijden", {"first": "no", "second": "yes", "otherwise": ""})
    await school.deliver()

    await marit.told("push.times_answered", "WR-001")
    totals = await marit.presses("Kies een tijd", "pick_time.at.totals")
    assert "14.30 uur. Kan: niemand. Kan niet: Fenna Postma en Moeder." in totals
    assert "09.00 uur. Kan: Fenna Postma en Moeder. Kan niet: niemand." in totals
    await marit.tells("woensdag 9 december 9.00 uur", "pick_time.confirm", "woensdag 9 december")
    await marit.tells("ja", "pick_time.done", "woensdag 9 december 2026")
    await school.deliver()
    await fenna.told("push.meeting_planned", "woensdag 9 december 2026")
    assert school.life.mailbox.latest("moeder@thuis.example").invitation is not None
    answers = await school.rows("SELECT attendance FROM meeting_answers")
    assert [row["attendance"] for row in answers] == ["coming", "coming"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("dinsdag 8 dec 14.30 of dinsdag 8 dec 14.30", "error.same_time_twice"),
        ("dinsdag 17 november 14.30 of woensdag 9 dec 9.00", "moment.past"),
        ("dinsdag 8 dec of woensdag 9 dec 9.00", "offer_times.times.what_time"),
        ("eens een keer", "offer_times.times.unclear"),
        (f"{TWO} of donderdag 10 dec 9.00 of vrijdag 11 dec 9.00", "offer_times.times.too_many"),
    ],
)
async def test_bad_times_are_explained(school: SchoolInABox, said: str, key: str) -> None:
    marit = await _with_mother_and_fenna(school)
    await marit.tells("stel tijden voor", "offer_times.times.ask")
    if key.startswith("error"):
        await marit.tells(said, "offer_times.where.ask")
        await marit.tells("op school", "offer_times.room.ask")
        await marit.tells("overslaan", "offer_times.confirm")
        await marit.tells("ja", key)
    else:
        await marit.tells(said, key)


async def test_a_time_alone_is_on_the_day_named_before_it(school: SchoolInABox) -> None:
    marit = await _with_mother_and_fenna(school)
    await marit.tells("stel tijden voor", "offer_times.times.ask")
    await marit.tells("dinsdag 8 december 14.30 of 15.30 uur", "offer_times.where.ask")
    await marit.tells("op school", "offer_times.room.ask")
    await marit.tells("overslaan", "offer_times.confirm", "14.30 uur", "15.30 uur")


async def test_one_time_after_vervolg_is_a_meeting_as_before(school: SchoolInABox) -> None:
    marit = await _with_mother_and_fenna(school)
    await marit.tells("vervolg WR-001 dinsdag 8 dec 14.30", "schedule_follow_up.where.ask")


async def test_nothing_to_answer_or_to_pick_is_said(school: SchoolInABox) -> None:
    marit = await _with_mother_and_fenna(school)
    await school.person("fenna").tells("welke tijd past mij", "answer_times.offer.nothing")
    await marit.tells("kies een tijd", "pick_time.at.ask")


async def test_who_can_at_no_time_says_when_instead(school: SchoolInABox) -> None:
    marit, fenna = await _with_mother_and_fenna(school), school.person("fenna")
    marit.speaks("en")
    await marit.tells(
        "propose times Tuesday 8 December 14:30 or Wednesday 9 December 9:00",
        "offer_times.where.ask",
    )
    await marit.tells("at school", "offer_times.room.ask")
    await marit.tells("skip", "offer_times.confirm")
    await marit.tells("yes", "offer_times.done")
    await school.deliver()
    await fenna.told("push.times_offered")
    await fenna.presses("Zeg welke tijd past", "answer_times.suits")
    await fenna.tells("nee", "answer_times.suits", "woensdag")
    await fenna.tells("dat kan niet", "answer_times.otherwise.ask")
    await fenna.tells("vrijdag na tweeën", "answer_times.done")
    assert len(await school.rows("SELECT * FROM time_answers WHERE NOT suits")) == 2


async def test_times_are_replaced_and_then_taken_back(school: SchoolInABox) -> None:
    marit, fenna = await _with_mother_and_fenna(school), school.person("fenna")
    for times in (TWO, "dinsdag 15 dec 14.30 of woensdag 16 dec 9.00"):
        await marit.tells(f"vervolg WR-001 {times}", "offer_times.where.ask")
        await marit.tells("op school", "offer_times.room.ask")
        await marit.tells("overslaan", "offer_times.confirm")
        await marit.tells("ja", "offer_times.done")
        await school.deliver()
    await fenna.told("push.times_offered.again", "WR-001", "15 december")
    mail = school.life.mailbox.latest("moeder@thuis.example")
    assert "De tijden van eerder gelden niet meer" in mail.text

    await marit.presses("Trek de tijden in", "withdraw_times.confirm")
    await marit.tells("ja", "withdraw_times.done", "WR-001")
    await school.deliver()

    await fenna.told("push.times_withdrawn", "WR-001")
    assert "ingetrokken" in school.life.mailbox.latest("moeder@thuis.example").text
    await fenna.tells("welke tijd past mij", "answer_times.offer.nothing")
