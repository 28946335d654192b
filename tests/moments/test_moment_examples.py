"""The 271 examples, and our own rounds in their style, judged by the rules of the examples.

A round was written before it was run, and measured once before anything was mended: what came of
it the first time is in docs/dutch.md; here it is held.
"""

from collections import Counter
from datetime import datetime

from dialogs.language.moments.exchange import parse, search
from tests.moments.before_and_after import rows
from tests.moments.judging import AMSTERDAM, NOTHING, examples, judge, outcomes


def _counted(name: str) -> Counter[str]:
    return Counter(outcome for _, outcome in outcomes(examples(name), parse, search))


def test_nearly_all_examples_are_understood_and_none_is_wrong_in_silence() -> None:
    outcomes = _counted("examples.jsonl")

    assert outcomes["right"] >= 0.99 * outcomes.total()
    assert outcomes["wrong in silence"] == 0
    assert outcomes["not flagged"] == 0


def test_what_was_mended_in_our_own_rounds_stays_so() -> None:
    outcomes = _counted("rounds.jsonl")

    assert outcomes["right"] >= 0.97 * outcomes.total()
    assert outcomes["wrong in silence"] + outcomes["not flagged"] <= 0.005 * outcomes.total()


def test_the_judge_knows_wrong_from_right() -> None:
    gold = {"kind": "date", "value": "2026-11-20"}
    other = {"kind": "date", "value": "2026-11-27"}
    open_gold = {"kind": "ambiguous", "readings": [gold, other], "must_flag": True}
    both = {"kind": "ambiguous", "candidates": [gold, other]}
    now = datetime(2026, 11, 18, 10, 15, tzinfo=AMSTERDAM)

    assert judge(gold, gold, now) == "right"
    assert judge(gold, other, now) == "wrong in silence"
    assert judge(gold, NOTHING, now) == "missed"
    assert judge(gold, both, now) == "asked"
    assert judge(open_gold, gold, now) == "not flagged"
    assert judge(open_gold, both, now) == "right"


def test_the_table_counts_every_example_once() -> None:
    counted = list(rows(parse, search))

    assert (
        sum(row.number for row in counted[:-1])
        == counted[-1].number
        == len(examples("examples.jsonl"))
    )
    assert counted[-1].right >= 0.99
