"""A case from its first word to its handing over, with words that can be searched for.

Every way in is used once: chat, buttons, a form, a channel, mails, a parent's page, the page
that staff read; and what goes wrong on the way: refusals, a mail server and a Teams that fail.
"""

import asyncio
import re
from dataclasses import dataclass, field

import aiohttp

from playground.faults import Fault
from playground.mail import OpenedMail
from playground.refusals import Refused
from tests.attacks.guarded_school import PUBLIC_URL, GuardedSchool
from tests.our_pages import opens_door, safe_jar
from tests.school_in_a_box import Someone, at_school

ABOUT_THE_PUPIL = (
    "Quirijn",
    "zindelijkheid",
    "trampoline",
    "logeerweekend",
    "Oosterwold",
    "schaatsvereniging",
    "appgroep",
    "wachtlijst",
    "kerkgenootschap",
    "2 februari 2018",
    "2018-02-02",
)
PLACES = ("Zilverspar",)
PARENTS = ("Zwanenburg", "zwanenburg", "w.zw@thuis.example", "b.zw@thuis.example")
STAFF = ("Marit", "Fenna", "Thijs", "Fatma", "Sanne", "de Boer", "Postma")

MOTHER, FATHER = "w.zw@thuis.example", "b.zw@thuis.example"

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_QUESTION = re.compile(r'/vraag/([\w.-]+)"')
_REQUEST = (
    ("WR ondersteuning 1", "new_request.pupil.ask"),
    ("Quirijn", "new_request.born.ask"),
    ("2 februari 2018", "new_request.group.ask"),
    ("groep 6", "new_request.reason.ask"),
    ("Zorgen", "new_request.tried.ask"),
    ("een zindelijkheidsplan", "new_request.works.ask"),
    ("de trampoline op het plein", "new_request.wish.ask"),
    ("ieder logeerweekend rust", "new_request.authority.ask"),
    ("beide, gescheiden", "new_request.pupil_asked.ask"),
    ("nog niet", "new_request.wanted.ask"),
    ("Fenna en iemand van Oosterwold", "new_request.deadline.ask"),
    ("voor de kerstvakantie", "new_request.confirm"),
)


