"""Our reading and writing of activities, held against msrest's own."""

import copy
import json
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    Attachment,
    CardAction,
    ChannelAccount,
    ConversationAccount,
    Mention,
    SuggestedActions,
)
from hypothesis import example, given
from hypothesis import strategies as st

from bot.teams.codec import decode, encode
from bot.teams.json_body import JsonObject, MalformedActivity, parse
from tests.teams.microsoft import BOT, TENANT, FakeMicrosoft

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(
    lambda moment, zone, digits: _iso(moment.replace(tzinfo=zone), digits),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 - given a zone above
    offsets,
    st.integers(0, 7),
)


def _iso(moment: datetime, digits: int) -> str:
    """Write the time with any number of decimals: Teams writes seven."""
    whole = moment.replace(microsecond=0).isoformat()
    fraction = f"{moment.microsecond:06d}0"[:digits]
    written = f"{whole[:19]}.{fraction}{whole[19:]}" if digits else whole
    return written.replace("+00:00", "Z")


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[JsonObject]:
    """Return objects with any of the fields, null at times, and with an unknown one."""
    nullable = {name: st.none() | strategy for name, strategy in fields.items()}
    return st.fixed_dictionaries({}, optional={**nullable, "unknownField": json_values})


objects = st.dictionaries(texts, json_values, max_size=3)
accounts = some(
    id=texts, name=texts, aadObjectId=texts, role=texts, properties=objects, userRole=texts
)
activities = some(
    type=texts,
    id=texts,
    timestamp=moments,
    localTimestamp=moments,
    localTimezone=texts,
    serviceUrl=texts,
    channelId=texts,
    conversation=some(
        isGroup=st.booleans(),
        conversationType=texts,
        id=texts,
        name=texts,
        tenantID=texts,
        properties=objects,
    ),
    recipient=accounts,
    textFormat=texts,
    membersAdded=st.lists(accounts, max_size=2),
    membersRemoved=st.lists(accounts, max_size=2),
    reactionsAdded=st.lists(some(type=texts), max_size=2),
    topicName=texts,
    historyDisclosed=st.booleans(),
    locale=texts,
    text=texts,
    summary=texts,
    attachments=st.lists(
        some(contentType=texts, contentUrl=texts, content=objects, name=texts), max_size=2
    ),
    entities=st.lists(some(type=texts, mentioned=objects, text=texts), max_size=2),
    channelData=objects,
    action=texts,
    replyToId=texts,
    value=objects,
    name=texts,
    importance=texts,
    **{"from": accounts},
)


@given(activities)
def test_what_we_read_is_what_msrest_reads(raw: JsonObject) -> None:
    assert decode(raw) == Activity.deserialize(copy.deepcopy(raw))


@given(activities)
def test_what_we_write_is_what_msrest_writes(raw: JsonObject) -> None:
    raw.pop("entities", None)  # of these msrest writes the type alone
    activity = decode(raw)
    activity.timestamp = activity.local_timestamp = None  # msrest turns both into UTC
    written = _without_unknown(encode(activity))
    assert written == _renamed(activity.serialize())


@given(activities)
def test_what_we_write_we_read_again(raw: JsonObject) -> None:
    activity = decode(raw)
    assert decode(json.loads(json.dumps(encode(activity)))) == activity


@given(json_values, st.sampled_from(sorted(Activity._attribute_map)))
def test_any_type_in_any_field_is_read_or_refused_in_one_way(value: object, name: str) -> None:
    key = Activity._attribute_map[name]["key"]
    try:
        named = set(encode(decode({"type": "message", key: value})))
    except MalformedActivity as error:
        named = {str(error)}
    assert named <= {"type", key, *_keys_inside(value)}


_REPLACED = re.compile(r"\\u(?:0000|d[89a-f])")
"""What cannot be stored as it is, in the way JSON writes it."""

odd_texts = st.text(st.characters() | st.sampled_from("\0\ud800\udfff"), max_size=5)


odd_values = st.recursive(
    odd_texts | st.integers(),
    lambda inner: st.dictionaries(odd_texts, inner, max_size=3) | st.lists(inner, max_size=2),
)


@given(odd_values)
@example({"\ud900": ""})
def test_whatever_comes_in_can_be_stored_or_is_malformed(value: object) -> None:
    body = json.dumps(value).encode()
    if not isinstance(value, dict):
        with pytest.raises(MalformedActivity):
            parse(body)
        return
    stored = json.dumps(parse(body), ensure_ascii=False).encode()
    assert b"\\u0000" not in stored
    if not _REPLACED.search(json.dumps(value)):
        assert json.loads(stored) == value


