"""The scorer tells right from asked, missed and wrong."""

from tests.understanding.scoring import (
    ASKED,
    MISSED,
    RIGHT,
    WRONG,
    Json,
    alike,
    examples,
    judge,
    judge_command,
    same_moment,
)

GOLD = {"who": ["Fatma Yildiz"], "what": "belt het wijkteam", "when": None, "how": None, "ask": []}


def test_the_sets_are_large_enough_and_no_sentence_comes_twice() -> None:
    for kind, least in (("agreements", 60), ("requests", 30), ("commands", 80)):
        texts = [one["text"] for one in examples(kind)]
        assert len(set(texts)) == len(texts) >= least


def test_commands() -> None:
    sure = {"command": "help", "sure": True, "offers": []}
    assert judge_command(["help"], sure) == RIGHT
    assert judge_command(["tip"], sure) == WRONG
    assert judge_command([], sure) == WRONG
    unsure = {"command": "help", "sure": False, "offers": ["help", "tip"]}
    assert judge_command(["tip"], unsure) == ASKED
    assert judge_command(["help"], unsure) == RIGHT
    assert judge_command(["check"], unsure) == MISSED
    nothing: Json = {"command": None, "sure": False, "offers": []}
    assert judge_command([], nothing) == RIGHT
    assert judge_command(["help"], nothing) == MISSED


def test_agreements() -> None:
    answer = {**GOLD, "ask": ["when", "how"]}
    assert judge("agreements", GOLD, answer) == RIGHT
    assert judge("agreements", GOLD, {**answer, "ask": []}) == WRONG
    assert judge("agreements", GOLD, {**answer, "who": []}) == WRONG
    assert judge("agreements", GOLD, {**answer, "who": [], "ask": ["who", "when"]}) == ASKED


def test_texts_and_moments() -> None:
    assert alike("belt het wijkteam", "wijkteam belt")
    assert not alike("belt het wijkteam", "belt moeder")
    assert not alike(None, "iets")
    deadline = {"kind": "interval", "start": None, "end": "2026-11-26"}
    assert same_moment("..2026-11-26", deadline)
    assert not same_moment("2026-11-26", deadline)
    assert not same_moment(None, deadline)
    assert same_moment("?", {"kind": "ambiguous", "candidates": []})
