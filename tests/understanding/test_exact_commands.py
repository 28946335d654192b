"""Both ways in agree: what begins a flow in the chat is recognised as its command."""

from dialogs.flows import FLOWS
from dialogs.language.sentences.commands.names import COMMANDS, INTERJECTIONS
from dialogs.language.sentences.exchange import command_line
from dialogs.language.texts import Catalogues
from tests.understanding.scoring import line_of

ELSEWHERE = (
    "heropen hulpvraag",
    "vernietig hulpvraag",
    "verbeter de geboortedatum",
    "stop waarnemer",
    "leg gezag vast",
    "trek de uitnodiging van Fenna in",
)


def _phrases(key: str) -> list[str]:
    catalogues = Catalogues.load(strict=True)
    texts = [catalogues.texts(language) for language in ("nl", "en")]
    return [phrase for one in texts if one.knows(key) for phrase in one.alternatives(key)]


def _said(phrase: str) -> str:
    return phrase.replace("{", "").replace("}", "").replace("…", "Fenna")


def test_every_exact_command_is_recognised() -> None:
    keys = {flow.name: f"{flow.name}.start" for flow in FLOWS if flow.name in COMMANDS}
    keys |= {word: f"word.{word}" for word in INTERJECTIONS}
    said = {_said(phrase): name for name, key in keys.items() for phrase in _phrases(key)}
    found = {text: command_line(line_of({"text": text}))["command"] for text in said}
    assert len(said) > 200
    assert found == said


def test_what_another_flow_does_is_never_carried_out_as_a_command() -> None:
    for text in ELSEWHERE:
        assert not command_line(line_of({"text": text}))["sure"], text
