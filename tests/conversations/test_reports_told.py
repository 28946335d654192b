"""The report of a meeting in conversation: written, sent to parents first, and answered."""

import re

import aiohttp

from playground.mail import OpenedMail
from tests.case_steps import (
    agrees,
    comes_to_the_table,
    invites_mother,
    opens_a_case,
    records_consent,
)
from tests.our_pages import opens_door, own_link, reads_once, safe_jar
from tests.school_in_a_box import SchoolInABox, Someone, at_school

_DAY_AFTER = at_school(9, 12, 10)
_CODE = 6
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


async def _after_the_meeting(school: SchoolInABox) -> tuple[Someone, str]:
    """Let Marit invite the mother to a talk on 8 December, and let that be over."""
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await school.move_to(_DAY_AFTER)
    marit.turns_back()
    return marit, label


async def _types_it(marit: Someone, label: str) -> None:
    await marit.tells(f"typ verslag {label}", "write_report.important.ask")
    await marit.tells("bij zijn vrienden blijven", "write_report.goes_well.ask")
    await marit.tells("de ochtenden", "write_report.hard.ask")
    await marit.tells("de pauze", "write_report.decided.ask")
    await marit.tells("overslaan", "write_report.done", label)


async def test_it_is_typed_step_by_step_and_sent_to_the_parents(school: SchoolInABox) -> None:
    marit, label = await _after_the_meeting(school)
    mother = school.person("moeder")
    said = await marit.tells(f"verslag {label}", "report.done", "nog niets geschreven")
    assert "dinsdag 8 december" in said
    assert "Stuur het verslag" not in marit.buttons()
    await agrees(marit, "ik bel de ouders, vrijdag 18 december")
    await _types_it(marit, label)
    preview = await marit.tells("stuur verslag", "send_report.confirm", "moeder@thuis.example")
    assert "Moeder: per mail aan" in preview
    assert "de afspraken (1)" in preview
    assert "woensdag 23 december" in preview
    assert "de pauze" not in preview
    await marit.tells("ja", "send_report.done", "woensdag 23 december")
    await school.deliver()
    mail = await _mail(mother, "Verslag van het gesprek op school")
    assert "pauze" not in mail.text
    await marit.tells(f"verslag {label}", "report.done", "bij de ouders")
    await marit.tells("overzicht", "overview.done", "verslag bij de ouders")


async def test_what_is_missing_knows_of_it(school: SchoolInABox) -> None:
    marit, label = await _after_the_meeting(school)
    await marit.tells("wat mist er nog", "what_is_missing.done", "is er nog geen verslag")
    assert "Verslag" in marit.buttons()
    await _types_it(marit, label)
    await marit.tells("wat mist er nog", "what_is_missing.done", "nog niet bij de ouders")


async def test_it_is_reminded_of_on_its_days(school: SchoolInABox) -> None:
    marit, label = await _after_the_meeting(school)
    await school.move_to(at_school(10, 12, 9))
    await school.deliver()
    await marit.told("push.report_draft_due", label)
    await marit.presses("Verslag", "report.done")
    await _types_it(marit, label)
    await school.move_to(at_school(15, 12, 9))
    await school.deliver()
    await marit.told("push.report_send_due", label)


