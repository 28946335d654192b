"""When people are reminded, and putting those reminders in the outbox.

Reminders come on school days only, at the hour of the digest, and none for a moment that
has passed. Whoever a change concerns calls the old ones back first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from cases.desk import Occasion
from cases.identities import PersonId
from cases.messages import Message
from cases.model.agreements import Agreement
from cases.model.case import Case
from cases.model.people import Guardian
from cases.operations.kinds import Kind, post
from cases.operations.letters import Letter, Mailing, addressees, letter_to
from cases.operations.table import guardian_of, name_of
from cases.practices.practice import Practice

AGREEMENT_REMINDERS: Final = (
    Kind.AGREEMENT_CONFIRM,
    Kind.AGREEMENT_FOR_PARENT,
    Kind.AGREEMENT_SOON,
    Kind.AGREEMENT_TODAY,
    Kind.AGREEMENT_LATE,
    Kind.AGREEMENT_ESCALATED,
    Kind.AGREEMENT_SOON_MAIL,
    Kind.AGREEMENT_TODAY_MAIL,
    Kind.AGREEMENT_LATE_MAIL,
)
"""What no longer holds once an agreement changed."""

_BY_MAIL: Final[Mapping[Kind, Kind]] = {
    Kind.AGREEMENT_SOON: Kind.AGREEMENT_SOON_MAIL,
    Kind.AGREEMENT_TODAY: Kind.AGREEMENT_TODAY_MAIL,
    Kind.AGREEMENT_LATE: Kind.AGREEMENT_LATE_MAIL,
}


_LADDERS: Final = (tuple(_BY_MAIL), tuple(_BY_MAIL.values()))


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """One reminder on a ladder: its moment and its kind."""

    at: datetime
    kind: Kind


def agreement_ladder(by: date, practice: Practice) -> tuple[Rung, ...]:
    """Return the reminders of an agreement for a day, in order of time.

    Three school days before, on the day, two school days after; two school days after that
    the coordinator hears it. When the school is closed on the day itself, the last school
    day before takes its place, as a reminder of what is coming.
    """
    days = practice.school_days
    late = days.plus_school_days(by, practice.remind_school_days_after)
    rungs = [
        (days.plus_school_days(by, -practice.remind_school_days_before), Kind.AGREEMENT_SOON),
        (by, Kind.AGREEMENT_TODAY)
        if days.is_school_day(by)
        else (days.plus_school_days(by, -1), Kind.AGREEMENT_SOON),
        (late, Kind.AGREEMENT_LATE),
        (
            days.plus_school_days(late, practice.escalate_school_days_after),
            Kind.AGREEMENT_ESCALATED,
        ),
    ]
    return tuple(Rung(practice.at_school(day, practice.digest_at), kind) for day, kind in rungs)


def meeting_ladder(
    starts_at: datetime, days_before: Sequence[int], practice: Practice
) -> tuple[datetime, ...]:
    """Return the moments to remind of a meeting, in order of time.

    A day on which the school is closed gives way to the last school day before it.
    """
    meets_on = practice.today(starts_at)
    days = {_open_day(meets_on - timedelta(days=before), practice) for before in days_before}
    return tuple(practice.at_school(day, practice.digest_at) for day in sorted(days))


def _open_day(day: date, practice: Practice) -> date:
    calendar = practice.school_days
    return day if calendar.is_school_day(day) else calendar.plus_school_days(day, -1)


def kind_on(message: Message, today: date) -> Kind:
    """Return which reminder a message is on the day it goes out.

    What had to wait is said as it is by then: nobody reads "today" of yesterday.
    """
    kind, by = Kind(message.kind), message.values.get("by")
    ladder = next((ladder for ladder in _LADDERS if kind in ladder), None)
    if ladder is None or not isinstance(by, date):
        return kind
    soon, on_the_day, late = ladder
    if by == today:
        return on_the_day
    return soon if by > today else late


async def plan_agreement(occasion: Occasion, agreement: Agreement, case: Case) -> None:
    """Put the reminders of an agreement in the outbox.

    Staff get theirs by chat. A parent gets theirs by mail, if the person who acts leads the
    case: nobody else may know the address. The coordinator hears of what stays undone,
    whoever the doer is.
    """
    ladder = agreement_ladder(agreement.by, occasion.practice)
    ahead = [rung for rung in ladder if rung.at > occasion.now]
    own = [rung for rung in ahead if rung.kind is not Kind.AGREEMENT_ESCALATED]
    if await guardian_of(occasion, case.id, agreement.who) is None:
        for rung in own:
            await post(occasion, _to_staff(agreement, case, rung, agreement.who))
    else:
        await _mail_parent(occasion, agreement, case, own)
    await _plan_escalation(occasion, agreement, case, ahead)


async def move_escalation(occasion: Occasion, agreement: Agreement, case: Case) -> None:
    """Let the case's present coordinator be the one who hears of an undone agreement."""
    await occasion.store.call_back(case.id, agreement.id, kinds=(Kind.AGREEMENT_ESCALATED,))
    ladder = agreement_ladder(agreement.by, occasion.practice)
    ahead = [rung for rung in ladder if rung.at > occasion.now]
    await _plan_escalation(occasion, agreement, case, ahead)


