from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from playground.fence import fence
from tests.playground.echo_bot import serving


async def answer(_: web.Request) -> web.Response:
    return web.Response(text="binnen")


@pytest.fixture
async def address() -> AsyncIterator[str]:
    app = web.Application(middlewares=[fence])
    for path in ("/", "/api/messages", "/playground/wishes/say", "/o/link"):
        app.router.add_route("*", path, answer)
    async with serving(app) as url:
        yield url


async def status(url: str, method: str, headers: dict[str, str], body: str = "{}") -> int:
    data = None if method == "GET" else body
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, headers=headers, data=data) as response,
    ):
        return response.status


JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("host", ["localhost:3978", "127.0.0.1", "LOCALHOST:80"])
async def test_this_machine_may_come_in_by_its_own_names(address: str, host: str) -> None:
    assert await status(f"{address}/", "GET", {"Host": host}) == 200
    assert await status(f"{address}/api/messages", "POST", {**JSON, "Host": host}) == 200


@pytest.mark.parametrize(
    "host",
    ["school.example", "localhost.evil.example", "127.0.0.1.nip.io", "[::1", "0.0.0.0", "10.0.0.1"],
)
async def test_another_host_name_is_refused(address: str, host: str) -> None:
    assert await status(f"{address}/api/messages", "POST", {**JSON, "Host": host}) == 403
    assert await status(f"{address}/o/link", "GET", {"Host": host}) == 403


@pytest.mark.parametrize(
    "header",
    ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Via", "X-Real-IP"],
)
async def test_what_a_proxy_passed_on_is_refused(address: str, header: str) -> None:
    assert await status(f"{address}/", "GET", {header: "127.0.0.1"}) == 403


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
@pytest.mark.parametrize("path", ["/api/messages", "/playground/wishes/say"])
async def test_machines_take_json_only(address: str, path: str, kind: str) -> None:
    assert await status(f"{address}{path}", "POST", {"Content-Type": kind}) == 415


async def test_pages_take_forms(address: str) -> None:
    assert await status(f"{address}/o/link", "POST", FORM, "a=b") == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:1",
        "https://localhost",
        "http://localhost.evil.example",
        "http://localhost:x",
        "null",
    ],
)
async def test_a_page_of_another_origin_is_refused(address: str, origin: str) -> None:
    headers = {**JSON, "Origin": origin}
    assert await status(f"{address}/api/messages", "POST", headers) == 403


async def test_our_own_pages_are_let_through(address: str) -> None:
    port = address.rpartition(":")[2]
    for name in ("localhost", "127.0.0.1"):
        headers = {**JSON, "Origin": f"http://{name}:{port}"}
        assert await status(f"{address}/playground/wishes/say", "POST", headers) == 200


async def test_a_page_without_referrer_may_send_its_form(address: str) -> None:
    assert await status(f"{address}/o/link", "POST", {**FORM, "Origin": "null"}, "a=b") == 200


async def test_other_sites_cannot_reach_the_machines_even_by_get(address: str) -> None:
    crossing = {"Sec-Fetch-Site": "cross-site"}
    assert await status(f"{address}/playground/wishes/say", "GET", crossing) == 403
    assert await status(f"{address}/o/link", "GET", crossing) == 200


@pytest.mark.parametrize("peer", ["192.168.1.4", "2001:db8::1", ""])
async def test_another_machine_is_refused(peer: str) -> None:
    request = make_mocked_request("GET", "/", headers={"Host": "localhost"}).clone(remote=peer)

    with pytest.raises(web.HTTPForbidden, match="Forbidden"):
        await fence(request, answer)
