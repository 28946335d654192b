"""Who looked at a case, in words: for the chat and for pages alike."""

from collections.abc import Sequence

from cases.model.auditing import DeedKind
from cases.model.looking import Look, WhoHasLooked
from cases.model.reasons import ReasonToRead
from dialogs.language.say import Say, Sayable

_ROLES = ("coordinator", "deputy", "teacher", "director", "expert")
_BY_LINK = {"guardian": "look.parent", "pupil": "look.pupil"}


def lines_of(who: WhoHasLooked, *, in_words: bool = False) -> Sequence[Say]:
    """Return a line for each look, the newest first.

    ``in_words`` adds what a director said in their own words before they read: on pages alone.
    """
    return [_line(look, who, in_words=in_words) for look in who.looks]


def _line(look: Look, who: WhoHasLooked, *, in_words: bool) -> Say:
    values: dict[str, Sayable] = {"at": look.at}
    if look.kind is DeedKind.BEGUN:
        return Say("look.begun", values)
    values |= {"who": _who(look, who), "item": Say(f"look.item.{look.item}")}
    if look.kind is DeedKind.DISCLOSED:
        values["recipient"] = look.recipient or Say("look.parent")
    if look.reason is not None:
        values["reason"] = _reason(look.reason, in_words=in_words)
    said = Say(f"look.{look.kind}", values)
    return Say("look.often", {"look": said, "times": look.times}) if look.times > 1 else said


def _who(look: Look, who: WhoHasLooked) -> Sayable:
    if look.role in _BY_LINK:
        if look.kind is DeedKind.REFUSED:
            return Say("look.with_link")
        return Say("page.guest.looked.yourself" if look.person == who.me else _BY_LINK[look.role])
    if look.name is None:
        return Say("look.somebody")
    if look.role in _ROLES:
        return Say("look.staff", {"name": look.name, "role": Say(f"look.role.{look.role}")})
    return look.name


def _reason(reason: ReasonToRead, *, in_words: bool) -> Sayable:
    if in_words and reason.says:
        return reason.says
    return Say(f"choice.read_reason.{reason.kind}")
