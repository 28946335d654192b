"""ST-07: a pupil of sixteen decides herself, and says what her parents hear."""

import re

import aiohttp

from tests.case_steps import ANSWERS, adds_mother, comes_to_the_table
from tests.our_pages import opens_door, reads_once, safe_jar, seal_on
from tests.school_in_a_box import SchoolInABox, Someone

BORN = "15-5-2010"
YARA = {
    "Sem": "Yara",
    "3 mei 2017": "15 mei 2010",
    "groep 6": "havo 4",
    "Fenna en iemand van JGZ": "Joris",
}


async def opens_her_case(school: SchoolInABox) -> Someone:
    """Let Marit open the case of a pupil of sixteen."""
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in ANSWERS:
        await marit.tells(YARA.get(said, said), then)
    await marit.tells("ja", "new_request.done")
    return marit


async def gets_her_link(marit: Someone) -> str:
    """Invite the pupil without a mail address, and return the link that is shown once."""
    await marit.tells("nodig de leerling uit", "invite_pupil.email.ask")
    await marit.tells("overslaan", "invite_pupil.language.ask")
    await marit.tells("Nederlands", "invite_pupil.ask_for.ask")
    await marit.tells("Joris", "invite_pupil.confirm")
    await marit.tells("ja", "invite_pupil.by_hand", "beslist zelf", "instemming van de ouders")
    return str(marit.action("Pagina leerling")["url"]).partition("?")[0]


async def _sends(browser: aiohttp.ClientSession, page: str, **answers: str) -> str:
    async with browser.get(page) as form:
        seal = seal_on(await form.text())
    async with browser.post(page, data={"seal": seal, **answers}) as after:
        assert after.status == 200, after.status
        return await after.text()


async def _answers_on_her_page(link: str) -> None:
    """Say who may talk about her, what her parents hear, and how it is going."""
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        start = await opens_door(browser, link, BORN)
        assert "Hoi Yara" in start
        assert "Jij beslist zelf" in start
        questions = list(dict.fromkeys(re.findall(r"/vraag/([a-z0-9]+)", start)))
        for name, answer in zip(questions, ("talk", "yes"), strict=True):
            await _sends(browser, f"{link}/vraag/{name}", answer=answer, do="sure")
        await _sends(browser, f"{link}/ouders", hear="first_me")
        await _sends(browser, f"{link}/vertel", form="talk")
        await _sends(browser, f"{link}/vertel/lastig", **{"chosen.tired": "yes"})
        await _sends(browser, f"{link}/vertel/lezen", shared_with="coordinator")


async def _mother_says_yes(marit: Someone, what: str) -> None:
    said = f"toestemming {what} ja telefoon vandaag"
    await marit.tells(said, "record_consent.giver.ask")
    await marit.tells("moeder", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")


async def test_she_decides_about_sharing_and_not_her_parents(school: SchoolInABox) -> None:
    marit = await opens_her_case(school)
    joris = await comes_to_the_table(school, "joris", "schoolmaatschappelijk werk")
    await adds_mother(marit)
    await _mother_says_yes(marit, "delen met Joris")
    await marit.tells("mag ik dit delen met Joris?", "share_with.not_yet", "beslist zelf")
    await joris.tells("lees de hulpvraag", "error.no_consent_yet")

    await _answers_on_her_page(await gets_her_link(marit))
    marit.turns_back()
    await school.deliver()
    assert "Yara" not in await marit.told("push.pupil_answered", "WR-001")
    said = await marit.tells("wie gaf toestemming", "may_i_share.done")
    assert "Bespreken in het team: nog niet, eerst praten (Leerling: wil eerst praten)" in said
    assert "Delen met Joris Klaver: mag (Leerling: ja)" in said
    await joris.tells("lees de hulpvraag", "read_case.done")
    await marit.tells("lees de hulpvraag", "read_case.done")
    page = await reads_once(marit)
    assert "Spreek eerst met mij af wat je zegt" in page
    assert "Ik ben vaak moe" in page


async def test_her_parents_agree_to_the_plan(school: SchoolInABox) -> None:
    marit = await opens_her_case(school)
    await adds_mother(marit)
    await _mother_says_yes(marit, "instemming")
    said = await marit.tells("wie gaf toestemming", "may_i_share.done")
    assert "Instemming plan: mag (Moeder: ja)" in said


async def test_she_takes_it_back_and_it_ends_at_once(school: SchoolInABox) -> None:
    marit = await opens_her_case(school)
    joris = await comes_to_the_table(school, "joris", "schoolmaatschappelijk werk")
    link = await gets_her_link(marit)
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        start = await opens_door(browser, link, BORN)
        name = list(dict.fromkeys(re.findall(r"/vraag/([a-z0-9]+)", start)))[1]
        await _sends(browser, f"{link}/vraag/{name}", answer="yes", do="sure")
        await joris.tells("lees de hulpvraag", "read_case.done")
        after = await _sends(browser, f"{link}/vraag/{name}", answer="no", do="sure")
    assert "Nee, dat mag niet" in after
    await joris.tells("lees de hulpvraag", "error.no_consent_yet")
    said = await marit.tells("wie gaf toestemming", "may_i_share.done")
    assert "Delen met Joris Klaver: nee, ingetrokken (Leerling: teruggetrokken)" in said
