"""What is said, as each language writes it."""

import logging
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dialogs.language.marks import own_apart
from dialogs.language.say import Hours, Say, Sayable
from dialogs.language.texts import Catalogues, TextMissing

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural}\\n"
"X-Reviewed: 2026-11-23, the tests\\n"
"""
WESTERN = "nplurals=2; plural=(n != 1);"
GENERAL = """
msgid "talk.text_missing"
msgstr "Hier mist {key}."
msgid "value.none"
msgstr "niets"
msgid "value.missing"
msgstr "(onbekend)"
msgid "value.day"
msgstr "{weekday} {day} {month} {year}"
msgid "value.clock"
msgstr "{hour}.{minute}"
msgid "value.moment"
msgstr "{day}, {time} uur"
msgid "value.hours"
msgstr "{day}, {from}–{until} uur"
msgid "word.help"
msgstr "hulp|help"
msgid "plan.start"
msgstr "plan vervolg|Vervolg"
"""
OWN = """
msgid "told.plain"
msgstr "Dag {name}."
msgid "told.when"
msgstr "Op {when}."
msgid "told.all"
msgstr "Dit staat er:\\n{items}"
msgid "told.open"
msgid_plural "told.open"
msgstr[0] "Er staat {count} afspraak open."
msgstr[1] "Er staan {count} afspraken open."
"""


def write(folder: Path, language: str, text: str, plural: str = WESTERN) -> None:
    (folder / language).mkdir(exist_ok=True)
    path = folder / language / "texts.po"
    path.write_text(HEADER.format(plural=plural) + text, encoding="utf-8")


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    write(tmp_path, "nl", GENERAL + OWN)
    return Catalogues.load(tmp_path, strict=True)


@pytest.fixture(scope="module")
def shipped() -> Catalogues:
    return Catalogues.load(strict=True)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (date(2026, 12, 8), "dinsdag 8 december 2026", "Tuesday 8 December 2026"),
        (
            datetime(2026, 12, 8, 13, 30, tzinfo=UTC),
            "dinsdag 8 december 2026, 14.30 uur",
            "Tuesday 8 December 2026, 14:30",
        ),
        (
            datetime(2027, 7, 1, 7, 5, tzinfo=UTC),
            "donderdag 1 juli 2027, 09.05 uur",
            "Thursday 1 July 2027, 09:05",
        ),
        (
            datetime(2026, 12, 8, 23, 30, tzinfo=UTC),
            "woensdag 9 december 2026, 00.30 uur",
            "Wednesday 9 December 2026, 00:30",
        ),
        (
            Hours(datetime(2026, 12, 8, 13, 30, tzinfo=UTC), timedelta(minutes=45)),
            "dinsdag 8 december 2026, 14.30–15.15 uur",
            "Tuesday 8 December 2026, 14:30–15:15",
        ),
        (
            # the clock goes back at three that night: two hours later it is three, not four
            Hours(datetime(2026, 10, 24, 23, 0, tzinfo=UTC), timedelta(hours=3)),
            "zondag 25 oktober 2026, 01.00–03.00 uur",
            "Sunday 25 October 2026, 01:00–03:00",
        ),
        (7, "7", "7"),
        (None, "niet ingevuld", "not filled in"),
        ([], "niet ingevuld", "not filled in"),
        (["Fenna", Say("button.skip")], "• Fenna\n• Overslaan", "• Fenna\n• Skip"),
        ("Sem", "Sem", "Sem"),
        (Say("value.as_is", {"value": "Sem"}), "Sem", "Sem"),
    ],
)
def test_every_kind_of_value_is_written_as_people_write_it(
    shipped: Catalogues, value: Sayable, dutch: str, english: str
) -> None:
    assert shipped.texts("nl").value(value) == dutch
    assert shipped.texts("en").value(value) == english


def test_hours_are_those_of_the_school_wherever_the_moment_was_noted(shipped: Catalogues) -> None:
    in_tokyo = datetime(2026, 12, 8, 22, 30, tzinfo=timezone(timedelta(hours=9)))

    assert shipped.texts("nl").value(in_tokyo) == "dinsdag 8 december 2026, 14.30 uur"


def test_a_moment_without_a_zone_is_refused(shipped: Catalogues) -> None:
    with pytest.raises(ValueError, match="zone"):
        shipped.texts("nl").value(datetime(2026, 12, 8, 14, 30))  # noqa: DTZ001 - the point


def test_values_fill_their_places_and_lists_stand_on_their_own(catalogues: Catalogues) -> None:
    texts = catalogues.texts("nl")

    assert texts.render(Say("told.plain", {"name": "Fenna", "unused": 1})) == "Dag Fenna."
    assert (
        texts.render(Say("told.all", {"items": ["een", Say("told.plain", {"name": "Noor"})]}))
        == "Dit staat er:\n• een\n• Dag Noor."
    )


def test_a_value_that_looks_like_a_place_is_left_as_it_is(catalogues: Catalogues) -> None:
    said = catalogues.texts("nl").render(Say("told.plain", {"name": "{name}{key}%(name)s"}))

    assert said == "Dag {name}{key}%(name)s."


def test_only_words_are_escaped_for_the_medium(catalogues: Catalogues) -> None:
    texts = catalogues.texts("nl")
    told = Say("told.all", {"items": ["sem", Say("told.plain", {"name": "noor"}), "x"]})

    assert texts.render(told, str.upper) == "Dit staat er:\n• SEM\n• Dag NOOR.\n• X"
    assert texts.render(Say("told.when", {"when": date(2026, 12, 8)}), str.upper) == (
        "Op dinsdag 8 december 2026."
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Er staan 0 afspraken open."),
        (1, "Er staat 1 afspraak open."),
        (2, "Er staan 2 afspraken open."),
    ],
)
def test_a_number_chooses_the_plural(catalogues: Catalogues, count: int, said: str) -> None:
    assert catalogues.texts("nl").render(Say("told.open", {"count": count})) == said


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other"), (102, "other")],
)
def test_six_plural_forms_follow_the_order_of_the_header(
    tmp_path: Path, count: int, form: str
) -> None:
    arabic = (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    )
    forms = ("zero", "one", "two", "few", "many", "other")
    plural = 'msgid "told.open"\nmsgid_plural "told.open"\n' + "".join(
        f'msgstr[{position}] "{name} {{count}}"\n' for position, name in enumerate(forms)
    )
    write(tmp_path, "nl", GENERAL + plural_of_two())
    write(tmp_path, "ar", GENERAL + plural, arabic)
    texts = Catalogues.load(tmp_path, strict=True).texts("ar")

    assert texts.language == "ar"
    said = texts.render(Say("told.open", {"count": count}))
    assert said == f"{form} {own_apart(str(count))}"


def plural_of_two() -> str:
    return 'msgid "told.open"\nmsgid_plural "told.open"\nmsgstr[0] "{count}"\nmsgstr[1] "{count}"\n'


def test_what_is_missing_is_an_error_in_tests(catalogues: Catalogues) -> None:
    texts = catalogues.texts("nl")

    with pytest.raises(TextMissing, match=r"told\.never"):
        texts.render(Say("told.never"))
    with pytest.raises(TextMissing, match="name"):
        texts.render(Say("told.plain"))
    with pytest.raises(TextMissing, match="count"):
        texts.render(Say("told.open"))
    with pytest.raises(TextMissing, match=r"told\.never"):
        texts.alternatives("told.never")


def test_what_is_missing_in_service_is_said_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, "nl", GENERAL + OWN)
    texts = Catalogues.load(tmp_path).texts("nl")

    with caplog.at_level(logging.ERROR):
        assert texts.render(Say("told.never")) == "Hier mist told.never."
        assert texts.render(Say("told.plain", {"nam": "Sem"})) == "Dag (onbekend)."
        assert texts.render(Say("told.open")) == "Er staan (onbekend) afspraken open."

    assert [record.message for record in caplog.records] == ["text missing", *["value missing"] * 2]
    assert "Sem" not in caplog.text


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nl-NL", "nl"),
        ("nl", "nl"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("fr-FR", "nl"),
        ("", "nl"),
        (None, "nl"),
        ("../../etc", "nl"),
    ],
)
def test_a_reader_gets_the_nearest_language_on_offer(
    shipped: Catalogues, locale: str | None, language: str
) -> None:
    assert shipped.texts(locale).language == language


def test_phrases_are_understood_in_every_language_at_once(shipped: Catalogues) -> None:
    spoken = shipped.spoken(prefix="word.")

    assert spoken["hulp"] == spoken["help"] == "word.help"
    assert spoken["annuleren"] == spoken["cancel"] == spoken["stop"] == "word.cancel"
    assert [len(phrase) for phrase in spoken] == sorted(map(len, spoken), reverse=True)
    assert shipped.texts("nl").alternatives("word.back") == ("terug", "vorige")


def test_starts_are_found_by_their_ending_and_casefolded(catalogues: Catalogues) -> None:
    assert catalogues.spoken(suffix=".start") == {
        "plan vervolg": "plan.start",
        "vervolg": "plan.start",
    }


def test_a_text_can_be_asked_for_in_another_language_than_the_readers(
    shipped: Catalogues,
) -> None:
    when = Say("moment.what_time", {"day": date(2026, 12, 8)}, language="en")
    dutch = shipped.texts("nl")

    assert dutch.render(when) == shipped.texts("en").render(replace(when, language=None))
    assert dutch.render(replace(when, language="nl")).startswith("dinsdag 8 december 2026")
    assert dutch.render(replace(when, language="fr")).startswith("dinsdag 8 december 2026")


def test_a_key_can_be_looked_for(catalogues: Catalogues) -> None:
    assert catalogues.texts("nl").knows("told.plain")
    assert not catalogues.texts("nl").knows("told.never")


def test_rendering_takes_less_than_thirty_microseconds(shipped: Catalogues) -> None:
    texts = shipped.texts("nl")
    told = Say(
        "error.not_a_school_day",
        {"given": date(2026, 12, 8), "next": datetime(2026, 12, 9, 13, 30, tzinfo=UTC)},
    )

    def rounds() -> float:
        begun = time.process_time()
        for _ in range(100):
            texts.render(told)
        return (time.process_time() - begun) / 100

    assert min(rounds() for _ in range(50)) < 30e-6
