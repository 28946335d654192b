"""What is said of the times that are offered: of each whether it suits, or another time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.pages.forms import Form
from bot.pages.guests.filled import NotRight
from cases.desk import Desk
from cases.errors import MeetingIsOver, NotFoundHere
from cases.identity_numbers import without_identity_numbers
from cases.operations.still_open import TimesForMe
from cases.operations.time_answers import AnswerTimes, AnswerTimesAsGuest
from dialogs.language.say import Say

PLACES: Final = ("first", "second", "third")
"""The names of the fields for the times to choose from, in their order."""
TIMES: Final = "tijden"
"""The last part of the address of the question which of several times suits."""
ANSWERS: Final = tuple((each, Say(f"page.guest.times.{each}")) for each in ("yes", "no"))
"""What can be said of one time."""

_LONGEST = 120


def offered(times: TimesForMe) -> Sequence[tuple[str, datetime]]:
    """Return the times to choose from, each with the name of its field."""
    return list(zip(PLACES, times.offer.times, strict=False))


@dataclass(frozen=True, slots=True)
class FilledTimes:
    """The answer as it was sent: ``seen`` says which times were on the page."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = ""
    seen: str = ""

    @classmethod
    def from_form(cls, form: Form) -> "FilledTimes":
        """Take the fields from what a browser sent."""
        chosen = {place: form.get(place, "").strip() for place in PLACES}
        return cls(chosen, " ".join(form.get("otherwise", "").split()), form.get("seen", ""))

    @classmethod
    def of(cls, times: TimesForMe) -> "FilledTimes":
        """Return what was answered before, as the form would have sent it."""
        said = [times.suits.get(at) for at in times.offer.times]
        words = {None: "", True: "yes", False: "no"}
        chosen = {place: words[one] for place, one in zip(PLACES, said, strict=False)}
        return cls(chosen, times.otherwise, str(times.offer.id))

    def of_time(self, place: str) -> str:
        """Return what was chosen for one of the times, empty for nothing."""
        return self.chosen.get(place, "")

    def faults(self, times: TimesForMe) -> dict[str, str]:
        """Return what is not right: for each field the code of its text."""
        faults = {
            place: "answer"
            for place, _ in offered(times)
            if self.of_time(place) not in {"yes", "no"}
        }
        if len(self.otherwise) > _LONGEST:
            faults["otherwise"] = "long"
        elif without_identity_numbers(self.otherwise) != self.otherwise:
            faults["otherwise"] = "number"
        return faults


async def keep_times(
    desk: Desk,
    times: TimesForMe | None,
    filled: FilledTimes,
    answers: type[AnswerTimes | AnswerTimesAsGuest],
) -> None:
    """Keep the answer, by the command that is for who gives it.

    Raises:
        NotRight: something has to be filled in or looked at again; nothing was kept.
    """
    if times is None or filled.seen != str(times.offer.id):
        raise NotRight({"first": "times_gone"})
    if faults := filled.faults(times):
        raise NotRight(faults)
    said = {place: filled.of_time(place) == "yes" for place, _ in offered(times)}
    command = answers(
        offer=times.offer.id,
        first=said["first"],
        second=said.get("second"),
        third=said.get("third"),
        otherwise=filled.otherwise or None,
    )
    try:
        await desk.execute(command)
    except (MeetingIsOver, NotFoundHere):
        raise NotRight({"first": "times_gone"}) from None
