"""The HTTP of the measurements: whole messages, however they arrive."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.wire import Incoming, answer, post

CHUNKED = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n'
BODIES = st.lists(st.binary(max_size=40), min_size=1, max_size=4)


@given(BODIES, st.data())
def test_what_comes_in_pieces_is_put_together(bodies: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(post("/api/messages", body) for body in bodies)
    incoming, heard = Incoming(), []
    while whole:
        size = data.draw(st.integers(1, len(whole)))
        heard.extend(incoming.feed(whole[:size]))
        whole = whole[size:]

    assert [one.body for one in heard] == bodies
    assert {one.asked for one in heard} == {("POST", "/api/messages")}


@given(st.integers(0, len(CHUNKED)))
def test_a_body_in_chunks_is_put_together(at: int) -> None:
    incoming = Incoming()
    heard = [*incoming.feed(CHUNKED[:at]), *incoming.feed(CHUNKED[at:])]

    assert [json.loads(one.body) for one in heard] == [{"a": 1}]


@pytest.mark.parametrize(("status", "number"), [("200 OK", 200), ("404 Not Found", 404)])
def test_an_answer_tells_its_status(status: str, number: int) -> None:
    [heard] = Incoming().feed(answer(b"{}", status))

    assert (heard.status, heard.body) == (number, b"{}")
