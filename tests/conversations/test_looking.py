"""Looking at a case: overview, tasks, who sits there, what is missing, and reading it once."""

import re

import aiohttp

from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox

_SEAL = re.compile(r'name="seal" value="([^"]+)"')


async def test_the_coordinator_looks_around(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")

    await marit.tells("overzicht", "overview.done", label)
    await marit.tells("mijn taken", "my_tasks.nothing")
    await marit.tells("wie zit er aan tafel", "who_is_at_the_table.done", "Fenna Postma")
    await marit.tells("wat mist er nog", "what_is_missing.done")
    await marit.tells("mag ik dit delen", "may_i_share.done", "Fenna Postma")


async def test_a_case_is_read_once_on_our_page(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("lees", "read_case.done")
    link = str(marit.action("Open de pagina")["url"])

    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as door:
            text = await door.text()
            seal = _SEAL.search(text)
        assert "Sem" not in text
        assert seal
        async with browser.post(link, data={"seal": seal[1]}) as page:
            assert (page.status, "Sem" in await page.text()) == (200, True)
        async with browser.post(link, data={"seal": seal[1]}) as again:
            assert (again.status, "Sem" in await again.text()) == (404, False)


async def test_a_deputy_and_a_successor(school: SchoolInABox) -> None:
    marit, thijs = school.person("marit"), school.person("thijs")
    label = await opens_a_case(marit)
    await marit.tells("waarnemer Thijs", "appoint_deputy.confirm", "Thijs Vos")
    await marit.tells("ja", "appoint_deputy.done", "Thijs Vos")
    await school.deliver()
    await thijs.told("push.deputy_appointed", label)
    await marit.tells("draag over aan Thijs", "hand_over.confirm")
    await marit.tells("ja", "hand_over.done", label)

    case = await school.one("SELECT coordinator_id FROM cases")
    assert case["coordinator_id"] == school.id_of("thijs")
