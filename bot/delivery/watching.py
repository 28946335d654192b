"""Seeing to what the rosters brought: newcomers, and cases without a coordinator."""

from datetime import datetime

from cases.identities import TenantId
from cases.operations.kinds import Kind
from cases.operations.newcomers import about_newcomer
from cases.operations.vacancies import asks_deputy, asks_owners, please_take_over
from cases.practices.practice import Practice
from storage.database import Work


async def see_to_news(work: Work, now: datetime, practice: Practice) -> None:
    """Put in the outbox what is to be said about who came and who left, each once."""
    news = await work.watching.take_news()
    for one in news:
        if one.arrived:
            for message in about_newcomer(await work.watching.newcomer(one), now):
                await work.watching.post(one.tenant, message)
    changed = {(one.tenant, one.channel) for one in news}
    waiting = await work.watching.waiting_for_deputies()
    for tenant, channel in sorted({*changed, *waiting}):
        await _see_to_chairs(work, tenant, channel, now, practice)


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
            await watching.post(tenant, message)
