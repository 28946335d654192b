"""Parents read in their own language, and Dutch is one tap away."""

import re

import pytest

from cases.errors import LanguageNotOffered
from tests.pages.doors import Client
from tests.pages.forms import consent_path, see, send
from tests.pages.pupil import invited_pupil
from tests.pages.table import Table

DRAFT = "Concept, niet nagekeken."


async def test_a_page_names_every_language_in_itself_and_leads_to_the_same_page(
    client: Client, table: Table
) -> None:
    page = (await see(client, f"/g/{table.token}?taal=ar")).page
    links = re.findall(r'<a href="\?taal=(\w+)" lang="(\w+)" hreflang="\w+">([^<]+)</a>', page)

    assert '<html lang="ar" dir="rtl">' in page
    assert [(to, name) for to, _, name in links] == [
        ("nl", "Nederlands"),
        ("en", "English"),
        ("pl", "Polski"),
        ("tr", "Türkçe"),
        ("uk", "Українська"),
    ]
    assert all(to == tongue for to, tongue, _ in links)


async def test_a_page_that_nobody_reviewed_says_so(client: Client, table: Table) -> None:
    said = {
        language: (await see(client, f"/g/{table.token}?taal={language}")).page.count(DRAFT)
        for language in ("nl", "en", "ar", "tr")
    }

    assert said == {"nl": 0, "en": 0, "ar": 1, "tr": 1}


async def test_a_browser_that_asks_for_a_draft_gets_dutch(client: Client) -> None:
    async with client.get("/privacy", headers={"Accept-Language": "tr,en;q=0.5"}) as got:
        page = await got.text()

    assert '<html lang="en" dir="ltr">' in page


async def test_the_language_in_which_a_question_was_read_is_kept(
    client: Client, table: Table
) -> None:
    path = await consent_path(client, table.token)
    await send(client, f"{path}?taal=ar", answer="yes")

    assert [consent.language for consent in await table.consents()] == ["ar"]


async def test_what_the_school_wrote_is_marked_as_dutch(client: Client, table: Table) -> None:
    page = (await see(client, f"/g/{table.token}?taal=ar")).page

    assert '<bdi lang="nl">Kamer 3</bdi>' in page
    assert '<b><bdi lang="nl">De Wilgenroos</bdi></b>' in page
    assert '<bdi lang="nl">Carla Smit</bdi>' in page
    assert "<bdi>الثلاثاء 8 ديسمبر (كانون الأول) 2026، من الساعة 14:30 إلى 15:15</bdi>" in page


async def test_staff_read_no_languages_for_parents(client: Client, table: Table) -> None:
    page = (await see(client, f"/l/{await table.reading()}?taal=ar")).page

    assert '<html lang="nl"' in page
    assert "العربية" not in page


async def test_families_are_written_to_only_in_a_language_that_is_switched_on(table: Table) -> None:
    with pytest.raises(LanguageNotOffered):
        await table.invite(language="ar")
    with pytest.raises(LanguageNotOffered):
        await invited_pupil(table, language="ar")
