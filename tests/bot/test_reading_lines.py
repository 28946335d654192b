"""What is understood, asked from the command line: in the forms that are measured elsewhere."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app

EXAMPLES = Path(__file__).parents[1] / "moments" / "examples.jsonl"
ASKED = {
    "text": "Fatma belt uiterlijk 18 december",
    "now": "2026-11-18T10:15:00+01:00",
    "lang": "nl",
    "region": "midden",
    "timetable": True,
}


def run(*arguments: str, lines: list[dict[str, Any]] | None = None) -> list[str]:
    given = "".join(f"{json.dumps(line)}\n" for line in lines or ())
    result = CliRunner().invoke(app, arguments, input=given)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_a_line_out_for_every_line_in() -> None:
    examples = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    asked = [
        {
            "text": one["text"],
            "now": one["now"],
            "lang": one["lang"],
            "region": one["ctx"]["region"],
            "timetable": bool(one["ctx"]["timetable"]),
        }
        for one in examples
        if one["mode"] == "parse"
    ]
    golds = [one["expect"] for one in examples if one["mode"] == "parse"]

    found = [json.loads(line) for line in run("when", "--jsonl", lines=asked)]

    assert len(found) == len(asked) > 200
    days = [(g["value"], f and f.get("value")) for g, f in zip(golds, found, strict=True)
            if g["kind"] == "date" and not g.get("accept")]  # fmt: skip
    assert len(days) > 20
    assert sum(gold == value for gold, value in days) >= len(days) - 2


def test_no_moment_is_null_and_half_a_letter_is_no_moment() -> None:
    lines = [{**ASKED, "text": text} for text in ("gewoon even bellen", "\ud800", "")]
    assert run("when", "--jsonl", lines=lines) == ["null"] * 3


def test_sentences_give_where_each_moment_stands() -> None:
    (found,) = run("when", "--jsonl", "--search", lines=[ASKED])
    deadline = {"kind": "interval", "start": None, "end": "2026-12-18"}
    assert json.loads(found) == [{"start": 11, "end": 32, "value": deadline}]


def test_an_unknown_region_and_no_bell_table_are_asked_about() -> None:
    line = {**ASKED, "text": "na de voorjaarsvakantie", "region": None, "timetable": False}
    (found,) = run("when", "--jsonl", lines=[line])
    assert json.loads(found)["kind"] == "ambiguous"


def test_a_person_reads_a_day_with_its_weekday() -> None:
    (shown,) = run("when", "dinsdag 12 januari 2027 half drie")
    assert shown == "dinsdag 12 januari 2027, 14.30 uur"
    (shown,) = run("when", "31 februari")
    assert shown == "? invalid"
    (shown,) = run("when", "--search", "Jan belt maandag 11 januari 2027 de school")
    assert shown == "maandag 11 januari 2027: maandag 11 januari 2027"
    (shown,) = run("when", "--lang", "en", "Friday 15 January 2027")
    assert shown == "Friday 15 January 2027"


@pytest.mark.parametrize(
    "arguments",
    [
        ["when"],
        ["when", "vrijdag", "--lang", "fr"],
        ["when", "--jsonl"],
        ["understand", "command"],
        ["understand", "riddle", "hoi"],
    ],
)
def test_what_cannot_be_read_is_said(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments, input='{"text": "vrijdag"}\nno json')
    assert result.exit_code == 2


def test_sentences_are_understood_by_kind() -> None:
    people = [
        {"name": "Marit de Boer", "role": "ib'er", "me": True},
        {"name": "Fatma Yildiz", "role": "jeugdverpleegkundige", "me": False},
    ]
    line = {**ASKED, "people": people}
    (found,) = run("understand", "agreement", "--jsonl", lines=[line])
    assert json.loads(found) == {
        "who": ["Fatma Yildiz"],
        "what": "belt",
        "when": {"kind": "interval", "start": None, "end": "2026-12-18"},
        "how": None,
        "ask": ["how"],
    }
    (found,) = run("understand", "command", "--jsonl", lines=[{**line, "text": "sla maar over"}])
    assert json.loads(found) == {"command": "skip", "sure": True, "offers": []}
    (found,) = run("understand", "request", "--jsonl", lines=[{**line, "text": "hulp voor Sem"}])
    assert set(json.loads(found)) == {
        *("pupil", "group", "reasons", "tried", "works", "wish", "people", "deadline"),
        *("authority", "urgent", "refused"),
    }
    shown = run("understand", "command", "plan een gesprek")
    assert shown[0].split() == ["command", "schedule_follow_up"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 1: it is no JSON object"),
        ("[]", "line 1: it is no JSON object"),
        ("[" * 100_000, "line 1: it is no JSON object"),
        ('{"now": "2026-11-18T10:15:00Z"}', "line 1: text must be a string"),
        ('{"text": "a", "now": "2026-11-18T10:15:00"}', "line 1: now must be a time"),
        (json.dumps({**ASKED, "region": "oost"}), "line 1: region must be noord"),
        (json.dumps({**ASKED, "lang": ["nl"]}), "line 1: lang must be a language"),
        (json.dumps({**ASKED, "people": ["Fatma"]}), "line 1: people must be a list"),
        ("\n \n{", "line 3: it is no JSON object"),
    ],
)
def test_a_line_that_cannot_be_read_is_pointed_out(line: str, told: str) -> None:
    result = CliRunner().invoke(app, ["understand", "agreement", "--jsonl"], input=line)
    assert result.exit_code == 2
    assert told in " ".join(result.output.replace("│", " ").split())


def test_blank_lines_are_passed_over() -> None:
    given = f"\n{json.dumps(ASKED)}\n\n{json.dumps(ASKED)}"
    result = CliRunner().invoke(app, ["when", "--jsonl", "--search"], input=given)
    assert len(result.output.splitlines()) == 2


def test_reading_a_sentence_loads_nothing_of_the_bot() -> None:
    script = (
        "import sys; from typer.testing import CliRunner; from bot.cli import app\n"
        "said = CliRunner().invoke(app, ['when', 'dinsdag 12 januari 2027']).output\n"
        "print(said.strip(), [name for name in ('sqlalchemy', 'aiohttp') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "dinsdag 12 januari 2027 []"


def test_another_language_is_read_as_dutch() -> None:
    (found,) = run("when", "--jsonl", lines=[{**ASKED, "lang": "tr", "text": "18 december"}])
    assert json.loads(found) == {"kind": "date", "value": "2026-12-18"}
