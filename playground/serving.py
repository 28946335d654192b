"""Putting the playground's page, its wishes and its connector into the bot's own server."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from playground.api import WishesOfThePage
from playground.clock import MovableClock
from playground.fence import fence
from playground.mail import open_mail
from playground.mailbox import Mailbox
from playground.stream import Stream
from playground.teams import TeamsInABox

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PAGE = Path(__file__).parent / "page"
CARDS = Path(__file__).parent.parent / "node_modules" / "adaptivecards" / "dist"
CARDS_MISSING = "Cards cannot be shown: npm's adaptivecards is not installed. Run: make install"

CONNECTOR_PATH = "/playground/teams"

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
_MAIL_HEAD = '<base target="_blank"><style>body{font:14px/1.5 system-ui,sans-serif}</style>'


@dataclass(frozen=True, slots=True)
class Playground:
    """The parts of a playground that are served together."""

    teams: TeamsInABox
    mailbox: Mailbox
    clock: MovableClock
    start_over: Callable[[], None]
    cards: Path = CARDS


def add_playground(app: web.Application, playground: Playground) -> None:
    """Serve the playground beside a bot, and put the fence around both.

    The page is at ``/``, everything else below ``/playground/``.
    """
    stream = Stream(playground.teams, playground.mailbox)
    wishes = WishesOfThePage(playground.teams, playground.clock, playground.start_over)
    app.middlewares.insert(0, fence)
    app.router.add_get("/", _page)
    app.router.add_get("/playground/events", stream.serve)
    app.router.add_get("/playground/mails/{mail}", _mail_shower(playground.mailbox))
    app.router.add_get("/playground/cards/{name}", _card_library(playground.cards))
    app.router.add_static("/playground/page", PAGE)
    app.add_subapp("/playground/wishes", wishes.app())
    app.add_subapp(CONNECTOR_PATH, playground.teams.connector.app())
    app.on_shutdown.append(stream.close)


async def _page(_: web.Request) -> web.Response:
    return web.Response(
        body=(PAGE / "index.html").read_bytes(),
        content_type="text/html",
        charset="utf-8",
        headers={"Content-Security-Policy": _PAGE_POLICY, "Cache-Control": "no-store"},
    )


def _mail_shower(mailbox: Mailbox) -> Handler:
    """Return a handler that shows the HTML of a mail, without scripts and without images."""

    async def show(request: web.Request) -> web.Response:
        mail = mailbox.find(request.match_info["mail"])
        if mail is None:
            raise web.HTTPNotFound
        shown = _MAIL_HEAD + open_mail(mail).html
        return web.Response(
            text=shown,
            content_type="text/html",
            headers={"Content-Security-Policy": _MAIL_POLICY, "Referrer-Policy": "no-referrer"},
        )

    return show


def _card_library(folder: Path) -> Handler:
    """Return a handler that gives out npm's ``adaptivecards``, found where set-up put it."""

    async def give(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in ("adaptivecards.min.js", "adaptivecards.css"):
            raise web.HTTPNotFound
        if not (folder / name).is_file():
            raise web.HTTPNotFound(text=CARDS_MISSING)
        return web.FileResponse(folder / name)

    return give
