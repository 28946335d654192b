"""Turning templates into pages, in the language of who reads them."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Self

from aiohttp import web

from bot.pages.marking import in_other_script, with_elements
from bot.pages.templating import SpokenTemplates
from dialogs.language.harmless import harmless
from dialogs.language.marks import words_apart
from dialogs.language.offers import Offer
from dialogs.language.say import Say, Sayable
from dialogs.language.texts import BASE_LANGUAGE, Catalogues, Escape, Texts

_HERE = Path(__file__).parent
_REMARK = re.compile(rb"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rb"\s*([{};,])\s*|\s+")
LANGUAGE = "taal"
"""The name in an address that chooses the language of a page."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The style of all pages; its name changes with its content, so it can be kept for ever."""

    name: str
    text: bytes

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read it without what only its writers need, and name it after what is in it."""
        text = _REMARK.sub(b"", path.read_bytes())
        text = _SPACE.sub(lambda space: space[1] or b" ", text)
        return cls(f"pages.{sha256(text).hexdigest()[:16]}.css", text)


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of a page; what people wrote is marked as Dutch on a page in another language.

    ``to_pupil``: what has words of its own for a pupil (``<key>.pupil``) is said in those.
    """

    texts: Texts
    to_pupil: bool = False

    @property
    def language(self) -> str:
        """The tag of the page's language."""
        return self.texts.language

    @property
    def escape(self) -> Escape:
        """What is done to people's words; from right to left every value is marked already."""
        if self.language == BASE_LANGUAGE or self.texts.direction == "rtl":
            return harmless
        return _as_dutch

    def render(self, say: Say) -> str:
        """Return a text."""
        return self.texts.render(self._to_reader(say), self.escape)

    def value(self, value: Sayable) -> str:
        """Return a value as it stands in a text."""
        said = self._to_reader(value) if isinstance(value, Say) else value
        return self.texts.value(said, self.escape)

    def own(self, words: str) -> str:
        """Return what the reader wrote themselves: in the page's language, as far as its signs say.

        Where the page is in a script of its own, Latin letters are taken for Dutch.
        """
        name = self.t("page.language.name")
        return self.value(words) if in_other_script(name) else harmless(words)

    def t(self, key: str, **filling: Sayable) -> str:
        """Return a text by its key and values."""
        return self.render(Say(key, filling))

    def sentence(self, key: str) -> str | None:
        """Return a text in which nothing is filled in, None for one in which something is."""
        said = self._to_reader(Say(key))
        return self.texts.render(said) if self.texts.is_whole(said.key) else None

    def _to_reader(self, say: Say) -> Say:
        """Return a text, and those within it, in the words for who reads the page."""
        if not self.to_pupil:
            return say
        within = {
            name: self._to_reader(value) if isinstance(value, Say) else value
            for name, value in say.values.items()
        }
        own = f"{say.key}.pupil"
        return replace(say, key=own if self.texts.knows(own) else say.key, values=within)


class Pages:
    """Renders the pages in every language on offer: to guests, or to staff."""

    def __init__(self, stylesheet: Stylesheet, offer: Offer, for_staff: Offer) -> None:
        self.stylesheet = stylesheet
        self._offer = offer
        self._for_staff = for_staff
        self._kept: dict[Hashable, str] = {}
        self._languages = [
            (each, offer.texts(each).render(Say("page.language.name"))) for each in offer.languages
        ]

    @classmethod
    def load(cls, catalogues: Catalogues) -> Self:
        """Read and compile every template: a broken one stops the start, not a parent.

        In the base language; others differ in their sentences alone, and wait for a reader.

        Raises:
            TemplateError: a template is not valid.
        """
        _templates(Shown(catalogues.texts(BASE_LANGUAGE))).compile_all()
        sheet = Stylesheet.read(_HERE / "static" / "pages.css")
        return cls(sheet, catalogues.for_guests, catalogues)

    def for_staff(self) -> "Pages":
        """Return the same pages in the languages that staff read."""
        return Pages(self.stylesheet, self._for_staff, self._for_staff)

    def texts_for(self, request: web.Request, preferred: str | None = None) -> Texts:
        """Return the texts of the language a reader chose on the page, or else prefers.

        Without ``preferred`` it is the first language on offer that their browser asks for.
        """
        chosen = request.query.get(LANGUAGE)
        if chosen not in self._offer.languages:
            relied_on = [one for one in self._offer.languages if one not in self._offer.drafts]
            chosen = preferred or _asked_by_browser(request, relied_on)
        return self._offer.texts(chosen)

    def texts_in(self, language: str) -> Texts:
        """Return the texts of a language, whatever was chosen on a page."""
        return self._offer.texts(language)

    def page(
        self, template: str, texts: Texts, *, status: int = 200, **values: object
    ) -> web.Response:
        """Return a page; ``t`` says a text in it by its key and values.

        ``to_pupil`` among the values: its reader is a pupil, who is spoken to as one.
        """
        shown = Shown(texts, to_pupil=values.get("to_pupil") is True)
        body = (
            _templates(shown)
            .get_template(template)
            .render(
                t=shown.t,
                texts=shown,
                direction=texts.direction,
                languages=self._languages,
                draft=self._draft(texts.language),
                stylesheet=f"/static/{self.stylesheet.name}",
                **values,
            )
        )
        return web.Response(
            text=with_elements(body), status=status, content_type="text/html", charset="utf-8"
        )

    def kept_page(
        self, about: Hashable, own: Sequence[str], render: Callable[[], web.Response]
    ) -> web.Response:
        """Return a page that is the same for everybody but for a few texts, rendered once.

        Args:
            about: what makes the page another one; of that there may be only so much.
            own: texts of this visitor, which nothing else on the page is like: they are not kept.
            render: renders it for this visitor.
        """
        if about not in self._kept:
            text = render().text or ""
            for place, one in enumerate(own):
                text = text.replace(one, _own_text(place))
            self._kept[about] = text
        text = self._kept[about]
        for place, one in enumerate(own):
            text = text.replace(_own_text(place), one)
        return web.Response(text=text, content_type="text/html", charset="utf-8")

    def message(
        self, texts: Texts, key: str, status: int = 200, *, to_pupil: bool = False
    ) -> web.Response:
        """Return a page that says one thing, the same to everybody; ``to_pupil`` as in ``page``."""
        page = self.kept_page(
            (texts.language, key, to_pupil),
            (),
            lambda: self.page("message.html", texts, to_pupil=to_pupil, key=key, reference=None),
        )
        page.set_status(status)
        return page

    def _draft(self, language: str) -> str | None:
        """Return what a page in a language that nobody reviewed says about that, in Dutch."""
        if language not in self._offer.drafts:
            return None
        return self._offer.texts(BASE_LANGUAGE).render(Say("page.language.draft"))


@cache
def _templates(shown: Shown) -> SpokenTemplates:
    """Return the templates as they are shown; they do not change while we run."""
    return SpokenTemplates(shown.sentence)


def _own_text(place: int) -> str:
    """Return what stands for a visitor's own text in a page that is kept: nobody can type it."""
    return f"\x00{place}\x00"


def _as_dutch(words: str) -> str:
    return words_apart(harmless(words))


def _asked_by_browser(request: web.Request, offered: Sequence[str]) -> str:
    """Return the first language of ``Accept-Language`` that is on offer; weights are left aside.

    Browsers list them in order of preference already.
    """
    for part in request.headers.get("Accept-Language", "").split(","):
        language = part.split(";")[0].split("-")[0].strip().lower()
        if language in offered:
            return language
    return offered[0]
