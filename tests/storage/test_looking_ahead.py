"""What a guest's page asks, asked at once: the same answers, in one round trip, until a write."""

from collections.abc import Awaitable, Callable, Mapping

import asyncpg
import pytest

from cases.model.meetings import Attendance, MeetingAnswer
from cases.store import CaseStore
from tests.seeds import School
from tests.storage.full_case import FullCase, fill


async def _everything(store: CaseStore, full: FullCase) -> Mapping[str, object]:
    case = full.case.id
    questions: dict[str, Callable[[], Awaitable[object]]] = {
        "case": store.guest_case,
        "guardians": lambda: store.guardians(case),
        "words": lambda: store.words(case, full.guardian),
        "consents": lambda: store.consents(case),
        "pupil": lambda: store.pupil(case),
        "meetings": lambda: store.meetings(case),
        "reports": lambda: store.report_versions(case),
        "times": lambda: store.open_time_offers(case),
    }
    return {name: await ask() for name, ask in questions.items()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the statements that PostgreSQL is asked, as they are asked."""
    statements: list[str] = []
    fetch = asyncpg.Connection.fetch

    async def noting(connection: asyncpg.Connection, sql: str, *values: object) -> object:
        statements.append(sql)
        return await fetch(connection, sql, *values)

    monkeypatch.setattr(asyncpg.Connection, "fetch", noting)
    return statements


async def test_a_page_gets_the_same_answers_and_asks_once(school: School, asked: list[str]) -> None:
    full = await fill(school)
    async with school.database.work_as(full.guest) as work:
        one_by_one = await _everything(work.desk.store, full)
    async with school.database.work_as(full.guest) as work:
        await work.desk.store.look_ahead()
        asked.clear()
        assert await _everything(work.desk.store, full) == one_by_one
        assert asked == []
    assert [name for name, found in one_by_one.items() if not found] == ["reports"]


async def test_what_was_read_ahead_is_forgotten_once_something_is_written(
    school: School, asked: list[str]
) -> None:
    full = await fill(school)
    async with school.database.work_as(full.guest) as work:
        store = work.desk.store
        await store.look_ahead()
        answer = MeetingAnswer(full.meeting, full.guardian, Attendance.COMING, school.clock())
        await store.save_meeting_answer(full.case.id, answer)
        asked.clear()
        assert len(await store.meetings(full.case.id)) == 1
        assert len(asked) == 1


async def test_who_has_no_valid_link_finds_nothing_ahead(school: School) -> None:
    full = await fill(school)
    async with school.database.work_as(full.expired) as work:
        await work.desk.store.look_ahead()
        assert await work.desk.store.guardians(full.case.id) == []
