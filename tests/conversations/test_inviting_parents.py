"""Inviting a parent: a preview, a mail with a calendar entry, a page, and the answer."""

import re

import aiohttp

from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


async def test_a_parent_is_invited_after_seeing_exactly_what_leaves(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")

    preview = await invites_mother(marit)
    assert "dinsdag 8 december 2026, 14.30–15.15 uur" in preview
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()

    mail = await mother.opens_mail()
    assert "Sem" not in mail.text
    assert mail.invitation
    assert mail.invitation.method == "REQUEST"
    guardian = await school.one("SELECT * FROM guardians")
    assert (guardian["relation"], guardian["has_authority"]) == ("mother", True)


async def test_a_parents_answers_appear_in_the_case(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    link = next(one for one in (await mother.opens_mail()).links if "/g/" in one)

    async with aiohttp.ClientSession() as browser:
        await _answers(browser, link, "/vraag/gesprek", {"attendance": "coming"})
    await school.deliver()

    await marit.told("push.parent_answered")
    answer = await school.one("SELECT attendance FROM meeting_answers")
    assert answer["attendance"] == "coming"


async def _answers(
    browser: aiohttp.ClientSession, link: str, question: str, form: dict[str, str]
) -> None:
    async with browser.get(link + question) as page:
        hidden = dict(_HIDDEN.findall(await page.text()))
    async with browser.post(link + question, data={**hidden, **form}) as answer:
        assert answer.status == 200
