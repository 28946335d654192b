"""Looking over everything one answered, before one is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pages.guests.telling import COMPANY, INTERPRETER, PREPARATION
from bot.pages.guests.visits import Visit
from cases.operations.preparing import Company, Preparation, Told
from dialogs.language.say import Say


@dataclass(frozen=True, slots=True)
class Line:
    """One thing asked: where it can be changed, and the answer, None when there is none."""

    place: str
    title: Say
    answer: Say | None


def answers_of(visit: Visit, told: Told) -> Sequence[Line]:
    """Return all that was asked of this visitor, in the order in which it was."""
    questions = [Line(f"vraag/{one.name}", one.title, one.answer) for one in visit.questions]
    return [
        *questions,
        Line(COMPANY, Say("page.company.title"), _company(told.company)),
        Line(INTERPRETER, Say("page.company.interpreter.title"), _interpreter(told.company)),
        Line(PREPARATION, Say("page.preparation.title"), _preparation(told.preparation)),
    ]


def _company(company: Company | None) -> Say | None:
    if company is None or company.brings is None:
        return None
    if not company.brings:
        return Say("page.check.alone")
    name = ", ".join(part for part in (company.brings, company.relation) if part)
    return Say("page.check.brings", {"name": name})


def _interpreter(company: Company | None) -> Say | None:
    if company is None or company.interpreter is None:
        return None
    if not company.interpreter:
        return Say("page.check.no_interpreter")
    return Say("page.check.interpreter", {"language": company.interpreter})


def _preparation(told: Preparation) -> Say | None:
    if told.is_empty:
        return None
    return Say("page.check.shared" if told.is_shared else "page.check.private")
