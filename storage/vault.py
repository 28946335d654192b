"""Keys, and what is sealed with them.

AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D, 8.2.2). Each case has a key
of its own, wrapped by the master key from outside the database: throwing the wrapped key
away makes the case's words unreadable everywhere, backups included. Every seal names its
place, so that sealed words moved to another row do not open.
"""

import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import JsonValue
from pydantic_core import to_json

from storage.errors import Unreadable

KEY_BYTES = 32
_NONCE_BYTES = 12
_FORMAT = b"\x01"


def derive(master_key: bytes, purpose: str) -> bytes:
    """Return the 32 bytes that stand for one purpose of the master key (HMAC-SHA256)."""
    return hmac.digest(master_key, purpose.encode(), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Key:
    """An opened key; it lives no longer than the transaction that opened it."""

    _bytes: bytes = field(repr=False)

    def seal(self, plain: bytes, place: str) -> bytes:
        """Return the bytes sealed for that place (table, column, case and row)."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + nonce + AESGCM(self._bytes).encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Return what was sealed for that place.

        Raises:
            Unreadable: it was sealed with another key or for another place, or changed.
        """
        if sealed[:1] != _FORMAT:
            raise Unreadable
        nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return AESGCM(self._bytes).decrypt(nonce, rest, place.encode())
        except (InvalidTag, ValueError) as error:
            raise Unreadable from error

    def wrapped_by(self, other: "Key", place: str) -> bytes:
        """Return this key sealed with another one."""
        return other.seal(self._bytes, place)

    def digest(self, content: bytes) -> bytes:
        """Return the HMAC-SHA256 of some bytes."""
        return hmac.digest(self._bytes, content, hashlib.sha256)

    def pads(self) -> tuple[bytes, bytes]:
        """Return the inner and outer padded key with which SQL makes that HMAC (RFC 2104)."""
        return _pads(self._bytes)

    def seal_json(self, value: JsonValue, place: str) -> bytes:
        """Return the value sealed as JSON."""
        return self.seal(to_json(value), place)

    def open_json(self, sealed: bytes, place: str) -> JsonValue:
        """Return what ``seal_json`` was given. Raises ``Unreadable`` as ``open`` does."""
        value: JsonValue = json.loads(self.open(sealed, place))
        return value


class Vault:
    """Mints and opens keys, and proves to the database for whom a transaction works."""

    def __init__(self, master_key: bytes) -> None:
        if len(master_key) != KEY_BYTES:
            raise ValueError(f"the master key has {KEY_BYTES} bytes")
        self._wrapping = Key(derive(master_key, "wrap keys"))
        self._proving = derive(master_key, "prove principals")
        self._actions = derive(master_key, "seal actions")
        self._codes = derive(master_key, "hash door codes")

    def mint(self, owner: str) -> tuple[Key, bytes]:
        """Return a new key, and the same wrapped for its owner's row."""
        key = Key(os.urandom(KEY_BYTES))
        return key, self.wrap(key, owner)

    def wrap(self, key: Key, owner: str) -> bytes:
        """Return a key wrapped for its owner's row."""
        return key.wrapped_by(self._wrapping, f"key|{owner}")

    def unwrap(self, wrapped: bytes, owner: str) -> Key:
        """Return the key in a wrapping. Raises ``Unreadable`` if it is another owner's."""
        return Key(self._wrapping.open(wrapped, f"key|{owner}"))

    def action_key(self, token: str) -> Key:
        """Return the key of what stands behind a button: whoever lacks the token lacks it."""
        return Key(hmac.digest(self._actions, token.encode(), hashlib.sha256))

    def code_hash(self, link: bytes, code: str) -> bytes:
        """Return what is kept of a code that was sent to who has that link."""
        return hmac.digest(self._codes, link + code.encode(), hashlib.sha256)

    def proof(self, claim: str) -> str:
        """Return what makes the database believe a claim about who is asking."""
        return hmac.new(self._proving, claim.encode(), hashlib.sha256).hexdigest()


def proof_pads(master_key: bytes) -> tuple[bytes, bytes]:
    """Return the inner and outer padded key with which SQL checks a proof (RFC 2104)."""
    return _pads(derive(master_key, "prove principals"))


def _pads(key: bytes) -> tuple[bytes, bytes]:
    block = key.ljust(hashlib.sha256().block_size, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


def fingerprint(master_key: bytes) -> str:
    """Return what tells master keys apart and says nothing about them."""
    return derive(master_key, "fingerprint").hex()[:16]
