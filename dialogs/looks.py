"""Who looked at a case, in words: for the chat and for pages alike."""

from collections.abc import Sequence

from cases.model.auditing import DeedKind
from cases.model.looking import Look, WhoHasLooked
from dialogs.language.say import Say, Sayable

_ROLES = ("coordinator", "deputy", "teacher", "director", "expert")


def lines_of(who: WhoHasLooked) -> Sequence[Say]:
    """Return a line for each look, the newest first."""
    return [_line(look, who) for look in who.looks]


def _line(look: Look, who: WhoHasLooked) -> Say:
    values: dict[str, Sayable] = {"at": look.at}
    if look.kind is DeedKind.BEGUN:
        return Say("look.begun", values)
    values |= {"who": _who(look, who), "item": Say(f"look.item.{look.item}")}
    if look.kind is DeedKind.DISCLOSED:
        values["recipient"] = look.recipient or Say("look.parent")
    said = Say(f"look.{look.kind}", values)
    return Say("look.often", {"look": said, "times": look.times}) if look.times > 1 else said


def _who(look: Look, who: WhoHasLooked) -> Sayable:
    if look.role == "guardian":
        if look.kind is DeedKind.REFUSED:
            return Say("look.with_link")
        return Say("page.guest.looked.yourself" if look.person == who.me else "look.parent")
    if look.name is None:
        return Say("look.somebody")
    if look.role in _ROLES:
        return Say("look.staff", {"name": look.name, "role": Say(f"look.role.{look.role}")})
    return look.name