def test_the_tenant_is_read_where_teams_writes_it(microsoft: FakeMicrosoft) -> None:
    activity = decode(microsoft.message())

    assert activity.conversation.tenant_id == TENANT
    assert encode(activity)["conversation"]["tenantId"] == TENANT
    assert "tenantID" not in encode(activity)["conversation"]


def test_seven_decimals_of_a_second_are_read(microsoft: FakeMicrosoft) -> None:
    activity = decode(microsoft.message())

    assert activity.timestamp == datetime(2026, 11, 23, 12, 0, 0, 123456, UTC)
    assert activity.local_timestamp.utcoffset() == timedelta(hours=1)


def test_a_time_without_offset_is_utc() -> None:
    assert decode({"timestamp": "2026-11-23T12:00:00"}).timestamp.tzinfo is UTC


@pytest.mark.parametrize("edge", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_at_the_edge_of_the_calendar_is_refused(edge: str) -> None:
    with pytest.raises(MalformedActivity, match="timestamp"):
        decode({"timestamp": edge})


def test_channel_data_value_and_contents_are_handed_on_as_they_came() -> None:
    raw: JsonObject = {
        "channelData": {"x": 1},
        "value": {"y": 2},
        "attachments": [{"content": {"z": 3}}],
        "entities": [{"type": "mention", "mentioned": {"id": BOT}}],
    }
    activity = decode(raw)

    assert activity.channel_data is raw["channelData"]
    assert activity.value is raw["value"]
    assert activity.attachments[0].content is raw["attachments"][0]["content"]
    mentioned = activity.entities[0].additional_properties["mentioned"]
    assert mentioned is raw["entities"][0]["mentioned"]


def test_replies_are_never_held_back_for_the_http_answer() -> None:
    assert decode({"type": "message", "deliveryMode": "expectReplies"}).delivery_mode is None


def test_an_answer_is_written_as_teams_wants_it() -> None:
    activity = Activity(
        type=ActivityTypes.message,
        text="<at>Anna</at> dag",
        from_property=ChannelAccount(id=BOT),
        conversation=ConversationAccount(id="19:x", tenant_id=TENANT),
        entities=[
            Mention(type="mention", text="<at>Anna</at>", mentioned=ChannelAccount(id="29:a"))
        ],
        attachments=[Attachment(content_type="application/x", content={"body": []})],
        suggested_actions=SuggestedActions(actions=[CardAction(type="imBack", title="Ja")]),
        timestamp=datetime(2026, 11, 23, 12, tzinfo=UTC),
    )
    assert encode(activity) == {
        "type": "message",
        "text": "<at>Anna</at> dag",
        "from": {"id": BOT},
        "conversation": {"id": "19:x", "tenantId": TENANT},
        "entities": [{"type": "mention", "text": "<at>Anna</at>", "mentioned": {"id": "29:a"}}],
        "attachments": [{"contentType": "application/x", "content": {"body": []}}],
        "suggestedActions": {"actions": [{"type": "imBack", "title": "Ja"}]},
        "timestamp": "2026-11-23T12:00:00+00:00",
    }
    assert type(encode(activity)["type"]) is str


def test_reading_one_activity_leaves_nothing_in_the_next() -> None:
    first = decode({"type": "message", "strange": 1, "from": {"id": "29:a", "odd": 2}})
    second = decode({"type": "message", "from": {"id": "29:b"}})

    assert first.additional_properties == {"strange": 1}
    assert second.additional_properties == {}
    assert second.from_property.additional_properties == {}


def _keys_inside(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys_inside, value.values()))
    return set().union(*map(_keys_inside, value)) if isinstance(value, list) else set()


def _without_unknown(value: object) -> object:
    """Take out what only we send on: msrest drops fields it does not know."""
    known = {"unknownField", "userRole"}
    if isinstance(value, dict):
        return {name: _without_unknown(item) for name, item in value.items() if name not in known}
    return [_without_unknown(item) for item in value] if isinstance(value, list) else value


def _renamed(written: JsonObject) -> object:
    if "tenantID" in written.get("conversation", {}):
        written["conversation"]["tenantId"] = written["conversation"].pop("tenantID")
    return _without_unknown(written)
