"""Turning templates into pages, every one compiled before the first visitor comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from aiohttp import web
from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from dialogs.language.say import Say, Sayable
from dialogs.language.texts import Catalogues, Texts

_HERE = Path(__file__).parent
LANGUAGE = "taal"
"""The name in an address that chooses the language of a page."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The style of all pages; its name changes with its content, so it can be kept for ever."""

    name: str
    text: bytes

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read it from a file, and name it after what is in it."""
        text = path.read_bytes()
        return cls(f"pages.{sha256(text).hexdigest()[:16]}.css", text)


class Pages:
    """Renders the pages in every language on offer."""

    def __init__(
        self, templates: Mapping[str, Template], stylesheet: Stylesheet, catalogues: Catalogues
    ) -> None:
        self._templates = templates
        self.stylesheet = stylesheet
        self._catalogues = catalogues
        self._languages = [
            (each, catalogues.texts(each).render(Say("page.language.name")))
            for each in catalogues.languages
        ]

    @classmethod
    def load(cls, catalogues: Catalogues) -> Self:
        """Read and compile every template: a broken one stops the start, not a parent.

        Raises:
            TemplateError: a template is not valid.
        """
        environment = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            auto_reload=False,
            cache_size=-1,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return cls(
            {name: environment.get_template(name) for name in environment.list_templates()},
            Stylesheet.read(_HERE / "static" / "pages.css"),
            catalogues,
        )

    def texts_for(self, request: web.Request, preferred: str | None = None) -> Texts:
        """Return the texts of the language a reader chose on the page, or else prefers.

        Without ``preferred`` it is the first language on offer that their browser asks for.
        """
        chosen = request.query.get(LANGUAGE)
        if chosen not in self._catalogues.languages:
            chosen = preferred or _asked_by_browser(request, self._catalogues.languages)
        return self._catalogues.texts(chosen)

    def page(
        self, template: str, texts: Texts, *, status: int = 200, **values: object
    ) -> web.Response:
        """Return a page; ``t`` says a text in it by its key and values."""

        def say(key: str, **filling: Sayable) -> str:
            return texts.render(Say(key, filling))

        body = self._templates[template].render(
            t=say,
            texts=texts,
            direction=Locale.parse(texts.language).text_direction,
            languages=self._languages,
            stylesheet=f"/static/{self.stylesheet.name}",
            **values,
        )
        return web.Response(text=body, status=status, content_type="text/html", charset="utf-8")


def _asked_by_browser(request: web.Request, offered: tuple[str, ...]) -> str:
    """Return the first language of ``Accept-Language`` that is on offer; weights are left aside.

    Browsers list them in order of preference already.
    """
    for part in request.headers.get("Accept-Language", "").split(","):
        language = part.split(";")[0].split("-")[0].strip().lower()
        if language in offered:
            return language
    return offered[0]
