"""Asking parents a further question, and telling somebody a code, in the chat."""

from datetime import timedelta

import aiohttp
import pytest

from tests.case_steps import adds_mother, mother_is_invited, opens_a_case
from tests.changed_question import changed_question
from tests.our_pages import (
    answers_by_link,
    opens_door,
    own_link,
    questions_behind,
    reads_once,
    safe_jar,
)
from tests.school_in_a_box import SchoolInABox


async def test_it_is_shown_word_for_word_before_it_goes_and_then_stands_on_the_page(
    school: SchoolInABox,
) -> None:
    marit = await mother_is_invited(school)
    await marit.tells("vraag de ouders om toestemming", "ask_consent.purpose.ask")
    await marit.tells("onderzoek", "ask_consent.named.ask")
    shown = await marit.tells("Petra Bos, psycholoog", "ask_consent.confirm", "Moeder, per mail")
    asks = "Mag Petra Bos, psycholoog onderzoek doen bij uw kind?"
    assert asks in shown
    assert "U hoort als eerste wat eruit komt." in shown
    assert "De Vries" not in shown
    before = len(school.life.mailbox.mails)
    await marit.tells("ja", "ask_consent.done", "Moeder, per mail")
    await school.deliver()
    assert len(school.life.mailbox.mails) == before + 1
    mother = school.person("moeder")
    await mother.opens_mail()
    mail = await mother.opens_mail()
    assert mail.subject == "Een vraag van De Wilgenroos"
    for word in ("onderzoek", "Petra", "Sem", "WR-001"):
        assert word not in mail.text
    link = own_link(mail)
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        assert asks in await opens_door(browser, link)
    said = await marit.tells("wie gaf toestemming", "may_i_share.done")
    assert "Onderzoek, Petra Bos, psycholoog: nog niet, nog geen antwoord" in said


async def test_all_in_one_sentence_and_for_who_has_no_mail_the_next_step_is_offered(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await adds_mother(marit)
    shown = await marit.tells("vraag toestemming opname", "ask_consent.confirm")
    assert "Moeder, zonder mail: bel, of print een brief" in shown
    await marit.tells("ja", "ask_consent.done.by_hand")
    await marit.presses("Bel-notitie", "oral_consent.read_out", "opnemen?")
    await marit.tells("ja", "oral_consent.interpreter.ask")
    await marit.tells("zonder tolk", "oral_consent.done.all")
    again = await marit.tells("vraag toestemming opname", "ask_consent.confirm")
    assert "Niemand meer: er is al geantwoord." in again
    await marit.tells("ja", "ask_consent.done.answered")


async def test_how_somebody_is_reached_is_asked_per_way(school: SchoolInABox) -> None:
    marit = await mother_is_invited(school)
    await marit.tells("vraag toestemming bereikbaarheid", "ask_consent.channel.ask")
    shown = await marit.tells("per mail", "ask_consent.confirm")
    assert "Mogen wij u mailen over dit team?" in shown
    await marit.tells("ja", "ask_consent.done")
    said = await marit.tells("wie gaf toestemming", "may_i_share.done")
    assert "Bereikbaarheid, Per mail: nog niet, nog geen antwoord" in said


async def test_a_code_is_shown_once_on_a_page_to_who_leads(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig de leerling uit", "invite_pupil.email.ask")
    await marit.tells("overslaan", "invite_pupil.language.ask")
    await marit.tells("Nederlands", "invite_pupil.ask_for.ask")
    await marit.tells("overslaan", "invite_pupil.confirm")
    await marit.tells("ja", "invite_pupil.by_hand")
    link = str(marit.action("Pagina leerling")["url"]).partition("?")[0]
    await marit.tells("geef een code", "error.nobody_at_the_door")
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await opens_door(browser, link)
        async with browser.get(f"{link}/code") as door:
            page = await door.text()
        assert "Vraag school om een code" in page
        seal = page.partition('name="seal" value="')[2].partition('"')[0]
        async with browser.post(f"{link}/code", data={"seal": seal, "do": "ask"}) as asked:
            assert "Welke code kreeg je van school?" in await asked.text()
        await school.deliver()
        await marit.told("push.code_wanted", "WR-001")
        await marit.presses("Geef een code", "tell_code.done", "Leerling")
        code = (await reads_once(marit)).partition('class="code"')[2]
        digits = "".join(sign for sign in code[:40] if sign.isdigit())
        fields = {"seal": seal, "do": "open", "code": digits}
        async with browser.post(f"{link}/code", data=fields) as opened:
            assert opened.status == 200
            assert "Welke code" not in await opened.text()


async def test_a_question_that_changed_is_told_and_asked_anew_in_one_tap(
    school: SchoolInABox, monkeypatch: pytest.MonkeyPatch
) -> None:
    marit = await mother_is_invited(school)
    link = own_link(await school.person("moeder").opens_mail())
    team = (await questions_behind(link))[1]
    await answers_by_link(link, team, {"answer": "yes"})
    await school.deliver()
    async with changed_question(school.owner_url, monkeypatch):
        school.life.clock.advance(timedelta(hours=2))
        await school.worker.sweep_due()
        await school.deliver()
        told = await marit.told("push.consent_outdated", "WR-001")
        assert "1 keer ja telt niet meer" in told
        assert marit.buttons() == ["Vraag opnieuw", "Wie gaf toestemming?"]
        await marit.presses("Vraag opnieuw", "ask_again.done", "Moeder, per mail")
        said = await marit.tells("wie gaf toestemming", "may_i_share.done")
        assert "Moeder: ja, maar de vraag is veranderd" in said
        async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
            await opens_door(browser, link)
            async with browser.get(f"{link}/vraag/{team}") as page:
                assert "Deze vraag is veranderd. U zei eerder ja." in await page.text()
        await school.deliver()
        mail = await school.person("moeder").opens_mail()
        assert mail.subject == "Een vraag van De Wilgenroos"
