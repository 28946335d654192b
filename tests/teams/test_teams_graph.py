"""What the bot asks of Graph, over HTTP, and what it makes of the answers."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bot.teams.credentials import Credentials
from bot.teams.failures import (
    ConnectorFailure,
    GoneAway,
    NoAnswer,
    NotThere,
    Refused,
    Throttled,
    Unreadable,
)
from bot.teams.graph.directory import CUT_OFF, Described, Graph
from bot.teams.hosts import ForeignHost
from bot.teams.http_pool import HttpPool
from bot.teams.members import TeamsMember
from bot.teams.patience import Patience
from tests.teams.fake_graph import FakeGraph, Refusal, Somebody
from tests.teams.microsoft import HandClock

GROUP = "5b1f0000-0000-4000-8000-000000000001"
CHANNEL = "19:wr 1/2@thread.tacv2"
HOME, ABROAD = uuid4(), uuid4()


class TwoTokens:
    """Hands out a token, and another one when it was refused."""

    def __init__(self) -> None:
        self.number = 1

    async def token(self) -> str:
        return f"graph-{self.number}"

    def forget(self, token: str) -> None:
        assert token == f"graph-{self.number}"
        self.number += 1


@pytest.fixture
async def school() -> AsyncIterator[FakeGraph]:
    async with FakeGraph().running() as running:
        for name, tenant in (("Anna", HOME), ("Bas", HOME), ("Carla", ABROAD)):
            somebody = Somebody(uuid4(), name, tenant, job=f"baan van {name}")
            running.people[somebody.id] = somebody
        running.channels[(GROUP, CHANNEL)] = list(running.people)
        yield running


@pytest.fixture
def tokens() -> TwoTokens:
    return TwoTokens()


@pytest.fixture
def graph(pool: HttpPool, school: FakeGraph, tokens: TwoTokens, clock: HandClock) -> Graph:
    credentials: Credentials = tokens
    return Graph(pool, credentials, clock.timing, school.url)


async def test_everybody_in_a_channel_is_read_page_by_page(graph: Graph, school: FakeGraph) -> None:
    school.page = 1
    anna, bas, carla = school.people.values()
    school.owners.add(bas.id)

    assert await graph.channel_members(GROUP, CHANNEL) == (
        TeamsMember(str(anna.id), str(anna.id), str(HOME), None, "Anna"),
        TeamsMember(str(bas.id), str(bas.id), str(HOME), "owner", "Bas"),
        TeamsMember(str(carla.id), str(carla.id), str(ABROAD), None, "Carla"),
    )
    first = (
        "/v1.0/teams/5b1f0000-0000-4000-8000-000000000001/channels/19%3Awr%201%2F2%40thread.tacv2"
    )
    assert [asked.partition("/allMembers")[::2] for asked in school.asked] == [
        (first, ""),
        (first, "?$skiptoken=1"),
        (first, "?$skiptoken=2"),
    ]
    assert set(school.tokens) == {"Bearer graph-1"}


async def test_who_is_there_twice_is_one_member_and_an_owner_if_either_says_so(
    graph: Graph, school: FakeGraph
) -> None:
    anna = next(iter(school.people.values()))
    entries = [anna.as_member(owner=owner) for owner in (False, True, False)]
    school.instead.append(Refusal(200, {"value": entries}))
    [member] = await graph.channel_members(GROUP, CHANNEL)
    assert member.role == "owner"


async def test_a_teams_members_are_read_with_their_owners(graph: Graph, school: FakeGraph) -> None:
    anna, bas, _ = school.people.values()
    school.teams[GROUP] = [anna.id, bas.id]
    school.owners.add(anna.id)
    members = await graph.team_members(GROUP)
    assert {member.name: member.role for member in members} == {"Anna": "owner", "Bas": None}


async def test_one_person_can_be_asked_about(graph: Graph, school: FakeGraph) -> None:
    anna = next(iter(school.people))
    assert await graph.has_access(GROUP, CHANNEL, anna, HOME)
    assert not await graph.has_access(GROUP, CHANNEL, uuid4(), HOME)
    assert school.asked[0].endswith(f"doesUserHaveAccess(userId='{anna}',tenantId='{HOME}')")


async def test_people_are_described_a_few_at_a_time(graph: Graph, school: FakeGraph) -> None:
    many = [Somebody(uuid4(), "x", HOME, job=str(number)) for number in range(16)]
    school.people |= {one.id: one for one in many}
    stranger = uuid4()

    described = await graph.describe([*(one.id for one in many), stranger])

    assert described == tuple(Described(str(one.id), one.job or "", "") for one in many)
    assert len(school.asked) == 2
    assert await graph.describe([]) == ()


async def test_what_is_not_allowed_is_said(graph: Graph, school: FakeGraph) -> None:
    school.may_read_users = False
    with pytest.raises(GoneAway):
        await graph.describe([uuid4()])
    with pytest.raises(NotThere):
        await graph.channel_members(GROUP, "19:weg@thread.tacv2")


async def test_graph_is_left_alone_as_long_as_it_asks(
    graph: Graph, school: FakeGraph, clock: HandClock
) -> None:
    school.instead.extend([Refusal(429, headers={"Retry-After": "2"}), Refusal(503)])
    assert len(await graph.channel_members(GROUP, CHANNEL)) == 3
    assert clock.rests[0] > timedelta(seconds=2)
    assert len(school.asked) == 3


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        (Refusal(403), GoneAway),
        (Refusal(404), NotThere),
        (Refusal(400), Refused),
        (Refusal(500), Refused),
        (Refusal(429, headers={"Retry-After": "600"}), Throttled),
        (Refusal(302, headers={"Location": "https://elsewhere.example/"}), Refused),
        (Refusal(200, "geen json"), Unreadable),
        (Refusal(200, [1]), Unreadable),
        (Refusal(200, {"values": []}), Unreadable),
        (Refusal(200, {"value": {}}), Unreadable),
        (Refusal(200, {"value": ["Anna"]}), Unreadable),
        (Refusal(200, {"value": [{"displayName": "Anna", "roles": []}]}), Unreadable),
        (Refusal(200, {"value": [{"userId": "x", "roles": "owner"}]}), Unreadable),
    ],
)
async def test_a_roster_is_read_whole_or_not_at_all(
    graph: Graph, school: FakeGraph, refusal: Refusal, kind: type[ConnectorFailure]
) -> None:
    school.page = 2
    school.instead.append(refusal)
    with pytest.raises(kind):
        await graph.channel_members(GROUP, CHANNEL)


@pytest.mark.parametrize(
    "link",
    [
        "https://graph.microsoft.com.evil.example/v1.0/teams",
        "http://127.0.0.1:1/v1.0/teams",
        "{root}@evil.example/v1.0/teams",
        "{root}/beta/teams",
        "//evil.example/v1.0/teams",
        "{root}/v1.0/teams\r\nX: y",
        "",
        7,
    ],
)
async def test_the_token_is_shown_to_graph_only(
    graph: Graph, school: FakeGraph, link: object
) -> None:
    led = link.replace("{root}", school.url) if isinstance(link, str) else link
    school.instead.append(Refusal(200, {"value": [], "@odata.nextLink": led}))
    with pytest.raises(Unreadable):
        await graph.channel_members(GROUP, CHANNEL)
    assert len(school.asked) == 1


async def test_pages_that_go_in_circles_end(graph: Graph, school: FakeGraph) -> None:
    link = f"{school.url}/v1.0/teams/x"
    school.instead.extend([Refusal(200, {"value": [], "@odata.nextLink": link})] * 3)
    with pytest.raises(Unreadable):
        await graph.channel_members(GROUP, CHANNEL)
    assert len(school.asked) == 2


async def test_pages_without_end_end(graph: Graph, school: FakeGraph) -> None:
    school.instead.extend(
        Refusal(200, {"value": [], "@odata.nextLink": f"{school.url}/v1.0/teams/{number}"})
        for number in range(300)
    )
    with pytest.raises(Unreadable):
        await graph.channel_members(GROUP, CHANNEL)
    assert len(school.asked) == 200


async def test_a_roster_that_may_have_been_cut_off_is_not_taken(
    graph: Graph, school: FakeGraph
) -> None:
    school.page = CUT_OFF
    many = [Somebody(uuid4(), "x", HOME) for _ in range(CUT_OFF)]
    school.people |= {one.id: one for one in many}
    school.channels[(GROUP, CHANNEL)] = [one.id for one in many]
    with pytest.raises(Unreadable):
        await graph.channel_members(GROUP, CHANNEL)


async def test_a_refused_token_is_not_shown_again(
    graph: Graph, school: FakeGraph, tokens: TwoTokens
) -> None:
    school.instead.append(Refusal(401))
    with pytest.raises(Refused):
        await graph.channel_members(GROUP, CHANNEL)
    assert len(await graph.channel_members(GROUP, CHANNEL)) == 3
    assert school.tokens == ["Bearer graph-1", "Bearer graph-2"]


@pytest.mark.parametrize("value", [None, "true", 1])
async def test_only_a_yes_or_a_no_answers_about_one_person(
    graph: Graph, school: FakeGraph, value: object
) -> None:
    school.instead.append(Refusal(200, {"value": value}))
    with pytest.raises(Unreadable):
        await graph.has_access(GROUP, CHANNEL, UUID(int=1), HOME)


async def test_a_user_without_an_id_is_no_user(graph: Graph, school: FakeGraph) -> None:
    school.instead.append(Refusal(200, {"value": [{"jobTitle": "x"}]}))
    with pytest.raises(Unreadable):
        await graph.describe([uuid4()])


async def test_a_graph_that_is_away_is_no_answer(pool: HttpPool, clock: HandClock) -> None:
    graph = Graph(pool, TwoTokens(), clock.timing, "http://127.0.0.1:1")
    with pytest.raises(NoAnswer):
        await graph.team_members(GROUP, Patience(timedelta(seconds=2)))


async def test_many_questions_keep_below_graphs_limits(
    graph: Graph, school: FakeGraph, clock: HandClock
) -> None:
    school.teams[GROUP] = []
    for _ in range(21):
        await graph.team_members(GROUP)
    assert clock.rests == [timedelta(seconds=1)]


def test_graph_is_not_asked_over_an_open_line() -> None:
    with pytest.raises(ForeignHost):
        Graph(HttpPool(), TwoTokens(), root="http://graph.example")
