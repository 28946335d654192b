"""S1, S2 and S22: requests that Teams did not send, or not to this bot, or not for this school.

Each carries what would be the coordinator's last word: the yes that opens a case.
"""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from playground.directory import Json
from tests.attacks.guarded_school import PARTNER, GuardedSchool
from tests.case_steps import ANSWERS, opens_a_case

Forge = Callable[[GuardedSchool], str | None]

_LONG_AGO = 1_700_000_000  # three years before the school's clock


def _another_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


FORGERIES: dict[str, Forge] = {
    "no token": lambda _: None,
    "an empty token": lambda _: "",
    "words": lambda _: "laat mij erin",
    "signed by somebody else": lambda school: school.token(_another_key()),
    "for another bot": lambda school: school.token(aud="b7a1c1de-0000-4000-8000-0000000000aa"),
    "for several bots": lambda school: school.token(aud=[school.teams.directory.app_id]),
    "from another issuer": lambda school: school.token(iss="https://sts.windows.net/common/"),
    "expired": lambda school: school.token(exp=_LONG_AGO, nbf=_LONG_AGO),
    "for another service": lambda school: school.token(serviceurl="https://evil.example/"),
}


async def _about_to_say_yes(school: GuardedSchool) -> Json:
    """Fill in a request up to the confirmation, and return the yes that was not sent."""
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in ANSWERS:
        await marit.tells(said, then)
    marit.turns_back()
    return {**school.last_activity(), "id": "1799999999999", "text": "ja"}


async def _nothing_happened(school: GuardedSchool, sent_before: int) -> None:
    assert not await school.rows("SELECT 1 FROM cases")
    assert len(school.sent()) == sent_before


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_s01_a_forged_request_is_401_and_does_nothing(
    guarded: GuardedSchool, forgery: str
) -> None:
    yes = await _about_to_say_yes(guarded)
    heard, said = await guarded.rows("SELECT 1 FROM inbox"), len(guarded.sent())

    refused = await guarded.sends(yes, FORGERIES[forgery](guarded))

    assert (refused.status, refused.body) == (401, b"401: Unauthorized")
    assert len(await guarded.rows("SELECT 1 FROM inbox")) == len(heard)
    await _nothing_happened(guarded, said)
    taken = await guarded.sends(yes, guarded.token())
    assert taken.status == 200
    assert len(await guarded.rows("SELECT 1 FROM cases")) == 1  # so it was only the token


async def test_s02_a_tenant_that_is_not_allowed_is_403(guarded: GuardedSchool) -> None:
    yes = await _about_to_say_yes(guarded)
    said = len(guarded.sent())
    foreign = "11111111-0000-4000-8000-000000000001"
    for elsewhere in (
        _in_tenant(yes, foreign),
        {**yes, "conversation": {**_part(yes, "conversation"), "tenantId": foreign}},
        {**yes, "channelData": {"tenant": {"id": foreign}}},
        {**yes, "channelData": {}},
    ):
        assert (await guarded.sends(elsewhere, guarded.token())).status == 403
    await _nothing_happened(guarded, said)


async def test_s02_a_partners_namesake_is_a_stranger(guarded: GuardedSchool) -> None:
    """A partner's people are let in; the coordinator's own object id makes none of them her."""
    marit = guarded.person("marit")
    label = await opens_a_case(marit)
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)
    namesake = _in_tenant(guarded.last_activity(), PARTNER) | {"id": "1799999999998"}
    marit.turns_back()

    assert (await guarded.sends(namesake, guarded.token())).status == 200

    await marit.told("error.case_not_found")  # the copy names her chat, so it is told there
    assert len(marit.heard()) == 1


async def test_s22_a_foreign_service_gets_neither_a_token_nor_a_place(
    guarded: GuardedSchool,
) -> None:
    yes = await _about_to_say_yes(guarded)
    said, logins = len(guarded.sent()), len(guarded.microsoft.logins)
    evil = "https://evil.example/"

    refused = await guarded.sends({**yes, "serviceUrl": evil}, guarded.token(serviceurl=evil))

    assert refused.status == 403
    await _nothing_happened(guarded, said)
    assert len(guarded.microsoft.logins) == logins
    people = await guarded.rows("SELECT service_url FROM people WHERE service_url IS NOT NULL")
    assert {row["service_url"] for row in people} == {guarded.teams.scene.service_url}


def _in_tenant(activity: Json, tenant: str) -> Json:
    conversation: Json = {**_part(activity, "conversation"), "tenantId": tenant}
    channel_data: Json = {**_part(activity, "channelData"), "tenant": {"id": tenant}}
    return {**activity, "conversation": conversation, "channelData": channel_data}


def _part(activity: Json, name: str) -> Json:
    part = activity[name]
    assert isinstance(part, dict)
    return part
