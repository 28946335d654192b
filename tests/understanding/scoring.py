"""Figures per category for what is understood of the sentences in this folder.

``python -m tests.understanding.scoring KIND --lines`` writes the lines to be understood, one JSON
object each; ``python -m tests.understanding.scoring KIND < answers`` judges what was made of them.
KIND is commands, agreements or requests. Moments in the files are short: a day "2026-11-27", a
moment "2026-11-27T14:30", a deadline "..2026-11-26", from a day on "2026-12-01..", a stretch
"2026-11-30/2026-12-06", a rule "FREQ=DAILY", and "?" where the bot has to ask.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

HERE = Path(__file__).parent
NOW = "2026-11-23T10:00:00+01:00"
TABLES: dict[str, list[Json]] = {
    name: json.loads((HERE / f"{name}.json").read_text("utf-8"))
    for name in ("people", "people_of_a_college", "people_with_odd_names")
}
PEOPLE = TABLES["people"]
RIGHT, ASKED, MISSED, WRONG = "right", "asked", "missed", "wrong in silence"
FIELDS = (
    *("pupil", "group", "reasons", "tried", "works", "wish", "people", "deadline"),
    *("authority", "urgent", "refused"),
)
_SMALL = re.compile(
    r"\b(?:de|het|een|the|a|an|graag|even|dat|om|te|groep|klas|class|group|er|dan|wel|'s)\b"
)
_ENOUGH = 0.7


def examples(kind: str) -> list[Json]:
    """Return the sentences of a kind with what they mean."""
    lines = (HERE / f"{kind}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def line_of(example: Json) -> Json:
    """Return a sentence in the form in which it is given to be understood."""
    return {
        "text": example["text"],
        "now": example.get("now", NOW),
        "lang": example.get("lang", "nl"),
        "region": "midden",
        "people": TABLES[example.get("table", "people")],
    }


def judge(kind: str, gold: Json, answer: Json) -> str:
    """Return the outcome for one sentence; of requests only whether all fields are right."""
    match kind:
        case "commands":
            return judge_command(gold["commands"], answer)
        case "agreements":
            return judge_agreement(gold, answer)
    fields = judge_request(gold, answer).values()
    return RIGHT if set(fields) == {RIGHT} else WRONG if WRONG in fields else MISSED


def judge_command(allowed: Sequence[str], answer: Json) -> str:
    """A wrong guess that is offered with others is no failure if the right one is among them."""
    command, offers = answer["command"], answer["offers"]
    if not answer["sure"] and set(allowed) & {*offers, command}:
        return RIGHT if command in allowed else ASKED
    if command is None:
        return MISSED if allowed else RIGHT
    if command in allowed:
        return RIGHT
    return WRONG if answer["sure"] else MISSED


def judge_agreement(gold: Json, answer: Json) -> str:
    """A part that is not right counts as asked if it is asked for, else as wrong."""
    amiss = {
        name
        for name, right in (
            ("who", sorted(gold["who"]) == sorted(answer["who"])),
            ("what", alike(gold["what"], answer["what"])),
            ("when", same_moment(gold["when"], answer["when"])),
            ("how", alike(gold["how"], answer["how"])),
        )
        if not right
    }
    needed = {*gold["ask"], *(name for name in ("who", "what", "when") if not gold[name])}
    if gold["when"] == "?":
        needed.add("when")
    unasked = needed - set(answer["ask"])
    if not amiss and not unasked:
        return RIGHT
    return WRONG if (amiss | unasked) - set(answer["ask"]) else ASKED


def judge_request(gold: Json, answer: Json) -> dict[str, str]:
    """Return the outcome of each field: missed if it was left empty, wrong if it differs."""
    outcomes = {}
    for name in FIELDS:
        if _same_field(name, gold, answer):
            outcomes[name] = RIGHT
        else:
            outcomes[name] = WRONG if answer[name] else MISSED
    return outcomes


def _same_field(name: str, gold: Json, answer: Json) -> bool:
    wanted, found = gold[name], answer[name]
    match name:
        case "deadline":
            return same_moment(wanted, found)
        case "tried":
            return _all_alike(wanted, found)
        case "reasons":
            return sorted(wanted) == sorted(one.upper() for one in found)
        case "people" | "refused":
            return sorted(wanted) == sorted(found)
        case "authority" | "urgent":
            return bool(wanted == found)
    return alike(wanted, found)


def _all_alike(wanted: Sequence[str], found: Sequence[str]) -> bool:
    return len(wanted) == len(found) and all(
        any(alike(one, other) for other in found) for one in wanted
    )


def alike(wanted: str | None, found: str | None) -> bool:
    """Say whether two texts have the same words, but for small ones and one or two others."""
    ours, theirs = _words(wanted), _words(found)
    if not ours or not theirs:
        return not ours and not theirs
    shared = len(ours & theirs)
    return 2 * shared / (len(ours) + len(theirs)) >= _ENOUGH


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", _SMALL.sub(" ", (text or "").casefold())))


def same_moment(short: str | None, answer: Json | None) -> bool:
    """Say whether a moment is the one that the file has in short."""
    if short == "?":
        return answer is not None and answer["kind"] == "ambiguous"
    if answer is None or short is None:
        return answer is None and short is None
    match answer["kind"]:
        case "date":
            return bool(short == answer["value"])
        case "datetime":
            return bool(short == answer["value"][:16])
        case "interval":
            return _same_stretch(short, answer["start"], answer["end"])
        case "recurrence":
            return bool(short == answer["rrule"])
    return False


def _same_stretch(short: str, start: str | None, end: str | None) -> bool:
    if start and end:
        return short in {f"{start}/{end}", start if start == end else ""}
    return short == (f"..{end}" if end else f"{start}..")


def outcomes(kind: str, understand: Callable[[Json], Json]) -> Iterator[tuple[Json, Json, str]]:
    """Yield each sentence with what was made of it and how that was judged."""
    for example in examples(kind):
        answer = understand(line_of(example))
        yield example, answer, judge(kind, example, answer)


def figures(judged: Sequence[tuple[Json, Json, str]]) -> dict[str, Counter[str]]:
    """Return how often each outcome came, per category and for all."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for example, _, outcome in judged:
        counted[example["category"]][outcome] += 1
        counted["all"][outcome] += 1
    return counted


