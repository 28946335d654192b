"""S21: two channels, two cases, and every way in over HTTP, in any order.

The machine of tests/machine moves storage and rules; this one moves the whole bot, with Teams
in a box before it: what is asked in one's own chat, in a channel and on a page.
"""

import asyncio
import json
import re
import tempfile
from collections.abc import Awaitable, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import aiohttp
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from cases.identities import PersonId
from cases.model.case import PupilAsked, Reason
from cases.model.people import Authority, Role
from cases.operations.newcomers import SeatNewcomer
from cases.operations.opening import OpenCase
from cases.practices.practice import Practice
from cases.principals import Member
from playground.people import NotSeen
from storage.database import Database
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of
from tests.school_in_a_box import MONDAY, SchoolInABox, pattern_of
from tests.seeds import MASTER_KEY, bot_url

Result = TypeVar("Result")

SEATED = {"wr1": "thijs", "wr2": "joris"}
SECRETS = {"wr1": "Sem-van-een", "wr2": "Noa-van-twee"}
QUESTIONS = ("hoe staat het met {}", "wie zit er aan tafel bij {}", "lees {}", "mag ik delen {}")
_REFUSED = pattern_of("error.case_not_found")
_SEAL = re.compile(r'name="seal" value="([^"]+)"')
_PAGE = re.compile(r'"(http://[^"]+/l/[\w-]{32}[^"]*)"')

_SETTINGS = settings(
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.generate,),
)
_somebody = st.sampled_from(("thijs", "joris", "sanne", "fenna"))
_channel = st.sampled_from(("wr1", "wr2"))


class Stage:
    """An event loop, and a school in it for each run of the machine."""

    def __init__(self, server: Server, template: str, folder: Path, runner: asyncio.Runner) -> None:
        self._server = server
        self._template = template
        self._folder = folder
        self._runner = runner

    def wait(self, act: Awaitable[Result]) -> Result:
        """Run something to its end."""

        async def run() -> Result:
            return await act

        return self._runner.run(run())

    async def new_school(self, held: AsyncExitStack) -> tuple[SchoolInABox, dict[str, str]]:
        """Open a school with a case in each channel; return it, and the labels by channel."""
        url = await held.enter_async_context(clone_of(self._server, self._template))
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        school = await held.enter_async_context(SchoolInABox(url, folder).open())
        await school.person("marit").says("hulp")
        await school.person("marit").sees(bool)
        clock = school.life.clock
        database = Database(bot_url(url), Vault(MASTER_KEY), clock, Practice())
        await database.connect()
        held.push_async_callback(database.close)
        return school, {channel: await _case(school, database, channel) for channel in SEATED}


async def _case(school: SchoolInABox, database: Database, channel: str) -> str:
    tenant = (await school.rows("SELECT DISTINCT tenant_id FROM teams"))[0]["tenant_id"]
    secret = SECRETS[channel]
    marit = Member(tenant, PersonId(school.id_of("marit")))
    request = OpenCase(
        channel=school.life.teams.channel(channel).id,
        pupil=secret,
        born=date(2016, 5, 4),
        group="groep 6",
        reason=Reason.CONCERN_NO_SOLUTION,
        tried=secret,
        works=secret,
        wish=secret,
        authority=Authority.ONE,
        pupil_asked=PupilAsked.NOT_YET,
    )
    async with database.work_as(marit) as work:
        case = await work.desk.execute(request)
        person = PersonId(school.id_of(SEATED[channel]))
        await work.desk.execute(SeatNewcomer(case=case.id, person=person, role=Role.EXPERT))
    return case.label


