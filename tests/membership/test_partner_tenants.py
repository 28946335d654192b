"""An expert of a partner's tenant, whom Graph names in a shared channel: asked, and answering."""

from uuid import UUID

from tests.case_steps import invites_an_expert, opens_a_case
from tests.membership.graph_school import SchoolWithGraph
from tests.teams.fake_graph import FakeGraph

PARTNER = UUID("5b0a7a51-0000-4000-8000-00000000beef")


async def test_an_expert_of_a_partner_in_the_shared_channel_is_invited_and_accepts(
    graph_school: SchoolWithGraph, graph: FakeGraph
) -> None:
    marit, joris = graph_school.person("marit"), graph_school.person("joris")
    graph.people[graph_school.id_of("joris")].tenant = PARTNER
    graph_school.in_graph("wr1").append(graph_school.id_of("joris"))
    label = await opens_a_case(marit)

    await invites_an_expert(marit, "Joris", "wijkteam")
    await graph_school.deliver()
    await joris.told("push.expert_invited", label)
    await joris.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await graph_school.deliver()

    await marit.told("push.expert_accepted", "Joris")
    await joris.tells(f"hoe staat het met {label}", "case_overview.done", label)
    graph_school.in_graph("wr1").remove(graph_school.id_of("joris"))
    await joris.tells(f"hoe staat het met {label}", "error.case_not_found")
