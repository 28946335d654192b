"""What consent is asked or written down about: a purpose, and whom or what it concerns."""

from uuid import uuid5

from pydantic import BaseModel, model_validator

from cases.desk import Occasion
from cases.identities import PersonId
from cases.model.case import Audience, Case
from cases.model.consents import Purpose
from cases.model.contact_channels import ContactChannel
from cases.model.people import Person
from cases.model.purposes import RULES, About
from cases.operations.asking import Question, about_channel
from cases.operations.fields import Line
from cases.operations.table import recipient


class ConsentSubject(BaseModel):
    """A purpose with what it is about.

    ``recipient`` is a colleague; ``named`` is somebody else, a table or a school, by its name;
    ``channel`` a way of reaching who is asked.
    """

    purpose: Purpose
    recipient: PersonId | None = None
    named: Line | None = None
    channel: ContactChannel | None = None

    @model_validator(mode="after")
    def _is_about_what_its_purpose_is_about(self) -> "ConsentSubject":
        given = {
            About.COLLEAGUE: self.recipient,
            About.NAMED: self.named,
            About.CHANNEL: self.channel,
        }
        filled = {about for about, what in given.items() if what is not None}
        if filled != {RULES[self.purpose].about} - {About.NOBODY}:
            raise ValueError("a purpose is about a colleague, a name, a channel, or about nobody")
        return self

    async def question(self, occasion: Occasion, case: Case) -> Question:
        """Return what is asked. Raises ``NotFoundHere`` for a colleague nobody knows."""
        if self.channel is not None:
            return about_channel(self.channel)
        if self.named is not None:
            return Question(self.purpose, Person(self._named_id(case, self.named), self.named))
        if self.recipient is not None:
            return Question(self.purpose, await recipient(occasion, case.id, self.recipient))
        return Question(self.purpose)

    async def keep(self, occasion: Occasion, case: Case) -> None:
        """Keep what somebody who is in no directory is called; the same name is the same one."""
        if self.named is not None:
            about = self._named_id(case, self.named)
            words = {"name": self.named}
            await occasion.store.keep_words(case.id, about, Audience.COORDINATION, words)

    def _named_id(self, case: Case, name: str) -> PersonId:
        return PersonId(uuid5(case.id, f"{self.purpose}|{name.casefold()}"))
