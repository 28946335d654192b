"""What a parent answered: to choose from, to show again, and to keep."""

from bot.pages.forms import Form
from bot.pages.guests.filled import FilledConsent, FilledMeeting, NotRight
from bot.pages.guests.questions import Question
from bot.pages.guests.times import ANSWERS as TIME_ANSWERS
from bot.pages.guests.times import FilledTimes, keep_times
from bot.pages.guests.visits import Visit, seen
from cases.desk import Desk
from cases.model.consents import ANSWERS
from cases.model.meetings import Attendance
from cases.operations.guests import AnswerMeetingAsGuest, GiveConsentAsGuest, GuestMeeting
from cases.operations.time_answers import AnswerTimesAsGuest
from dialogs.language.say import Say

Filled = FilledMeeting | FilledConsent | FilledTimes


async def keep_answer(desk: Desk, visit: Visit, question: Question, filled: Filled) -> None:
    """Keep an answer; the same one sent again changes nothing.

    Raises:
        NotRight: something has to be filled in or looked at again; nothing was kept.
        CaseError: the rules refuse it; nothing was kept.
    """
    if isinstance(filled, FilledConsent):
        await _keep_consent(desk, visit, question, filled)
    elif isinstance(filled, FilledTimes):
        await keep_times(desk, question.times, filled, AnswerTimesAsGuest)
    elif visit.view.meeting:
        await _keep_attendance(desk, visit.view.meeting, filled)


async def _keep_consent(
    desk: Desk, visit: Visit, question: Question, filled: FilledConsent
) -> None:
    answer = filled.read()
    if question.about:
        purpose, recipient = question.about.question.about
        await desk.execute(
            GiveConsentAsGuest(
                purpose=purpose,
                recipient=recipient,
                answer=answer,
                language=visit.texts.language,
                interpreter=filled.interpreter,
                translated_by=visit.texts.translated_by,
            )
        )


async def _keep_attendance(desk: Desk, meeting: GuestMeeting, filled: FilledMeeting) -> None:
    attendance, rather_at = filled.read(desk.occasion.now)
    if filled.seen != seen(meeting):
        raise NotRight({"attendance": "moved"})
    await desk.execute(
        AnswerMeetingAsGuest(attendance=attendance, rather_at=rather_at, meeting=meeting.meeting.id)
    )


def options_of(question: Question) -> list[tuple[str, Say]]:
    """Return the answers to choose from, each as easy as the others, in the order they are in."""
    if question.times:
        return list(TIME_ANSWERS)
    if question.about:
        return [(each, Say(f"page.guest.consent.{each}")) for each in ANSWERS]
    return [(each, Say(f"page.guest.meeting.{each}")) for each in Attendance]


def template_of(question: Question, filled: Filled) -> str:
    """Return the page for a question: one that asks it, or that reads a choice back."""
    if isinstance(filled, FilledConsent) and filled.is_read_back:
        return "guest_sure.html"
    return question.template


def typed(question: Question, form: Form) -> Filled:
    """Return what a form on the page of that question holds."""
    if question.times:
        return FilledTimes.from_form(form)
    return FilledConsent.from_form(form) if question.about else FilledMeeting.from_form(form)


def recorded(visit: Visit, question: Question) -> Filled:
    """Return what was answered before, as the form would have sent it."""
    if question.times:
        return FilledTimes.of(question.times)
    if question.about:
        return FilledConsent(question.about.answer or "", "change")
    return FilledMeeting.of(visit.view.meeting.answer if visit.view.meeting else None)
