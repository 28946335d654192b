"""Where something happens."""

import pytest

from bot.teams.places import Channel, GroupChat, MeetingChat, PersonalChat, channel_of, place_of
from tests.teams.microsoft import CHANNEL, THREAD, FakeMicrosoft

TEAM = "19:team@thread.tacv2"
IN_THREAD = Channel(CHANNEL, TEAM, "5b1f-group", "1732183530123")


@pytest.mark.parametrize(
    ("conversation", "data", "place"),
    [
        ({"id": "a:1"}, None, PersonalChat("a:1")),
        (
            {"id": "19:x@unq.gbl.spaces", "conversationType": "personal"},
            None,
            PersonalChat("19:x@unq.gbl.spaces"),
        ),
        ({"id": "19:x@thread.v2"}, None, GroupChat("19:x@thread.v2")),
        ({"id": "x", "isGroup": True}, None, GroupChat("x")),
        ({"id": "x", "conversationType": "groupChat"}, None, GroupChat("x")),
        (
            {"id": "x", "conversationType": "groupChat"},
            {"meeting": {"id": "m"}},
            MeetingChat("x", "m"),
        ),
        (
            {"id": "19:meeting_a@thread.v2", "isGroup": True},
            None,
            MeetingChat("19:meeting_a@thread.v2", None),
        ),
        ({"id": CHANNEL}, None, Channel(CHANNEL, None, None, None)),
        ({"id": THREAD}, {"team": {"id": "t"}}, Channel(CHANNEL, "t", None, "1732183530123")),
        (
            {"id": "x", "conversationType": "channel"},
            {"meeting": {"id": "m"}},
            Channel("x", None, None, None),
        ),
        (None, None, PersonalChat("")),
        ("x", "y", PersonalChat("")),
        ({"id": 5}, {"team": 5, "meeting": []}, PersonalChat("")),
    ],
)
def test_places(conversation: object, data: object, place: object) -> None:
    raw = {"type": "message", "conversation": conversation, "channelData": data}
    assert place_of(raw) == place


def test_a_message_belongs_where_its_answer_goes(microsoft: FakeMicrosoft) -> None:
    raw = microsoft.message()
    raw["channelData"]["channel"]["id"] = "19:elsewhere@thread.tacv2"
    assert place_of(raw) == IN_THREAD


def test_threads_are_stripped_from_channel_ids() -> None:
    assert channel_of(THREAD) == CHANNEL
    assert channel_of(CHANNEL) == CHANNEL
    assert channel_of("") == ""
