"""Who tells who is in which channel, and that nobody gets in when nobody tells."""

from datetime import timedelta
from pathlib import Path

import pytest

from playground.envelopes import Place, envelope
from playground.faults import Fault
from playground.refusals import throttled
from playground.world import Channel, ChannelType
from storage.server import Server
from tests.case_steps import ANSWERS, invites_an_expert, opens_a_case
from tests.membership.graph_school import SchoolWithGraph
from tests.postgres import clone_of
from tests.school_in_a_box import SchoolInABox, Someone
from tests.teams.fake_graph import FakeGraph, Refusal


async def _fenna_sits(school: SchoolInABox) -> tuple[Someone, Someone, str]:
    """Let Fenna accept a place, and return her, Marit and the label of the case."""
    marit, fenna = school.person("marit"), school.person("fenna")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    return marit, fenna, label


async def test_graph_tells_who_is_in_a_shared_channel_and_the_connector_does_not(
    graph_school: SchoolWithGraph,
) -> None:
    marit, fenna, label = await _fenna_sits(graph_school)
    await graph_school.joins("fenna", "wr1")  # so the connector says, and an event
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")

    graph_school.in_graph("wr1").append(graph_school.id_of("fenna"))
    await marit.tells(f"hoe staat het met {label}", "case_overview.done")  # reads the roster
    await fenna.tells(f"hoe staat het met {label}", "case_overview.done", label)


async def test_who_left_in_graph_is_out_at_the_very_next_request_without_an_event(
    graph_school: SchoolWithGraph,
) -> None:
    marit, fenna, label = await _fenna_sits(graph_school)
    wr1 = graph_school.in_graph("wr1")
    wr1.append(graph_school.id_of("fenna"))
    await marit.tells("overzicht", "overview.done")
    await fenna.tells(f"hoe staat het met {label}", "case_overview.done")

    wr1.remove(graph_school.id_of("fenna"))
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")
    rows = await graph_school.rows(
        "SELECT 1 FROM channel_members WHERE person_id = $1 AND channel_id = $2",
        graph_school.id_of("fenna"),
        graph_school.life.teams.channel("wr1").id,
    )
    assert rows == []


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(403),
        Refusal(404),
        Refusal(429, headers={"Retry-After": "60"}),
        Refusal(500),
        Refusal(200, "geen json"),
        Refusal(200, {"value": [{"roles": []}]}),
    ],
)
async def test_nobody_gets_in_when_graph_does_not_tell(
    graph_school: SchoolWithGraph, graph: FakeGraph, refusal: Refusal
) -> None:
    marit = graph_school.person("marit")
    label = await opens_a_case(marit)
    graph.instead.extend([refusal] * 3)
    await marit.tells(f"hoe staat het met {label}", "talk.roster_unread")
    graph.instead.clear()
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)


async def test_graph_says_what_people_do_once_it_may(
    graph_school: SchoolWithGraph, graph: FakeGraph
) -> None:
    kim = graph_school.id_of("kim")
    sql = "SELECT name, function, organisation FROM people WHERE person_id = $1"
    fenna = await graph_school.one(sql, graph_school.id_of("fenna"))
    assert tuple(fenna) == ("Fenna Postma", "orthopedagoog", "SWV De Brug")

    graph.may_read_users = False
    await opens_a_case(graph_school.person("marit"))
    graph_school.in_graph("wr1").append(kim)
    await graph_school.person("marit").tells("overzicht", "overview.done")
    assert tuple(await graph_school.one(sql, kim)) == ("Kim de Wit", "", "")


