"""What Teams, phones and strangers may send that is no plain message."""

import asyncio
from datetime import timedelta

import pytest

from playground.directory import Json
from playground.envelopes import Place, envelope
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox

IMAGE: Json = {"contentType": "image/png", "contentUrl": "https://teams.example/i.png"}


def _activity(school: SchoolInABox, kind: str, more: Json) -> Json:
    teams = school.life.teams
    usual = envelope(teams.scene, kind, "marit", Place(teams.chat("marit")))
    tenant: Json = {"tenant": {"id": teams.directory.tenant_id}}
    return {**usual, **more, "channelData": {**tenant, **_EVENT_TYPES.get(kind, {})}}


_EVENT_TYPES: dict[str, Json] = {
    "messageDelete": {"eventType": "softDeleteMessage"},
    "conversationUpdate": {"eventType": "channelPainted"},
}


async def _sent(school: SchoolInABox, activity: Json) -> int:
    return (await school.life.teams.doorway.send(activity)).status


async def test_only_an_image_gets_a_way_forward_and_the_question_again(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    await school.life.teams.people.says("marit", marit.place, "", [IMAGE])
    await marit.told("talk.no_words", "Hoe heet de leerling?")


async def test_only_a_mention_gets_a_way_forward(school: SchoolInABox) -> None:
    marit = school.person("marit")
    marit.looks_at(school.life.teams.channel("wr1"))
    for said in ("", "   ", "&nbsp;"):
        await marit.tells(said, "talk.not_understood_in_public")


async def test_what_is_not_said_to_the_bot_is_not_heard(school: SchoolInABox) -> None:
    marit = school.person("marit")
    marit.looks_at(school.life.teams.channel("wr1"))
    await marit.mutters("nieuwe hulpvraag voor Sem")
    await marit.sees_nothing()
    assert not await school.rows("SELECT 1 FROM drafts")


@pytest.mark.parametrize(
    ("kind", "more", "status"),
    [
        ("typing", {}, 200),
        ("somethingNew", {"name": "x"}, 200),
        ("messageReaction", {"reactionsAdded": [{"type": "like"}]}, 200),
        ("messageDelete", {}, 200),
        ("event", {"name": "application/vnd.microsoft.unknown"}, 200),
        ("conversationUpdate", {}, 200),
        ("conversationUpdate", {"membersAdded": "nobody"}, 400),
        ("installationUpdate", {"action": "dance"}, 200),
        ("message", {"value": ["no", "object"]}, 200),
        ("message", {"text": {"not": "text"}}, 400),
        ("invoke", {"name": "composeExtension/query", "value": {}}, 200),
        ("invoke", {"name": "adaptiveCard/action"}, 200),
        ("invoke", {"name": "adaptiveCard/action", "value": {"action": {"verb": 3}}}, 200),
        ("invoke", {"name": None, "value": 7}, 200),
    ],
)
async def test_unknown_activities_change_nothing(
    school: SchoolInABox, kind: str, more: Json, status: int
) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    assert await _sent(school, _activity(school, kind, more)) == status
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")


async def test_a_press_with_changed_data_is_told_apart(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg dinsdag 12 januari half drie", "schedule_follow_up.where.ask")
    action = marit.action("Online")
    changed: tuple[Json, ...] = (
        {"action": "x" * 24},
        {"action": 7},
        {},
        {"action": None, "where": "online"},
    )
    for data in changed:
        await marit.sends_press({**action, "data": data})
        await marit.told("talk.card_expired", "Op school of online?")
    more: Json = {"field": "at", "value": "2020-01-01"}
    assert isinstance(action["data"], dict)
    await marit.sends_press({**action, "data": {**action["data"], **more}})
    await marit.told("schedule_follow_up.join_url.ask")
    await marit.sends_press(action)
    await marit.told("talk.card_used", "deelnamelink")


async def test_a_card_of_last_month_is_expired_and_says_what_to_do(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("overzicht", "overview.done")
    school.life.clock.advance(timedelta(days=31))
    await marit.presses("WR-001", "talk.card_expired")
    assert marit.buttons() == ["Nieuwe hulpvraag", "Overzicht", "Mijn taken"]


async def test_a_button_pressed_twice_at_once_has_one_effect(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("afspraak ik bel de buurt, 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    school.life.teams.doorway.copies = 2
    await marit.clicks("Klopt")
    school.life.teams.doorway.copies = 1
    await marit.told("record_agreement.done")
    assert len(await school.rows("SELECT 1 FROM agreements")) == 1


async def test_two_messages_at_once_are_taken_one_after_the_other(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    await asyncio.gather(marit.says("Sem"), marit.says("3 mei 2017"))
    await marit.tells("terug", "new_request.born.ask")
    draft = await school.rows("SELECT 1 FROM drafts")
    assert len(draft) == 1


async def test_an_edited_message_changes_nothing_and_says_so(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    await marit.tells("WR ondersteuning 1", "new_request.pupil.ask")
    sent = await marit.says("Sem")
    await marit.told("new_request.born.ask")
    teams = school.life.teams
    await teams.people.rewrites("marit", teams.chat("marit"), sent.id, "Sam")
    await marit.told("talk.edited")
    await marit.tells("terug", "new_request.pupil.ask")


async def test_somebody_without_an_account_is_told_what_this_is_and_no_more(
    school: SchoolInABox,
) -> None:
    label = await opens_a_case(school.person("marit"))
    teams = school.life.teams
    room = teams.meeting("overleg")
    await teams.meetings.join("moeder", room)
    mother = school.person("moeder").looks_at(room)
    await mother.says(f"hoe staat het met {label}")
    await school.person("moeder").told("talk.help_in_meeting")
