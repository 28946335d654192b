"""Which catalogues are refused, and which languages are offered."""

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.language.catalogue import CatalogueError, read_catalogue
from dialogs.language.template import Template
from dialogs.language.texts import LOCALES, Catalogues

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Reviewed: 2026-11-23, the tests\\n"

"""


def catalogue_of(tmp_path: Path, text: str, header: str = HEADER) -> Path:
    folder = tmp_path / "nl"
    folder.mkdir()
    (folder / "texts.po").write_text(header + text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "{case.pupil}",
        "{0}",
        "{}",
        "{name!r}",
        "{count:>9}",
        "{name",
        "name}",
        "{{name}}",
        "{Name}",
        "{case[0]}",
        "{a b}",
    ],
)
def test_a_place_is_a_name_and_nothing_more(tmp_path: Path, text: str) -> None:
    folder = catalogue_of(tmp_path, f'msgid "a.b"\nmsgstr "{text}"\n')

    with pytest.raises(CatalogueError, match=r"nl/texts\.po: a\.b: only"):
        read_catalogue(folder)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["{name}", "{count}", "a", " ", "%", "\n", "é"])))
def test_a_text_is_the_same_after_it_was_cut(parts: list[str]) -> None:
    text = "".join(parts)
    template = Template.parse(text)

    assert template.text == text
    assert template.names == {part[1:-1] for part in parts if part.startswith("{")}
    assert template.fill(lambda name: f"<{name}>") == text.replace("{", "<").replace("}", ">")


def test_a_key_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    folder = catalogue_of(tmp_path, 'msgid "a.b"\nmsgstr "x"\n\nmsgid "a.b"\nmsgstr "y"\n')

    with pytest.raises(CatalogueError, match=r"a\.b is written twice"):
        read_catalogue(folder)


def test_a_key_in_two_files_is_refused(tmp_path: Path) -> None:
    folder = catalogue_of(tmp_path, 'msgid "a.b"\nmsgstr "x"\n')
    (folder / "zz.po").write_text(HEADER + 'msgid "a.b"\nmsgstr "x"\n', encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"nl/zz\.po repeats a\.b"):
        read_catalogue(folder)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('msgid "not a key"\nmsgstr "x"\n', "lower case"),
        ('msgid "a.b"\nmsgid_plural "a.b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n', "count"),
        ('msgid "a.b"\n', "missing msgstr"),
        ('msgid "a.b"\nmsgstr "x"\nrubbish\n', "keyword"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    folder = catalogue_of(tmp_path, text)

    with pytest.raises(CatalogueError, match=reason):
        read_catalogue(folder)


def test_a_header_must_say_the_plural_forms_and_all_files_the_same(tmp_path: Path) -> None:
    folder = catalogue_of(
        tmp_path, 'msgid "a.b"\nmsgstr "x"\n', HEADER.replace("Plural-Forms", "X-Other")
    )
    with pytest.raises(CatalogueError, match="Plural-Forms"):
        read_catalogue(folder)

    (folder / "texts.po").write_text(HEADER, encoding="utf-8")
    (folder / "zz.po").write_text(HEADER.replace("(n != 1)", "(n > 1)"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="differ in Plural-Forms"):
        read_catalogue(folder)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()

    with pytest.raises(CatalogueError, match=r"no \.po files"):
        read_catalogue(tmp_path / "nl")


def test_fuzzy_obsolete_and_empty_texts_count_as_missing(tmp_path: Path) -> None:
    folder = catalogue_of(
        tmp_path,
        '#, fuzzy\nmsgid "a.b"\nmsgstr "x"\n\nmsgid "a.c"\nmsgstr ""\n\n'
        'msgid "a.d"\nmsgstr "y"\n\n#~ msgid "a.e"\n#~ msgstr "z"\n',
    )

    assert set(read_catalogue(folder).texts) == {"a.d"}


def test_phrases_may_hold_words_in_braces_that_differ_by_language(tmp_path: Path) -> None:
    folder = catalogue_of(tmp_path, 'msgid "invite.start"\nmsgstr "nodig {moeder} uit|Nodig … uit"')

    assert read_catalogue(folder).texts["invite.start"].names == set()


def other_language(folder: Path, change: tuple[str, str]) -> Catalogues:
    """Load the shipped Dutch texts, beside a copy in "de" in which something was changed."""
    for language in ("nl", "de"):
        (folder / language).mkdir()
        for path in (LOCALES / "nl").glob("*.po"):
            text = path.read_text(encoding="utf-8")
            changed = text.replace(*change) if language == "de" else text
            (folder / language / path.name).write_text(changed, encoding="utf-8")
    return Catalogues.load(folder, strict=True)


def test_a_complete_and_reviewed_language_is_offered(tmp_path: Path) -> None:
    catalogues = other_language(tmp_path, ("Welke bedoel je?", "Was meinst du?"))

    assert catalogues.languages == ("nl", "de")
    assert catalogues.texts("de-AT").language == "de"


@pytest.mark.parametrize(
    "change",
    [
        ('msgstr "Welke bedoel je?\\n{answers}"', 'msgstr ""'),
        ("X-Reviewed", "X-Draft"),
        ("{label}: {value}", "{value}"),
        ("{label}: {value}", "{label}: {waarde}"),
    ],
)
def test_half_a_translation_is_not_offered(
    tmp_path: Path, change: tuple[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        catalogues = other_language(tmp_path, change)

    assert catalogues.languages == ("nl",)
    assert catalogues.texts("de").language == "nl"
    assert len(caplog.records) == (change[0] != "X-Reviewed")


def test_the_base_language_must_be_there_reviewed_and_know_the_days(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    path = tmp_path / "nl" / "texts.po"

    path.write_text(HEADER.replace("X-Reviewed", "X-Draft"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="not reviewed"):
        Catalogues.load(tmp_path)

    path.write_text(HEADER, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"nl lacks .*value\.day"):
        Catalogues.load(tmp_path)


def test_a_phrase_with_two_meanings_is_refused(tmp_path: Path) -> None:
    catalogues = other_language(tmp_path, ("overslaan|sla over", "nee|sla over"))

    with pytest.raises(CatalogueError, match="'nee' means"):
        catalogues.spoken(prefix="word.")
