"""Reading a JSON object that somebody else wrote."""

import json
import math
import re
from typing import Any, NoReturn

JsonObject = dict[str, Any]

DEEPEST = 64
_REPLACEMENT = "\ufffd"
_UNSTORABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class MalformedActivity(ValueError):
    """The body is no activity that Teams could have sent.

    The message names a field at most, never what was in it.
    """


def parse(body: bytes) -> JsonObject:
    """Return the JSON object in the body, with every text in it fit to be stored.

    A NUL or half a surrogate pair can be written in JSON but neither encoded as UTF-8 nor
    kept by PostgreSQL, so each becomes U+FFFD here, once, instead of an error later on.

    Raises:
        MalformedActivity: no UTF-8, no JSON, no object, a number without end, or brackets
            nested more than ``DEEPEST`` deep.
    """
    try:
        text = body.decode()
        value = _DECODER.decode(text)
    except (ValueError, RecursionError):
        raise MalformedActivity("not JSON") from None
    if not isinstance(value, dict):
        raise MalformedActivity("not an object")
    if text.count("{") + text.count("[") > DEEPEST and _depth(value) > DEEPEST:
        raise MalformedActivity("nested too deep")
    if "\\u" in text and _UNSTORABLE.search(text):
        return _storable_object(value)
    return value


def _refuse(_: str) -> NoReturn:
    raise MalformedActivity("a number without end")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)


def _depth(value: object) -> int:
    """Count levels without recursion: the value may be deeper than Python's stack."""
    level, depth = [value], 0
    while level:
        depth += 1
        inner: list[object] = []
        for item in level:
            if isinstance(item, dict):
                inner.extend(item.values())
            elif isinstance(item, list):
                inner.extend(item)
        level = inner
    return depth - 1


def _storable_object(value: JsonObject) -> JsonObject:
    return {_storable(key): _storable(item) for key, item in value.items()}


def _storable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        halves = value.encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace").replace("\0", _REPLACEMENT)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return _storable_object(value)
    return value
