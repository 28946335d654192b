"""What happened, read from the raw object alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.events import (
    Account,
    ChannelChanged,
    Ignored,
    Installed,
    MeetingEvent,
    MembersChanged,
    Message,
    TeamChanged,
    Uninstalled,
    classify,
)
from bot.teams.json_body import JsonObject
from bot.teams.mentions import Mention
from bot.teams.places import Channel, GroupChat, MeetingChat, PersonalChat, place_of
from tests.teams.microsoft import BOT, CHANNEL, FakeMicrosoft

TEAM = "19:team@thread.tacv2"
IN_THREAD = Channel(CHANNEL, TEAM, "5b1f-group", "1732183530123")
IN_CHANNEL = Channel(CHANNEL, TEAM, "5b1f-group", None)


def update(event_type: str | None, **other: object) -> JsonObject:
    """Return a conversationUpdate as Teams sends it: from the team's first channel."""
    data: JsonObject = {
        "tenant": {"id": "t"},
        "team": {"id": TEAM, "aadGroupId": "5b1f-group"},
        "channel": {"id": CHANNEL},
    }
    if event_type is not None:
        data["eventType"] = event_type
    return {
        "type": "conversationUpdate",
        "conversation": {"id": TEAM, "conversationType": "channel"},
        "recipient": {"id": BOT},
        "channelData": data,
        **other,
    }


def test_a_message_in_a_channel(microsoft: FakeMicrosoft) -> None:
    event = classify(microsoft.message("&nbsp;nieuwe hulpvraag"))
    assert event == Message(IN_THREAD, "nieuwe hulpvraag", (), addressed=True, edited=False)


def test_b10_talk_in_a_channel_that_is_not_for_the_bot(microsoft: FakeMicrosoft) -> None:
    event = classify(microsoft.message(text="over Noor", entities=[]))
    assert isinstance(event, Message)
    assert not event.addressed


def test_everything_in_a_personal_chat_is_for_the_bot() -> None:
    raw = {
        "type": "message",
        "text": "hulp",
        "conversation": {"id": "a:1", "conversationType": "personal"},
    }
    assert classify(raw) == Message(PersonalChat("a:1"), "hulp", (), addressed=True, edited=False)


def test_b12_an_edited_message_says_so(microsoft: FakeMicrosoft) -> None:
    raw = microsoft.message("iets anders", type="messageUpdate")
    raw["channelData"]["eventType"] = "editMessage"
    event = classify(raw)
    assert isinstance(event, Message)
    assert (event.text, event.edited) == ("iets anders", True)


@pytest.mark.parametrize("event_type", ["undeleteMessage", "softDeleteMessage", None])
def test_other_updates_of_messages_are_ignored(
    microsoft: FakeMicrosoft, event_type: str | None
) -> None:
    raw = microsoft.message(type="messageUpdate")
    raw["channelData"]["eventType"] = event_type
    assert classify(raw) == Ignored(IN_THREAD)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("add", Installed(PersonalChat("a:1"), upgraded=False)),
        ("add-upgrade", Installed(PersonalChat("a:1"), upgraded=True)),
        ("remove", Uninstalled(PersonalChat("a:1"))),
        ("remove-upgrade", Uninstalled(PersonalChat("a:1"))),
        ("other", Ignored(PersonalChat("a:1"))),
        (None, Ignored(PersonalChat("a:1"))),
    ],
)
def test_installing_and_removing(action: str | None, expected: object) -> None:
    raw = {
        "type": "installationUpdate",
        "action": action,
        "conversation": {"id": "a:1", "conversationType": "personal"},
    }
    assert classify(raw) == expected


def test_installing_in_a_team_tells_the_team_whatever_channel_was_picked() -> None:
    raw = update(None, type="installationUpdate", action="add")
    raw["channelData"]["settings"] = {"selectedChannel": {"id": CHANNEL}}
    assert classify(raw) == Installed(Channel(TEAM, TEAM, "5b1f-group", None), upgraded=False)


@pytest.mark.parametrize(
    ("event_type", "of"),
    [
        ("channelMemberAdded", "channel"),
        ("teamMemberAdded", "team"),
        ("channelShared", "channel"),
        (None, "team"),
    ],
)
def test_people_come(event_type: str | None, of: str) -> None:
    added = [{"id": "29:a", "aadObjectId": "aad-a"}, {"id": BOT}, {"name": "no id"}, None]
    event = classify(update(event_type, membersAdded=added))
    assert event == MembersChanged(
        IN_CHANNEL,
        event_type or "",
        of,  # type: ignore[arg-type]
        (Account("29:a", "aad-a"),),
        (),
        bot_added=True,
        bot_removed=False,
    )


