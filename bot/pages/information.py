"""Pages for everybody: the style sheet, how we treat data, and the conditions of use."""

from aiohttp import web

from bot.pages.house import House
from bot.pages.printing import print_sheet

_SUBJECTS = {
    "privacy": ("what", "who", "how_long", "rights", "safety", "contact"),
    "terms": ("what", "use", "no_advice", "contact"),
}
_FOR_EVER = "public, max-age=31536000, immutable"


def privacy_page(house: House) -> web.Application:
    """Return the application for ``/privacy``."""
    return _information(house, "privacy")


def terms_page(house: House) -> web.Application:
    """Return the application for ``/voorwaarden``."""
    return _information(house, "terms")


def static_files(house: House) -> web.Application:
    """Return the application for ``/static``: style sheets, whose names say what is in them."""
    sheets = {sheet.name: sheet for sheet in (house.pages.stylesheet, print_sheet())}

    async def style(request: web.Request) -> web.Response:
        sheet = sheets.get(request.match_info["name"])
        if sheet is None:
            raise web.HTTPNotFound
        return web.Response(
            body=sheet.text,
            content_type="text/css",
            charset="utf-8",
            headers={"Cache-Control": _FOR_EVER},
        )

    application = house.application("public")
    application.router.add_get("/{name}", style)
    return application


def _information(house: House, subject: str) -> web.Application:
    async def page(request: web.Request) -> web.Response:
        texts = house.pages.texts_for(request)
        return house.pages.kept_page(
            (subject, texts.language),
            (),
            lambda: house.pages.page(
                "information.html", texts, subject=subject, parts=_SUBJECTS[subject]
            ),
        )

    application = house.application("public")
    application.router.add_get("", page)
    return application
