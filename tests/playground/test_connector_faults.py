from datetime import timedelta
from io import BytesIO

import aiohttp
import pytest

from playground.faults import Fault
from playground.refusals import precondition_failed, throttled
from tests.playground.conftest import School
from tests.playground.connector_client import Client, activities, text


@pytest.fixture
def call(school: School) -> Client:
    return Client(school.teams)


async def test_the_connector_fails_as_often_as_it_is_told(school: School, call: Client) -> None:
    path = activities(school.teams.chat("marit").id)
    faults = school.teams.faults
    faults.plan(Fault(throttled(timedelta(seconds=1.5)), at="POST .*activities", times=2))
    faults.plan(Fault(precondition_failed()))
    faults.plan(Fault(delay=timedelta(milliseconds=50)))

    statuses = [(await call("POST", path, text(str(n))))[0] for n in range(5)]

    assert statuses == [429, 429, 412, 201, 201]
    assert [m.text for m in school.teams.chat("marit").messages] == ["3", "4"]
    assert school.teams.connector.calls == 5


async def test_retry_after_is_in_whole_seconds(school: School) -> None:
    school.teams.faults.plan(Fault(throttled(timedelta(seconds=1.5))))
    url = school.teams.scene.service_url + activities(school.teams.chat("marit").id)

    async with (
        aiohttp.ClientSession() as session,
        session.post(url, json=text("hoi")) as response,
    ):
        assert response.headers["Retry-After"] == "2"


async def test_planned_failures_can_be_forgotten(school: School, call: Client) -> None:
    school.teams.faults.plan(Fault(precondition_failed(), times=9))
    school.teams.faults.clear()

    status, _ = await call("POST", activities(school.teams.chat("marit").id), text("hoi"))

    assert status == 201


async def test_a_body_without_end_is_refused_unread(school: School) -> None:
    url = school.teams.scene.service_url + activities(school.teams.chat("marit").id)

    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=BytesIO(b" " * 2_000_000)) as response,
    ):
        body = await response.json()

    assert (response.status, body["error"]["code"]) == (413, "MessageSizeTooBig")