async def _plan_escalation(
    occasion: Occasion, agreement: Agreement, case: Case, ahead: Sequence[Rung]
) -> None:
    if agreement.who == case.coordinator:
        return
    name = await name_of(occasion, agreement.who)
    for rung in ahead:
        if rung.kind is Kind.AGREEMENT_ESCALATED:
            reminder = _to_staff(agreement, case, rung, case.coordinator)
            await post(occasion, replace(reminder, values={**reminder.values, "name": name}))


def _to_staff(agreement: Agreement, case: Case, rung: Rung, receiver: PersonId) -> Message:
    return Message(
        kind=rung.kind,
        case=case.id,
        subject=agreement.id,
        receiver=receiver,
        at=rung.at,
        values={"label": case.label, "number": agreement.number, "by": agreement.by},
        references={"agreement": agreement.id},
    )


async def _mail_parent(
    occasion: Occasion, agreement: Agreement, case: Case, rungs: Sequence[Rung]
) -> None:
    doers = [to for to in await addressees(occasion, case.id) if to.guardian.id == agreement.who]
    for doer in doers:
        for rung in rungs:
            letter = await letter_to(occasion, case, doer, rung.at)
            mailing = Mailing(
                _BY_MAIL[rung.kind], case.id, agreement.id, rung.at, {"agreement": agreement.id}
            )
            mail = mailing.message(letter, letter.about(by=agreement.by))
            await post(occasion, mail)


def silence_ladder(asked_at: datetime, practice: Practice) -> tuple[tuple[datetime, Kind], ...]:
    """Return when a parent who does not answer is asked again, and the coordinator told."""
    again = [(asked_at + wait, Kind.PARENT_REMINDED) for wait in practice.consent_reminders]
    return (*again, (asked_at + practice.consent_escalation, Kind.PARENT_SILENT))


async def plan_silence(
    occasion: Occasion, case: Case, guardian: Guardian, letter: Letter | None
) -> None:
    """Put in the outbox what happens when a parent does not answer.

    Without a ``letter`` they get no mail, and only who leads the case hears of it.
    """
    await call_back_silence(occasion, case, guardian.id)
    for at, kind in silence_ladder(occasion.now, occasion.practice):
        if kind is Kind.PARENT_SILENT:
            await post(occasion, _silent(occasion, case, guardian, at))
        elif letter is not None:
            mailing = Mailing(kind, case.id, guardian.id, at, {})
            await post(occasion, mailing.message(letter, letter.about()))


def _silent(occasion: Occasion, case: Case, guardian: Guardian, at: datetime) -> Message:
    return Message(
        kind=Kind.PARENT_SILENT,
        case=case.id,
        subject=guardian.id,
        receiver=case.coordinator,
        at=at,
        values={"label": case.label, "since": occasion.today, "relation": guardian.relation},
        references={"guardian": guardian.id},
    )


async def call_back_silence(
    occasion: Occasion, case: Case, guardian: PersonId, *, since: datetime | None = None
) -> None:
    """Take back what was planned, from that moment on, for when a parent does not answer."""
    kinds = (Kind.PARENT_REMINDED, Kind.PARENT_SILENT)
    await occasion.store.call_back(case.id, guardian, kinds=kinds, since=since)
