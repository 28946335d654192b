"""Sending a page's form as a browser would, and reading what came back."""

import html
import re
from dataclasses import dataclass

from tests.pages.doors import Client

OWN_SITE = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class Answer:
    """A page that came back: its status, its words and its headers."""

    status: int
    page: str
    location: str

    @property
    def words(self) -> str:
        """What a person reads."""
        body = re.sub(r"<(head|script)\b.*?</\1>", "", self.page, flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())

    @property
    def chosen(self) -> list[str]:
        """The values of the choices that are ticked."""
        return re.findall(r'value="([^"]*)"(?: id="[^"]*")? checked', self.page)


async def see(client: Client, path: str) -> Answer:
    """Open a page."""
    async with client.get(path, allow_redirects=False) as got:
        return Answer(got.status, await got.text(), got.headers.get("Location", ""))


async def post(
    client: Client, path: str, fields: dict[str, str], headers: dict[str, str] | None = None
) -> Answer:
    """Send fields, whatever they are, to a page."""
    async with client.post(
        path, data=fields, headers=OWN_SITE if headers is None else headers, allow_redirects=False
    ) as got:
        return Answer(got.status, await got.text(), got.headers.get("Location", ""))


async def send(client: Client, path: str, **filled: str) -> Answer:
    """Fill in the form on a page and send it, hidden fields included.

    A choice that is read back is right.
    """
    page = (await see(client, path)).page
    answer = await post(client, path, hidden_fields(page) | filled)
    if 'value="sure"' in answer.page:
        return await post(client, path, hidden_fields(answer.page) | {"do": "sure"})
    return answer


def hidden_fields(page: str) -> dict[str, str]:
    """Return what a page's form sends without being filled in."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


async def consent_path(client: Client, token: str, number: int = 1) -> str:
    """Return the address of the n-th question for consent."""
    page = (await see(client, f"/g/{token}")).page
    listed = page.partition('class="tasks"')[2]
    paths = re.findall(rf'"(/g/{token}/vraag/[0-9a-f]+)"', listed)
    return str(paths[number - 1])