async def test_a_standard_channel_is_told_by_the_connector_or_else_by_graph(
    graph_school: SchoolWithGraph, graph: FakeGraph
) -> None:
    marit = graph_school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in (("Algemeen", ANSWERS[0][1]), *ANSWERS[1:]):
        await marit.tells(said, then)
    await marit.tells("ja", "new_request.done")
    before = len(graph.asked)
    await marit.tells("overzicht", "overview.done")
    assert len(graph.asked) == before

    busy = Fault(throttled(timedelta(seconds=60)), times=9, at="pagedmembers")
    graph_school.life.teams.faults.plan(busy)
    await marit.tells("overzicht", "overview.done")
    assert graph.asked[-1].endswith("/members")


async def test_who_is_still_there_through_another_team_stays(
    graph_school: SchoolWithGraph, graph: FakeGraph
) -> None:
    _, fenna, label = await _fenna_sits(graph_school)
    graph_school.in_graph("wr1").append(graph_school.id_of("fenna"))
    await graph_school.joins("fenna", "wr1")
    await graph_school.leaves("fenna", "wr1")  # in person; Graph has her through a team
    await fenna.tells(f"hoe staat het met {label}", "case_overview.done", label)

    graph_school.in_graph("wr1").remove(graph_school.id_of("fenna"))
    await graph_school.joins("fenna", "wr1")
    await graph_school.leaves("fenna", "wr1")
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_an_event_is_believed_when_graph_cannot_be_asked(
    graph_school: SchoolWithGraph, graph: FakeGraph
) -> None:
    marit, fenna, label = await _fenna_sits(graph_school)
    graph_school.in_graph("wr1").append(graph_school.id_of("fenna"))
    await graph_school.joins("fenna", "wr1")
    await marit.tells("overzicht", "overview.done")
    graph.instead.append(Refusal(500))
    await graph_school.leaves("fenna", "wr1")
    await fenna.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_without_graph_a_shared_channel_is_refused_with_the_reason(
    postgres: Server, migrated: str, tmp_path: Path
) -> None:
    async with clone_of(postgres, migrated) as owner_url:
        school = SchoolWithGraph(owner_url, tmp_path, None)
        async with school.open():
            marit = school.person("marit")
            marit.looks_at(school.life.teams.channel("wr1"))
            await marit.tells("nieuwe hulpvraag", "talk.see_chat")
            marit.turns_to(school.life.teams.chat("marit"))
            await marit.told("talk.not_here.shared_without_graph")
            # The one channel that is left is taken at once.
            await marit.told("new_request.pupil.ask")
            drafts = await school.rows("SELECT refused FROM channels WHERE kind = 'shared'")
            assert {row["refused"] for row in drafts} == {"shared_without_graph"}


async def test_a_case_is_closed_to_all_once_graph_is_turned_off(
    postgres: Server, migrated: str, tmp_path: Path, graph: FakeGraph
) -> None:
    async with clone_of(postgres, migrated) as owner_url:
        school = SchoolWithGraph(owner_url, tmp_path, graph)
        async with school.open():
            label = await opens_a_case(school.person("marit"))
        school.graph = None
        async with school.open():
            marit = school.person("marit")
            await marit.tells(f"hoe staat het met {label}", "talk.roster_unread")


async def test_a_private_channel_is_refused_with_the_reason_and_nothing_is_said_there(
    school: SchoolInABox,
) -> None:
    teams, marit = school.life.teams, school.person("marit")
    room = await teams.membership.create_channel(
        Channel("prive", "Besloten", ChannelType.PRIVATE, ("marit",))
    )
    asked = envelope(teams.scene, "message", "marit", Place(room, "1"))
    mention = f"<at>{teams.directory.bot_name}</at>"
    asked["text"] = f"{mention} nieuwe hulpvraag"
    asked["entities"] = [{"type": "mention", "mentioned": teams.directory.bot(), "text": mention}]

    answer = await teams.doorway.send(asked)

    assert answer.taken
    await marit.told("talk.not_here.private")
    assert room.messages == []
    await marit.tells("Besloten", "new_request.channel.retry")
    row = await school.one("SELECT kind, refused FROM channels WHERE channel_id = $1", room.id)
    assert tuple(row) == ("private", "private")
