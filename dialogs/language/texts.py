"""Turning what is to be said into a reader's language."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from babel import Locale
from babel.lists import format_list

from dialogs.language.catalogue import COUNT, Catalogue, CatalogueError, Text, read_catalogue
from dialogs.language.harmless import harmless
from dialogs.language.marks import base_apart, own_apart, words_apart
from dialogs.language.offers import Offer
from dialogs.language.readiness import Readiness, lacking_texts, readiness_of
from dialogs.language.say import Hours, Say, Sayable, Together
from dialogs.language.template import Template
from dialogs.language.times import Times

LOCALES = Path(__file__).parent / "locales"
BASE_LANGUAGE = "nl"
"""The language in which texts are first written, and the one for readers of none of ours."""

_ALTERNATIVES = "|"
_TEXT_MISSING = "talk.text_missing"
_NONE = "value.none"
_MISSING = "value.missing"
_NEEDED = frozenset(
    {_TEXT_MISSING, _NONE, _MISSING, "value.day", "value.clock", "value.moment", "value.hours"}
)
_RTL = "rtl"
_BULLET = "• "
_LOG = logging.getLogger(__name__)

Escape = Callable[[str], str]


class TextMissing(LookupError):
    """A key has no text, or a place in it has no value: a mistake in the code or a catalogue."""


class Texts:
    """Everything that can be said in one language.

    What is missing is raised as ``TextMissing`` when ``strict`` (in tests). In service a
    person should still get an answer: a key without a text is said to be just that, naming
    the key to pass on, and a place without a value reads "(onbekend)"; both are logged.

    With a ``base`` a text that is not translated is said in the base language, and marked.
    ``direction`` is "ltr" or "rtl"; in the latter every value is set apart.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        strict: bool,
        others: "Callable[[str], Texts] | None" = None,
        base: "Texts | None" = None,
    ) -> None:
        self._others = others
        self._base = base
        self._catalogue = catalogue
        self._texts = catalogue.texts
        self._strict = strict
        self._times = Times(catalogue.language, self._only_form)
        self.direction = Locale.parse(catalogue.language).text_direction
        self._sources = (catalogue, base, strict)

    @property
    def language(self) -> str:
        """The language's tag: "nl"."""
        return self._catalogue.language

    @property
    def translated_by(self) -> str | None:
        """When and by whom the translation was reviewed; None for the school's own languages."""
        return self._catalogue.reviewed if self._catalogue.for_guests else None

    def render(self, say: Say, escape: Escape = harmless) -> str:
        """Return the text in this language. Raises ``TextMissing`` only when strict.

        ``escape`` makes somebody's words safe for the medium they go to; our own texts and
        the dates and numbers in them are plain and need none.
        """
        if say.language and say.language != self.language and self._others:
            return self._others(say.language).render(replace(say, language=None), escape)
        text = self._texts.get(say.key)
        if text is None:
            if self._base:
                return base_apart(self._base.render(say, escape))
            return self._without_text(say.key)
        form = text.forms[0] if not text.plural else self._plural_form(say, text)
        if len(form.parts) == 1:
            return form.parts[0]
        values = say.values

        def value_of(name: str) -> str:
            if name in values:
                return self.value(values[name], escape)
            return self._without_value(say.key, name)

        return form.fill(value_of)

    def value(self, value: Sayable, escape: Escape = harmless) -> str:
        """Return one value as it stands in a text."""
        match value:
            case str():
                return words_apart(escape(value)) if self.direction == _RTL else escape(value)
            case Say():
                return self.render(value, escape)
            case int() | date() | Hours():
                plain = str(value) if isinstance(value, int) else self._times.written(value)
                return own_apart(plain) if self.direction == _RTL else plain
            case None | [] | Together([]):
                return self._only_form(_NONE).text
            case Together(each):
                named = [self.value(one, escape) for one in each]
                return format_list(named, locale=self.language)
            case _:
                return "\n".join(_BULLET + self.value(each, escape) for each in value)

    def knows(self, key: str) -> bool:
        """Say whether there is such a text, if need be in the base language."""
        return key in self._texts or (self._base is not None and self._base.knows(key))

    def is_whole(self, key: str) -> bool:
        """Say whether there is such a text, and nothing has to be filled in."""
        if text := self._texts.get(key):
            return not text.plural and not text.names
        return self._base is not None and self._base.is_whole(key)

    def __eq__(self, other: object) -> bool:
        """Say whether both say the same of everything: they are of the same catalogues."""
        return isinstance(other, Texts) and self._sources == other._sources

    def __hash__(self) -> int:
        """Return the same number for those that are equal."""
        return hash(self._sources)

    def alternatives(self, key: str) -> tuple[str, ...]:
        """Return the phrases of a key that people may type, the first being the usual one.

        Raises:
            TextMissing: there is no such key.
        """
        text = self._texts.get(key)
        if text is None:
            raise TextMissing(f"{self.language} lacks {key}")
        return tuple(phrase.strip() for phrase in text.forms[0].text.split(_ALTERNATIVES))

    def _plural_form(self, say: Say, text: Text) -> Template:
        count = say.values.get(COUNT)
        if not isinstance(count, int):
            return text.forms[-1]  # rendering it reports the missing number
        return text.forms[self._catalogue.form_for(count)]

    def _only_form(self, key: str) -> Template:
        if key not in self._texts and self._base:
            return self._base._only_form(key)  # noqa: SLF001 - one of our own
        return self._texts[key].forms[0]

    def _without_text(self, key: str) -> str:
        if self._strict:
            raise TextMissing(f"{self.language} lacks {key}")
        _LOG.error("text missing", extra={"key": key, "language": self.language})
        return self._only_form(_TEXT_MISSING).fill(lambda _: key)

    def _without_value(self, key: str, name: str) -> str:
        if self._strict:
            raise TextMissing(f"{key} has no value for {{{name}}}")
        _LOG.error("value missing", extra={"key": key, "place": name})
        return self._only_form(_MISSING).text


