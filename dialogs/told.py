"""What one message tells for a whole flow at once: an agreement, a request for help.

Sentences are read by ``dialogs.language.sentences``; here what they say becomes answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from dialogs.kinds.among import Known
from dialogs.kinds.kind import Around, Choice, Found, Recognised, Refusal, Unsure
from dialogs.kinds.moments import as_day, setting_of
from dialogs.kinds.people import AtTheTable, Colleague
from dialogs.language.moments import Instant, Reading, write_time_of
from dialogs.language.say import Say
from dialogs.language.sentences.agreements import Agreement, read_agreement
from dialogs.language.sentences.people import Circle, Person
from dialogs.language.sentences.requests.reading import Request, read_request
from dialogs.language.sentences.requests.reasons import RequestReason
from dialogs.language.sentences.roles import role_of


@dataclass(frozen=True, slots=True)
class Told:
    """Answers by their field, and those that were given only half."""

    values: Mapping[str, JsonValue] = field(default_factory=dict)
    doubts: Mapping[str, Recognised] = field(default_factory=dict)


async def agreement_told(text: str, around: Around) -> Told:
    """Return who does what, when and how; of several doers it is asked who sees to it.

    Of somebody who does not sit at the table, it is said that they do not.
    """
    agreement, doer = await _agreed(text, around)
    doubts: dict[str, Recognised] = {}
    values: dict[str, JsonValue] = {}
    if isinstance(doer, Found):
        values["who"] = doer.value
    elif doer:
        doubts["who"] = doer
    if agreement.when is not None:
        match as_day(agreement.when):
            case Found(value=value):
                values["by"] = value
            case doubt:
                doubts["by"] = doubt
    if agreement.what and "what" in agreement.ask:
        doubts["what"] = Unsure((Choice(agreement.what, agreement.what),))
    elif agreement.what:
        values["what"] = _with_time(agreement.what, agreement.when, around)
    if agreement.how:
        values["how"] = agreement.how
    return Told(values, doubts)


def _with_time(what: str, when: Reading | None, around: Around) -> str:
    """Return what is agreed with its time of day: an agreement is kept by its day alone."""
    if not isinstance(when, Instant):
        return what
    time = write_time_of(when.value, setting_of(around).language, about=when.about)
    return f"{what}, {time}"


async def _agreed(text: str, around: Around) -> tuple[Agreement, Recognised]:
    """Return an agreement and its doer, of the people at the table or else of the directory."""
    known = await AtTheTable().known(around)
    agreement = read_agreement(text, circle_of(known, around), setting_of(around))
    if len(agreement.who) == 1:
        return agreement, Found(agreement.who[0])
    if agreement.who:
        return agreement, Unsure(tuple(Choice(one, known[one].title) for one in agreement.who))
    known = await Colleague().known(around)
    elsewhere = read_agreement(text, circle_of(known, around), setting_of(around))
    if not elsewhere.who:
        return agreement, None
    name = known[elsewhere.who[0]].title
    return elsewhere, Refusal(Say("record_agreement.who.elsewhere", {"name": name}))


async def request_told(text: str, around: Around) -> Told:
    """Return everything that a message tells about a request for help."""
    known = await Colleague().known(around)
    request = read_request(text, circle_of(known, around), setting_of(around))
    told: dict[str, JsonValue] = {
        "pupil": request.pupil,
        "group": _without_word(request.group),
        "reason": _reason(request),
        "tried": ", ".join(request.tried),
        "works": request.works,
        "wish": request.wish,
        "authority": request.authority,
        "wanted": list(request.people),
    }
    doubts: dict[str, Recognised] = {}
    if request.deadline is not None:
        match as_day(request.deadline):
            case Found(value=value):
                told["deadline"] = value
            case doubt:
                doubts["deadline"] = doubt
    return Told({name: value for name, value in told.items() if value}, doubts)


def circle_of(known: Mapping[str, Known], around: Around) -> Circle:
    """Return these people as sentences may name them."""
    return Circle(_person(value, one, around) for value, one in known.items())


def _person(value: str, known: Known, around: Around) -> Person:
    name = known.named.full[0] if known.named.full else ""
    role = next((word for word in known.named.short if role_of(word)), "")
    return Person(name, role, me=value == str(around.me), key=value)


def _reason(request: Request) -> str | None:
    """Return the reason to show; a track that becomes too hard is a place that does not fit.

    Of several, what is at stake goes before a worry.
    """
    reasons = sorted(request.reasons, key=lambda one: one is RequestReason.CONCERN_NO_SOLUTION)
    if not reasons:
        return None
    if reasons[0] is RequestReason.TRACK_DOWNGRADE_RISK:
        return "dropout_risk"
    return reasons[0].lower()


def _without_word(group: str | None) -> str | None:
    """Return "6" for "groep 6": the word for it is added in the reader's language."""
    if group is None:
        return None
    word, _, number = group.partition(" ")
    return number if word.lower() in {"groep", "group", "klas", "class"} and number else group
