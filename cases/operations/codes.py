"""The second level of a guest's door: a code sent to their own mailbox.

Who has the link and knows the date of birth may be an ex-partner or a neighbour; who reads the
guest's mail as well is the guest, as far as we can know. A code is good for one time, for the
link it was asked with.
"""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import StringConstraints

from cases.desk import Command, Occasion
from cases.messages import Message, Road
from cases.model.case import Case
from cases.operations.doors import MOST_WRONG, AtDoor, Opening, at_door, tell_of_lock
from cases.operations.kinds import Kind, post
from cases.operations.table import name_of
from cases.principals import Visitor
from cases.values import Values

CODE_LASTS: Final = timedelta(minutes=10)
"""How long a code opens the door; the wall counts it too (``is_code``)."""

CODE_RESTS: Final = timedelta(minutes=1)
"""How long after a code no other one is sent."""

_GUESTS = frozenset({Visitor.GUEST})


class Sending(StrEnum):
    """What became of asking for a code."""

    SENT = "sent"
    TOO_SOON = "too_soon"
    NO_MAILBOX = "no_mailbox"


class SendCode(Command[Sending]):
    """Ask for a code."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    async def carry_out(self, occasion: Occasion) -> Sending:
        """Send one at once, at most one a minute; the one before opens nothing any more.

        Raises:
            CaseNotFound: the link leads nowhere.
        """
        case, guest = await at_door(occasion)
        if not guest.email:
            return Sending.NO_MAILBOX
        held = await occasion.store.hold_code()
        if held and held.sent_at and occasion.now < held.sent_at + CODE_RESTS:
            return Sending.TOO_SOON
        await occasion.store.call_back(case.id, guest.id, kinds=(_kind(guest),))
        values: Values = {
            "school": case.school,
            "coordinator": await name_of(occasion, case.coordinator) or "",
            "parent": guest.name,
            "language": guest.language,
            "token": None,
            "code": await occasion.store.mint_code(),
        }
        await post(occasion, _mail(occasion, case, guest, values), asked_at=occasion.now)
        return Sending.SENT


class GiveCode(Command[Opening]):
    """Go in with the code from the mail."""

    open_to: ClassVar[frozenset[Visitor]] = _GUESTS

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]

    async def carry_out(self, occasion: Occasion) -> Opening:
        """Use the code up; the fifth wrong one locks all links, as wrong dates do.

        Where there is no code to guess nothing is counted: ``Opening.TOO_LATE``.

        Raises:
            CaseNotFound: the link leads nowhere.
        """
        case, guest = await at_door(occasion)
        held = await occasion.store.hold_code()
        if held is None:
            return Opening.LOCKED
        is_right = await occasion.store.is_code(self.code)
        if is_right is None:
            return Opening.TOO_LATE
        is_last = not is_right and held.wrong + 1 >= MOST_WRONG
        if is_last:
            await tell_of_lock(occasion, case, guest)
        await occasion.store.count_code(is_right=is_right)
        if is_last:
            return Opening.LOCKED
        return Opening.OPEN if is_right else Opening.WRONG


def _kind(guest: AtDoor) -> Kind:
    return Kind.PUPIL_CODE_MAIL if guest.is_pupil else Kind.DOOR_CODE_MAIL


def _mail(occasion: Occasion, case: Case, guest: AtDoor, values: Values) -> Message:
    return Message(
        kind=_kind(guest),
        case=case.id,
        subject=guest.id,
        receiver=guest.id,
        at=occasion.now,
        road=Road.MAIL,
        while_seated=False,
        address=guest.email,
        values=values,
    )
