"""What the messages of the outbox say, and the buttons under them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from pydantic import JsonValue

from cases.messages import Message
from cases.operations.kinds import Kind
from cases.reminding import kind_on
from cases.values import Value
from dialogs.answers import Answer, Begin, Button, Offer, OpenLink, Weight
from dialogs.kinds.cases import OF_CASE
from dialogs.language.mails import as_lines
from dialogs.language.say import Hours, Say, Sayable


def push(message: Message, today: date) -> Answer:
    """Return what a message for a chat or a thread says on that day, with its buttons."""
    kind = kind_on(message, today)
    buttons = _BUTTONS.get(kind)
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
    silent = {one.case: one for one in messages if one.kind == Kind.PARENT_SILENT}
    answers = tuple(_about_silence(one) for one in silent.values())
    if not own:
        return Answer((told,), (tasks, *answers))
    first = next(iter(own.values()))
    how = Say("push.digest.typed", {name: first.values[name] for name in ("number", "label")})
    return Answer((told, how), (tasks, *(_about_agreement(one) for one in own.values()), *answers))


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
    title = Say("button.silent_parent", {"label": message.values["label"]})
    return Offer(title, Begin(flow="who_answered", answers=_case(message)))


def _said(kind: Kind, message: Message) -> Say:
    values = {name: _sayable(name, value) for name, value in message.values.items()}
    values |= _derived(message.values)
    if kind in _WITH_SUGGESTION and message.values.get("suggested"):
        known = "suggested" in message.references
        return Say(f"push.{kind}.suggested" if known else f"push.{kind}.outside", values)
    if message.values.get("rather_at"):
        return Say(f"push.{kind}.other_time", values)
    return Say(f"push.{kind}", values)


_WITH_SUGGESTION = frozenset({Kind.EXPERT_DECLINED, Kind.EXPERT_LEFT})


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


def _begin(flow: str, answers: Mapping[str, JsonValue], title: str = "") -> Offer:
    return Offer(Say(title or f"{flow}.title"), Begin(flow=flow, answers=dict(answers)))


def _of_case(*flows: str) -> Callable[[Message], tuple[Button, ...]]:
    """Return buttons that each begin a flow about the message's case."""
    return lambda message: tuple(_begin(flow, _case(message)) for flow in flows)


def _case(message: Message) -> dict[str, JsonValue]:
    return {"case": str(message.case)}


def _invited(message: Message) -> tuple[Button, ...]:
    titles = {
        "accept": "button.i_come",
        "decline": "button.i_do_not",
        "other_time": "button.other_time",
    }
    invitation = str(message.references["invitation"])
    return tuple(
        Offer(
            Say(title),
            Begin(flow="answer_invitation", answers={"invitation": invitation, "answer": answer}),
            Weight.MAIN if answer == "accept" else Weight.PLAIN,
        )
        for answer, title in titles.items()
    )


def _agreement(*flows: tuple[str, str]) -> Callable[[Message], tuple[Button, ...]]:
    """Return buttons that each begin a flow about the message's agreement."""
    return lambda message: tuple(
        _begin(flow, {"agreement": str(message.references["agreement"])}, title)
        for flow, title in flows
    )


def _declined(message: Message) -> tuple[Button, ...]:
    suggested = message.references.get("suggested")
    person = {"person": str(suggested)} if suggested else {}
    return (_begin("invite_expert", {**_case(message), **person}),)


def _rather_at(message: Message) -> tuple[Button, ...]:
    """Return a button that puts the meeting at the time somebody proposes, or plans it then."""
    at, case = _moment(message, "proposes_at"), str(message.case)
    if message.values.get("meeting_at") is None:
        return (_begin("schedule_follow_up", {"case": case, "at": at}),)
    return (_begin("move_follow_up", {f"meeting.{OF_CASE}": case, "at": at}),)


def _moment(message: Message, name: str) -> str | None:
    value = message.values.get(name)
    return value.isoformat() if isinstance(value, datetime) else None


def _join(message: Message) -> tuple[Button, ...]:
    url = message.values.get("join_url")
    return (OpenLink(Say("button.join"), url),) if isinstance(url, str) else ()


def _paste(message: Message) -> tuple[Button, ...]:
    """Return a button that takes the way into the message's meeting, from who has one."""
    meeting = {"meeting": str(message.references["meeting"])}
    return (_begin("give_join_link", meeting, "button.paste_link"),)


def _send_link(message: Message) -> tuple[Button, ...]:
    """Return a button that sends the way in that came late, beside the way in itself."""
    url = message.values.get("join_url")
    if not isinstance(url, str):
        return ()
    known: dict[str, JsonValue] = {"meeting": str(message.references["meeting"]), "join_url": url}
    return (_begin("give_join_link", known, "button.send_link"), *_join(message))


def _kept(_: Message) -> tuple[Button, ...]:
    return (_begin("what_is_kept", {}),)


def _which_suits(message: Message) -> tuple[Button, ...]:
    return (_begin("answer_times", {"offer": str(message.references["offer"])}),)


def _came(message: Message) -> tuple[Button, ...]:
    """Return the three things a newcomer can be to a case; of several it is asked which."""
    about: dict[str, JsonValue] = {
        name: str(message.references[name])
        for name in ("case", "person")
        if name in message.references
    }
    return tuple(_begin(flow, about) for flow in ("join_table", "turn_away", "look_into"))


def _take_over(message: Message) -> tuple[Button, ...]:
    at_once = Begin(flow="take_over", answers=_case(message), at_once=True)
    return (Offer(Say("take_over.title"), at_once, Weight.MAIN),)


