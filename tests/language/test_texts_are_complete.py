"""Every text that is needed is there in every language, and none lies idle."""

import ast
from functools import cache
from pathlib import Path

import pytest

from cases import errors
from cases.errors import CaseError
from dialogs.flows import FLOWS
from dialogs.language.catalogue import are_phrases
from dialogs.language.readiness import lacking_texts
from dialogs.language.texts import Catalogues
from manifest.content import COMMANDS
from tests.language.keys_in_code import ROOT, used_keys

CATALOGUES = Catalogues.load(strict=True)
DUTCH = CATALOGUES.catalogue("nl")
REFUSALS = {
    kind.code: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, CaseError) and kind is not CaseError
}


def flow_keys() -> set[str]:
    return {key for flow in FLOWS for key in flow.text_keys()}


def test_dutch_and_english_are_both_offered() -> None:
    assert CATALOGUES.languages == ("nl", "en")


def test_every_language_has_the_same_texts_with_the_same_places() -> None:
    english = CATALOGUES.catalogue("en")

    assert lacking_texts(english, DUTCH) == frozenset()
    assert lacking_texts(DUTCH, english) == frozenset()


def test_every_refusal_is_explained_and_no_other() -> None:
    explained = {key.removeprefix("error.") for key in DUTCH.texts if key.startswith("error.")}

    assert explained == set(REFUSALS)


@cache
def details_given() -> dict[str, list[set[str]]]:
    """Return with which details each kind of refusal is raised, once for every place."""
    names = {kind.__name__: code for code, kind in REFUSALS.items()}
    given: dict[str, list[set[str]]] = {code: [] for code in REFUSALS}
    for path in (*(ROOT / "cases").rglob("*.py"), *(ROOT / "storage").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Raise):
                continue
            match node.exc:
                case ast.Name(id=name) if name in names:
                    given[names[name]].append(set())
                case ast.Call(func=ast.Name(id=name), keywords=keywords) if name in names:
                    given[names[name]].append({each.arg or "" for each in keywords})
    return given


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_has_the_details_that_its_text_shows(code: str) -> None:
    needed = DUTCH.texts[f"error.{code}"].names

    assert all(needed <= details for details in details_given()[code])


def test_every_flow_has_its_texts() -> None:
    assert sorted(flow_keys() - DUTCH.texts.keys()) == []


def test_every_text_that_code_names_exists() -> None:
    assert used_keys().missing(DUTCH.texts) == {}


def test_no_text_lies_idle() -> None:
    named = used_keys()
    needed = flow_keys() | {f"error.{code}" for code in REFUSALS}
    needed |= {key for keys in COMMANDS.values() for key in keys}

    assert sorted(key for key in DUTCH.texts.keys() - needed if not named.uses(key)) == []


def test_a_phrase_begins_one_flow_or_means_one_word() -> None:
    starts = CATALOGUES.spoken(suffix=".start")
    words = CATALOGUES.spoken(prefix="word.")

    assert starts.keys() & words.keys() == set()
    assert "" not in starts.keys() | words.keys()


def test_every_command_that_teams_lists_begins_a_flow() -> None:
    listed = {key for keys in COMMANDS.values() for key in keys if key.endswith(".start")}

    assert {key.removesuffix(".start") for key in listed} <= {flow.name for flow in FLOWS}


def test_every_text_can_be_rendered_in_every_language() -> None:
    for language in CATALOGUES.languages:
        catalogue = CATALOGUES.catalogue(language)
        for key, text in catalogue.texts.items():
            for form in text.forms:
                filled = form.fill(lambda name: f"<{name}>")
                assert filled.strip() or are_phrases(key), key


def test_named_keys_are_found_whole_by_pattern_and_in_pages(tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "a.py").write_text(
        'Say("talk.help"); Say(f"error.{code}"); Say("talk.never"); x = "bot.teams"\n'
        'Say(f"push.{kind}.body"); y = f"{flow}.ask"; z = "geen sleutel."\n'
    )
    (tmp_path / "bot" / "b.html").write_text(
        '{{ t("page.title") }} {{ t("page.next." ~ step) }} <a href="x.y">'
    )
    known = {"talk.help", "error.a", "error.b", "page.title", "page.next.one", "talk.idle"}

    named = used_keys(tmp_path, ("bot",))

    assert [key for key in sorted(known) if not named.uses(key)] == ["talk.idle"]
    assert named.missing(known) == {"talk.never": "bot/a.py"}
    assert named.missing({*known, "push.x"}) == {
        "talk.never": "bot/a.py",
        r"push\.[a-z0-9_]+\.body": "bot/a.py",
    }