def _read(folder: Path) -> Mapping[str, Catalogue]:
    return {path.name: read_catalogue(path) for path in sorted(folder.iterdir()) if path.is_dir()}


@cache
def _installed() -> Mapping[str, Catalogue]:
    """Return our own catalogues, which do not change while we run; reading them takes long."""
    return _read(LOCALES)


class Catalogues(Offer):
    """The texts of every language; read once, at the start.

    A language is offered to staff when it is complete (every text of the base language, with
    the same places) and its header says that somebody reviewed it: half a translation would put
    Dutch sentences on a page that says it is in another language. ``for_guests`` is what
    parents and pupils choose from: these, and the languages that the school switched on.
    """

    def __init__(
        self,
        catalogues: Mapping[str, Catalogue],
        *,
        strict: bool,
        switched_on: Collection[str] = (),
        drafts: bool = False,
    ) -> None:
        base = catalogues[BASE_LANGUAGE]
        self._catalogues = catalogues
        offered = {
            language: Texts(catalogue, strict=strict, others=self._for_anybody)
            for language, catalogue in sorted(
                catalogues.items(), key=lambda item: item[1] is not base
            )
            if catalogue.reviewed
            and not catalogue.for_guests
            and not self._log_lacking(catalogue, base)
        }
        super().__init__(offered)
        wanted = {
            language: readiness_of(catalogue, base).is_ready
            for language, catalogue in catalogues.items()
            if catalogue.for_guests and (drafts or language in switched_on)
        }
        fit = {
            language: Texts(catalogues[language], strict=strict, base=offered[BASE_LANGUAGE])
            for language, is_ready in wanted.items()
            if drafts or is_ready
        }
        unready = frozenset(language for language in fit if not wanted[language])
        self.for_guests = Offer(offered | fit, unready)

    @classmethod
    def load(
        cls,
        folder: Path = LOCALES,
        *,
        strict: bool = False,
        switched_on: Collection[str] = (),
        drafts: bool = False,
    ) -> Self:
        """Read every language's folder.

        Args:
            folder: holds a folder for each language.
            strict: whether what is missing is an error, as in tests.
            switched_on: the languages that the school offers to parents beside its own; one
                that is not ready is left out all the same.
            drafts: whether parents' pages can be seen in every language, ready or not.

        Raises:
            CatalogueError: a file is malformed or the base language is not fit to be offered.
        """
        read = _installed() if folder == LOCALES else _read(folder)
        base = read.get(BASE_LANGUAGE)
        if base is None or not base.reviewed:
            raise CatalogueError(f"{BASE_LANGUAGE} is missing, or a file of it is not reviewed")
        if lacking := _NEEDED - base.texts.keys():
            raise CatalogueError(f"{BASE_LANGUAGE} lacks {', '.join(sorted(lacking))}")
        return cls(read, strict=strict, switched_on=switched_on, drafts=drafts)

    def readiness(self) -> Sequence[Readiness]:
        """Return how far each language is, the base language first."""
        base = self._catalogues[BASE_LANGUAGE]
        ordered = sorted(self._catalogues.values(), key=lambda each: each is not base)
        return [readiness_of(catalogue, base) for catalogue in ordered]

    def catalogue(self, language: str) -> Catalogue:
        """Return the catalogue of a language, offered or not, for looking through its texts."""
        return self._catalogues[language]

    def spoken(self, prefix: str = "", suffix: str = "") -> dict[str, str]:
        """Return which key each phrase means, in every language at once, longest phrase first.

        Phrases are casefolded. ``spoken(prefix="word.")`` holds "hulp" and "help", both for
        ``word.help``; ``spoken(suffix=".start")`` the words that begin flows.

        Raises:
            CatalogueError: one phrase stands for two keys.
        """
        meant: dict[str, str] = {}
        for catalogue in self._catalogues.values():
            if catalogue.for_guests:  # nobody types in these
                continue
            for key, text in catalogue.texts.items():
                if key.startswith(prefix) and key.endswith(suffix):
                    for phrase in text.forms[0].text.casefold().split(_ALTERNATIVES):
                        if meant.setdefault(phrase.strip(), key) != key:
                            raise CatalogueError(
                                f"{phrase!r} means {key} and {meant[phrase.strip()]}"
                            )
        return dict(sorted(meant.items(), key=lambda item: -len(item[0])))

    def _for_anybody(self, language: str) -> Texts:
        return self.for_guests.texts(language)

    @staticmethod
    def _log_lacking(catalogue: Catalogue, base: Catalogue) -> frozenset[str]:
        if lacking := lacking_texts(catalogue, base):
            told = {"language": catalogue.language, "lacking": sorted(lacking)}
            _LOG.error("language not offered", extra=told)
        return lacking
