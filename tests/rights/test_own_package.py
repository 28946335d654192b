"""A parent sees what is held on themselves, on their own page, and nothing of the other parent."""

import json
from typing import Any

import aiohttp

from tests.case_steps import adds_parent, furnishes_a_case
from tests.our_pages import behind_both_doors, opens_door, own_link, safe_jar
from tests.school_in_a_box import SchoolInABox

AGREEMENT = "moeder belt de huisarts, 18 december"
FATHERS = ("meneer De Vries", "Vader", "andere_tijd")


async def _mothers_link(school: SchoolInABox) -> str:
    """Let a case be furnished with both parents; return the mother's link."""
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await adds_parent(marit, "vader", "meneer De Vries")
    await marit.tells(
        f"toestemming {label} vader delen met Fenna nee telefoon vandaag", "record_consent.confirm"
    )
    await marit.tells("ja", "record_consent.done")
    await school.deliver()
    return own_link(await school.person("moeder").opens_mail())


async def test_a_parent_reads_and_keeps_what_is_held_on_them(school: SchoolInABox) -> None:
    link = await _mothers_link(school)
    async with behind_both_doors(school, link) as browser:
        async with browser.get(f"{link}/gegevens") as page:
            assert page.status == 200
            shown = await page.text()
        async with browser.get(f"{link}/gegevens/bestand") as file:
            assert file.status == 200
            assert file.content_type == "application/json"
            held: dict[str, Any] = json.loads(await file.text())
    for part in ("mevrouw De Vries", "moeder@thuis.example", "belt de huisarts", "Toestemming"):
        assert part in shown
    assert (held["subject"], held["left_out"].get("other_parents")) == ("guardian", None)
    everything = shown + json.dumps(held, ensure_ascii=False)
    assert not [part for part in (*FATHERS, "Sem") if part in everything]
    answers = [one["fields"]["answer"] for one in held["held"] if one["kind"] == "consents"]
    assert answers == ["yes"]


async def test_it_is_kept_before_it_leaves(school: SchoolInABox) -> None:
    link = await _mothers_link(school)
    async with behind_both_doors(school, link) as browser, browser.get(f"{link}/gegevens"):
        pass
    row = await school.one(
        "SELECT kind, item, visitor, role FROM audit_log WHERE deed = 'read_own_package'"
    )
    assert tuple(row) == ("read", "personal", "guest", "guardian")


async def test_it_asks_for_both_doors(school: SchoolInABox) -> None:
    link = await _mothers_link(school)
    for path in ("gegevens", "gegevens/bestand"):
        async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
            await opens_door(browser, link)
            async with browser.get(f"{link}/{path}") as page:
                assert "belt de huisarts" not in await page.text()
                assert page.content_type == "text/html"
