"""Microsoft Graph on this machine: channels with members, people with functions, and refusals."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.teams.fake_calendars import FakeCalendars

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Refusal:
    """An answer that takes the place of the next ones."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Somebody:
    """A person in the directory: a member of what they are put into."""

    id: UUID
    name: str
    tenant: UUID
    job: str | None = None
    company: str | None = None

    @property
    def mail(self) -> str:
        return f"{self.id.hex}@school.example"

    def as_member(self, *, owner: bool) -> Json:
        return {
            "@odata.type": "#microsoft.graph.aadUserConversationMember",
            "id": f"MCMjMSMj{self.id.hex}",
            "roles": ["owner"] if owner else [],
            "displayName": self.name,
            "userId": str(self.id),
            "email": self.mail,
            "tenantId": str(self.tenant),
        }

    def as_user(self) -> Json:
        return {
            "id": str(self.id),
            "displayName": self.name,
            "mail": self.mail,
            "jobTitle": self.job,
            "companyName": self.company,
        }


class FakeGraph:
    """Answers a few calls of Graph v1.0 from lists that the test changes; ``page`` a page."""

    def __init__(self) -> None:
        self.people: dict[UUID, Somebody] = {}
        self.channels: dict[tuple[str, str], list[UUID]] = {}
        self.teams: dict[str, list[UUID]] = {}
        self.owners: set[UUID] = set()
        self.page = 100
        self.may_read_users = True
        self.asked: list[str] = []
        self.tokens: list[str | None] = []
        self.instead: deque[Refusal] = deque()
        self.url = ""
        self.calendars = FakeCalendars()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["FakeGraph"]:
        app = web.Application()
        app.router.add_get("/v1.0/teams/{group}/channels/{channel}/allMembers", self._all_members)
        app.router.add_get("/v1.0/teams/{group}/members", self._team)
        app.router.add_get("/v1.0/users", self._users)
        access = r"/v1.0/teams/{group}/channels/{channel}/{call:doesUserHaveAccess\(.*\)}"
        app.router.add_get(access, self._access)
        self.calendars.add_routes(app)
        app.middlewares.append(self._note)
        async with TestServer(app, host="127.0.0.1") as server:
            self.url = str(server.make_url("")).rstrip("/")
            yield self

    @web.middleware
    async def _note(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self.asked.append(request.rel_url.raw_path_qs)
        self.tokens.append(request.headers.get("Authorization"))
        if not self.instead:
            return await handler(request)
        refusal = self.instead.popleft()
        if isinstance(refusal.body, str):
            return web.Response(
                status=refusal.status, text=refusal.body, headers=dict(refusal.headers)
            )
        body = refusal.body or {"error": {"code": "Fake", "message": "refused"}}
        return web.json_response(body, status=refusal.status, headers=dict(refusal.headers))

    async def _all_members(self, request: web.Request) -> web.Response:
        key = (request.match_info["group"], request.match_info["channel"])
        return self._listed(request, self.channels.get(key))

    async def _team(self, request: web.Request) -> web.Response:
        return self._listed(request, self.teams.get(request.match_info["group"]))

    def _listed(self, request: web.Request, members: list[UUID] | None) -> web.Response:
        if members is None:
            return web.json_response({"error": {"code": "NotFound"}}, status=404)
        start = int(request.query.get("$skiptoken", "0"))
        some = members[start : start + self.page]
        body: Json = {
            "value": [self.people[one].as_member(owner=one in self.owners) for one in some]
        }
        following = start + self.page
        if following < len(members):
            path = request.rel_url.raw_path
            body["@odata.nextLink"] = f"{self.url}{path}?$skiptoken={following}"
        return web.json_response(body)

    async def _access(self, request: web.Request) -> web.Response:
        key = (request.match_info["group"], request.match_info["channel"])
        person = request.match_info["call"].split("userId='")[1].split("'")[0]
        return web.json_response({"value": UUID(person) in self.channels.get(key, [])})

    async def _users(self, request: web.Request) -> web.Response:
        if not self.may_read_users:
            return web.json_response({"error": {"code": "Authorization_RequestDenied"}}, status=403)
        listed = request.query["$filter"].removeprefix("id in (").removesuffix(")").split(",")
        ids = [UUID(one.strip("'")) for one in listed]
        found = [self.people[one].as_user() for one in ids if one in self.people]
        return web.json_response({"value": found})
