"""S19: texts that are long, odd or made to keep a reader busy."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic

import pytest

from playground.directory import Json
from tests.attacks.guarded_school import GuardedSchool
from tests.case_steps import opens_a_case

LONGEST = 4000
PATIENCE = timedelta(seconds=3)
"""How long one turn may take on the machine of the tests; Teams waits 15 seconds."""

BOMBS = {
    "digits": "1" * LONGEST,
    "dates": "1-1-2027 " * 400,
    "times": "1:" * 2000,
    "days from now": "overmorgen over " * 250,
    "numbers": "eenentwintig" * 330,
    "weeks": "volgende week dinsdag " * 180,
    "stretches": "van 1 tot 2 " * 330,
    "brackets": "(" * LONGEST,
    "mails": "a.a@" * 1000,
    "half a mail": "a@" + "b." * 1990,
    "quarters": "kwart over half " * 250,
    "nearly numbers": "12 34 56 " * 440,
    "labels": "WR 1" * 1000,
    "gaps": "nodig " + "x " * 1990,
    "agreements": "afspraak " + "morgen om half 3 " * 230,
    "blanks": " " * 3999 + "x",
    "lines": "\n" * 3999 + "x",
    "marks": "*_" * 2000,
    "tags": "<" * LONGEST,
    "repeats": "elke maandag " * 300,
    "names": "Fenna Postma " * 300,
    "others": "iemand van " * 360,
}
PLACES: dict[str, tuple[str, str]] = {
    "at the beginning": ("", ""),
    "as an agreement": ("", "afspraak "),
    "as a moment": ("plan vervolg", ""),
    "as a person": ("nodig iemand uit", ""),
}


@pytest.mark.parametrize("place", PLACES)
async def test_s19_no_text_keeps_the_bot_busy(guarded: GuardedSchool, place: str) -> None:
    marit = guarded.person("marit")
    await opens_a_case(marit)
    first, before = PLACES[place]
    slow = {}
    for name, bomb in BOMBS.items():
        if first:
            await marit.says(first)
            await marit.sees(bool)
        began = monotonic()
        await marit.says((before + bomb)[:LONGEST])
        await marit.sees(bool, timedelta(seconds=30))
        if (took := monotonic() - began) > PATIENCE.total_seconds():
            slow[name] = took
        assert len(marit.heard()) == 1
        await marit.says("annuleren")
        await marit.sees(bool)
    assert not slow


def _longer(activity: Json) -> Json:
    return {**activity, "text": "x" * 300_000}


def _mentions(activity: Json) -> Json:
    entities = activity["entities"]
    assert isinstance(entities, list)
    return {**activity, "entities": entities * 500, "text": "<at>x</at>" * 500}


def _deep(activity: Json) -> Json:
    nested: Json = {}
    for _ in range(500):
        nested = {"a": nested}
    return {**activity, "value": nested}


@pytest.mark.parametrize(
    ("change", "status"),
    [(_longer, 413), (_mentions, 200), (_deep, 400)],
    ids=["long", "mentions", "deep"],
)
async def test_s19_no_body_does_either(
    guarded: GuardedSchool, change: Callable[[Json], Json], status: int
) -> None:
    marit = guarded.person("marit")
    await marit.says("hulp")
    await marit.sees(bool)
    odd = {**change(guarded.last_activity()), "id": "1799999999970"}
    began = monotonic()
    assert (await guarded.sends(odd, guarded.token())).status == status
    assert monotonic() - began < PATIENCE.total_seconds()
    await marit.says("hulp")
    await marit.sees(bool)
