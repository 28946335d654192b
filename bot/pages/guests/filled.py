"""What a parent filled in, and what is not right about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.pages.forms import Form
from cases.identity_numbers import without_identity_numbers
from cases.model.consents import ANSWERS, ConsentAnswer
from cases.model.meetings import Attendance, MeetingAnswer
from cases.practices.practice import SCHOOL_ZONE

_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
_TIMES = ("%H:%M", "%H.%M", "%H:%M:%S", "%H")
_LONGEST = 40
_SURE = "sure"
_FURTHEST = timedelta(days=366)


class NotRight(Exception):
    """Some fields need another look: for each the code of its text ``page.guest.error.<code>``."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults.values()))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FilledMeeting:
    """The answer about the meeting as it was sent, to be shown again when it is not right.

    ``seen`` says which meeting, in which version, was on the page.
    """

    attendance: str = ""
    day: str = ""
    time: str = ""
    seen: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledMeeting":
        """Take the fields from what a browser sent, cut to what they can hold."""
        attendance, day, clock, seen = (
            form.get(name, "").strip()[:_LONGEST] for name in ("attendance", "day", "time", "seen")
        )
        return cls(attendance, day, clock, seen)

    @classmethod
    def of(cls, answer: MeetingAnswer | None) -> "FilledMeeting":
        """Return what was answered before, as the form would have sent it."""
        if answer is None:
            return cls()
        if answer.rather_at is None:
            return cls(answer.attendance)
        rather_at = answer.rather_at.astimezone(SCHOOL_ZONE)
        return cls(answer.attendance, f"{rather_at:%Y-%m-%d}", f"{rather_at:%H:%M}")

    def read(self, now: datetime) -> tuple[Attendance, datetime | None]:
        """Return the answer, and the moment that suits better if one was given.

        Raises:
            NotRight: no answer was chosen, or the moment is half, unreadable, past, or more
                than a year ahead.
        """
        if self.attendance not in set(Attendance):
            raise NotRight({"attendance": "answer"})
        attendance = Attendance(self.attendance)
        if attendance is not Attendance.OTHER_TIME or not (self.day or self.time):
            return attendance, None
        day, clock = read_day(self.day), _time(self.time)
        if day is None or clock is None:
            faults = {"day": "day"} if day is None else {}
            raise NotRight(faults | ({"time": "time"} if clock is None else {}))
        return attendance, _ahead(day, clock, now)


@dataclass(frozen=True, slots=True)
class FilledConsent:
    """The answer about consent as it was sent.

    ``step`` is empty for a choice that was just made, "sure" for one that was read back and is
    right, "change" for one to be made again. ``interpreter``: somebody interpreted the question.
    """

    answer: str = ""
    step: str = ""
    interpreter: bool = False

    @classmethod
    def from_form(cls, form: Form) -> "FilledConsent":
        """Take the fields from what a browser sent."""
        answer, step = (form.get(name, "").strip()[:_LONGEST] for name in ("answer", "do"))
        return cls(answer, step, "interpreter" in form)

    @property
    def is_read_back(self) -> bool:
        """Whether it is a choice that its giver is asked to look at once more."""
        return self.answer in ANSWERS and not self.step

    def read(self) -> ConsentAnswer:
        """Return the answer, once its giver said that it is right.

        Raises:
            NotRight: none was chosen, or it is still to be looked at.
        """
        if self.answer not in ANSWERS:
            raise NotRight({"answer": "answer"})
        if self.step != _SURE:
            raise NotRight({})
        return ConsentAnswer(self.answer)


def _ahead(day: date, clock: time, now: datetime) -> datetime:
    # Compared as days first: the first and last days there are cannot be turned into UTC.
    today = now.astimezone(SCHOOL_ZONE).date()
    if day - today > _FURTHEST:
        raise NotRight({"day": "far"})
    moment = datetime.combine(day, clock, SCHOOL_ZONE)
    if day < today or moment <= now:
        raise NotRight({"day": "past"})
    return moment


def read_day(text: str) -> date | None:
    """Return the day that a field holds, None when it cannot be read."""
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def unfit(texts: Mapping[str, str], longest: int) -> dict[str, str]:
    """Return the fields whose text is too long, or holds the number of a citizen, with codes."""
    faults = {}
    for field, text in texts.items():
        if len(text) > longest:
            faults[field] = "long"
        elif without_identity_numbers(text) != text:
            faults[field] = "number"
    return faults


def _time(text: str) -> time | None:
    for form in _TIMES:
        try:
            return datetime.strptime(text, form).time()  # noqa: DTZ007 - the school's clock
        except ValueError:
            continue
    return None