@dataclass
class Story:
    """A school in which it happens, and the secrets that came by."""

    school: GuardedSchool
    links: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    @property
    def marit(self) -> Someone:
        """The coordinator."""
        return self.school.person("marit")

    async def happens(self) -> None:
        """Let all of it happen."""
        await self._request()
        await self._experts()
        await self._parents()
        await self._agreement()
        await self._follow_up()
        await self._reading()
        await self._in_public()
        await self._what_fails()
        await self._handing_over()

    async def _request(self) -> None:
        await self.marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
        for said, then in _REQUEST:
            await self.marit.tells(said, then)
        await self.marit.tells("ja", "new_request.done")

    async def _experts(self) -> None:
        fenna, fatma = self.school.person("fenna"), self.school.person("fatma")
        for name in ("Fenna", "Fatma"):
            await self.marit.tells(f"nodig {name} uit", "invite_expert.part.ask")
            await self.marit.tells("overslaan", "invite_expert.confirm")
            await self.marit.tells("ja", "invite_expert.done")
        await self.school.deliver()
        await fenna.told("push.expert_invited")
        await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
        await fatma.told("push.expert_invited")
        await fatma.presses("Nee, omdat...", "answer_invitation.reason.ask")
        await fatma.tells("ik ken ze van het kerkgenootschap", "answer_invitation.suggests.ask")
        await fatma.tells("overslaan", "answer_invitation.done.declined")
        await self.school.joins("fenna", "wr1")
        await self.school.deliver()
        await self.marit.told("push.expert_declined")

    async def _parents(self) -> None:
        await self._invite("moeder", "mevrouw Zwanenburg", MOTHER, place="kamer Zilverspar")
        await self._invite("vader", "meneer Zwanenburg", FATHER)
        await self.school.deliver()
        for address in (MOTHER, FATHER):
            await self._visit(self.school.life.mailbox.latest(address))
        await self.school.deliver()
        await self.marit.told("push.parent_answered")
        await self.marit.tells("mag ik delen", "may_i_share.done", "Fenna Postma")

    async def _invite(
        self, relation: str, name: str, address: str, *, place: str | None = None
    ) -> None:
        """Invite a parent; the place is asked for the first time that meeting is named."""
        placed = [(place, "invite_parent.ask_for.ask")] if place else []
        await self.marit.tells(f"nodig {relation} uit", "invite_parent.name.ask")
        for said, then in (
            (name, "invite_parent.has_authority.ask"),
            ("ja", "invite_parent.email.ask"),
            (address, "talk.email_again"),
            (address, "invite_parent.language.ask"),
            ("Nederlands", "invite_parent.at.ask"),
            ("dinsdag 8 december half 3", f"invite_parent.{'place' if place else 'ask_for'}.ask"),
            *placed,
            ("Fenna", "invite_parent.confirm"),
            ("ja", "invite_parent.done"),
        ):
            await self.marit.tells(said, then)

    async def _visit(self, mail: OpenedMail) -> None:
        """Open a parent's page, answer everything on it, and be refused a few times."""
        link = next(one for one in mail.links if "/g/" in one).replace(PUBLIC_URL, self.school.url)
        self.links.append(link.rpartition("/")[2])
        async with aiohttp.ClientSession(
            headers={"Referer": link}, cookie_jar=safe_jar(link)
        ) as browser:
            start = await opens_door(browser, link, "2-2-2018")
            questions = dict.fromkeys(_QUESTION.findall(start))
            assert len(questions) == 3  # the meeting, the team, and Fenna
            for question in questions:
                page = f"{link}/vraag/{question}"
                async with browser.get(page) as form:
                    hidden = dict(_HIDDEN.findall(await form.text()))
                filled = {"attendance": "coming", "answer": "yes", "do": "sure"}
                async with browser.post(page, data={**hidden, **filled}) as answered:
                    assert answered.status == 200
                async with browser.post(page, data=filled) as unsealed:
                    assert unsealed.status == 403
            async with browser.get(f"{link}/nergens/Zwanenburg") as nowhere:
                assert nowhere.status == 404
        await _garbles(self.school.url, f"/g/{self.links[-1]}")

    async def _agreement(self) -> None:
        fenna = self.school.person("fenna")
        said = "afspraak WR-001 Fenna belt de schaatsvereniging 18 december"
        await self.marit.tells(said, "record_agreement.how.ask")
        await self.marit.tells("met de appgroep", "record_agreement.confirm")
        await self.marit.tells("ja", "record_agreement.done")
        await self.school.deliver()
        await fenna.told("push.agreement_confirm")
        await fenna.presses("Klopt", "confirm_agreement.done")
        await self.school.move_to(at_school(15, 12, 8, 31))
        await fenna.told("push.agreement_soon")
        await fenna.tells("lukt niet", "agreement_blocked.why.ask")
        await fenna.tells("er is een wachtlijst", "agreement_blocked.done")
        await fenna.says("wat was het")
        await fenna.sees(bool)
        await self.school.deliver()

    async def _follow_up(self) -> None:
        await self.marit.says("plan vervolg dinsdag 12 januari 14.30 uur")
        await self.marit.told("schedule_follow_up.where.ask")
        await self.marit.tells("op school", "schedule_follow_up.room.ask")
        await self.marit.tells("kamer Zilverspar", "schedule_follow_up.confirm")
        await self.marit.tells("ja", "schedule_follow_up.done")
        await self.marit.says("verzet gesprek naar donderdag 14 januari 9 uur")
        await self.marit.sees(bool)
        await self.marit.says("ja")
        await self.marit.sees(bool)
        await self.school.deliver()

    async def _reading(self) -> None:
        await self.marit.tells("lees", "read_case.done")
        address = str(self.marit.action("Open de pagina")["url"])
        link = address.replace(PUBLIC_URL, self.school.url)
        self.links.append(link.rpartition("/")[2].partition("?")[0])
        async with aiohttp.ClientSession() as browser:
            async with browser.get(link) as door:
                hidden = dict(_HIDDEN.findall(await door.text()))
            async with browser.post(link, data=hidden) as page:
                assert "Quirijn" in await page.text()
            async with browser.post(link, data=hidden) as again:
                assert again.status == 404

    async def _in_public(self) -> None:
        """Say things where others read along, and be somebody without a place."""
        channel = self.school.teams.channel("wr2")
        for who in (self.marit, self.school.person("sanne")):
            who.looks_at(channel)
            for said in ("hoe staat het met WR-001", "afspraak Quirijn belt morgen", "Quirijn?"):
                await who.says(said)
                await who.sees(bool)
        self.marit.turns_to(self.school.teams.chat("marit"))
        self.marit.turns_back()
        await self.marit.says("nieuwe hulpvraag voor Quirijn 123456782")
        await self.marit.sees(bool)
        await self.marit.says("annuleren")
        await self.marit.sees(bool)

    async def _what_fails(self) -> None:
        """Let Teams, the mail server, a turn and a page break, each with words at hand."""
        school = self.school
        school.life.mailbox.refusals[MOTHER] = f"550 5.1.1 <{MOTHER}> Zwanenburg is unknown"
        school.life.mailbox.refusals[FATHER] = f"451 4.3.0 try {FATHER} later"
        refusal = Refused(500, "Broken", "Quirijn is broken")
        school.teams.faults.plan(Fault(refusal, times=2, at="POST .*activities"))
        await self.marit.says("Quirijn en de trampoline")
        school.teams.faults.clear()
        await self.marit.tells("zeg gesprek af", "cancel_follow_up.confirm")
        await self.marit.tells("ja", "cancel_follow_up.done")
        school.teams.faults.plan(Fault(refusal, times=2, at="POST .*activities"))
        await school.deliver()
        school.teams.faults.clear()
        said = {**school.last_activity(), "id": "1799999999960", "text": "Quirijn"}
        self.tokens += [school.token(), school.token(aud="Quirijn")]
        assert (await school.sends(said, self.tokens[1])).status == 401
        assert (await school.sends({**said, "channelData": 7}, self.tokens[0])).status == 403
        assert (await school.sends({**said, "timestamp": "Quirijn"}, self.tokens[0])).status == 400

    async def _handing_over(self) -> None:
        await self.marit.tells("waarnemer Thijs", "appoint_deputy.confirm")
        await self.marit.tells("ja", "appoint_deputy.done")
        await self.marit.tells("draag over aan Thijs", "hand_over.confirm")
        await self.marit.tells("ja", "hand_over.done")
        await self.school.deliver()


async def _garbles(url: str, path: str) -> None:
    """Send requests that cannot be read, with somebody's link in them."""
    host, _, port = url.removeprefix("http://").partition(":")
    for broken in (
        f"GET {path} HTTP/9.9\r\nHost: x\r\n\r\n",
        f"GET {path}\r\n\r\n",
        f"GET {path} HTTP/1.1\r\nHost: x\r\nX-\x00: {path}\r\n\r\n",
        f"GET {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {path}\r\n\r\n",
        f"POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{path}\r\n",
    ):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(broken.encode())
        await writer.drain()
        writer.write_eof()
        await reader.read()
        writer.close()
        await writer.wait_closed()
