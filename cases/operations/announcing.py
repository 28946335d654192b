"""Telling everybody at the table about a meeting, and reminding them of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from cases.desk import Occasion
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Case, Participant, Seat
from cases.model.meetings import Meeting
from cases.model.people import Guardian
from cases.operations.invited import ask_about_time, tell_it_is_off
from cases.operations.kinds import Kind, post, tell
from cases.operations.letters import (
    Addressee,
    Mailing,
    Place,
    addressees,
    letter_to,
    with_and_without_mail,
)
from cases.operations.report_reminders import remind_of_report
from cases.operations.rooms import ask_for_room, change_room, end_room
from cases.operations.still_open import settle_silence
from cases.operations.table import name_of, seated
from cases.operations.threads import greet_thread, plan_nudges, take_leave
from cases.reminding import meeting_ladder
from cases.values import Value

_EXPECTED: Final = frozenset({Seat.SEATED, Seat.INVITED})


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell: a meeting, where it is, and at which time it was before.

    ``is_parting`` says that the table breaks up: who leaves it now hears this all the same.
    """

    case: Case
    meeting: Meeting
    place: Place
    was: datetime | None = None
    is_parting: bool = False
    by_graph: bool = False
    """Graph makes the meeting, and invites who has an account in the tenant by itself."""


async def announce(occasion: Occasion, news: News, *, but: PersonId | None = None) -> None:
    """Tell staff by chat and parents by mail that a meeting is planned, and remind them.

    Those who were invited and have not answered are asked for that time. ``but`` is a parent
    who is being told in another way.
    """
    asked = await ask_for_room(occasion, news.case, news.meeting, news.place)
    news = replace(news, by_graph=asked)
    await _tell_staff(occasion, news, Kind.MEETING_PLANNED)
    await ask_about_time(occasion, news.meeting)
    await _mail_parents(occasion, news, Kind.MEETING_MAIL, but=but)
    await _link_accounts(occasion, news, Kind.MEETING_LINK, but=but)
    await greet_thread(occasion, news.case, news.meeting, awaited=news.by_graph)
    await remind(occasion, news)


async def announce_move(occasion: Occasion, news: News) -> None:
    """Tell everybody the new time, and put new reminders in place of the old ones."""
    await occasion.store.call_back(news.case.id, news.meeting.id)
    if await change_room(occasion, news.case, news.meeting):
        news = replace(news, by_graph=True, place=replace(news.place, join_url=None))
    await _tell_staff(occasion, news, Kind.MEETING_MOVED)
    await ask_about_time(occasion, news.meeting)
    await _mail_parents(occasion, news, Kind.MEETING_MOVED_MAIL)
    await _link_accounts(occasion, news, Kind.MEETING_LINK_MOVED)
    await greet_thread(occasion, news.case, news.meeting, awaited=news.by_graph)
    await remind(occasion, news)


async def announce_cancellation(occasion: Occasion, news: News) -> None:
    """Tell everybody it is off, and take the reminders back."""
    await occasion.store.call_back(news.case.id, news.meeting.id)
    await _tell_staff(occasion, news, Kind.MEETING_CANCELLED)
    await tell_it_is_off(occasion, news.meeting)
    await _mail_parents(occasion, news, Kind.MEETING_CANCELLED_MAIL)
    await _link_accounts(occasion, news, Kind.MEETING_LINK_OFF)
    await end_room(occasion, news.case, news.meeting)
    await take_leave(occasion, news.case, news.meeting)
    for guardian in await occasion.store.guardians(news.case.id):
        await settle_silence(occasion, news.case, guardian.id)


async def announce_link(occasion: Occasion, news: News) -> None:
    """Tell everybody the way into an online meeting that was told without it.

    What was still to be said of the meeting is said with the way in, instead of before it.
    """
    await occasion.store.call_back(news.case.id, news.meeting.id)
    for participant in await seated(occasion, news.case.id):
        told = await _about_calendar(occasion, news, Kind.MEETING_JOIN, participant.person)
        await tell(occasion, told)
    await _mail_parents(occasion, news, Kind.MEETING_JOIN_MAIL)
    await _link_accounts(occasion, news, Kind.MEETING_LINK)
    await greet_thread(occasion, news.case, news.meeting)
    await remind(occasion, news)


async def remind(occasion: Occasion, news: News) -> None:
    """Plan the reminders of a meeting for everybody who is expected.

    Those who were invited and have not answered have theirs planned too: whether somebody
    sits at the table is asked at the moment of sending.
    """
    for participant in await occasion.store.participants(news.case.id):
        if participant.seat in _EXPECTED:
            await remind_participant(occasion, news, participant)
    await remind_parents(occasion, news)
    await plan_nudges(occasion, news.case, news.meeting)
    await remind_of_report(occasion, news.case, news.meeting)


async def remind_participant(occasion: Occasion, news: News, participant: Participant) -> None:
    """Plan the reminders of a meeting for one member of staff."""
    practice, meeting = occasion.practice, news.meeting
    for at in meeting_ladder(meeting.starts_at, practice.meeting_reminder_days, practice):
        if at > occasion.now:
            reminder = _to_staff(news, Kind.MEETING_SOON, participant.person, at)
            await post(occasion, reminder)


