"""A yes to a question of which what it asks changed: who leads hears it, and asks anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cases.desk import Command, Occasion
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, CaseId
from cases.model.statuses import About, outdated
from cases.operations.asking import Question
from cases.operations.consent_lines import recipient_of
from cases.operations.further import Asked, deciding_on, put_to, who_is_asked
from cases.operations.kinds import Kind
from cases.operations.table import led_case
from cases.practices.practice import Practice


@dataclass(frozen=True, slots=True)
class Outdated:
    """A case in which so many a yes counts no longer, and who leads it."""

    case: CaseId
    label: str
    leader: PersonId
    number: int


@dataclass(frozen=True, slots=True)
class AskedAnew:
    """Who is asked again what they said yes to before; nobody, where every yes still counts."""

    case: CaseId
    asked: Sequence[Asked]


class AskAgain(Command[AskedAnew]):
    """Ask everybody again what they said yes to, wherever what is asked changed since."""

    case: CaseId

    async def carry_out(self, occasion: Occasion) -> AskedAnew:
        """Put the questions on their pages as they are now, with one mail to each.

        Raises:
            NotAllowed: somebody else leads the case.
        """
        case = await led_case(occasion, self.case)
        people: dict[PersonId, Asked] = {}
        questions: dict[PersonId, list[Question]] = {}
        for question, givers in await _open_again(occasion, case):
            for person in await deciding_on(occasion, case, question):
                if person.id in givers:
                    people[person.id] = await who_is_asked(occasion, case, person)
                    questions.setdefault(person.id, []).append(question)
        for giver, asked in people.items():
            await put_to(occasion, case, asked, questions[giver])
        return AskedAnew(case.id, list(people.values()))


def about_outdated(found: Outdated, now: datetime, practice: Practice) -> Message:
    """Return what the coordinator hears."""
    return Message(
        kind=Kind.CONSENT_OUTDATED,
        case=found.case,
        subject=found.case,
        receiver=found.leader,
        at=now,
        values={"label": found.label, "number": found.number, "on": practice.today(now)},
    )


async def _open_again(
    occasion: Occasion, case: Case
) -> Sequence[tuple[Question, frozenset[PersonId]]]:
    """Return the questions that are open again, each with whose yes counts no longer."""
    pupil = await occasion.store.pupil(case.id)
    consents = await occasion.store.consents(case.id)
    newest: dict[About, Question] = {}
    for consent in consents:
        recipient = await recipient_of(occasion, case, consent)
        if (recipient is None) == (consent.recipient is None):
            newest[consent.purpose, consent.recipient] = Question(consent.purpose, recipient)
    found = [
        (question, outdated(pupil, consents, about, occasion.today))
        for about, question in newest.items()
    ]
    return [(question, givers) for question, givers in found if givers]
