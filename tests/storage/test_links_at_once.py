"""A one-time link that is opened twice at the same moment opens once."""

import asyncio

from storage.links import Reading
from tests.seeds import School
from tests.storage.full_case import FullCase, fill


async def _open(full: FullCase, ready: asyncio.Barrier) -> Reading | None:
    async with full.school.database.work_as(full.reading) as work:
        await ready.wait()  # both are within their transaction before either uses the link
        return await work.links.open_reading()


async def test_of_eight_who_open_a_reading_link_at_once_one_reads(school: School) -> None:
    full = await fill(school)
    ready = asyncio.Barrier(8)
    opened = await asyncio.gather(*(_open(full, ready) for _ in range(8)))
    assert [one for one in opened if one] == [
        Reading(school.tenant, school.coordinator, full.case.id)
    ]
