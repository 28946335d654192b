"""ST-04: a mother without Teams or mail: called, with an interpreter, and written to on paper."""

import re

import aiohttp

from tests.case_steps import adds_mother, comes_to_the_table, opens_a_case
from tests.our_pages import opens_door, questions_behind, reads_once, safe_jar, seal_on
from tests.school_in_a_box import SchoolInABox, Someone

WRITTEN = ("Zorgen", "pictoplanning", "ochtenden", "groep 6", "Sem", "orthopedagoog")


async def _asked_by_phone(school: SchoolInABox) -> tuple[Someone, Someone]:
    """Let Marit ask a mother without mail about the team and Fenna; return both colleagues."""
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await adds_mother(marit)
    for what in ("bespreken", "delen met Fenna"):
        await marit.tells(f"vraag toestemming {what}", "ask_consent.confirm")
        await marit.tells("ja", "ask_consent.done.by_hand")
    return marit, fenna


async def _link_on_paper(marit: Someone) -> str:
    """Let Marit print the letter, and return where the short code on it leads."""
    await marit.tells("print een brief", "print_letter.done", "Moeder")
    letter = await reads_once(marit)
    assert not [word for word in WRITTEN if word in letter]
    code = re.search(r'class="code">([^<]+)<', letter)
    page = re.search(r"https?://[^/\"<]+", str(marit.action("Open de pagina")["url"]))
    assert code
    assert page
    async with aiohttp.ClientSession() as browser:
        async with browser.get(f"{page[0]}/b") as form:
            seal = seal_on(await form.text())
        typed = {"seal": seal, "code": code[1]}
        async with browser.post(f"{page[0]}/b", data=typed, allow_redirects=False) as found:
            return page[0] + found.headers["Location"]


async def test_what_she_said_on_the_phone_weighs_the_same_and_shows_its_route(
    school: SchoolInABox,
) -> None:
    marit, fenna = await _asked_by_phone(school)
    read = await marit.tells("bel-notitie", "oral_consent.read_out", "Moeder")
    assert "Mogen wij over uw kind praten" in read
    await marit.tells("ja, tolk Amal erbij", "oral_consent.done", "Met tolk")
    await fenna.tells("lees de hulpvraag", "error.no_consent_yet")
    await marit.tells("bel-notitie", "oral_consent.read_out", "Fenna Postma")
    await marit.tells("ja, met tolk", "oral_consent.done.all", "Met tolk")

    await fenna.tells("lees de hulpvraag", "read_case.done")
    rows = await school.rows("SELECT route, interpreter, answer, recorded_by FROM consents")
    assert {tuple(row) for row in rows} == {("phone", True, "yes", school.id_of("marit"))}


async def test_the_letter_leads_to_the_same_page_and_she_takes_it_back_there(
    school: SchoolInABox,
) -> None:
    marit, fenna = await _asked_by_phone(school)
    for then in ("oral_consent.done", "oral_consent.done.all"):
        await marit.tells("bel-notitie", "oral_consent.read_out")
        await marit.tells("ja, met tolk", then)
    await fenna.tells("lees de hulpvraag", "read_case.done")

    link = await _link_on_paper(marit)
    about_fenna = (await questions_behind(link))[1]
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        start = await opens_door(browser, link)
        assert start.count("Uw antwoord: ") == 2
        async with browser.get(f"{link}/vraag/{about_fenna}") as page:
            seal = seal_on(await page.text())
        no = {"seal": seal, "answer": "no", "do": "sure"}
        async with browser.post(f"{link}/vraag/{about_fenna}", data=no) as after:
            assert "Fenna Postma" in await after.text()
    await fenna.tells("lees de hulpvraag", "error.no_consent_yet")
    said = await marit.tells("wie gaf toestemming", "may_i_share.done")
    assert "Delen met Fenna Postma: nee, ingetrokken (Moeder: teruggetrokken)" in said


async def test_five_wrong_dates_lock_it_and_marit_hears_it(school: SchoolInABox) -> None:
    marit, _ = await _asked_by_phone(school)
    link = await _link_on_paper(marit)
    statuses = []
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        async with browser.get(link) as door:
            seal = seal_on(await door.text())
        for day in range(1, 6):
            wrong = {"seal": seal, "day": str(day), "month": "1", "year": "2016"}
            async with browser.post(link, data=wrong) as page:
                statuses.append(page.status)
    assert statuses == [422, 422, 422, 422, 404]
    marit.turns_back()
    await school.deliver()
    await marit.told("push.link_locked", "WR-001")
