"""Who speaks follows from ids alone."""

from uuid import UUID

import pytest

from bot.teams.identity import person_id, speaking
from cases.principals import Member

TENANT = "72f988bf-0000-4000-8000-000000000001"
PERSON = "1e9a7c34-52d8-4a6f-8b1c-0d3e5f7a9b20"


def _said(**other: object) -> dict[str, object]:
    return {
        "type": "message",
        "from": {"id": "29:anna", "name": "Anna", "aadObjectId": PERSON},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": TENANT},
    } | other


def test_a_person_is_their_object_id_in_their_tenant() -> None:
    who = speaking(_said())
    assert isinstance(who.member, Member)
    assert (who.member.tenant, who.member.person) == (UUID(TENANT), UUID(PERSON))
    assert who.in_own_chat


def test_the_tenant_may_stand_beside_the_conversation() -> None:
    place = {"id": "a:1", "conversationType": "personal"}
    who = speaking(_said(conversation=place, channelData={"tenant": {"id": TENANT}}))
    assert who.tenant == UUID(TENANT)


@pytest.mark.parametrize("person", [None, "", "Anna", "29:anna", PERSON[:-1]])
def test_without_an_object_id_nobody_is_a_member(person: str | None) -> None:
    assert speaking(_said(**{"from": {"id": "29:anna", "aadObjectId": person}})).member is None
    assert person_id(person) is None


def test_an_activity_of_no_tenant_is_not_for_us() -> None:
    with pytest.raises(ValueError, match="badly formed"):
        speaking(_said(conversation={"id": "a:1"}))
