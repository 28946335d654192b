"""What fills a text comes back from JSON as it was."""

import json
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.values import Values, from_json, to_json

values = st.dictionaries(
    st.text(),
    st.one_of(
        st.none(),
        st.text(),
        st.integers(),
        st.dates(),
        st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))])),
    ),
)


@given(values)
def test_values_survive_json(kept: Values) -> None:
    assert from_json(json.loads(json.dumps(to_json(kept)))) == kept


@pytest.mark.parametrize("strange", [1.5, [], {}, {"day": 1}, {"moment": None}, {"x": "y"}])
def test_what_to_json_never_wrote_is_refused(strange: float | list[int] | dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a value"):
        from_json({"a": strange})  # type: ignore[dict-item]
