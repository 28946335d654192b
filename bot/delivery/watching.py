"""Seeing to what changed at tables and in channels: newcomers, empty chairs, who may read now."""

from datetime import datetime

from cases.identities import TenantId
from cases.messages import Message
from cases.model.case import CaseId
from cases.operations.asking_anew import about_outdated
from cases.operations.birthdays import about_birthday, tells_parents, to_parents
from cases.operations.kinds import Kind, timed
from cases.operations.newcomers import about_newcomer
from cases.operations.rooms import invitation_to
from cases.operations.seats import consented, outside, please_let_in, readers, you_may_read
from cases.operations.vacancies import asks_deputy, asks_owners, please_take_over
from cases.practices.practice import Practice
from storage.database import Work
from storage.seat_watch import Planned


async def see_to_news(work: Work, now: datetime, practice: Practice) -> None:
    """Put in the outbox what is to be said about who came, who left and who may read, once."""
    news = await work.watching.take_news()
    tables = set(await work.seats.take_news())
    for one in news:
        found = await work.seats.tables_with(one.tenant, one.channel, one.person)
        tables |= {(one.tenant, case) for case in found}
        if one.arrived:
            for message in about_newcomer(await work.watching.newcomer(one), now):
                await _post(work, one.tenant, message, now, practice)
    changed = {(one.tenant, one.channel) for one in news}
    waiting = await work.watching.waiting_for_deputies()
    for tenant, channel in sorted({*changed, *waiting}):
        await _see_to_chairs(work, tenant, channel, now, practice)
    for tenant, case in sorted(tables):
        await _see_to_table(work, tenant, case, now, practice)
    await _see_to_birthdays(work, now, practice)


async def _see_to_birthdays(work: Work, now: datetime, practice: Practice) -> None:
    """Tell who leads a case, and parents, of birthdays that change who decides."""
    for tenant, birthday in await work.birthdays.take(practice.birthday_told_days_before):
        await _post(work, tenant, about_birthday(birthday, now, practice), now, practice)
        if tells_parents(birthday, now, practice):
            parents = await work.birthdays.parents(tenant, birthday.case)
            for mail in to_parents(birthday, parents, now):
                await _post(work, tenant, mail, now, practice)


async def see_to_outdated(work: Work, now: datetime, practice: Practice) -> None:
    """Tell who leads a case that a yes counts no longer because what is asked changed."""
    for tenant, found in await work.outdated.take():
        await _post(work, tenant, about_outdated(found, now, practice), now, practice)


async def _see_to_chairs(
    work: Work, tenant: TenantId, channel: str, now: datetime, practice: Practice
) -> None:
    """Ask who may take over a channel's cases whose coordinator is not in it."""
    watching = work.watching
    chairs = await watching.empty_chairs(tenant, channel)
    empty = [chair.case for chair in chairs]
    await watching.note_filled(tenant, channel, empty, Kind.CASE_VACANT)
    for chair in chairs:
        await watching.note_empty(tenant, channel, chair.case)
        asked = set()
        if asks_deputy(chair) and chair.deputy is not None:
            asked = {chair.deputy}
            await watching.note_asked(tenant, chair.case, owners=False)
        if asks_owners(chair, now, practice):
            asked |= set(await watching.coordinators_of(tenant, chair.team))
            await watching.note_asked(tenant, chair.case, owners=True)
        for message in please_take_over(chair, asked, now):
            await _post(work, tenant, message, now, practice)


async def _see_to_table(
    work: Work, tenant: TenantId, case: CaseId, now: datetime, practice: Practice
) -> None:
    """Ask again for who is not in the channel, and tell who may read now that they may."""
    seats, table = work.seats, await work.seats.table(tenant, case)
    await seats.call_back(tenant, table, Kind.EXPERT_OUTSIDE, but=outside(table))
    planned = await seats.planned(tenant, case, Kind.EXPERT_OUTSIDE)
    for message in please_let_in(table, now, practice):
        if Planned(message.receiver, message.subject, message.at) not in planned:
            await _post(work, tenant, message, now, practice)
    await seats.forget_readers(tenant, case, but=consented(table))
    for reader in sorted(await seats.note_told(tenant, case, readers(table))):
        await _post(work, tenant, you_may_read(table, reader, now), now, practice)
    here = [seat.person for seat in table.seats if seat.is_here]
    for meeting in await work.rooms.ahead(tenant, case) if here else ():
        invited = invitation_to(case, table.label, meeting, here, now)
        await _post(work, tenant, invited, now, practice)


async def _post(
    work: Work, tenant: TenantId, message: Message, now: datetime, practice: Practice
) -> None:
    await work.watching.post(tenant, timed(message, now, practice))
