"""Order, patience and broken lines."""

import asyncio
import socket
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.teams.connector import Address, Connector, Service
from bot.teams.credentials import NoCredentials
from bot.teams.failures import (
    NoAnswer,
    Unreadable,
)
from bot.teams.hosts import LOOPBACK_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.patience import AT_LEISURE, Patience
from tests.teams.microsoft import CHANNEL, THREAD, FakeMicrosoft


@pytest.fixture
def thread(microsoft: FakeMicrosoft) -> Address:
    return Address(microsoft.url, THREAD)


async def test_no_connection_means_that_nothing_arrived(
    connector: Connector, microsoft: FakeMicrosoft
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(NoAnswer) as failure:
            await connector.send(Address(nobody, "x"), {"text": "a"})
    assert not failure.value.may_have_arrived


async def test_a_connection_that_breaks_may_have_delivered(pool: HttpPool) -> None:
    async def hang_up(request: web.Request) -> web.Response:
        await request.read()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    with pytest.raises(NoAnswer) as failure:
        await _send_to(hang_up, pool, AT_LEISURE)
    assert failure.value.may_have_arrived


async def test_a_slow_answer_is_waited_for_no_longer_than_asked(pool: HttpPool) -> None:
    started = asyncio.get_running_loop().time()
    with pytest.raises(NoAnswer) as failure:
        await _send_to(_slow, pool, Patience(timedelta(milliseconds=100)))
    assert failure.value.may_have_arrived
    assert asyncio.get_running_loop().time() - started < 2


async def test_waiting_for_ones_turn_counts_as_waiting(pool: HttpPool) -> None:
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", _slow)
    async with TestServer(app, host="127.0.0.1") as server:
        connector = Connector(pool, Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials()))
        to = Address(str(server.make_url("/")), "x")
        first = asyncio.create_task(connector.send(to, {}, Patience(timedelta(milliseconds=300))))
        await asyncio.sleep(0.05)
        with pytest.raises(NoAnswer) as failure:
            await connector.send(to, {"text": "b"}, Patience(timedelta(milliseconds=50)))
        assert not failure.value.may_have_arrived
        with pytest.raises(NoAnswer):
            await first
        assert len(connector._order) == 0


async def test_an_endless_answer_is_not_read(pool: HttpPool) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(128):
            await response.write(b"x" * 65536)
        return response

    with pytest.raises(Unreadable):
        await _send_to(endless, pool, AT_LEISURE)


async def test_conversations_do_not_wait_for_each_other(pool: HttpPool) -> None:
    together = asyncio.Barrier(2)

    async def meet(_: web.Request) -> web.Response:
        await asyncio.wait_for(together.wait(), 5)
        return web.json_response({"id": "1"})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", meet)
    async with TestServer(app, host="127.0.0.1") as server:
        connector = Connector(pool, Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials()))
        url = str(server.make_url("/"))
        sent = [connector.send(Address(url, name), {"text": "a"}) for name in ("a:1", "a:2")]
        assert await asyncio.gather(*sent) == ["1", "1"]


async def test_a_cancelled_send_lets_the_next_one_through(
    connector: Connector, thread: Address, microsoft: FakeMicrosoft
) -> None:
    async with connector._order.turn(CHANNEL):
        waiting = asyncio.create_task(connector.send(thread, {"text": "a"}))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert await connector.send(thread, {"text": "b"}) == "new-1"
    assert len(connector._order) == 0


async def test_connections_are_used_again(
    connector: Connector, pool: HttpPool, thread: Address
) -> None:
    for number in range(5):
        await connector.send(Address(thread.service_url, f"a:{number}"), {"text": "a"})
    assert pool.session.connector is not None
    kept = pool.session.connector._conns
    assert [len(connections) for connections in kept.values()] == [1]


async def _slow(_: web.Request) -> web.Response:
    await asyncio.sleep(5)
    return web.Response()


async def _send_to(handler: object, pool: HttpPool, patience: Patience) -> None:
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", handler)  # type: ignore[arg-type]
    async with TestServer(app, host="127.0.0.1") as server:
        connector = Connector(pool, Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials()))
        await connector.send(Address(str(server.make_url("/")), "x"), {"text": "a"}, patience)
