"""Texts are short, plain and friendly: language level B1, a light check.

A long sentence and a hard word are what can be counted; that a text is clear still has to be
read by people. Parents get the shortest sentences, and are spoken to as "u".
"""

import re

import pytest

from dialogs.flows import FLOWS
from dialogs.language.catalogue import Text, are_phrases
from dialogs.language.texts import Catalogues

CATALOGUES = Catalogues.load(strict=True)
TEXTS = [
    (language, key, text)
    for language in CATALOGUES.languages
    for key, text in CATALOGUES.catalogue(language).texts.items()
    if not are_phrases(key)
]
TITLES = {f"{flow.name}.title" for flow in FLOWS}
LONGEST_SENTENCE, LONGEST_FOR_PARENTS = 20, 12
MEAN_SENTENCE, NINE_OF_TEN = 8, 13
LONGEST_TEXT, LONGEST_BUTTON = 900, 20
FOR_PARENTS = ("page.guest.", "mail.", "push.meeting_link")
HARD = {
    "nl": re.compile(
        r"""\b(?:
        middels|indien|teneinde|inzake|omtrent|derhalve|echter|tevens|alsmede|voorts|dient|dienen
        |betreffende|aangaande|conform|ingevolge|casus|arrangement\w*|handelings\w+|problematiek
        |ondersteuningsbehoefte|verstrekken|faciliteren|optimaliseren|implementeren|monitoren
        |evalueren|participeren|gremium|geadresseerde|ondergetekende|voornoemde?
        |thans|eveneens|desbetreffende|hieromtrent|alsook|tenzij|retourneren|dienaangaande|genoemde
        |wenst|benodigde?|verstrekt|alvorens|mits|reeds|ten\ behoeve\ van|met\ betrekking\ tot
        |ter\ zake|nopens|jegens|bewerkstelligen|accorderen|escaleren|gerelateerd
        )\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "en": re.compile(
        r"""\b(?:
        hereby|therein|regarding|pursuant|facilitate|utili[sz]e|commence|terminate|endeavour
        |notwithstanding|aforementioned|invalid|abort|prior|subsequent\w*
        |herein|thereof|henceforth|ascertain|deem|in\ lieu|heretofore|whereby|in\ respect\ of
        |escalate|leverage|stakeholder\w*
        )\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")
_MARKUP = set("*_`~#|<>[]\\&")


def sentences(text: Text) -> list[str]:
    return [part for form in text.forms for part in _SENTENCE.split(form.text) if part.strip()]


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_sentences_are_short(language: str) -> None:
    long = {
        key: sentence
        for tongue, key, text in TEXTS
        for sentence in sentences(text)
        if tongue == language
        and len(sentence.split())
        > (LONGEST_FOR_PARENTS if key.startswith(FOR_PARENTS) else LONGEST_SENTENCE)
    }

    assert long == {}


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_most_sentences_are_far_shorter(language: str) -> None:
    lengths = sorted(
        len(sentence.split())
        for tongue, key, text in TEXTS
        for sentence in sentences(text)
        if tongue == language and not key.startswith(("button.", "choice."))
    )

    assert sum(lengths) / len(lengths) <= MEAN_SENTENCE
    assert lengths[len(lengths) * 9 // 10] <= NINE_OF_TEN


@pytest.mark.parametrize("language", CATALOGUES.languages)
def test_no_word_is_hard(language: str) -> None:
    found = {
        key: words
        for tongue, key, text in TEXTS
        if tongue == language and (words := HARD[language].findall(" ".join(sentences(text))))
    }

    assert found == {}


def test_texts_are_not_long_and_buttons_fit() -> None:
    for language, key, text in TEXTS:
        for form in text.forms:
            is_button = key.startswith(("button.", "choice.")) or key in TITLES
            most = LONGEST_BUTTON if is_button else LONGEST_TEXT
            assert len(form.text) <= most or key.startswith(("manifest.", "page.")), (language, key)


def test_no_text_holds_markup() -> None:
    """A card shows text as it is, a message reads it as markdown, a page escapes it."""
    marked = {
        (language, key): sorted(signs)
        for language, key, text in TEXTS
        if (
            signs := _MARKUP
            & {sign for form in text.forms for part in form.parts[::2] for sign in part}
        )
    }

    assert marked == {}


def test_no_line_of_a_text_begins_a_list_of_markdown() -> None:
    for language, key, text in TEXTS:
        for form in text.forms:
            assert not re.search(r"^(?:[-+=]|\d+[.)]|[ \t])", form.text, re.MULTILINE), (
                language,
                key,
            )


def test_texts_ask_one_thing_at_a_time() -> None:
    several = {
        (language, key): form.text
        for language, key, text in TEXTS
        for form in text.forms
        if key.endswith((".ask", ".confirm")) and form.text.count("?") > 1
    }

    assert several == {}


def test_staff_are_spoken_to_as_je_and_parents_as_u() -> None:
    formal = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
    informal = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
    wrong = {
        key
        for language, key, text in TEXTS
        for form in text.forms
        if language == "nl"
        and (informal if key.startswith(FOR_PARENTS) else formal).search(form.text)
        and not key.startswith("mail.pupil_")
        and not key.startswith("page.")
    }

    assert wrong == set()


def test_pupils_are_spoken_to_as_je_wherever_they_have_words_of_their_own() -> None:
    formal = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
    for_pupils = [
        (key, form.text)
        for language, key, text in TEXTS
        for form in text.forms
        if language == "nl" and (key.endswith(".pupil") or key.startswith("page.pupil."))
    ]

    assert len(for_pupils) > 100
    assert [key for key, text in for_pupils if formal.search(text)] == []