def _silent(message: Message) -> tuple[Button, ...]:
    """Return what can be done about a parent who says nothing."""
    giver = str(message.references["guardian"])
    about = {**_case(message), "parent": giver}
    return (
        _begin("oral_consent", {**_case(message), "giver": giver}),
        _begin("send_again", about),
        _begin("change_address", about),
    )


def _write_again(message: Message) -> tuple[Button, ...]:
    """Return a button that sends an expert from outside a fresh link."""
    about = {**_case(message), "person": str(message.references["person"])}
    return (_begin("send_outside_again", about),)


def _relink(message: Message) -> tuple[Button, ...]:
    """Return the buttons under a lock: a fresh link, or another address."""
    about = {**_case(message), "parent": str(message.references["guardian"])}
    return (_begin("send_again", about), _begin("change_address", about))


def _address(message: Message) -> tuple[Button, ...]:
    """Return the buttons under what is told of a parent's link: another address, or none."""
    about = {**_case(message), "parent": str(message.references["guardian"])}
    return (_begin("change_address", about), _begin("take_link_in", about))


def _asked(message: Message) -> tuple[Button, ...]:
    request = {"request": str(message.references["request"])}
    return (*_of_case("read_case")(message), _begin("decide_request", request))


_DONE = ("agreement_done", "button.done")
_BLOCKED = ("agreement_blocked", "button.blocked")
_MOVE = ("agreement_move", "button.other_date")
_WORDS = ("agreement_words", "button.what_was_it")
_CONFIRM = ("confirm_agreement", "button.correct")
_remind = _agreement(_DONE, _BLOCKED, _MOVE, _WORDS)
_confirm = _agreement(_CONFIRM, _WORDS, _MOVE, _BLOCKED)
_escalated = _agreement(_MOVE, _DONE)

_OWN_AGREEMENTS = frozenset({Kind.AGREEMENT_SOON, Kind.AGREEMENT_TODAY, Kind.AGREEMENT_LATE})

_BUTTONS: Mapping[Kind, Callable[[Message], tuple[Button, ...]]] = {
    Kind.EXPERT_INVITED: _invited,
    Kind.INVITATION_TIME: _invited,
    Kind.EXPERT_ACCEPTED: _of_case("who_is_at_the_table"),
    Kind.EXPERT_OUTSIDE: _of_case("who_is_at_the_table", "what_is_missing"),
    Kind.CONTENT_READABLE: _of_case("read_case"),
    Kind.EXPERT_DECLINED: _declined,
    Kind.EXPERT_LEFT: _declined,
    Kind.EXPERT_PROPOSES_TIME: _rather_at,
    Kind.NEWCOMER: _came,
    Kind.CASE_VACANT: _take_over,
    Kind.KEEPING_ENDS: _kept,
    Kind.TIMES_OFFERED: _which_suits,
    Kind.TIMES_ANSWERED: _of_case("pick_time"),
    Kind.PARENT_ANSWERED: _of_case("who_answered", "may_i_share", "read_case"),
    Kind.PARENT_SILENT: _silent,
    Kind.CONSENT_RECORDED: _of_case("may_i_share"),
    Kind.PUPIL_ANSWERED: _of_case("may_i_share", "read_case"),
    Kind.PUPIL_TURNS: _of_case("invite_pupil"),
    Kind.PUPIL_TURNED: _of_case("invite_pupil", "may_i_share"),
    Kind.PUPIL_ANSWERED: _of_case("may_i_share", "read_case"),
    Kind.PUPIL_TURNS: _of_case("invite_pupil"),
    Kind.PUPIL_TURNED: _of_case("invite_pupil", "may_i_share"),
    Kind.LINK_LOCKED: _relink,
    Kind.LINK_DISOWNED: _address,
    Kind.OUTSIDE_LOCKED: _write_again,
    Kind.OUTSIDE_DISOWNED: _of_case("invite_outside", "what_is_missing"),
    Kind.OUTSIDE_ANSWERED: _of_case("who_is_at_the_table"),
    Kind.AGREEMENT_CONFIRM: _confirm,
    Kind.AGREEMENT_FOR_PARENT: _confirm,
    Kind.AGREEMENT_SOON: _remind,
    Kind.AGREEMENT_TODAY: _remind,
    Kind.AGREEMENT_LATE: _remind,
    Kind.AGREEMENT_ESCALATED: _escalated,
    Kind.AGREEMENT_BLOCKED: _escalated,
    Kind.MEETING_PLANNED: _join,
    Kind.MEETING_MOVED: _join,
    Kind.MEETING_SOON: _join,
    Kind.MEETING_JOIN: _join,
    Kind.MEETING_FIVE_LEFT: _of_case("record_agreement"),
    Kind.ROOM_REFUSED: _paste,
    Kind.ROOM_LATE: _paste,
    Kind.ROOM_THERE: _send_link,
    Kind.ROOM_WITHOUT_BOT: _join,
    Kind.MEETING_LINK: _join,
    Kind.MEETING_LINK_MOVED: _join,
    Kind.RIGHTS_ASKED: _asked,
    Kind.RIGHTS_DUE: _asked,
    Kind.RIGHTS_ANSWERED: _of_case("read_case"),
    Kind.REPORT_DRAFT_DUE: _of_case("report"),
    Kind.REPORT_SEND_DUE: _of_case("send_report", "report"),
    Kind.REPORT_WINDOW_OVER: _of_case("report", "read_case"),
    Kind.REPORT_RESPONSE: _of_case("read_case", "answer_response"),
    Kind.REPORT_READABLE: _of_case("read_case"),
    Kind.CASE_YOURS: _of_case("case_overview", "what_is_missing"),
    Kind.DEPUTY_APPOINTED: _of_case("case_overview"),
}
