"""A token that is shown again: verified once, and yet never believed longer than it should be."""

from datetime import timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.teams.signing_keys import SigningKey
from bot.teams.tokens import MOST_KEPT, NotGenuine, TokenCheck
from tests.teams.conftest import Bot
from tests.teams.microsoft import APP_ID, FakeMicrosoft, HandClock


class Keys:
    """Keys that the test takes away."""

    def __init__(self, **keys: SigningKey) -> None:
        self.known = keys

    async def find(self, key_id: str) -> SigningKey | None:
        return self.known.get(key_id)


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens whose signature was verified, one entry each time."""
    seen: list[str] = []
    decode = jwt.PyJWT.decode

    def counted(self: jwt.PyJWT, token: str, *key: object, **options: object) -> object:
        seen.append(token)
        return decode(self, token, *key, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(jwt.PyJWT, "decode", counted)
    return seen


@pytest.fixture
def microsoft_of_now(rsa_keys: list[RSAPrivateKey], clock: HandClock) -> FakeMicrosoft:
    microsoft = FakeMicrosoft(rsa_keys[0], clock)
    microsoft.url = "http://127.0.0.1:1/"
    return microsoft


async def test_it_is_verified_once(bot: Bot, verified: list[str]) -> None:
    token = bot.microsoft.token()
    for _ in range(3):
        assert (await bot.post(bot.microsoft.message(), token=token)).status == 200

    assert verified == [token]


async def test_it_expires_all_the_same(bot: Bot, clock: HandClock) -> None:
    token = bot.microsoft.token()
    assert (await bot.post(bot.microsoft.message(), token=token)).status == 200

    clock.move(timedelta(hours=1, minutes=5))

    assert (await bot.post(bot.microsoft.message(), token=token)).status == 401


async def test_another_signature_under_the_same_words_is_refused(
    bot: Bot, rsa_keys: list[RSAPrivateKey]
) -> None:
    token = bot.microsoft.token()
    assert (await bot.post(bot.microsoft.message(), token=token)).status == 200
    forged = bot.microsoft.token(signed_with=rsa_keys[1])

    assert forged.rpartition(".")[0] == token.rpartition(".")[0]
    assert (await bot.post(bot.microsoft.message(), token=forged)).status == 401


async def test_it_ends_with_its_key(
    microsoft_of_now: FakeMicrosoft, rsa_keys: list[RSAPrivateKey], clock: HandClock
) -> None:
    old, new = (SigningKey(key.public_key(), frozenset({"msteams"})) for key in rsa_keys[:2])
    keys = Keys(**{"key-1": old})
    check = TokenCheck(APP_ID, keys, clock)
    header = f"Bearer {microsoft_of_now.token()}"
    await check.prove(header)

    keys.known = {"key-1": new}
    with pytest.raises(NotGenuine):
        await check.prove(header)
    keys.known = {}
    with pytest.raises(NotGenuine, match="unknown key"):
        await check.prove(header)


async def test_only_the_newest_are_kept(
    microsoft_of_now: FakeMicrosoft,
    rsa_keys: list[RSAPrivateKey],
    clock: HandClock,
    verified: list[str],
) -> None:
    key = SigningKey(rsa_keys[0].public_key(), frozenset({"msteams"}))
    check = TokenCheck(APP_ID, Keys(**{"key-1": key}), clock)
    tokens = [microsoft_of_now.token(number=number) for number in range(MOST_KEPT + 1)]
    for token in tokens:
        await check.prove(f"Bearer {token}")
    verified.clear()

    await check.prove(f"Bearer {tokens[-1]}")
    await check.prove(f"Bearer {tokens[0]}")

    assert verified == [tokens[0]]
