"""What the messages of the outbox say, and the buttons under them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from cases.messages import Message
from cases.operations.kinds import Kind
from cases.reminding import kind_on
from cases.values import Value
from dialogs.answers import Answer, Begin, Offer, Weight
from dialogs.language.mails import as_lines
from dialogs.language.say import Hours, Say, Sayable
from dialogs.push_buttons import BUTTONS


def push(message: Message, today: date) -> Answer:
    """Return what a message for a chat or a thread says on that day, with its buttons."""
    kind = kind_on(message, today)
    buttons = BUTTONS.get(kind)
    also = (Say("talk.agenda"),) if kind is Kind.MEETING_THREAD else ()
    return Answer((_said(kind, message), *also), buttons(message) if buttons else ())


def digest(messages: Sequence[Message], today: date) -> Answer:
    """Return several messages for one person as one, with a button to look at all of it.

    Each agreement has a button that shows it with the buttons it would have had alone; those
    can be typed as well, as the last line says.
    """
    messages = sorted(messages, key=_order)
    lines = tuple(_said(kind_on(message, today), message) for message in messages)
    tasks = Offer(Say("my_tasks.title"), Begin(flow="my_tasks"), Weight.MAIN)
    own = {one.subject: one for one in messages if kind_on(one, today) in _OWN_AGREEMENTS}
    told = Say("push.digest", {"lines": lines})
    silent = {one.subject: one for one in messages if one.kind in _SILENT_EXPERTS}
    silent |= {one.case: one for one in messages if one.kind == Kind.PARENT_SILENT}
    answers = tuple(_about_silence(one) for one in silent.values())
    if not own:
        return Answer((told,), (tasks, *answers))
    first = next(iter(own.values()))
    how = Say("push.digest.typed", {name: first.values[name] for name in ("number", "label")})
    return Answer((told, how), (tasks, *(_about_agreement(one) for one in own.values()), *answers))


def mailed(messages: Sequence[Message], today: date) -> Say:
    """Return what messages for a chat say to an expert who has none, in a mail with a link.

    They are spoken to as guests are, and nothing there is to be typed or pressed.
    """
    says = [
        _to_a_guest(_said(kind_on(message, today), message))
        for message in sorted(messages, key=_order)
    ]
    return says[0] if len(says) == 1 else Say("mail.outside_news.several", {"lines": tuple(says)})


def _to_a_guest(say: Say) -> Say:
    name = say.key.removeprefix("push.")
    return replace(say, key=f"mail.outside_news.{name}") if name in _TO_GUESTS else say


def _order(message: Message) -> tuple[str, str, int]:
    """Return what puts reminders in order: by day, by case, by number."""
    by, number = message.values.get("by"), message.values.get("number")
    return (
        by.isoformat() if isinstance(by, date) else "",
        str(message.values.get("label")),
        number if isinstance(number, int) else 0,
    )


def _about_agreement(message: Message) -> Offer:
    title = {name: message.values[name] for name in ("number", "label")}
    shows = Begin(
        flow="agreement_words", answers={"agreement": str(message.references["agreement"])}
    )
    return Offer(Say("button.this_agreement", title), shows)


def _about_silence(message: Message) -> Offer:
    if message.kind in _SILENT_EXPERTS:
        is_colleague = message.kind == Kind.EXPERT_SILENT
        key = "button.silent_colleague" if is_colleague else "button.silent_expert"
        title = Say(key, {"name": message.values["name"]})
        return Offer(title, _SILENT_EXPERTS[Kind(message.kind)](message))
    title = Say("button.silent_parent", {"label": message.values["label"]})
    return Offer(title, Begin(flow="who_answered", answers={"case": str(message.case)}))


def _said(kind: Kind, message: Message) -> Say:
    values = {name: _sayable(name, value) for name, value in message.values.items()}
    values |= _derived(message.values)
    if kind in _WITH_SUGGESTION and message.values.get("suggested"):
        known = "suggested" in message.references
        return Say(f"push.{kind}.suggested" if known else f"push.{kind}.outside", values)
    if message.values.get("replaces"):
        return Say(f"push.{kind}.again", values)
    if message.values.get("rather_at"):
        return Say(f"push.{kind}.other_time", values)
    return Say(f"push.{kind}", values)


_SILENT_EXPERTS: Mapping[Kind, Callable[[Message], Begin]] = {
    Kind.OUTSIDE_SILENT: lambda message: Begin(
        flow="send_outside_again",
        answers={"case": str(message.case), "person": str(message.references["person"])},
    ),
    Kind.EXPERT_SILENT: lambda message: Begin(
        flow="withdraw_invitation",
        answers={"invitation": str(message.references["invitation"])},
    ),
}
"""What a button in a digest begins for each who stays silent."""

_TO_GUESTS = frozenset(
    {
        "invitation_time",
        "agreement_confirm",
        "content_readable",
        "case_rests",
        "times_offered",
        "times_offered.again",
        "times_withdrawn",
    }
)
"""What colleagues are told in words that a guest is not spoken to with."""

_WITH_SUGGESTION = frozenset({Kind.EXPERT_DECLINED, Kind.EXPERT_LEFT})


def _sayable(name: str, value: Value) -> Sayable:
    """Return a value as it is said: codes have a text, what is absent has a word."""
    match name, value:
        case "name", None:
            return Say("value.a_parent")
        case "reason", str(code):
            return Say(f"choice.decline.{code}")
        case "relation", str(code):
            return Say(f"choice.relation.{code}")
        case "where", str(code):
            return Say(f"value.where.{code}")
        case "part", None:
            return Say("value.part_any")
        case "attendance", str(code):
            return Say(f"value.attendance.{code}")
        case "why", str(code):
            return Say(f"value.why.{code}")
    return value


def _derived(values: Mapping[str, Value]) -> dict[str, Sayable]:
    lasts, at = values.get("lasts"), values.get("at")
    said: dict[str, Sayable] = {}
    if isinstance(at, datetime) and isinstance(lasts, int):
        said["hours"] = Hours(at, timedelta(minutes=lasts))
    if "meeting_at" in values:
        said["meeting"] = values["meeting_at"] or Say("value.no_meeting")
    if "first" in values:
        said["times"] = as_lines(values)
    if "organisation" in values:
        said["who"] = _newcomer(values)
    return said


def _newcomer(values: Mapping[str, Value]) -> Sayable:
    """Return who came, with what the directory says of them."""
    known = [values[name] for name in ("organisation", "function") if values[name]]
    if not known:
        return values["name"]
    if len(known) == 1:
        return Say("value.newcomer", {"name": values["name"], "what": known[0]})
    return Say("value.newcomer_at", dict(values))


_OWN_AGREEMENTS = frozenset({Kind.AGREEMENT_SOON, Kind.AGREEMENT_TODAY, Kind.AGREEMENT_LATE})
