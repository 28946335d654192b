"""Keeping what a parent answered."""

from bot.pages.guests.filled import FilledConsent, FilledMeeting, NotRight
from bot.pages.guests.questions import Question
from bot.pages.guests.visits import Visit, seen
from cases.desk import Desk
from cases.operations.guests import AnswerMeetingAsGuest, GiveConsentAsGuest, GuestMeeting

Filled = FilledMeeting | FilledConsent


async def keep_answer(desk: Desk, visit: Visit, question: Question, filled: Filled) -> None:
    """Keep an answer; the same one sent again changes nothing.

    Raises:
        NotRight: something has to be filled in or looked at again; nothing was kept.
        CaseError: the rules refuse it; nothing was kept.
    """
    if isinstance(filled, FilledConsent):
        await _keep_consent(desk, visit, question, filled)
    elif visit.view.meeting:
        await _keep_attendance(desk, visit.view.meeting, filled)


async def _keep_consent(
    desk: Desk, visit: Visit, question: Question, filled: FilledConsent
) -> None:
    answer = filled.read()
    if question.about:
        purpose, recipient = question.about.question.about
        shown_in = visit.texts.language
        await desk.execute(
            GiveConsentAsGuest(
                purpose=purpose, recipient=recipient, answer=answer, language=shown_in
            )
        )


async def _keep_attendance(desk: Desk, meeting: GuestMeeting, filled: FilledMeeting) -> None:
    attendance, rather_at = filled.read(desk.occasion.now)
    if filled.seen != seen(meeting):
        raise NotRight({"attendance": "moved"})
    await desk.execute(
        AnswerMeetingAsGuest(attendance=attendance, rather_at=rather_at, meeting=meeting.meeting.id)
    )
