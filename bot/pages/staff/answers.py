"""What each parent was asked and said, for who leads the case: also what is not answered yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cases.model.consents import Consent, Purpose
from cases.model.meetings import Attendance, MeetingAnswer
from cases.operations.asking import Question
from cases.operations.still_open import AskedParent
from dialogs.asked_about import asked_about
from dialogs.language.say import Hours, Say, Sayable

_NOTHING_YET = Say("page.case.no_answer_yet")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a parent was asked, and what they said."""

    label: Say
    value: Sayable


def answers_of(parent: AskedParent) -> Sequence[Asked]:
    """Return everything this parent was asked, with the answer or that there is none."""
    return [
        *(_about_consent(question, answer) for question, answer in parent.consents),
        *_about_meeting(parent),
        *_about_times(parent),
    ]


def _about_consent(question: Question, answer: Consent | None) -> Asked:
    label = Say("page.case.asked.consent", {"recipient": _about(question)})
    return Asked(label, _said(answer) if answer else _NOTHING_YET)


def _about(question: Question) -> Sayable:
    if question.purpose is Purpose.DISCUSS_TEAM:
        return Say("value.team")
    return asked_about(question.purpose, question.recipient)


def _said(answer: Consent) -> Say:
    said = _said_plainly(answer)
    if answer.translated_by is None:
        return said
    read_in = replace(Say("page.language.name"), language=answer.language)
    return Say(
        "page.case.said.translated",
        {"said": said, "language": read_in, "by": answer.translated_by},
    )


def _said_plainly(answer: Consent) -> Say:
    key = "page.case.said.with_interpreter" if answer.interpreter else "page.case.said"
    return Say(
        key,
        {
            "answer": Say(f"consent.{answer.answer}"),
            "route": Say(f"page.case.route.{answer.route}"),
            "on": answer.given_on,
        },
    )


def _about_meeting(parent: AskedParent) -> Iterator[Asked]:
    meeting = parent.meeting
    if meeting is not None:
        hours = Hours(meeting.starts_at, meeting.lasts)
        label = Say("page.case.asked.meeting", {"hours": hours})
        yield Asked(label, _coming(parent.attendance) if parent.attendance else _NOTHING_YET)


def _coming(answer: MeetingAnswer) -> Say:
    if answer.attendance is Attendance.OTHER_TIME and answer.rather_at:
        return Say("page.case.attendance.rather_at", {"moment": answer.rather_at})
    return Say(f"page.case.attendance.{answer.attendance}")


def _about_times(parent: AskedParent) -> Iterable[Asked]:
    suits = {one.starts_at: one.suits for one in parent.suits}
    for at in parent.times.times if parent.times else ():
        said = Say("page.case.suits" if suits[at] else "page.case.suits_not") if suits else None
        yield Asked(Say("page.case.asked.time", {"moment": at}), said or _NOTHING_YET)