async def remind_parents(occasion: Occasion, news: News) -> None:
    """Plan the reminders of a meeting for all parents, in place of those planned before."""
    practice, meeting = occasion.practice, news.meeting
    kind = Kind.MEETING_SOON_MAIL
    await occasion.store.call_back(news.case.id, meeting.id, kinds=(kind,))
    ladder = meeting_ladder(meeting.starts_at, practice.parent_meeting_reminder_days, practice)
    for parent in await addressees(occasion, news.case.id):
        for at in [at for at in ladder if at > occasion.now]:
            mail = await _mail(occasion, news, kind, parent)
            await post(occasion, replace(mail, at=at))


async def announce_to(occasion: Occasion, news: News, parent: Addressee) -> None:
    """Mail one parent a meeting that was announced before, and plan the reminders anew."""
    await post(occasion, await _mail(occasion, news, Kind.MEETING_MAIL, parent))
    await remind_parents(occasion, news)


async def _tell_staff(occasion: Occasion, news: News, kind: Kind) -> None:
    for participant in await seated(occasion, news.case.id):
        await tell(occasion, await _about_calendar(occasion, news, kind, participant.person))


async def _about_calendar(
    occasion: Occasion, news: News, kind: Kind, receiver: PersonId
) -> Message:
    """Return a message to staff that changes a calendar, with what an entry in it needs."""
    message = _to_staff(news, kind, receiver, occasion.now)
    entry: dict[str, Value] = {
        "coordinator": await name_of(occasion, news.case.coordinator),
        "school": news.case.school,
        "sequence": news.meeting.sequence,
    }
    if kind is Kind.MEETING_MOVED:
        entry["was"] = news.was
    return replace(message, values={**message.values, **entry})


def _to_staff(news: News, kind: Kind, receiver: PersonId, at: datetime) -> Message:
    values: dict[str, Value] = {
        "label": news.case.label,
        "at": news.meeting.starts_at,
        "lasts": news.meeting.minutes,
    }
    if kind is not Kind.MEETING_CANCELLED:
        values |= {"place": news.place.room, "join_url": news.place.join_url}
        if kind is not Kind.MEETING_JOIN:
            values["where"] = "online" if news.meeting.online else "school"
    return Message(
        kind=kind,
        case=news.case.id,
        subject=news.meeting.id,
        receiver=receiver,
        at=at,
        while_seated=not news.is_parting,
        values=values,
        references={"meeting": news.meeting.id},
    )


async def _mail_parents(
    occasion: Occasion, news: News, kind: Kind, *, but: PersonId | None = None
) -> None:
    mailed, others = await with_and_without_mail(occasion, news.case.id)
    for parent in mailed:
        if parent.guardian.id != but:
            await post(occasion, await _mail(occasion, news, kind, parent))
    for guardian in others:
        if guardian.id != but:
            await post(occasion, _to_tell(news, guardian, occasion.now))


def _to_tell(news: News, guardian: Guardian, at: datetime) -> Message:
    """Return what asks who leads the case to tell a parent who gets no mail."""
    return Message(
        kind=Kind.PARENT_TO_TELL,
        case=news.case.id,
        subject=news.meeting.id,
        receiver=news.case.coordinator,
        at=at,
        values={
            "label": news.case.label,
            "at": news.meeting.starts_at,
            "lasts": news.meeting.minutes,
            "relation": guardian.relation.value,
        },
        references={"guardian": guardian.id, "meeting": news.meeting.id},
    )


async def _link_accounts(
    occasion: Occasion, news: News, kind: Kind, *, but: PersonId | None = None
) -> None:
    for parent in await addressees(occasion, news.case.id):
        if parent.guardian.id != but:
            await link_account(occasion, news, kind, parent)


async def link_account(occasion: Occasion, news: News, kind: Kind, parent: Addressee) -> None:
    """Tell a parent who has an account in the tenant the way into an online meeting's chat.

    They are found by the mail address they were invited at, and told in their own chat with
    the bot beside the mail. That gives no right to the case: they read on their own page.
    """
    case, meeting = news.case, news.meeting
    account = await occasion.store.account_at(parent.email)
    if account is None or not (news.place.join_url or news.by_graph):
        return
    values: dict[str, Value] = {
        "school": case.school,
        "coordinator": await name_of(occasion, case.coordinator),
        "at": meeting.starts_at,
        "lasts": meeting.minutes,
        "join_url": news.place.join_url,
    }
    await post(
        occasion,
        Message(
            kind=kind,
            case=case.id,
            subject=meeting.id,
            receiver=account,
            at=occasion.now,
            while_seated=False,
            values=values,
            references={"meeting": meeting.id},
        ),
    )


async def _mail(occasion: Occasion, news: News, kind: Kind, parent: Addressee) -> Message:
    case, meeting = news.case, news.meeting
    until = max(meeting.ends_at, occasion.now)
    letter = await letter_to(occasion, case, parent, until)
    mailing = Mailing(kind, case.id, meeting.id, occasion.now, {"meeting": meeting.id})
    values = letter.about_meeting(meeting, news.place)
    if news.by_graph and await occasion.store.account_at(parent.email) is not None:
        values["sequence"] = None  # Graph puts it in their calendar; twice would be two meetings
    return mailing.message(letter, values)
