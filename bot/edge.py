"""The two ways in which the bot meets Teams: the real one, and the playground's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.online_rooms import OnlineRooms
from bot.settings import Settings
from bot.teams.connector import Connector, Service
from bot.teams.credentials import (
    MICROSOFT_LOGIN,
    Certificate,
    ClientCredentials,
    Login,
    NoCredentials,
    Secret,
)
from bot.teams.gate import Gate, PlaygroundGate, TeamsGate
from bot.teams.graph.apps import GraphApps
from bot.teams.graph.calls import GraphCalls
from bot.teams.graph.directory import Graph
from bot.teams.graph.meetings import GraphMeetings
from bot.teams.graph.tokens import GraphTokens
from bot.teams.hosts import LOOPBACK_HOSTS, MICROSOFT_HOSTS, ServiceHosts
from bot.teams.http_pool import HttpPool
from bot.teams.pacing import TEAMS, Limits
from bot.teams.roster_sources import RosterSources
from bot.teams.signing_keys import MICROSOFT_METADATA, OpenIdKeys
from bot.teams.tokens import TokenCheck
from cases.desk import Clock

MICROSOFT_SERVICE = "https://smba.trafficmanager.net/emea/"
"""Where Teams in Europe is reached.

Source:
    Microsoft, "Send proactive messages", global service addresses.
"""


@dataclass(frozen=True, slots=True)
class Edge:
    """The door for activities, the way back, and who tells who is where.

    ``bot_id`` is how Teams calls the bot; ``service_url`` is where Teams is asked when no
    activity has just said where. ``rooms`` makes online meetings, None without Graph.
    """

    gate: Gate
    connector: Connector
    sources: RosterSources
    bot_id: str
    service_url: str
    rooms: OnlineRooms | None = None


@asynccontextmanager
async def teams_edge(
    settings: Settings, clock: Clock, limits: Limits = TEAMS
) -> AsyncIterator[Edge]:
    """Meet Teams itself: tokens are checked, tenants and hosts allowed, and we show a token.

    ``limits`` are how much is asked of Teams in how much time.
    """
    assert settings.app_id is not None
    hosts = ServiceHosts(tuple(settings.service_hosts) or MICROSOFT_HOSTS)
    metadata = str(settings.openid_metadata or MICROSOFT_METADATA)
    login = Login(settings.app_id, str(settings.tenant_id), settings.login_url or MICROSOFT_LOGIN)
    async with HttpPool() as pool:
        credentials = ClientCredentials(pool, login, _proof(settings), clock)
        tokens = TokenCheck(settings.app_id, OpenIdKeys(pool, metadata, clock), clock)
        gate = TeamsGate(tokens, settings.tenants, hosts)
        graph_tokens = GraphTokens(login, _proof(settings), clock)
        try:
            connector = Connector(pool, Service(hosts, credentials, limits))
            graph = Graph(pool, graph_tokens) if settings.graph else None
            sources = RosterSources(connector, graph)
            bot_id = f"28:{settings.app_id}"
            calls = GraphCalls(pool, graph_tokens)
            rooms = GraphMeetings(calls, GraphApps(calls, settings.app_id))
            made = rooms if settings.graph else None
            yield Edge(gate, connector, sources, bot_id, _service_url(settings), made)
        finally:
            await credentials.close()
            await graph_tokens.close()


@asynccontextmanager
async def playground_edge(
    bot_id: str, service_url: str, limits: Limits = TEAMS
) -> AsyncIterator[Edge]:
    """Meet programs on this machine only, without tokens (design 8).

    The playground's connector tells the rosters of shared channels too: there is no Graph.
    """
    async with HttpPool() as pool:
        service = Service(ServiceHosts(LOOPBACK_HOSTS), NoCredentials(), limits)
        connector = Connector(pool, service)
        sources = RosterSources(connector, connector_tells_all=True)
        yield Edge(PlaygroundGate(), connector, sources, bot_id, service_url)


def _service_url(settings: Settings) -> str:
    """Return the service of the hosts that the settings allow, Europe's if they say nothing."""
    named = sorted(name for name in settings.service_hosts if "*" not in name)
    return f"https://{named[0]}/" if named else MICROSOFT_SERVICE


def _proof(settings: Settings) -> Secret | Certificate:
    if settings.app_certificate and settings.app_private_key:
        return Certificate(
            settings.app_certificate.read_bytes(), settings.app_private_key.read_bytes()
        )
    assert settings.app_password is not None
    return Secret(settings.app_password.get_secret_value())
