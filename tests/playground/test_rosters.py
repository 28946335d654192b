import pytest

from tests.playground.conftest import School
from tests.playground.connector_client import Client, escaped


@pytest.fixture
def call(school: School) -> Client:
    return Client(school.teams)


async def test_the_roster_is_that_of_the_conversation_alone(school: School, call: Client) -> None:
    keys = {}
    for name in ("general", "wr1"):
        path = f"v3/conversations/{escaped(school.teams.channel(name).id)}/pagedmembers"
        _, body = await call("GET", path)
        keys[name] = [school.teams.directory.key_of(m["id"]) for m in body["members"]]
        roles = {m["userRole"] for m in body["members"]}
        assert roles == {"owner", "user"}

    assert keys["general"] == ["marit", "anouk", "thijs", "fenna", "fatma", "joris", "sanne"]
    assert keys["wr1"] == ["marit", "thijs"]


async def test_a_roster_is_read_page_by_page(school: School, call: Client) -> None:
    school.teams.rosters.largest_page = 3
    path = f"v3/conversations/{escaped(school.teams.channel('general').id)}/pagedmembers"
    sizes, token = [], ""
    while token is not None:
        _, body = await call("GET", f"{path}?pageSize=500&continuationToken={token}")
        sizes.append(len(body["members"]))
        token = body.get("continuationToken")

    assert sizes == [3, 3, 1]


@pytest.mark.parametrize("query", ["pageSize=veel", "continuationToken=zelfbedacht"])
async def test_an_odd_page_is_refused(school: School, call: Client, query: str) -> None:
    path = f"v3/conversations/{escaped(school.teams.channel('wr1').id)}/pagedmembers"

    status, _ = await call("GET", f"{path}?{query}")

    assert status == 400


async def test_one_member_is_found_by_either_id(school: School, call: Client) -> None:
    thijs = school.teams.directory.account("thijs")
    path = f"v3/conversations/{escaped(school.teams.channel('wr1').id)}/members/"

    found = [await call("GET", path + escaped(i)) for i in (thijs.id, thijs.object_id or "")]

    assert found[0] == found[1]
    assert found[0] == (
        200,
        {
            "id": thijs.id,
            "objectId": thijs.object_id,
            "aadObjectId": thijs.object_id,
            "name": "Thijs Vos",
            "givenName": "Thijs",
            "surname": "Vos",
            "email": "thijs.vos@wilgenroos.example",
            "userPrincipalName": "thijs.vos@wilgenroos.example",
            "tenantId": school.teams.directory.tenant_id,
            "userRole": "user",
        },
    )


async def test_who_is_not_in_the_channel_is_not_found_there(school: School, call: Client) -> None:
    sanne = school.teams.directory.account("sanne")
    path = f"v3/conversations/{escaped(school.teams.channel('wr1').id)}/members/"

    status, body = await call("GET", path + escaped(sanne.id))

    assert (status, body["error"]["code"]) == (404, "MemberNotFoundInConversation")


async def test_a_guest_of_a_meeting_has_a_name_and_nothing_else(
    school: School, call: Client
) -> None:
    meeting = school.teams.meeting("overleg")
    await school.teams.meetings.join("moeder", meeting)

    _, body = await call("GET", f"v3/conversations/{escaped(meeting.id)}/pagedmembers")

    guest = body["members"][-1]
    assert guest.keys() == {"id", "name", "tenantId", "userRole"}
    assert (guest["name"], guest["userRole"]) == ("Moeder (gast)", "anonymous")
    assert body["members"][0]["userRole"] == "user"


async def test_the_team_and_its_channels_can_be_read(school: School, call: Client) -> None:
    general = school.teams.channel("general")

    _, team = await call("GET", f"v3/teams/{escaped(general.id)}")
    _, channels = await call("GET", f"v3/teams/{escaped(general.id)}/conversations")

    assert team == {
        "id": general.id,
        "name": "Ondersteuningsteam De Wilgenroos",
        "aadGroupId": school.teams.directory.team_group_id,
        "memberCount": 7,
    }
    assert channels["conversations"][0] == {"id": general.id, "type": "standard"}
    assert [c.get("name") for c in channels["conversations"][1:]] == [
        "WR ondersteuning 1",
        "WR ondersteuning 2",
    ]
    assert (await call("GET", "v3/teams/19%3Aother"))[0] == 404