async def test_a_response_is_announced_answered_and_told(school: SchoolInABox) -> None:
    marit, label = await _after_the_meeting(school)
    mother = school.person("moeder")
    await _types_it(marit, label)
    await marit.tells("stuur verslag", "send_report.confirm")
    await marit.tells("ja", "send_report.done")
    await school.deliver()
    mail = await _mail(mother, "Verslag van het gesprek op school")
    await _responds(school, mail, "Niet de pauze, de gang.")
    await school.deliver()
    pushed = await marit.told("push.report_response", label)
    assert "gang" not in pushed
    await marit.presses("Lees", "read_case.done")
    assert "Niet de pauze, de gang." in await reads_once(marit)
    await marit.tells(f"verslag {label}", "report.done", "reacties zonder antwoord: 1")
    await marit.tells("beantwoord reactie", "answer_response.note.ask")
    await marit.tells("Dat pas ik aan.", "answer_response.confirm", "Moeder")
    await marit.tells("ja", "answer_response.done")
    await school.deliver()
    answered = await _mail(mother, "Antwoord van school")
    assert "pas ik aan" not in answered.text
    await marit.tells("beantwoord reactie", "answer_response.response.retry")
    await marit.tells("leg de vertaling vast", "record_translation.said.ask")
    await marit.tells(
        "reactie op het verslag, van woensdag 9 december 2026", "record_translation.text.ask"
    )
    await marit.tells("De pauze is te druk.", "record_translation.translator.ask")
    await marit.tells("tolk Amal", "record_translation.confirm", "reactie op het verslag")
    await marit.tells("ja", "record_translation.done")


async def test_a_change_is_explained_before_it_is_sent(school: SchoolInABox) -> None:
    marit, label = await _after_the_meeting(school)
    await _types_it(marit, label)
    await marit.tells("stuur verslag", "send_report.confirm")
    await marit.tells("ja", "send_report.done")
    await marit.tells("stuur verslag", "error.no_report")
    await _types_it(marit, label)
    await marit.tells("stuur verslag", "error.change_unexplained")
    await marit.tells("leg wijziging uit", "explain_change.changed.ask")
    await marit.tells("Moeder zei dat het de gang was.", "explain_change.done")
    await marit.presses("Stuur het verslag", "send_report.confirm", "Versie 2")


async def test_experts_hear_of_it_after_the_parents_and_newcomers_when_it_is_shared(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    await records_consent(marit, "delen met Fenna")
    await school.deliver()
    await school.move_to(_DAY_AFTER)
    for somebody in (marit, fenna):
        somebody.turns_back()
    await fenna.tells(f"verslag {label}", "error.not_allowed")
    await _types_it(marit, label)
    await marit.tells("stuur verslag", "send_report.confirm", "Fenna Postma")
    await marit.tells("ja", "send_report.done")
    await school.deliver()
    await fenna.told("push.report_readable", label)
    await fenna.presses("Lees", "read_case.done")
    assert "de pauze" in await reads_once(fenna)
    await marit.tells("deel verslag met Fenna", "share_report.confirm", "logboek")
    await marit.tells("ja", "share_report.done", "Fenna Postma")


async def test_it_is_written_on_our_page(school: SchoolInABox) -> None:
    marit, label = await _after_the_meeting(school)
    await marit.tells(f"verslag {label}", "report.done")
    page = await reads_once(marit, "Schrijf op de pagina")
    assert f"Verslag schrijven: {label}" in page


async def _responds(school: SchoolInABox, mail: OpenedMail, says: str) -> None:
    """Let the mother open both doors, and write a response."""
    link = own_link(mail)
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await opens_door(browser, link)
        async with browser.get(f"{link}/code") as page:
            hidden = dict(_HIDDEN.findall(await page.text()))
        async with browser.post(f"{link}/code", data={**hidden, "do": "send"}) as page:
            hidden = dict(_HIDDEN.findall(await page.text()))
        await school.deliver()
        code = await _mail(school.person("moeder"), "Uw code")
        digits = next(word for word in re.findall(r"[0-9]+", code.text) if len(word) == _CODE)
        sent = {**hidden, "do": "open", "code": digits}
        async with browser.post(f"{link}/code", data=sent) as page:
            assert page.status == 200, page.status
        async with browser.get(f"{link}/verslag") as page:
            hidden = dict(_HIDDEN.findall(await page.text()))
        form = {**hidden, "hard.not_right": "on", "says": says}
        async with browser.post(f"{link}/verslag", data=form) as page:
            assert page.status == 200, page.status


async def _mail(reader: Someone, subject: str) -> OpenedMail:
    """Open mails until there is one with that subject."""
    while (mail := await reader.opens_mail()).subject != subject:
        pass
    return mail
