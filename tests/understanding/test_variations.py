"""What people write around an agreement changes nothing of it."""

from collections.abc import Callable

import pytest

from dialogs.language.sentences.exchange import agreement_line
from tests.understanding.scoring import RIGHT, WRONG, examples, judge, line_of

SETS = {"eighteenth set", "nineteenth set", "twentieth set"}


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


AROUND: dict[str, Callable[[str], str]] = {
    "a greeting": lambda text: f"Hoi, {text}",
    "a bullet": lambda text: f"- {text}",
    "a number": lambda text: f"2. {text}",
    "a sign": lambda text: f"\N{WHITE HEAVY CHECK MARK} {text}",
    "a label": lambda text: f"WR-014: {text}",
    "a word for it": lambda text: f"Afspraak: {text}",
    "a note": lambda text: f"nb: {text}",
    "quotation marks": lambda text: f'"{text}"',
    "thanks": lambda text: f"{text}, dankjewel!",
    "a name at the end": lambda text: f"{text.rstrip('.')}. Groetjes, Marit",
    "what went before": lambda text: f"Goed gesprek gehad met moeder. {_begun(text)}",
    "how things are": lambda text: f"Sem slaapt slecht. {_begun(text)}",
    "who knows of it": lambda text: f"{text.rstrip('.')}. Moeder weet hiervan.",
    "no commas": lambda text: text.replace(",", ""),
    "a capital": _begun,
    "small letters": str.lower,
    "capitals": str.upper,
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_an_agreement(around: Callable[[str], str]) -> None:
    kept = [one for one in examples("agreements") if one["category"] in SETS][::2]
    judged = [
        judge("agreements", one, agreement_line(line_of({**one, "text": around(one["text"])})))
        for one in kept
    ]

    assert judged.count(RIGHT) >= 0.97 * len(kept) > 80
    assert judged.count(WRONG) <= 0.02 * len(kept)
