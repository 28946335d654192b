"""What the courier may say by itself: who came, who left, and nothing of a case."""

from dataclasses import replace

import pytest

from cases.errors import NotAllowed
from cases.principals import Courier
from tests.seeds import School
from tests.storage.couriers import to


async def test_the_courier_posts_nothing_about_what_was_agreed_or_asked(school: School) -> None:
    case = await school.case(seated=[school.expert])
    for kind in ("agreement_soon", "parent_invited", "expert_invited", "invented"):
        message = replace(to(school, case, school.expert), kind=kind)
        with pytest.raises(NotAllowed):
            async with school.database.work_as(Courier()) as work:
                await work.watching.post(school.tenant, message)


async def test_it_posts_who_came_and_who_left(school: School) -> None:
    case = await school.case(seated=[school.expert])
    for kind in ("newcomer", "newcomer_welcome", "case_vacant"):
        message = replace(to(school, case, school.coordinator), kind=kind)
        async with school.database.work_as(Courier()) as work:
            await work.watching.post(school.tenant, message)
    async with school.database.work_as(Courier()) as work:
        assert len(await work.outbox.claim(school.clock())) == 3
