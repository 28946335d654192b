"""What is sealed opens for its key, in its place, unchanged; and for nothing else."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from storage.errors import Unreadable
from storage.vault import Vault, derive, proof_pads
from tests.seeds import MASTER_KEY

VAULT = Vault(MASTER_KEY)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(plain=st.binary(), place=st.text())
def test_what_is_sealed_opens_in_its_place(plain: bytes, place: str) -> None:
    key, wrapped = VAULT.mint("case|1")
    sealed = key.seal(plain, place)
    assert VAULT.unwrap(wrapped, "case|1").open(sealed, place) == plain
    with pytest.raises(Unreadable):
        key.open(sealed, place + "x")


@given(value=JSON)
def test_json_comes_back_whole(value: JsonValue) -> None:
    key, _ = VAULT.mint("case|1")
    assert key.open_json(key.seal_json(value, "here"), "here") == value


@given(st.data())
def test_one_changed_bit_anywhere_closes_it(data: st.DataObject) -> None:
    key, _ = VAULT.mint("case|1")
    sealed = bytearray(key.seal(b"rekenen", "here"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unreadable):
        key.open(bytes(sealed), "here")


@given(length=st.integers(0, 30))
def test_a_cut_seal_does_not_open(length: int) -> None:
    key, _ = VAULT.mint("case|1")
    with pytest.raises(Unreadable):
        key.open(key.seal(b"rekenen", "here")[:length], "here")


def test_another_key_does_not_open_it() -> None:
    one, _ = VAULT.mint("case|1")
    other, _ = VAULT.mint("case|1")
    with pytest.raises(Unreadable):
        other.open(one.seal(b"rekenen", "here"), "here")


def test_a_wrapped_key_is_its_owners_and_its_masters() -> None:
    _, wrapped = VAULT.mint("case|1")
    with pytest.raises(Unreadable):
        VAULT.unwrap(wrapped, "case|2")
    with pytest.raises(Unreadable):
        Vault(bytes(32)).unwrap(wrapped, "case|1")


def test_the_same_words_never_look_the_same_twice() -> None:
    key, _ = VAULT.mint("case|1")
    assert len({key.seal(b"rekenen", "here") for _ in range(100)}) == 100


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_master_key_has_32_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(bytes(length))


def test_a_key_does_not_show_itself() -> None:
    key, _ = VAULT.mint("case|1")
    assert repr(key) == "Key()"


@given(claim=st.text())
def test_the_padded_keys_are_those_of_hmac(claim: str) -> None:
    """SQL has no HMAC, so it is put together from two hashes (RFC 2104)."""
    inner, outer = proof_pads(MASTER_KEY)
    inside = hashlib.sha256(inner + claim.encode()).digest()
    assert hashlib.sha256(outer + inside).hexdigest() == VAULT.proof(claim)
    key = derive(MASTER_KEY, "prove principals")
    assert hmac.new(key, claim.encode(), hashlib.sha256).hexdigest() == VAULT.proof(claim)
