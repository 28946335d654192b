"""In which languages parents can be written to: what is there, and what a school switched on."""

from collections.abc import Collection, Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import generate_po

from bot.settings import SettingsOdd
from dialogs.language.catalogue import Text
from dialogs.language.readiness import Readiness
from dialogs.language.texts import BASE_LANGUAGE, Catalogues

_NAMED_IN_A_SENTENCE = 8


def check_switched_on(languages: Collection[str]) -> None:
    """Refuse to start with a language in which parents would meet half a translation.

    Raises:
        SettingsOdd: a language is unknown, incomplete or not reviewed; the sentence says
            which, and what misses.
    """
    if not languages:
        return
    known = {each.language: each for each in Catalogues.load().readiness()}
    for language in languages:
        if language not in known:
            there = ", ".join(sorted(known))
            raise SettingsOdd(f"AANTAFEL_PRACTICE: languages: no {language}; there are {there}")
        if not known[language].is_ready:
            raise SettingsOdd(
                f"AANTAFEL_PRACTICE: languages: {language} cannot be switched on: "
                f"{'; '.join(_lacks(known[language]))}. See: aantafel languages"
            )


def with_drafts(languages: Collection[str]) -> tuple[str, ...]:
    """Return these and every other language there is, however far: to look at, in a playground."""
    every = (each.language for each in Catalogues.load().readiness())
    return tuple(dict.fromkeys((*languages, *every)))


def state_lines(on: Collection[str]) -> Iterator[str]:
    """Give a line for each language: how much is there, who reviewed it, whether it is on."""
    for each in Catalogues.load().readiness():
        yield (
            f"{each.language}  {each.percent:3}%  "
            f"{'on ' if each.language in on else 'off'}  "
            f"reviewed: {each.reviewed or 'no'}"
        )
        if each.missing:
            yield f"    missing ({len(each.missing)}): {', '.join(each.missing)}"
        if each.changed:
            yield f"    changed in Dutch since ({len(each.changed)}): {', '.join(each.changed)}"


def to_translate(language: str) -> str:
    """Return what is left to translate, as texts that can be filled in and put in the catalogue.

    Each has the Dutch in a comment, which has to stay: by it is known later whether the Dutch
    was changed.

    Raises:
        SettingsOdd: there is no such language.
    """
    catalogues = Catalogues.load()
    known = {each.language: each for each in catalogues.readiness()}
    if language not in known:
        raise SettingsOdd(f"there is no {language}; there are {', '.join(sorted(known))}")
    dutch = catalogues.catalogue(BASE_LANGUAGE).texts
    empty = Catalog(locale=language)
    for key in (*known[language].missing, *known[language].changed):
        empty[key] = _untranslated(key, dutch[key], empty.num_plurals)
    lines = (line for line in generate_po(empty, omit_header=True, ignore_obsolete=True, width=0))
    return "".join(lines)


def _untranslated(key: str, text: Text, plurals: int) -> Message:
    comments = [line for form in text.forms for line in form.text.splitlines() if line.strip()]
    if not text.plural:
        return Message(key, "", auto_comments=comments)
    return Message((key, key), ("",) * plurals, auto_comments=comments)


def _lacks(state: Readiness) -> Iterator[str]:
    if state.reviewed is None:
        yield "nobody reviewed it"
    for keys, what in ((state.missing, "missing"), (state.changed, "changed in Dutch since")):
        if keys:
            named = ", ".join(keys[:_NAMED_IN_A_SENTENCE])
            more = ", …" if len(keys) > _NAMED_IN_A_SENTENCE else ""
            yield f"{len(keys)} texts {what}: {named}{more}"