class TwoChannels(RuleBasedStateMachine):
    """People come, go and ask; nobody hears of a case from outside its channel and table."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._held = AsyncExitStack()
        self.school, self.labels = stage.wait(stage.new_school(self._held))
        self.inside = {"wr1": {"marit", "thijs"}, "wr2": {"marit", "joris", "sanne"}}

    def teardown(self) -> None:
        """Close the school."""
        self._stage.wait(self._held.aclose())

    @rule(who=_somebody, channel=_channel, told=st.booleans())
    def comes_or_goes(self, who: str, channel: str, told: bool) -> None:  # noqa: FBT001
        if who in self.inside[channel]:
            self.inside[channel].discard(who)
            self._stage.wait(self.school.leaves(who, channel, told=told))
        else:
            self.inside[channel].add(who)
            self._stage.wait(self.school.joins(who, channel, told=told))

    @rule(minutes=st.sampled_from((1, 6, 60)))
    def time_passes(self, minutes: int) -> None:
        clock = self.school.life.clock
        assert clock() >= MONDAY
        self._stage.wait(self.school.move_to(clock() + timedelta(minutes=minutes)))

    @rule(who=_somebody, about=_channel, question=st.sampled_from(QUESTIONS))
    def asks_apart(self, who: str, about: str, question: str) -> None:
        heard = self._stage.wait(self._says(who, question.format(self.labels[about])))
        if not self._sits(who, about):
            assert len(heard) == 1
            assert _REFUSED.search(heard[0])
        for said in heard:
            for link in _PAGE.findall(said):
                assert self._sits(who, about)
                shown = self._stage.wait(_opened(link))
                assert SECRETS[about] not in shown  # no parent has consented

    @rule(who=_somebody, channel=_channel, about=_channel)
    def asks_where_others_read_along(self, who: str, channel: str, about: str) -> None:
        if who not in self.inside[channel]:
            return
        asked = QUESTIONS[0].format(self.labels[about])
        heard = self._stage.wait(self._says(who, asked, channel))
        if channel != about or not self._sits(who, about):
            assert len(heard) == 1
            assert _REFUSED.search(heard[0])

    @rule(about=_channel)
    def who_leads_reads_it(self, about: str) -> None:
        heard = self._stage.wait(self._says("marit", f"lees {self.labels[about]}"))
        [link] = [link for said in heard for link in _PAGE.findall(said)]
        shown = self._stage.wait(_opened(link))
        other = next(secret for channel, secret in SECRETS.items() if channel != about)
        assert SECRETS[about] in shown
        assert other not in shown

    def _sits(self, who: str, channel: str) -> bool:
        return SEATED[channel] == who and who in self.inside[channel]

    async def _says(self, who: str, text: str, channel: str | None = None) -> list[str]:
        """Say something in one's own chat or in a channel; return what came back there."""
        person, teams = self.school.person(who), self.school.life.teams
        person.turns_to(teams.channel(channel) if channel else teams.chat(who))
        person.turns_back()
        await person.says(text)
        try:
            await person.sees(bool)
        except NotSeen:
            raise AssertionError(f"no answer to {text}") from None
        heard = [f"{person.reads(one)} {json.dumps(one.activity)}" for one in person.heard()]
        assert not [said for said in heard for secret in SECRETS.values() if secret in said]
        if not channel:
            await person.says("annuleren")
            await person.sees(bool)
        return heard


async def _opened(link: str) -> str:
    """Open a one-time page as a person does: look at the door, and press its button."""
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as door:
            seal = _SEAL.search(await door.text())
        assert seal is not None
        async with browser.post(link, data={"seal": seal[1]}) as page:
            return await page.text()


@contextmanager
def _stage(server: Server, template: str, folder: Path) -> Iterator[Stage]:
    with asyncio.Runner() as runner:
        yield Stage(server, template, folder, runner)


def _run(stage: Stage, how: settings) -> None:
    class OnThisStage(TwoChannels):
        def __init__(self) -> None:
            super().__init__(stage)

    run_state_machine_as_test(OnThisStage, settings=how)


def test_s21_in_any_order_nobody_hears_of_another_channels_case(
    postgres: Server, migrated: str, tmp_path: Path
) -> None:
    how = settings(_SETTINGS, max_examples=3, stateful_step_count=14)
    with _stage(postgres, migrated, tmp_path) as stage:
        _run(stage, how)


@pytest.mark.deep
def test_s21_in_many_orders_nobody_hears_of_another_channels_case(
    postgres: Server, migrated: str, tmp_path: Path
) -> None:
    how = settings(_SETTINGS, max_examples=60, stateful_step_count=40, derandomize=False)
    with _stage(postgres, migrated, tmp_path) as stage:
        _run(stage, how)
