"""Codes that stand on paper for a personal link: short enough to type, too long to guess.

A code is a key to the link of its own: the link's token follows from it, slowly, and only the
token's hash is kept. So a code lives, ends and is taken in as any other link.
"""

import hashlib
import re
import secrets
from base64 import urlsafe_b64encode
from typing import Final

ALPHABET: Final = "2346789CDFHJKMPQRTVWXY"
"""What a code is made of: no letter or digit that looks like another, and no vowels, so that a
code is never a word."""

LENGTH: Final = 15
"""Fifteen of twenty-two signs are 66 bits."""

_GROUP: Final = 5
_TOKEN_BYTES: Final = 24
_COST: Final = 2**14
_SALT: Final = b"aan tafel, letters"
_MEANT: Final = str.maketrans("BG", "86")
"""What somebody types who takes a digit for the letter that looks like it."""

_BETWEEN: Final = re.compile(r"[\s.\-\u2010-\u2015]+")


def new_code() -> str:
    """Return a new code, in groups: ``CDF23-HJK46-MPQ78``."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(signs[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def read_code(typed: str) -> str | None:
    """Return the signs of a code as somebody typed it, None when it can be none of ours."""
    signs = _BETWEEN.sub("", typed[:100]).upper().translate(_MEANT)
    fits = len(signs) == LENGTH and set(signs) <= set(ALPHABET)
    return signs if fits else None


def token_of(signs: str) -> str:
    """Return the token of the link that a code stands for.

    It takes some tens of milliseconds and 16 MB on purpose: who has the hashes of all links
    cannot try codes against them. Run it in a thread.

    Source:
        RFC 7914 (scrypt), with N = 2^14, r = 8, p = 1 as its section 2 gives for interactive use.
    """
    key = hashlib.scrypt(signs.encode(), salt=_SALT, n=_COST, r=8, p=1, dklen=_TOKEN_BYTES)
    return urlsafe_b64encode(key).decode()
