"""What the messages of the outbox say, and the buttons under them."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from cases.messages import Message
from cases.operations.kinds import Kind
from cases.values import Value
from dialogs.answers import Answer, Begin, Offer, Weight
from dialogs.language.say import Hours, Say, Sayable

References = Mapping[str, UUID]


def push(message: Message) -> Answer:
    """Return what a message for a chat or a thread says, with its buttons."""
    kind = Kind(message.kind)
    buttons = _BUTTONS.get(kind)
    about = {"case": message.case, **message.references}
    return Answer((_said(kind, message),), buttons(about) if buttons else ())


def digest(messages: list[Message]) -> Answer:
    """Return several messages for one person as one, with a button to look at all of it."""
    lines = tuple(_said(Kind(message.kind), message) for message in messages)
    tasks = Offer(Say("my_tasks.title"), Begin(flow="my_tasks"), Weight.MAIN)
    return Answer((Say("push.digest", {"lines": lines}),), (tasks,))


def _said(kind: Kind, message: Message) -> Say:
    values = {name: _sayable(name, value) for name, value in message.values.items()}
    values |= _derived(message.values)
    suggested = kind is Kind.EXPERT_DECLINED and message.values.get("suggested")
    return Say(f"push.{kind}.suggested" if suggested else f"push.{kind}", values)


def _sayable(name: str, value: Value) -> Sayable:
    """Return a value as it is said: codes have a text, what is absent has a word."""
    match name, value:
        case "name", None:
            return Say("value.a_parent")
        case "reason", str(code):
            return Say(f"choice.decline.{code}")
        case "where", str(code):
            return Say(f"value.where.{code}")
        case "part", None:
            return Say("value.part_any")
    return value


def _derived(values: Mapping[str, Value]) -> dict[str, Sayable]:
    lasts, at = values.get("lasts"), values.get("at")
    said: dict[str, Sayable] = {}
    if isinstance(at, datetime) and isinstance(lasts, int):
        said["hours"] = Hours(at, timedelta(minutes=lasts))
    if "meeting_at" in values:
        said["meeting"] = values["meeting_at"] or Say("value.no_meeting")
    return said


def _begin(flow: str, title: str, references: References, *names: str) -> Offer:
    answers = {name: str(references[name]) for name in names if name in references}
    return Offer(Say(title), Begin(flow=flow, answers=dict(answers)))


def _invited(references: References) -> tuple[Offer, ...]:
    invitation = str(references["invitation"])
    titles = {
        "accept": "button.i_come",
        "decline": "button.i_do_not",
        "other_time": "button.other_time",
    }
    return tuple(
        Offer(
            Say(title),
            Begin(flow="answer_invitation", answers={"invitation": invitation, "answer": answer}),
            Weight.MAIN if answer == "accept" else Weight.PLAIN,
        )
        for answer, title in titles.items()
    )


def _confirm(references: References) -> tuple[Offer, ...]:
    return (
        _begin("confirm_agreement", "button.correct", references, "agreement"),
        _begin("agreement_words", "button.what_was_it", references, "agreement"),
        _begin("agreement_move", "button.other_date", references, "agreement"),
        _begin("agreement_blocked", "button.blocked", references, "agreement"),
    )


def _remind(references: References) -> tuple[Offer, ...]:
    return (
        _begin("agreement_done", "button.done", references, "agreement"),
        _begin("agreement_blocked", "button.blocked", references, "agreement"),
        _begin("agreement_move", "button.other_date", references, "agreement"),
        _begin("agreement_words", "button.what_was_it", references, "agreement"),
    )


def _escalated(references: References) -> tuple[Offer, ...]:
    return (
        _begin("agreement_move", "button.other_date", references, "agreement"),
        _begin("agreement_done", "button.done", references, "agreement"),
    )


def _accepted(references: References) -> tuple[Offer, ...]:
    return (
        _begin("who_is_at_the_table", "who_is_at_the_table.title", references, "case"),
        _begin("what_is_missing", "what_is_missing.title", references, "case"),
    )


def _heard_from_a_parent(references: References) -> tuple[Offer, ...]:
    return (
        _begin("read_case", "read_case.title", references, "case"),
        _begin("may_i_share", "may_i_share.title", references, "case"),
    )


def _declined(references: References) -> tuple[Offer, ...]:
    suggested = references.get("suggested")
    known = {**references, "person": suggested} if suggested else references
    return (_begin("invite_expert", "invite_expert.title", known, "case", "person"),)


def _met(references: References) -> tuple[Offer, ...]:
    return (_begin("move_follow_up", "move_follow_up.title", references, "meeting"),)


_BUTTONS: Mapping[Kind, Callable[[References], tuple[Offer, ...]]] = {
    Kind.EXPERT_INVITED: _invited,
    Kind.EXPERT_ACCEPTED: _accepted,
    Kind.EXPERT_DECLINED: _declined,
    Kind.PARENT_ANSWERED: _heard_from_a_parent,
    Kind.AGREEMENT_CONFIRM: _confirm,
    Kind.AGREEMENT_SOON: _remind,
    Kind.AGREEMENT_TODAY: _remind,
    Kind.AGREEMENT_LATE: _remind,
    Kind.AGREEMENT_ESCALATED: _escalated,
    Kind.AGREEMENT_BLOCKED: _escalated,
    Kind.EXPERT_PROPOSES_TIME: _met,
}
