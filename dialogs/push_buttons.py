"""The buttons under the messages of the outbox."""

from collections.abc import Callable, Mapping
from datetime import datetime

from pydantic import JsonValue

from cases.messages import Message
from cases.operations.kinds import Kind
from dialogs.answers import Begin, Button, Offer, OpenLink, Weight, begin
from dialogs.kinds.cases import OF_CASE
from dialogs.language.say import Say


def _of_case(*flows: str) -> Callable[[Message], tuple[Button, ...]]:
    """Return buttons that each begin a flow about the message's case."""
    return lambda message: tuple(begin(flow, **_case(message)) for flow in flows)


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
        begin(flow, title, agreement=str(message.references["agreement"])) for flow, title in flows
    )


def _declined(message: Message) -> tuple[Button, ...]:
    suggested = message.references.get("suggested")
    if not suggested:
        return (begin("invite_expert", **_case(message)),)
    person = str(suggested)
    asks = {**_case(message), "purpose": "share_expert", "recipient": person}
    return (
        begin("invite_expert", **_case(message), person=person),
        begin("ask_consent", "button.ask_parents", **asks),
    )


def _rather_at(message: Message) -> tuple[Button, ...]:
    """Return a button that puts the meeting at the time somebody proposes, or plans it then."""
    at, case = _moment(message, "proposes_at"), str(message.case)
    if message.values.get("meeting_at") is None:
        return (begin("schedule_follow_up", case=case, at=at),)
    return (begin("move_follow_up", **{f"meeting.{OF_CASE}": case, "at": at}),)


def _answered(message: Message) -> tuple[Button, ...]:
    """Return a button that moves the meeting, where somebody would rather have another time."""
    table = begin("who_is_at_the_table", **_case(message))
    if message.values.get("attendance") != "other_time":
        return (table,)
    known: dict[str, JsonValue] = {"meeting": str(message.references["meeting"])}
    if at := _moment(message, "rather_at"):
        known["at"] = at
    return (begin("move_follow_up", **known), table)


def _moment(message: Message, name: str) -> str | None:
    value = message.values.get(name)
    return value.isoformat() if isinstance(value, datetime) else None


def _join(message: Message) -> tuple[Button, ...]:
    url = message.values.get("join_url")
    return (OpenLink(Say("button.join"), url),) if isinstance(url, str) else ()


def _paste(message: Message) -> tuple[Button, ...]:
    """Return a button that takes the way into the message's meeting, from who has one."""
    meeting = {"meeting": str(message.references["meeting"])}
    return (begin("give_join_link", "button.paste_link", **meeting),)


def _send_link(message: Message) -> tuple[Button, ...]:
    """Return a button that sends the way in that came late, beside the way in itself."""
    url = message.values.get("join_url")
    if not isinstance(url, str):
        return ()
    known: dict[str, JsonValue] = {"meeting": str(message.references["meeting"]), "join_url": url}
    return (begin("give_join_link", "button.send_link", **known), *_join(message))


def _kept(_: Message) -> tuple[Button, ...]:
    return (begin("what_is_kept"),)


def _which_suits(message: Message) -> tuple[Button, ...]:
    return (begin("answer_times", offer=str(message.references["offer"])),)


def _came(message: Message) -> tuple[Button, ...]:
    """Return the three things a newcomer can be to a case; of several it is asked which."""
    about: dict[str, JsonValue] = {
        name: str(message.references[name])
        for name in ("case", "person")
        if name in message.references
    }
    return tuple(begin(flow, **about) for flow in ("join_table", "turn_away", "look_into"))


def _ask_again(message: Message) -> tuple[Button, ...]:
    """Return a button that asks everybody again at once, and one that shows who said what."""
    at_once = Begin(flow="ask_again", answers=_case(message), at_once=True)
    return (
        Offer(Say("ask_again.title"), at_once, Weight.MAIN),
        begin("may_i_share", **_case(message)),
    )


def _take_over(message: Message) -> tuple[Button, ...]:
    at_once = Begin(flow="take_over", answers=_case(message), at_once=True)
    return (Offer(Say("take_over.title"), at_once, Weight.MAIN),)


def _silent(message: Message) -> tuple[Button, ...]:
    """Return what can be done about a parent who says nothing."""
    giver = str(message.references["guardian"])
    about = {**_case(message), "parent": giver}
    return (
        begin("oral_consent", **_case(message), giver=giver),
        begin("send_again", **about),
        begin("change_address", **about),
        begin("print_letter", **about),
    )


def _write_again(message: Message) -> tuple[Button, ...]:
    """Return the ways to reach an expert from outside: a fresh link, or another address."""
    about = {**_case(message), "person": str(message.references["person"])}
    return (begin("send_outside_again", **about), begin("change_outside_address", **about))


def _elsewhere(message: Message) -> tuple[Button, ...]:
    """Return the ways on where mail to an expert from outside reached somebody else."""
    return (_write_again(message)[1], *_of_case("what_is_missing")(message))


