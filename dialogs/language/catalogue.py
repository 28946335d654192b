"""Reading the texts of one language from its ``.po`` files."""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email import message_from_string
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from dialogs.language.template import Template

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_REVIEWED = re.compile(r"\d{4}-\d{2}-\d{2}, \S.*")
_DRAFT = "no"
_GUESTS = "guests"
COUNT = "count"
"""The place whose number chooses between the plural forms of a text."""


class CatalogueError(ValueError):
    """A catalogue cannot be used; the message says which file and text, and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: a single form, or one for each plural form of the language.

    ``names`` are those of all places, in whichever form.
    """

    forms: tuple[Template, ...]
    plural: bool
    names: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        names = frozenset[str]().union(*(form.names for form in self.forms))
        object.__setattr__(self, "names", names)  # asked for at every start, of every text


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All texts of one language; equal to none but itself.

    ``reviewed`` says when and by whom the translation was checked, None if it was not.
    ``form_for`` gives the position of the plural form for a number. ``for_guests`` says that
    it holds only what parents and pupils meet. ``sources`` holds the Dutch from which a text
    was translated, where the file says so, with single spaces.
    """

    language: str
    texts: Mapping[str, Text]
    reviewed: str | None
    form_for: Callable[[int], int]
    for_guests: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)


class _PoFile(Catalog):
    """A parsed ``.po`` file that does not quietly keep the first of two equal keys."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language)
        self.reviewed: str | None = None
        self.plural_header: str | None = None
        self.for_guests = False

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:  # noqa: A002 - Babel's name
        key = id if isinstance(id, str) else id[0]
        if key == "":
            header = message_from_string(str(message.string))
            self.reviewed = _review(header.get("X-Reviewed"))
            self.for_guests = header.get("X-Readers") == _GUESTS
            self.plural_header = header.get("Plural-Forms")
        elif self.get(key) is not None:
            raise CatalogueError(f"{key} is written twice")
        super().__setitem__(id, message)


def source_of(text: Text) -> str:
    """Return a text as a translation of it repeats it: all forms, with single spaces."""
    return " ".join(" ".join(form.text for form in text.forms).split())


def are_phrases(key: str) -> bool:
    """Say whether a key holds phrases to recognise, which differ by language and have no places."""
    return key.startswith("word.") or key.endswith((".start", ".words"))


def read_catalogue(folder: Path) -> Catalogue:
    """Return the texts of all ``.po`` files in the folder, whose name is the language.

    Untranslated and fuzzy texts are left out, so the language is incomplete without them.

    Raises:
        CatalogueError: a file is malformed, a key is written twice, or a place is not
            ``{name}``, or a review has no date and name.
    """
    texts: dict[str, Text] = {}
    files = {path: _read_file(path, folder.name) for path in sorted(folder.glob("*.po"))}
    if not files:
        raise CatalogueError(f"there are no .po files in {folder.name}")
    for path, file in files.items():
        read = _texts_of(file, path)
        if twice := texts.keys() & read.keys():
            raise CatalogueError(f"{folder.name}/{path.name} repeats {', '.join(sorted(twice))}")
        texts |= read
    if len({file.plural_header for file in files.values()}) > 1:
        raise CatalogueError(f"the files of {folder.name} differ in Plural-Forms")
    reviews = [file.reviewed for file in files.values()]
    return Catalogue(
        language=folder.name,
        texts=texts,
        reviewed="; ".join(sorted({each for each in reviews if each})) if all(reviews) else None,
        form_for=gettext.c2py(next(iter(files.values())).plural_expr),
        for_guests=all(file.for_guests for file in files.values()),
        sources={key: told for file in files.values() for key, told in _sources(file)},
    )


def _sources(file: _PoFile) -> Iterator[tuple[str, str]]:
    """Give each key whose comments for translators hold the Dutch, with that Dutch."""
    if file.for_guests:
        for message in file:
            key = message.id if isinstance(message.id, str) else message.id[0]
            if key and message.auto_comments:
                yield key, " ".join(" ".join(message.auto_comments).split())


def _review(header: str | None) -> str | None:
    """Return who reviewed a file and when, None if nobody did."""
    if header is None or header == _DRAFT:
        return None
    if not _REVIEWED.fullmatch(header):
        raise CatalogueError(f"X-Reviewed is a date and a name, or {_DRAFT}: {header}")
    return header


def _read_file(path: Path, language: str) -> _PoFile:
    file = _PoFile(language)
    try:
        with path.open("rb") as lines:
            PoFileParser(file, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except (CatalogueError, PoFileError) as error:
        raise CatalogueError(f"{language}/{path.name}: {error}") from error
    if file.plural_header is None:  # Babel's own order of the Arabic forms is not gettext's
        raise CatalogueError(f"{language}/{path.name}: the header lacks Plural-Forms")
    return file


def _texts_of(file: _PoFile, path: Path) -> dict[str, Text]:
    texts: dict[str, Text] = {}
    for message in file:
        if not message.id or message.fuzzy:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        written = message.string or ""
        forms = (written,) if isinstance(written, str) else tuple(written)
        if all(forms):
            try:
                texts[key] = _text(key, forms, plural=message.pluralizable)
            except ValueError as error:
                raise CatalogueError(f"{path.parent.name}/{path.name}: {key}: {error}") from error
    return texts


def _text(key: str, forms: tuple[str, ...], *, plural: bool) -> Text:
    if not _KEY.fullmatch(key):
        raise ValueError("a key is lower case words with dots between")
    if are_phrases(key):
        return Text((Template((forms[0],)),), plural=False)
    text = Text(tuple(Template.parse(form) for form in forms), plural=plural)
    if plural and COUNT not in text.names:
        raise ValueError(f"a plural needs a place {{{COUNT}}}")
    return text
