"""What sentences mean as JSON, for the operator's command and for measuring.

A line in is an object with ``text``, ``now`` (ISO, aware), ``lang`` (nl or en), ``region`` (noord,
midden, zuid or null) and ``people``: objects with ``name``, ``role`` and ``me`` for the writer.
"""

from collections.abc import Mapping
from typing import Any, Final

from dialogs.language.moments import Reading, as_score
from dialogs.language.moments.exchange import setting_of
from dialogs.language.sentences.agreements import read_agreement
from dialogs.language.sentences.commands.recognising import recognise
from dialogs.language.sentences.people import Circle, Person
from dialogs.language.sentences.requests.reading import read_request


def agreement_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return the agreement in a line: who, what, when, how, and what would be asked for."""
    agreement = read_agreement(str(line["text"]), circle_of(line), setting_of(line))
    return {
        "who": list(agreement.who),
        "what": agreement.what,
        "when": _moment(agreement.when),
        "how": agreement.how,
        "ask": list(agreement.ask),
    }


def command_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return the command in a line: its name, whether that is sure, and what to offer if not."""
    found = recognise(str(line["text"]), circle_of(line), setting_of(line))
    return {"command": found.command, "sure": found.sure, "offers": list(found.offers)}


def request_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a line tells of a request for help, field by field."""
    request = read_request(str(line["text"]), circle_of(line), setting_of(line))
    lists = ("reasons", "tried", "people", "refused")
    fields = {**request._asdict(), "deadline": _moment(request.deadline)}
    return {**fields, **{name: list(fields[name]) for name in lists}}


def circle_of(line: Mapping[str, Any]) -> Circle:
    """Return the people that a line knows."""
    return Circle(Person.of(one) for one in line.get("people") or ())


def _moment(reading: Reading | None) -> dict[str, Any] | None:
    return as_score(reading) if reading else None


_USUAL: Final = (
    *(
        "Fatma belt voor vrijdag het wijkteam, telefonisch",
        "vervollgesprek planen",
        "wat moet ik nog",
    ),
    *("ik mail moeder morgen", "nodig Fatma uit voor WR-014", "hoi, kun je het gesprek verzetten?"),
)


def warm() -> None:
    """Prepare everything that a first sentence would otherwise wait for."""
    line = {"now": "2026-11-18T10:15:00+01:00", "people": [{"name": "Fatma Yildiz", "me": True}]}
    for text in _USUAL:
        for read in (agreement_line, command_line, request_line):
            read({**line, "text": text})
