"""A director reads after saying why, and whoever looks back sees the reason."""

from datetime import timedelta

from tests.case_steps import comes_to_the_table, furnishes_a_case, records_consent
from tests.our_pages import behind_both_doors, own_link, reads_once
from tests.school_in_a_box import SchoolInABox, Someone

AGREEMENT = "moeder belt de huisarts, 18 december"


async def _director(school: SchoolInABox) -> tuple[Someone, str]:
    """Let Anouk, the director, come to a table whose parents agree to talk in the team."""
    marit, label = await furnishes_a_case(school, AGREEMENT)
    anouk = await comes_to_the_table(school, "anouk", "directeur")
    await records_consent(marit, "bespreken in het team")
    return anouk, label


async def _looked_by_parent(school: SchoolInABox) -> str:
    """Return the page of who looked, as the mother sees it."""
    await school.deliver()
    link = own_link(await school.person("moeder").opens_mail())
    async with behind_both_doors(school, link) as browser, browser.get(f"{link}/gekeken") as page:
        return await page.text()


async def test_a_director_reads_after_choosing_a_reason(school: SchoolInABox) -> None:
    anouk, label = await _director(school)
    await anouk.tells(f"lees {label}", "error.reason_needed")
    await anouk.told("read_case.reason.ask")
    await anouk.presses("Een klacht", "read_case.done", label)
    assert "Sem" in await reads_once(anouk)
    told = await school.person("marit").tells(f"wie heeft gekeken {label}", "who_looked.done")
    assert "Anouk Smit (directeur) wilde lezen. De reden: Een klacht." in told
    assert "Anouk Smit (directeur) las de hele hulpvraag." in told


async def test_own_words_are_for_pages_and_not_for_chats(school: SchoolInABox) -> None:
    anouk, label = await _director(school)
    await anouk.tells("lees", "error.reason_needed")
    await anouk.tells("de inspectie belde over Sem", "read_case.done")
    marit = school.person("marit")
    told = await marit.tells(f"wie heeft gekeken {label}", "who_looked.done")
    assert "De reden: in eigen woorden." in told
    assert "inspectie" not in told
    await marit.tells("lees", "read_case.done")
    page = await reads_once(marit)
    assert "De reden: de inspectie belde over Sem." in page
    assert "De reden: de inspectie belde over Sem." in await _looked_by_parent(school)


async def test_a_reason_lasts_as_long_as_the_link(school: SchoolInABox) -> None:
    anouk, label = await _director(school)
    await anouk.tells(f"lees {label}", "error.reason_needed")
    await anouk.presses("Een besluit", "read_case.done")
    await anouk.tells(f"lees {label}", "read_case.done")
    await school.move_to(school.life.clock() + timedelta(minutes=11))
    await anouk.tells(f"lees {label}", "error.reason_needed")
    reasons = await school.rows("SELECT kind FROM stated_reasons")
    assert [row["kind"] for row in reasons] == ["decision"]


async def test_a_director_says_why_before_gathering_what_is_held(school: SchoolInABox) -> None:
    anouk, label = await _director(school)
    await anouk.tells(f"inzage {label} leerling", "error.reason_needed")
    await anouk.told("access_request.reason.ask")
    await anouk.presses("Vraag van ouders", "access_request.done", label)
    assert "Sem" in await reads_once(anouk)
    told = await school.person("marit").tells(f"wie heeft gekeken {label}", "who_looked.done")
    assert "Anouk Smit (directeur) wilde lezen. De reden: Vraag van ouders." in told


async def test_who_does_not_direct_is_not_asked_why(school: SchoolInABox) -> None:
    _, label = await _director(school)
    for key in ("marit", "fenna"):
        await school.person(key).tells(f"lees {label}", "read_case.done")
    assert await school.rows("SELECT FROM stated_reasons") == []


async def test_a_reason_opens_nothing_without_consent(school: SchoolInABox) -> None:
    _, label = await furnishes_a_case(school, AGREEMENT)
    anouk = await comes_to_the_table(school, "anouk", "directeur")
    await anouk.tells(f"lees {label}", "error.no_consent_yet")
    assert await school.rows("SELECT FROM stated_reasons") == []