@pytest.mark.parametrize(
    ("event_type", "of"),
    [
        ("channelMemberRemoved", "channel"),
        ("teamMemberRemoved", "team"),
        ("channelUnshared", "channel"),
    ],
)
def test_people_go(event_type: str, of: str) -> None:
    event = classify(update(event_type, membersRemoved=[{"id": "29:a"}]))
    assert isinstance(event, MembersChanged)
    assert (event.of, event.event, event.removed) == (of, event_type, (Account("29:a", None),))
    assert (event.bot_added, event.bot_removed) == (False, False)


def test_a_roster_event_without_names_is_still_one() -> None:
    event = classify(update("channelShared"))
    assert isinstance(event, MembersChanged)
    assert (event.added, event.removed) == ((), ())


def test_the_bot_is_taken_out_of_a_group_chat() -> None:
    raw = {
        "type": "conversationUpdate",
        "conversation": {"id": "19:x@thread.v2", "isGroup": True},
        "recipient": {"id": BOT},
        "membersRemoved": [{"id": BOT}],
    }
    event = classify(raw)
    assert event == MembersChanged(
        GroupChat("19:x@thread.v2"), "", "chat", (), (), bot_added=False, bot_removed=True
    )


@pytest.mark.parametrize("what", ["created", "deleted", "renamed", "restored"])
def test_channels_change(what: str) -> None:
    assert classify(update(f"channel{what.title()}")) == ChannelChanged(IN_CHANNEL, what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event_type", "what"),
    [
        ("teamArchived", "archived"),
        ("teamUnarchived", "unarchived"),
        ("teamDeleted", "deleted"),
        ("teamHardDeleted", "hardDeleted"),
        ("teamRenamed", "renamed"),
        ("teamRestored", "restored"),
    ],
)
def test_teams_change(event_type: str, what: str) -> None:
    assert classify(update(event_type)) == TeamChanged(IN_CHANNEL, what)  # type: ignore[arg-type]


def test_conversation_update_without_channel_data_does_not_fail() -> None:
    raw = update(None)
    del raw["channelData"]
    assert classify(raw) == Ignored(Channel(TEAM, None, None, None))
    assert classify({"type": "conversationUpdate"}) == Ignored(PersonalChat(""))


@pytest.mark.parametrize(
    "event_type", ["somethingNew", "deleted", "teamCreated", "channelArchived"]
)
def test_unknown_events_are_ignored(event_type: str) -> None:
    assert classify(update(event_type)) == Ignored(IN_CHANNEL)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("meetingStart", "started"),
        ("meetingEnd", "ended"),
        ("meetingParticipantJoin", "joined"),
        ("meetingParticipantLeave", "left"),
    ],
)
def test_meetings(name: str, what: str) -> None:
    raw = {
        "type": "event",
        "name": f"application/vnd.microsoft.{name}",
        "conversation": {"id": "19:meeting_abc@thread.v2", "conversationType": "groupChat"},
        "channelData": {"meeting": {"id": "MCMxOQ=="}},
    }
    place = MeetingChat("19:meeting_abc@thread.v2", "MCMxOQ==")
    assert classify(raw) == MeetingEvent(place, what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kind", ["event", "typing", "messageReaction", "messageDelete", "x", None, 5, []]
)
def test_other_activities_are_ignored(microsoft: FakeMicrosoft, kind: object) -> None:
    assert classify(microsoft.message() | {"type": kind}) == Ignored(IN_THREAD)


names = st.one_of(
    st.sampled_from(["type", "name", "value", "action", "text", "entities", "recipient"]),
    st.sampled_from(["channelData", "eventType", "team", "channel", "settings", "meeting"]),
    st.sampled_from(["conversation", "conversationType", "isGroup", "id", "membersAdded"]),
    st.sampled_from(["verb", "data", "trigger", "replyToId", "mentioned", "selectedChannel"]),
)
values = st.one_of(
    st.sampled_from(["message", "invoke", "conversationUpdate", "installationUpdate", "event"]),
    st.sampled_from(["messageUpdate", "editMessage", "channelMemberAdded", "mention", "add"]),
    st.sampled_from(["adaptiveCard/action", "application/vnd.microsoft.meetingStart", "channel"]),
    st.sampled_from(["automatic", "19:meeting_x", ""]),
)
shapes = st.recursive(
    values | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(names, shapes, max_size=10), values)
def test_no_shape_of_an_activity_fails(raw: JsonObject, kind: str) -> None:
    raw["type"] = kind
    assert classify(raw).place == place_of(raw)


def test_contents_do_not_show_in_a_repr(microsoft: FakeMicrosoft) -> None:
    noor = {"type": "mention", "mentioned": {"id": "29:n", "name": "Noor"}, "text": "<at>Noor</at>"}
    message = classify(microsoft.message(text="<at>Noor</at> is ziek", entities=[noor]))
    press = classify(
        microsoft.card_press() | {"value": {"action": {"verb": "x", "data": {"a": "Noor"}}}}
    )
    assert isinstance(message, Message)
    assert message.mentions == (Mention("Noor", "29:n"),)
    assert "Noor" not in repr(message) + repr(press)
