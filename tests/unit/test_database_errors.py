"""Which refusals of PostgreSQL mean that it is away, and which are a bug of ours."""

import asyncpg
import pytest

from cases.errors import ChangedMeanwhile, NotAllowed
from storage.errors import is_away, refusal_of


def _refused(state: str) -> asyncpg.PostgresError:
    return asyncpg.PostgresError.new({"C": state, "M": "no"})


@pytest.mark.parametrize(
    "state",
    [
        *("08000", "08001", "08003", "08004", "08006", "08007", "08P01"),
        *("25006", "25P03", "25P04", "28000", "28P01", "3D000"),
        *("53000", "53100", "53200", "53300", "53400", "55000", "55P03"),
        *("57000", "57014", "57P01", "57P02", "57P03", "57P04", "57P05", "58000", "58030"),
    ],
)
def test_a_server_that_does_not_serve_is_away(state: str) -> None:
    assert is_away(_refused(state))
    assert refusal_of(_refused(state)) is None


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        ("42501", NotAllowed),
        ("40001", ChangedMeanwhile),
        ("40P01", ChangedMeanwhile),
        ("23505", ChangedMeanwhile),
        ("42P01", None),
        ("22P02", None),
        ("23503", None),
        ("25P02", None),
        ("54001", None),
    ],
)
def test_a_refused_statement_is_not(state: str, refusal: type[Exception] | None) -> None:
    error = _refused(state)
    assert not is_away(error)
    assert type(refusal_of(error)) is (refusal or type(None))
