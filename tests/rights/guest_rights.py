"""A parent's page of rights, as a browser uses it."""

from tests.our_pages import behind_both_doors, seal_on
from tests.school_in_a_box import SchoolInABox


async def page_of_rights(school: SchoolInABox, link: str) -> str:
    """Return the mother's page."""
    async with behind_both_doors(school, link) as browser, browser.get(f"{link}/rechten") as page:
        assert page.status == 200
        return await page.text()


async def asks_for(
    school: SchoolInABox, link: str, form: tuple[str, str, str], *, status: int = 200
) -> str:
    """Answer the mother's questions (kind, about, says), and return the page that follows."""
    kind, about, says = form
    address = f"{link}/rechten/vraag/{kind}/{about}"
    async with behind_both_doors(school, link) as browser:
        async with browser.get(address) as page:
            sent = {"seal": seal_on(await page.text()), "says": says, "do": "send"}
        async with browser.post(address, data=sent) as page:
            assert page.status == status
            return await page.text()