def fields_right(judged: Sequence[tuple[Json, Json, str]]) -> dict[str, Counter[str]]:
    """Return how often each outcome came, per field of a request and for all."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for example, answer, _ in judged:
        for name, outcome in judge_request(example, answer).items():
            counted[name][outcome] += 1
            counted["all"][outcome] += 1
    return counted


def table(counted: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield the lines of a table of figures in per cent."""
    yield f"{'':20} {'n':>5}" + "".join(f"{name:>18}" for name in (RIGHT, ASKED, MISSED, WRONG))
    for name, counts in counted.items():
        total = counts.total()
        shares = (100 * counts[outcome] / total for outcome in (RIGHT, ASKED, MISSED, WRONG))
        yield f"{name:20} {total:>5}" + "".join(f"{share:>16.1f} %" for share in shares)


def main(kind: str, *, lines: bool) -> None:
    """Write the lines, or the figures for answers from standard input."""
    if lines:
        for example in examples(kind):
            print(json.dumps(line_of(example)))  # noqa: T201 - this is a command
        return
    answers = (json.loads(line) for line in sys.stdin)
    judged = list(outcomes(kind, lambda _: next(answers)))
    for example, answer, outcome in judged:
        if outcome != RIGHT:
            print(f"{outcome}: {example['text']}\n    {answer}")  # noqa: T201 - as above
    for row in table(figures(judged)):
        print(row)  # noqa: T201 - as above
    if kind == "requests":
        for row in table(fields_right(judged)):
            print(row)  # noqa: T201 - as above


if __name__ == "__main__":
    main(sys.argv[1], lines="--lines" in sys.argv)
