"""The composition root: the one place where the parts meet."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256

from aiohttp import web

from bot.delivery.letter_writer import LetterWriter
from bot.delivery.mail import From
from bot.delivery.smtp import Mailer, MailServer
from bot.delivery.worker import DeliveryWorker, Roads
from bot.edge import Edge
from bot.foundation import Foundation
from bot.pages.code_page import code_page
from bot.pages.forms import Seals
from bot.pages.guests.pages import guest_pages
from bot.pages.house import House
from bot.pages.information import privacy_page, static_files, terms_page
from bot.pages.outside.pages import outside_pages
from bot.pages.protection import show_strays
from bot.pages.proxies import NO_PROXIES, Proxies
from bot.pages.pupil.pages import pupil_pages
from bot.pages.rendering import LANGUAGE, Pages
from bot.pages.staff.inspection import inspection_pages
from bot.pages.staff.letter import letter_pages
from bot.pages.staff.pages import staff_pages
from bot.pages.staff.report_paper import report_paper_pages
from bot.pages.staff.writing import writing_pages
from bot.teams.adapter import TeamsAdapter
from bot.teams.messenger import TeamsMessenger
from bot.teams.roster_sync import RosterReader
from bot.teams.sweep import RosterSweep
from bot.teams.turns import TeamsTurns, TurnParts
from cases.desk import Clock
from cases.identities import TenantId
from cases.model.breaches import Officer
from dialogs.all_conversations import all_conversations
from dialogs.language.texts import Catalogues

WORKER: web.AppKey[DeliveryWorker] = web.AppKey("worker", DeliveryWorker)
SWEEP: web.AppKey[RosterSweep] = web.AppKey("sweep", RosterSweep)


@dataclass(frozen=True, slots=True)
class Outside:
    """What differs between Teams, the playground and a test.

    ``public_url`` is where our pages are found, without a slash at its end; ``poll`` runs the
    worker by itself (a test that moves the clock runs it by hand). ``coordinators`` are object
    ids and mail addresses of people who may start cases in every team they are in. ``officer``
    hears of data breaches in a tenant. ``draft_languages`` shows parents' pages also in
    languages that nobody reviewed, marked as such. ``proxies`` stand in front of our pages.
    """

    edge: Callable[[], AbstractAsyncContextManager[Edge]]
    foundation: Callable[[], AbstractAsyncContextManager[Foundation]]
    clock: Clock
    public_url: str
    mail_server: MailServer
    sender: From
    frame_ancestors: str = "'none'"
    proxies: Proxies = NO_PROXIES
    strict_texts: bool = False
    draft_languages: bool = False
    poll: bool = True
    coordinators: frozenset[str] = frozenset()
    officer: tuple[TenantId, Officer] | None = None


@asynccontextmanager
async def open_app(outside: Outside) -> AsyncIterator[web.Application]:
    """Open everything, and give the application that serves it; close all of it at the end.

    Raises:
        SettingsOdd, ServerUnavailable, DatabaseAway: it cannot be opened; the message says why.
    """
    async with outside.foundation() as foundation, outside.edge() as edge:
        catalogues = Catalogues.load(
            strict=outside.strict_texts,
            switched_on=foundation.practice.parents_languages,
            drafts=outside.draft_languages,
        )
        rosters = RosterReader(
            foundation.database,
            edge.sources,
            outside.clock,
            edge.service_url,
            named=frozenset(name.casefold() for name in outside.coordinators),
        )
        if outside.officer:
            await rosters.name_officer(*outside.officer)
        opened = _Opened(outside, catalogues, foundation, edge, rosters)
        app, worker = web.Application(), opened.worker()
        opened.add_bot(app)
        opened.add_pages(app)
        sweep = RosterSweep(rosters, outside.clock, foundation.practice)
        app[WORKER], app[SWEEP] = worker, sweep
        if not outside.poll:
            yield app
            return
        stop = asyncio.Event()
        delivering = asyncio.create_task(worker.run(stop), name="deliveries")
        sweeping = asyncio.create_task(sweep.run(stop), name="roster sweeps")
        try:
            yield app
        finally:
            stop.set()
            await asyncio.gather(delivering, sweeping)


@dataclass(frozen=True, slots=True)
class _Opened:
    """The parts that were opened, and what is made of them."""

    outside: Outside
    catalogues: Catalogues
    foundation: Foundation
    edge: Edge
    rosters: RosterReader

    def page_url(self, path: str, language: str) -> str:
        return f"{self.outside.public_url}{path}?{LANGUAGE}={language}"

    def add_bot(self, app: web.Application) -> None:
        parts = TurnParts(
            database=self.foundation.database,
            conversation=all_conversations(
                self.catalogues, by_graph=self.foundation.practice.makes_online_meetings
            ),
            catalogues=self.catalogues,
            connector=self.edge.connector,
            rosters=self.rosters,
            clock=self.outside.clock,
            page_url=self.page_url,
        )
        turns = TeamsTurns(parts)
        adapter = TeamsAdapter(self.edge.connector, turns.apologise)

        async def messages(request: web.Request) -> web.Response:
            return await adapter.process(await self.edge.gate.admit(request), turns)

        async def healthz(_: web.Request) -> web.Response:
            return web.Response(text="ok")

        app.router.add_post("/api/messages", messages)
        app.router.add_get("/healthz", healthz)

    def add_pages(self, app: web.Application) -> None:
        pages = Pages.load(self.catalogues)
        app.middlewares.append(show_strays(pages))
        house = House(
            database=self.foundation.database,
            pages=pages,
            seals=Seals(sha256(b"page forms|" + self.foundation.master_key).digest()),
            clock=self.outside.clock,
            frame_ancestors=self.outside.frame_ancestors,
            proxies=self.outside.proxies,
        )
        app.add_subapp("/g", guest_pages(house))
        app.add_subapp("/j", pupil_pages(house))
        app.add_subapp("/x", outside_pages(house))
        app.add_subapp("/l", staff_pages(house, self.rosters.refresh_known))
        app.add_subapp("/v", writing_pages(house, self.rosters.refresh_known))
        app.add_subapp("/i", inspection_pages(house, self.rosters.refresh_known))
        url = self.outside.public_url
        app.add_subapp("/brief", letter_pages(house, self.rosters.refresh_known, url))
        app.add_subapp("/afdruk", report_paper_pages(house, self.rosters.refresh_known))
        app.add_subapp("/b", code_page(house))
        app.add_subapp("/privacy", privacy_page(house))
        app.add_subapp("/voorwaarden", terms_page(house))
        app.add_subapp("/static", static_files(house))

    def worker(self) -> DeliveryWorker:
        outside, edge = self.outside, self.edge
        messenger = TeamsMessenger(edge.connector, self.catalogues, edge.bot_id, self.page_url)
        mails = LetterWriter(self.catalogues, outside.sender, outside.public_url, outside.clock)
        mailer = Mailer(outside.mail_server, outside.sender)
        roads = Roads(messenger, mails, mailer, self.rosters.refresh_known, edge.rooms)
        practice = self.foundation.practice
        return DeliveryWorker(self.foundation.database, roads, outside.clock, practice)
