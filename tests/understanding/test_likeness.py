"""What is learned from examples says something about sentences that are not among them."""

from collections import Counter

from dialogs.language.moments.exchange import setting_of
from dialogs.language.sentences.commands.likeness import NOTHING, Example, examples
from dialogs.language.sentences.commands.recognising import learned, recognise
from dialogs.language.sentences.exchange import circle_of
from tests.understanding.scoring import NOW, PEOPLE, RIGHT, WRONG, judge_command

LINE = {"now": NOW, "lang": "nl", "region": "midden", "people": PEOPLE}
PARTS = 5


def test_sentences_that_were_not_learned_are_understood() -> None:
    outcomes: Counter[str] = Counter()
    circle, setting = circle_of(LINE), setting_of(LINE)
    for part in range(PARTS):
        likeness = learned(one for i, one in enumerate(examples()) if i % PARTS != part)
        for one in examples()[part::PARTS]:
            found = recognise(one.text, circle, setting, likeness)
            wanted = [] if one.command == NOTHING else [one.command]
            outcomes[judge_command(wanted, found._asdict())] += 1

    assert outcomes[RIGHT] >= 0.93 * outcomes.total()
    assert outcomes[WRONG] <= 0.01 * outcomes.total()


def test_where_both_opinions_differ_nothing_is_sure() -> None:
    misled = learned([Example("tip", "maak het verslag"), Example(NOTHING, "het regent")] * 20)
    found = recognise("maak het verslag", circle_of(LINE), setting_of(LINE), misled)

    assert not found.sure
    assert {"report", "tip"} <= {found.command, *found.offers}


def test_no_example_stands_under_two_commands() -> None:
    texts = [one.text.casefold() for one in examples()]
    assert len(texts) == len(set(texts)) > 1300
