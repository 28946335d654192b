"""What is kept between two messages: half-filled commands, and what was last on offer."""

from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from dialogs.answers import Act

MOST_PARKED = 1
ASKED_AGAIN = "asked_again"


class Draft(BaseModel):
    """A command half filled.

    The answers are a list, not an object: PostgreSQL's jsonb does not keep the order of
    keys, and the step back needs to know which answer was given last. Names with a dot are
    notes of a kind of answer ("at.day"), no fields of the command.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(default_factory=lambda: uuid4().hex)
    flow: str
    answers: tuple[tuple[str, JsonValue], ...] = ()
    confirmed: bool = False

    @property
    def values(self) -> dict[str, JsonValue]:
        """The answers by the name of their field."""
        return dict(self.answers)

    @property
    def last_answered(self) -> str:
        """The field of the newest answer, whole or half; empty when there is none."""
        return self.answers[-1][0].partition(".")[0] if self.answers else ""

    def with_answer(self, name: str, value: JsonValue) -> "Draft":
        """Return this draft with one more answer, the newest last, and without its notes."""
        return self._with((*self.without(name).answers, (name, value)))

    def with_note(self, name: str, value: JsonValue) -> "Draft":
        """Return this draft with one more note beside the answers."""
        others = tuple(answer for answer in self.answers if answer[0] != name)
        return self._with((*others, (name, value)))

    def with_choice(self, name: str, value: JsonValue) -> "Draft":
        """Return this draft with what a button chose: an answer, or a note if dotted."""
        return self.with_note(name, value) if "." in name else self.with_answer(name, value)

    def without(self, name: str) -> "Draft":
        """Return this draft without the answer of that name and the notes that belong to it."""
        kept = tuple(a for a in self.answers if a[0].partition(".")[0] != name)
        return self._with(kept)

    def asked_again(self, name: str) -> "Draft":
        """Return this draft with that question open, to be asked even if it answers itself."""
        return self.without(name).with_note(f"{name}.{ASKED_AGAIN}", value=True)

    def without_last(self) -> "Draft":
        """Return this draft without the answer given last."""
        return self.without(self.last_answered) if self.answers else self

    def says_all_of(self, newer: "Draft") -> bool:
        """Say whether all that a newer draft holds was answered here in the same way."""
        known = self.values
        return newer.flow == self.flow and all(
            name in known and known[name] == value for name, value in newer.answers
        )

    def as_confirmed(self) -> "Draft":
        """Return this draft with the person's yes; any change takes the yes away again."""
        return self.model_copy(update={"confirmed": True})

    def _with(self, answers: tuple[tuple[str, JsonValue], ...]) -> "Draft":
        return Draft(id=self.id, flow=self.flow, answers=answers)


class Offered(BaseModel):
    """A button that was shown, by what it was called in each language, for those who type."""

    model_config = ConfigDict(frozen=True)

    titles: tuple[str, ...]
    act: Act


class Talk(BaseModel):
    """One person's talk with the bot in one place.

    ``drafts`` has the running flow last; one more may wait below it. ``about`` is the case
    last talked about, ``offered`` the buttons of the last answer.
    """

    model_config = ConfigDict(frozen=True)

    drafts: tuple[Draft, ...] = ()
    about: str | None = None
    offered: tuple[Offered, ...] = ()

    @property
    def draft(self) -> Draft | None:
        """The running flow's draft, if a flow is running."""
        return self.drafts[-1] if self.drafts else None

    def under_way(self, draft: Draft) -> Draft | None:
        """Return the draft that a new one only says again: same flow, nothing else in it."""
        return next((each for each in self.drafts if each.says_all_of(draft)), None)

    def taken_up(self, draft: Draft) -> "Talk":
        """Return the talk with one of its own drafts running and the others waiting."""
        return self.model_copy(update={"drafts": (*self.without(draft).drafts, draft)})

    def without(self, draft: Draft) -> "Talk":
        """Return the talk without one of its own drafts."""
        others = tuple(each for each in self.drafts if each.id != draft.id)
        return self.model_copy(update={"drafts": others})

    def begun(self, draft: Draft) -> "Talk":
        """Return the talk with a new flow running and at most one older one waiting.

        One in which nothing was answered yet is not worth coming back to.
        """
        waiting = tuple(each for each in self.drafts[-MOST_PARKED:] if each.answers)
        return self.model_copy(update={"drafts": (*waiting, draft)})

    def going_on(self, draft: Draft) -> "Talk":
        """Return the talk with its running flow one step further."""
        return self.model_copy(update={"drafts": (*self.drafts[:-1], draft)})

    def ended(self) -> "Talk":
        """Return the talk after its running flow; the one that waited runs again."""
        return self.model_copy(update={"drafts": self.drafts[:-1]})

    def talking_about(self, case: str | None) -> "Talk":
        """Return the talk with the case it is about now."""
        return self.model_copy(update={"about": case or self.about})
