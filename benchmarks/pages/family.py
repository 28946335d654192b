"""A parent who was invited in the real bot, with the door of their pages open."""

import re
from http import HTTPStatus
from pathlib import Path
from uuid import UUID

import aiohttp

from benchmarks.activities import Colleague
from benchmarks.installation import Installation
from benchmarks.pages.reading import Page
from benchmarks.walls.denials import ABSENT_TOKEN, BORN, OWNER
from benchmarks.walls.filling import speaker, working
from bot.teams.clock import utc_now
from cases.model.people import Relation
from cases.operations.overview import ListMyCases
from cases.operations.parents import InviteParent
from cases.practices.practice import Practice
from cases.store import LinkKind
from storage.database import Database
from storage.migrations import prepare
from storage.server import EmbeddedServer
from storage.vault import Vault

_SEAL = re.compile(r'name="seal" value="(\w+)"')
_NAME = "Samira Amrani"


async def parents_pages(installed: Installation, port: int) -> list[Page]:
    """Invite a parent in the case of the owner, and return pages at and behind their link.

    The page for a dead link, the landing page of who has the link alone, and the first of the
    parent's own pages.
    """
    token = await _token_of_a_parent(installed.home, installed.master_key)
    path, gone = f"/g/{token}", HTTPStatus.NOT_FOUND
    return [
        Page("dead link", port, f"/g/{ABSENT_TOKEN}", "", b"<main", gone),
        Page("landing page", port, path, "", b'name="seal"'),
        Page("parent's own page", port, path, await _opened(port, token), OWNER.name.encode()),
    ]


async def _token_of_a_parent(home: Path, master_key: bytes) -> str:
    embedded = EmbeddedServer(home / "postgres")
    bot_url = await prepare(embedded.start().owner_url, master_key)
    database = Database(bot_url, Vault(master_key), utc_now, Practice())
    await database.connect()
    try:
        return await _invite(database, OWNER)
    finally:
        await database.close()
        embedded.stop()


async def _invite(database: Database, who: Colleague) -> str:
    async with working(database, speaker(UUID(who.object_id))) as work:
        (line,) = await work.desk.execute(ListMyCases())
        invited = await work.desk.execute(
            InviteParent(
                case=line.case,
                name=_NAME,
                relation=Relation.MOTHER,
                has_authority=True,
                email="samira@ouders.example",
                language="nl",
            )
        )
        until = utc_now() + Practice().guest_link_after_meeting
        return await work.desk.store.mint_link(
            LinkKind.GUEST, line.case, invited.guardian.id, until
        )


async def _opened(port: int, token: str) -> str:
    """Open the door with the pupil's date of birth, and return the cookies of who did."""
    url = f"http://127.0.0.1:{port}/g/{token}"
    async with aiohttp.ClientSession() as browser:
        async with browser.get(url) as door:
            seal = _SEAL.search(await door.text())
        assert seal is not None
        day, month, year = BORN
        form = {"seal": seal[1], "day": day, "month": month, "year": year}
        async with browser.post(url, data=form, allow_redirects=False) as answer:
            assert answer.status == HTTPStatus.SEE_OTHER
            return "; ".join(f"{one.key}={one.value}" for one in answer.cookies.values())
