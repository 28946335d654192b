import asyncio
from datetime import timedelta
from pathlib import Path

from playground.keeping import PAUSE, Kept, keeping, read, write
from playground.mailbox import Mailbox
from playground.teams import TeamsInABox
from playground.world import de_wilgenroos
from tests.playground.conftest import School


def kept_of(school: School, mailbox: Mailbox) -> Kept:
    return Kept(school.teams.world.seed, timedelta(days=3), school.teams.state, list(mailbox.mails))


async def test_a_world_comes_back_as_it_was(school: School, tmp_path: Path) -> None:
    mailbox = Mailbox(school.clock, school.teams.scene.bulletin)
    mailbox.take("moeder@thuis.example", b"Subject: \xe9\r\n\r\nhoi\r\n")
    marit = school.person("marit")
    await marit.says("kaart")
    await marit.clicks("Bewaar", {"what": "observatie"})
    await school.teams.membership.add_to_channel("kim", school.teams.channel("wr1"))
    path = tmp_path / "sub" / "world.json"

    write(path, kept_of(school, mailbox))
    kept = read(path)

    assert kept == kept_of(school, mailbox)
    again = TeamsInABox(de_wilgenroos(), school.clock, kept.state)
    assert again.channel("wr1").members == ["marit", "thijs", "kim"]
    assert kept.mails[0].source.encode("latin-1") == b"Subject: \xe9\r\n\r\nhoi\r\n"


def test_there_may_be_nothing_yet(tmp_path: Path) -> None:
    assert read(tmp_path / "world.json") is None


def test_what_another_release_kept_is_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_text('{"seed": 1}')

    assert read(path) is None


async def test_what_happens_is_written_down_while_it_happens(
    school: School, tmp_path: Path
) -> None:
    path = tmp_path / "world.json"
    mailbox = Mailbox(school.clock, school.teams.scene.bulletin)

    async with keeping(path, school.teams.scene.bulletin, lambda: kept_of(school, mailbox)):
        await asyncio.sleep(0)
        await school.person("marit").says("hoi")
        during = await _with_texts(path, 2)
        await school.person("marit").says("nog iets")

    after = read(path)
    assert after
    assert [len(_texts(kept)) for kept in (during, after)] == [2, 4]


async def _with_texts(path: Path, wanted: int) -> Kept:
    async with asyncio.timeout(10):
        while True:
            kept = read(path)
            if kept and len(_texts(kept)) == wanted:
                return kept
            await asyncio.sleep(PAUSE.total_seconds() / 10)


def _texts(kept: Kept) -> list[str]:
    return [m.text for room in kept.state.conversations.values() for m in room.messages]