def _give_up(message: Message) -> tuple[Button, ...]:
    """Return what can be done about a colleague who says nothing: ask somebody else instead."""
    invitation = {"invitation": str(message.references["invitation"])}
    return (
        begin("withdraw_invitation", **invitation),
        begin("invite_expert", **_case(message)),
    )


def _undelivered(message: Message) -> tuple[Button, ...]:
    """Return the other ways to reach a parent whose mail did not arrive."""
    parent = str(message.references["guardian"])
    return (
        begin("change_address", **_case(message), parent=parent),
        begin("oral_consent", "button.call", **_case(message), giver=parent),
        begin("print_letter", **_case(message), parent=parent),
    )


def _to_tell(message: Message) -> tuple[Button, ...]:
    """Return the ways to tell a parent without mail: a letter, or an address after all."""
    about = {**_case(message), "parent": str(message.references["guardian"])}
    return (begin("print_letter", **about), begin("change_address", **about))


def _missed(message: Message) -> tuple[Button, ...]:
    """Return what can be done about a parent who was not told of a meeting in time."""
    giver = str(message.references["guardian"])
    return (
        begin("oral_consent", "button.call", **_case(message), giver=giver),
        begin("schedule_follow_up", **_case(message)),
        begin("send_again", **_case(message), parent=giver),
    )


def _code_wanted(message: Message) -> tuple[Button, ...]:
    person = str(message.references["guardian"])
    return (begin("tell_code", **_case(message), person=person),)


def _relink(message: Message) -> tuple[Button, ...]:
    """Return the buttons under a lock: a fresh link, or another address."""
    about = {**_case(message), "parent": str(message.references["guardian"])}
    return (begin("send_again", **about), begin("change_address", **about))


def _address(message: Message) -> tuple[Button, ...]:
    """Return the buttons under what is told of a parent's link: another address, or none."""
    about = {**_case(message), "parent": str(message.references["guardian"])}
    return (begin("change_address", **about), begin("take_link_in", **about))


def _asked(message: Message) -> tuple[Button, ...]:
    request = {"request": str(message.references["request"])}
    return (*_of_case("read_case")(message), begin("decide_request", **request))


_DONE = ("agreement_done", "button.done")
_BLOCKED = ("agreement_blocked", "button.blocked")
_MOVE = ("agreement_move", "button.other_date")
_WORDS = ("agreement_words", "button.what_was_it")
_CONFIRM = ("confirm_agreement", "button.correct")
_remind = _agreement(_DONE, _BLOCKED, _MOVE, _WORDS)
_confirm = _agreement(_CONFIRM, _WORDS, _MOVE, _BLOCKED)
_escalated = _agreement(_MOVE, _DONE)

BUTTONS: Mapping[Kind, Callable[[Message], tuple[Button, ...]]] = {
    Kind.EXPERT_INVITED: _invited,
    Kind.EXPERT_REMINDED: _invited,
    Kind.INVITATION_TIME: _invited,
    Kind.EXPERT_ACCEPTED: _of_case("who_is_at_the_table"),
    Kind.EXPERT_OUTSIDE: _of_case("who_is_at_the_table", "what_is_missing"),
    Kind.CONTENT_READABLE: _of_case("read_case"),
    Kind.EXPERT_DECLINED: _declined,
    Kind.EXPERT_LEFT: _declined,
    Kind.EXPERT_SILENT: _give_up,
    Kind.EXPERT_PROPOSES_TIME: _rather_at,
    Kind.NEWCOMER: _came,
    Kind.CASE_VACANT: _take_over,
    Kind.KEEPING_ENDS: _kept,
    Kind.TIMES_OFFERED: _which_suits,
    Kind.TIMES_ANSWERED: _of_case("pick_time", "withdraw_times"),
    Kind.PARENT_ANSWERED: _of_case("who_answered", "may_i_share", "read_case"),
    Kind.PARENT_SILENT: _silent,
    Kind.CONSENT_RECORDED: _of_case("may_i_share"),
    Kind.CONSENT_OUTDATED: _ask_again,
    Kind.PUPIL_ANSWERED: _of_case("may_i_share", "read_case"),
    Kind.PUPIL_TURNS: _of_case("invite_pupil"),
    Kind.PUPIL_TURNED: _of_case("invite_pupil", "may_i_share"),
    Kind.LINK_LOCKED: _relink,
    Kind.CODE_WANTED: _code_wanted,
    Kind.PARENT_TO_TELL: _to_tell,
    Kind.MAIL_UNDELIVERED: _undelivered,
    Kind.PARENT_TOO_LATE: _missed,
    Kind.EXPERT_TOO_LATE: _of_case("schedule_follow_up", "who_is_at_the_table"),
    Kind.LINK_DISOWNED: _address,
    Kind.OUTSIDE_LOCKED: _write_again,
    Kind.OUTSIDE_DISOWNED: _elsewhere,
    Kind.OUTSIDE_SILENT: _write_again,
    Kind.OUTSIDE_UNDELIVERED: _write_again,
    Kind.OUTSIDE_ACCEPTED: _of_case("who_is_at_the_table", "may_i_share"),
    Kind.OUTSIDE_ANSWERED: _answered,
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
