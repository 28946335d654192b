"""Languages for parents and pupils: what they need, when they are offered, how drafts look."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel import Locale

from dialogs.language.catalogue import CatalogueError, read_catalogue
from dialogs.language.marks import base_apart, own_apart, words_apart
from dialogs.language.readiness import is_met_by_guests, readiness_of
from dialogs.language.say import Say
from dialogs.language.texts import LOCALES, Catalogues
from tests.language.test_texts import GENERAL, HEADER, WESTERN

DRAFTS = ("ar", "pl", "tr", "uk")
NEARLY_WHOLE = 98
"""So much of a draft is there: a board that switches it on has little to add before it is."""

COUNTS = (*range(31), 100, 101, 102, 103, 111, 112, 121, 122, 125, 1000)
"""Numbers among which every language has all its plural forms."""

ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)
SHIPPED = {language: read_catalogue(LOCALES / language) for language in ("nl", *DRAFTS)}
OF_PAGES = """
msgid "page.hello"
msgstr "Dag {name}."
msgid "page.bye"
msgstr ""
"Tot ziens.\\n"
"Tot {when}."
msgid "push.staff"
msgstr "Alleen voor school."
"""
HELLO = '#. Dag {name}.\nmsgid "page.hello"\nmsgstr "Merhaba {name}."\n'
BYE = '#. Tot ziens.\n#. Tot {when}.\nmsgid "page.bye"\nmsgstr "Görüşürüz. {when}."\n'
DAYS = "".join(
    f'msgid "value.{name}"\nmsgstr "{form}"\n'
    for name, form in {
        "day": "{day} {month} {year} {weekday}",
        "clock": "{hour}:{minute}",
        "moment": "{day}, {time}",
        "hours": "{day}, {from}-{until}",
        "none": "-",
        "missing": "?",
    }.items()
)


def school_with(
    folder: Path,
    texts: str,
    language: str = "tr",
    *,
    reviewed: str = "2026-12-01, Ayla Demir",
    plural: str = WESTERN,
) -> Path:
    """Write the base language and one for guests."""
    for name, text, header in (
        ("nl", GENERAL + OF_PAGES, HEADER.format(plural=WESTERN)),
        (language, texts, _for_guests(plural, reviewed)),
    ):
        (folder / name).mkdir()
        (folder / name / "texts.po").write_text(f"{header}\n{text}", encoding="utf-8")
    return folder


def _for_guests(plural: str, reviewed: str) -> str:
    header = HEADER.format(plural=plural) + '"X-Readers: guests\\n"\n'
    return header.replace("2026-11-23, the tests", reviewed)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return school_with(tmp_path, HELLO + BYE + DAYS)


def test_a_language_is_offered_to_guests_once_it_is_switched_on_and_never_to_staff(
    whole: Path,
) -> None:
    off = Catalogues.load(whole, strict=True)
    on = Catalogues.load(whole, strict=True, switched_on=("tr",))

    assert off.for_guests.languages == ("nl",)
    assert on.for_guests.languages == ("nl", "tr")
    assert on.for_guests.drafts == frozenset()
    assert on.languages == ("nl",)
    assert on.texts("tr").language == "nl"
    assert on.for_guests.texts("tr-TR").render(Say("page.hello", {"name": "Ece"})) == "Merhaba Ece."


def test_what_staff_alone_meet_is_not_needed(whole: Path) -> None:
    (state,) = (one for one in Catalogues.load(whole).readiness() if one.language == "tr")

    assert state.needed == 2 + 6
    assert (state.missing, state.changed, state.percent) == ((), (), 100)
    assert state.is_ready


@pytest.mark.parametrize(
    ("texts", "reviewed", "missing", "changed"),
    [
        (HELLO + DAYS, "2026-12-01, Ayla Demir", ("page.bye",), ()),
        (HELLO.replace("Merhaba {name}", "Merhaba") + BYE + DAYS, "no", ("page.hello",), ()),
        (
            HELLO.replace("#. Dag", "#. Hallo") + BYE + DAYS,
            "2026-12-01, Ayla Demir",
            (),
            ("page.hello",),
        ),
        (HELLO + BYE + DAYS, "no", (), ()),
    ],
)
def test_half_a_translation_is_not_offered_though_it_is_switched_on(
    tmp_path: Path,
    texts: str,
    reviewed: str,
    missing: tuple[str, ...],
    changed: tuple[str, ...],
) -> None:
    folder = school_with(tmp_path, texts, reviewed=reviewed)
    catalogues = Catalogues.load(folder, switched_on=("tr",))
    (state,) = (one for one in catalogues.readiness() if one.language == "tr")

    assert catalogues.for_guests.languages == ("nl",)
    assert (state.missing, state.changed) == (missing, changed)
    assert not state.is_ready
    assert state.reviewed == (None if reviewed == "no" else reviewed)


def test_a_review_has_a_date_and_a_name(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="a date and a name"):
        read_catalogue(school_with(tmp_path, HELLO, reviewed="soon") / "tr")


def test_a_draft_is_seen_with_dutch_where_it_has_no_text(tmp_path: Path) -> None:
    folder = school_with(tmp_path, HELLO, reviewed="no")
    drafts = Catalogues.load(folder, strict=True, drafts=True).for_guests
    texts = drafts.texts("tr")

    assert drafts.drafts == {"tr"}
    assert texts.render(Say("page.hello", {"name": "Ece"})) == "Merhaba Ece."
    assert texts.render(Say("page.bye", {"when": date(2026, 12, 8)})) == base_apart(
        "Tot ziens.\nTot dinsdag 8 december 2026."
    )


def test_from_right_to_left_every_value_is_set_apart(tmp_path: Path) -> None:
    folder = school_with(tmp_path, HELLO + BYE + DAYS, "ar", plural=ARABIC)
    texts = Catalogues.load(folder, strict=True, switched_on=("ar",)).for_guests.texts("ar")
    when = datetime(2026, 4, 8, 12, 30, tzinfo=UTC)

    assert texts.direction == "rtl"
    assert texts.value("WR-001") == words_apart("WR-001")
    assert texts.value(12) == own_apart("12")
    assert texts.value(when) == own_apart("8 أبريل (نيسان) 2026 الأربعاء, 14:30")
    assert texts.value("a\u2069b") == words_apart("ab")


@pytest.mark.parametrize("language", DRAFTS)
def test_what_is_shipped_fits_the_dutch(language: str) -> None:
    dutch, draft = SHIPPED["nl"], SHIPPED[language]
    shared = draft.texts.keys() & dutch.texts.keys()

    assert draft.for_guests
    assert readiness_of(draft, dutch).percent >= NEARLY_WHOLE
    assert [key for key in shared if not is_met_by_guests(key)] == []
    assert [key for key in shared if draft.texts[key].plural != dutch.texts[key].plural] == []


@pytest.mark.parametrize("language", DRAFTS)
def test_what_is_shipped_is_text_without_markup_or_hidden_marks(language: str) -> None:
    marked = {
        key
        for key, text in SHIPPED[language].texts.items()
        for form in text.forms
        for part in form.parts[::2]
        if set("*_`~#|<>[]\\&\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u00a0") & set(part)
    }

    assert marked == set()


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}),
        ("pl", {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 12: 2, 21: 2, 22: 1, 112: 2}),
        ("uk", {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 111: 2}),
        ("tr", {0: 1, 1: 0, 2: 1, 5: 1}),
    ],
)
def test_a_number_chooses_its_form_in_every_language(
    language: str, numbers: dict[int, int]
) -> None:
    catalogue = SHIPPED[language]

    assert {number: catalogue.form_for(number) for number in numbers} == numbers
    forms = {len(text.forms) for text in catalogue.texts.values() if text.plural}
    assert forms == {max(numbers.values()) + 1}


def test_a_mail_shown_to_staff_is_in_the_parents_language(whole: Path) -> None:
    catalogues = Catalogues.load(whole, strict=True, switched_on=("tr",))
    shown = Say("page.hello", {"name": "Ece"}, language="tr")

    assert catalogues.texts("nl").render(shown) == "Merhaba Ece."


@pytest.mark.parametrize("language", SHIPPED)
def test_plural_forms_are_chosen_as_unicode_chooses_them(language: str) -> None:
    catalogue, rule = SHIPPED[language], Locale.parse(language).plural_form
    chosen = {(catalogue.form_for(count), rule(count)) for count in COUNTS}

    assert len(chosen) == len({form for form, _ in chosen}) == len({kind for _, kind in chosen})


@pytest.mark.parametrize("language", DRAFTS)
def test_a_plural_form_names_its_number_unless_it_is_for_one_alone(language: str) -> None:
    catalogue = SHIPPED[language]
    numbers: dict[int, set[int]] = {}
    for count in COUNTS:
        numbers.setdefault(catalogue.form_for(count), set()).add(count)
    wrong = [
        key
        for key, text in catalogue.texts.items()
        for form, template in enumerate(text.forms)
        if text.plural and "count" not in template.names and len(numbers[form]) > 1
    ]

    assert wrong == []
