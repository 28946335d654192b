"""S15: a parent's link that is forwarded, guessed, opened by a scanner or seen on the way."""

import re
import secrets

import aiohttp

from tests.attacks.guarded_school import PUBLIC_URL, GuardedSchool
from tests.case_steps import invites_an_expert, invites_mother, opens_a_case

_WORDS = ("Sem", "pictoplanning", "rustplek", "ochtenden", "WR-001", "De Vries")


async def _link_in_the_mail(guarded: GuardedSchool) -> str:
    """Let a mother be invited and asked for consent; return where her link leads to here."""
    marit = guarded.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await guarded.deliver()
    mail = guarded.life.mailbox.latest("moeder@thuis.example")
    link = next(one for one in mail.links if "/g/" in one)
    return link.replace(PUBLIC_URL, guarded.url)


async def test_s15_a_scanner_that_follows_every_address_answers_nothing(
    guarded: GuardedSchool,
) -> None:
    link = await _link_in_the_mail(guarded)
    async with aiohttp.ClientSession() as scanner:
        async with scanner.get(link) as page:
            inner = re.findall(rf'(?:href|action)="({re.escape("/g/")}[^"]+)"', await page.text())
        assert inner
        for path in inner:
            for method in ("GET", "HEAD"):
                async with scanner.request(method, f"{guarded.url}{path}") as page:
                    assert page.status in {200, 405}
        async with scanner.get(link) as page:
            assert page.status == 200
    assert not await guarded.rows("SELECT 1 FROM consents")
    assert not await guarded.rows("SELECT 1 FROM meeting_answers")
    assert not await guarded.rows(
        "SELECT 1 FROM links WHERE kind = 'guest' AND used_at IS NOT NULL"
    )


async def test_s15_a_link_that_is_nearly_right_opens_nothing(guarded: GuardedSchool) -> None:
    link = await _link_in_the_mail(guarded)
    front, _, token = link.rpartition("/")
    nearly = {
        token[:-1],
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token.swapcase(),
        token + "A",
        secrets.token_urlsafe(24),
        "",
    }
    async with aiohttp.ClientSession() as guesser:
        for guess in nearly - {token}:
            async with guesser.get(f"{front}/{guess}") as page:
                assert page.status == 404, guess


async def test_s15_who_gets_it_forwarded_reads_nothing_of_the_child(
    guarded: GuardedSchool,
) -> None:
    link = await _link_in_the_mail(guarded)
    front, _, token = link.rpartition("/")
    async with aiohttp.ClientSession() as somebody:
        for path in (f"/g/{token}", f"/g/{token}/vraag/gesprek"):
            async with somebody.get(f"{front.removesuffix('/g')}{path}") as page:
                shown = await page.text()
                assert page.status == 200
                assert not [word for word in _WORDS if word in shown]


async def test_s15_a_page_tells_no_other_site_its_address(guarded: GuardedSchool) -> None:
    link = await _link_in_the_mail(guarded)
    async with aiohttp.ClientSession() as reader, reader.get(link) as page:
        shown = await page.text()
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', shown)
