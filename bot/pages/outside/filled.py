"""What an expert filled in, and what is not right about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import ValidationError

from bot.pages.forms import Form
from bot.pages.guests.filled import FilledMeeting, NotRight
from cases.errors import IdentityNumberRefused
from cases.model.invitations import DeclineReason, Invitation
from cases.model.meetings import Attendance
from cases.operations.invitations import AnswerInvitation, InvitationAnswer

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class FilledAnswer:
    """An answer to an invitation as it was sent, to be shown again when it is not right.

    ``seen`` is the moment of the meeting that stood beside the yes.
    """

    answer: str = ""
    reason: str = ""
    suggests: str = ""
    day: str = ""
    time: str = ""
    seen: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledAnswer":
        """Take the fields from what a browser sent, cut to what they can hold."""
        names = ("answer", "reason", "suggests", "day", "time", "seen")
        return cls(*(form.get(name, "").strip()[:_LONGEST] for name in names))

    def command(self, invitation: Invitation, now: datetime) -> AnswerInvitation:
        """Return what is answered.

        Raises:
            NotRight: something has to be filled in or looked at again.
        """
        if self.answer not in set(InvitationAnswer):
            raise NotRight({"answer": "answer"})
        answer = InvitationAnswer(self.answer)
        given: dict[str, object] = {"invitation": invitation.id, "answer": answer}
        if answer is InvitationAnswer.ACCEPT and self.seen != seen_of(invitation):
            raise NotRight({"answer": "moved"})
        if answer is InvitationAnswer.DECLINE:
            given |= self._declining()
        elif answer is InvitationAnswer.OTHER_TIME:
            given["proposes_at"] = moment_of(self.day, self.time, now)
        try:
            return AnswerInvitation.model_validate(given)
        except (ValidationError, IdentityNumberRefused):
            raise NotRight({"suggests": "number"}) from None

    def _declining(self) -> Mapping[str, object]:
        if self.reason not in set(DeclineReason):
            raise NotRight({"reason": "answer"})
        return {"reason": DeclineReason(self.reason), "suggests": self.suggests or None}


def seen_of(invitation: Invitation) -> str:
    """Return for which moment somebody is asked, as a form holds it."""
    return invitation.meeting_at.astimezone(UTC).isoformat() if invitation.meeting_at else "-"


def moment_of(day: str, time: str, now: datetime) -> datetime:
    """Return the moment that was filled in.

    Raises:
        NotRight: it is half, unreadable, past, or more than a year ahead.
    """
    if not (day or time):
        raise NotRight({"day": "day", "time": "time"})
    _, moment = FilledMeeting(Attendance.OTHER_TIME, day, time).read(now)
    if moment is None:
        raise NotRight({"day": "day"})
    return moment
