"""``python -m benchmarks.language``: what understanding Dutch costs, on this machine and now.

The least of several tries counts: others on the machine can only make it slower.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

from dialogs.language.moments import exchange as moments
from dialogs.language.moments.warming import warm as warm_moments
from dialogs.language.sentences import exchange as sentences

Line: TypeAlias = dict[str, Any]
_TRIES = 7
_PEOPLE = [
    {"name": name, "role": role, "me": me}
    for name, role, me in (
        ("Marit de Boer", "ib'er", True),
        ("Fenna Postma", "orthopedagoog", False),
        ("Fatma Yildiz", "jeugdverpleegkundige", False),
        ("Thijs Vos", "leerkracht", False),
    )
]
_MOMENTS = (
    *("morgen", "volgende week di half 3", "uiterlijk 18 december", "vrijdga om 14.30u"),
    *("voor de kerstvakantie", "om de week op maandag", "tussen 2 en 3", "eind januari"),
)
_COMMANDS = (
    *("nodig fatma uit voor WR-014", "kun je het gesprek verzetten", "overzigt", "laat maar"),
    *("wat moet ik deze week nog doen", "mag ik dit met joris delen", "pff wat een dag"),
)
_AGREEMENTS = (
    "afspraak Fatma belt voor vrijdag het wijkteam over de wachtlijst",
    "ik mail moeder morgen",
    "Thijs en Noor bespreken het rooster, uiterlijk 12 maart, tijdens het teamoverleg",
    "wijkteam bellen, fenna, voor 3 december",
)
_LONG_REQUEST = (
    "hulpvraag voor Sem uit groep 6. Hij loopt weg uit de les, we hebben een pictoplanning en een "
    "rustplek geprobeerd, dat helpt 's ochtends wel. Graag Fenna erbij voor de kerstvakantie."
)
_REQUESTS = (
    _LONG_REQUEST,
    "Daan uit klas 2C dreigt uit te vallen. Doel: dat hij weer elke dag komt. Spoed!",
)
_HOSTILE = {
    "ten thousand digits": "1" * 10_000,
    "nested brackets": "(" * 5_000 + ")" * 5_000,
    "right-to-left marks": "\u202e\u200f" * 5_000,
    "lone surrogates": "\ud800" * 5_000,
    "zalgo": "w" + "\u0301\u0489" * 5_000 + "at",
    "one letter": "a" * 10_000,
    "short words": "ab " * 3_000,
    "names of days": "vrijdag " * 2_000,
}


def fastest(work: Callable[[], object]) -> timedelta:
    """Return the least time that something takes."""
    tries = []
    for _ in range(_TRIES):
        begin = time.perf_counter()
        work()
        tries.append(time.perf_counter() - begin)
    return timedelta(seconds=min(tries))


def _line(text: str) -> Line:
    return {
        "text": text,
        "now": "2026-11-23T10:00:00+01:00",
        "lang": "nl",
        "region": "midden",
        "timetable": True,
        "people": _PEOPLE,
    }


def _median(read: Callable[[Line], object], texts: Sequence[str]) -> timedelta:
    lines = [_line(text) for text in texts]
    seconds = statistics.median(fastest(partial(read, line)).total_seconds() for line in lines)
    return timedelta(seconds=seconds)


def _worst(read: Callable[[Line], object]) -> timedelta:
    return max(fastest(partial(read, _line(text))) for text in _HOSTILE.values())


def _fresh(module: str) -> timedelta:
    """Return what a new Python works to import a module, beyond starting itself."""
    script = (
        "import time; begin = time.process_time()\n"
        f"import {module}\n"
        "import json; print(json.dumps(time.process_time() - begin))"
    )
    tries = [
        json.loads(
            subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
        )
        for _ in range(_TRIES)
    ]
    return timedelta(seconds=min(tries))


def rows() -> Iterator[tuple[str, timedelta]]:
    """Yield what is measured, and what it takes."""
    yield "import, moments", _fresh("dialogs.language.moments")
    yield "import, moments and sentences", _fresh("dialogs.language.sentences.exchange")
    warm_moments()
    sentences.warm()
    yield "a moment, median", _median(moments.read_line, _MOMENTS)
    yield "moments in a sentence, median", _median(moments.find_line, _AGREEMENTS)
    yield "a command, median", _median(sentences.command_line, _COMMANDS)
    yield "an agreement, median", _median(sentences.agreement_line, _AGREEMENTS)
    yield "a request of some sentences, median", _median(sentences.request_line, _REQUESTS)
    endless = partial(sentences.request_line, _line("woord en " * 220))
    yield "a request of 2,000 characters", fastest(endless)
    yield "odd input as a moment, worst", _worst(moments.read_line)
    yield "odd input as a command, worst", _worst(sentences.command_line)
    yield "odd input as an agreement, worst", _worst(sentences.agreement_line)
    yield "odd input as a request, worst", _worst(sentences.request_line)


def main() -> None:
    """Measure, and print a table."""
    for name, took in rows():
        print(f"{name:40} {took / timedelta(microseconds=1):>10,.0f} µs")


if __name__ == "__main__":
    main()
