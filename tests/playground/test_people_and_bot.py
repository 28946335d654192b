from datetime import timedelta

import pytest

from playground.cards import card_of
from playground.directory import Json
from playground.envelopes import Place
from playground.people import NotSeen
from playground.people_side import NotThere
from tests.playground.conftest import School


async def test_a_chat_of_two_reaches_the_bot_as_teams_sends_it(school: School) -> None:
    marit = school.person("marit")

    await marit.says("nieuwe hulpvraag")

    [activity] = school.bot.heard
    directory = school.teams.directory
    assert activity["type"] == "message"
    assert activity["text"] == "nieuwe hulpvraag"
    assert activity["channelId"] == "msteams"
    assert activity["serviceUrl"] == school.teams.scene.service_url
    assert activity["timestamp"] == "2026-11-23T09:00:00.0000000Z"
    assert activity["localTimestamp"] == "2026-11-23T10:00:00.000000+01:00"
    assert activity["localTimezone"] == "Europe/Amsterdam"
    assert activity["locale"] == "nl-NL"
    assert activity["from"] == {
        "id": marit.account.id,
        "name": "Marit de Boer",
        "aadObjectId": marit.account.object_id,
    }
    assert activity["conversation"] == {
        "conversationType": "personal",
        "tenantId": directory.tenant_id,
        "id": school.teams.chat("marit").id,
    }
    assert activity["recipient"] == {"id": directory.bot_id, "name": "Aan tafel"}
    assert activity["channelData"] == {"tenant": {"id": directory.tenant_id}}
    assert [entity["type"] for entity in activity["entities"]] == ["clientInfo"]


async def test_the_answer_is_seen_where_the_question_was_asked(school: School) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")

    await marit.says("help")

    seen = await marit.sees("Echo: help")
    assert marit.reads(seen) == "Echo: help"
    assert fenna.heard() == []


async def test_a_channel_message_mentions_the_bot_and_names_its_thread(school: School) -> None:
    channel = school.teams.channel("wr1")
    thijs = school.person("thijs").looks_at(channel)

    written = await thijs.says("afspraak <b>rustplek</b>")

    [activity] = school.bot.heard
    bot = school.teams.directory.bot_id
    assert activity["text"] == "<at>Aan tafel</at> afspraak <b>rustplek</b>"
    assert activity["conversation"] == {
        "isGroup": True,
        "conversationType": "channel",
        "tenantId": school.teams.directory.tenant_id,
        "id": f"{channel.id};messageid={written.id}",
    }
    assert activity["entities"][0] == {
        "type": "mention",
        "text": "<at>Aan tafel</at>",
        "mentioned": {"id": bot, "name": "Aan tafel"},
    }
    html = activity["attachments"][0]
    assert html["contentType"] == "text/html"
    assert 'itemid="0">Aan tafel</span> afspraak &lt;b&gt;rustplek' in html["content"]
    data = activity["channelData"]
    assert data["channel"] == {"id": channel.id}
    assert data["team"] == {"id": school.teams.channel("general").id}


async def test_the_bot_answers_in_the_thread_in_which_it_was_asked(school: School) -> None:
    channel = school.teams.channel("wr1")
    marit, thijs = school.person("marit"), school.person("thijs")
    first = await marit.looks_at(channel).says("eerste")
    await thijs.looks_at(channel).says("tweede")
    await thijs.looks_at(channel, first).says("nog iets")

    replies = [m.text for m in channel.messages if m.root == first.id]

    assert replies == [
        "Echo: <at>Aan tafel</at> eerste",
        "<at>Aan tafel</at> nog iets",
        "Echo: <at>Aan tafel</at> nog iets",
    ]


async def test_what_does_not_mention_the_bot_stays_among_people(school: School) -> None:
    thijs = school.person("thijs").looks_at(school.teams.channel("wr1"))

    await thijs.mutters("vertrouwelijk")

    assert school.bot.heard == []


async def test_people_are_mentioned_by_their_id(school: School) -> None:
    thijs = school.person("thijs").looks_at(school.teams.channel("wr1"))

    await thijs.mutters("@Aan tafel wat doet @Fenna Postma?")

    mentioned = [e["mentioned"]["id"] for e in school.bot.heard[0]["entities"][:2]]
    fenna = school.teams.directory.account("fenna").id
    assert mentioned == [school.teams.directory.bot_id, fenna]


async def test_who_is_not_in_a_channel_can_do_nothing_there(school: School) -> None:
    sanne = school.person("sanne").looks_at(school.teams.channel("wr1"))

    with pytest.raises(NotThere):
        await sanne.says("wat is er met Sem?")


async def test_a_meeting_chat_is_a_group_chat_with_a_meeting(school: School) -> None:
    meeting = school.teams.meeting("overleg")

    await school.person("marit").looks_at(meeting).says("hoi")

    activity = school.bot.heard[0]
    assert activity["conversation"]["conversationType"] == "groupChat"
    assert activity["conversation"]["id"].startswith("19:meeting_")
    assert activity["channelData"]["meeting"]["id"]


async def test_an_execute_is_an_invoke_and_its_card_is_for_the_presser(school: School) -> None:
    marit = school.person("marit")
    await marit.says("kaart")
    offered = await marit.sees("Wat is er afgesproken?")

    answer = await marit.clicks("Bewaar", {"what": "observatie"})

    invoke = school.bot.heard[-1]
    assert answer.status == 200
    assert invoke["type"] == "invoke"
    assert invoke["name"] == "adaptiveCard/action"
    assert invoke["replyToId"] == offered.id
    assert invoke["value"] == {
        "action": {
            "type": "Action.Execute",
            "title": "Bewaar",
            "verb": "agree",
            "data": {"id": "7", "what": "observatie", "by": "2026-12-18"},
        },
        "trigger": "manual",
    }
    await marit.sees("Afgesproken: observatie, 2026-12-18")
    assert marit.buttons() == []
    assert card_of(offered, "fenna") != card_of(offered, "marit")


async def test_an_old_phone_submits_the_fallback_as_a_message_without_text(
    school: School,
) -> None:
    marit = school.person("marit")
    await marit.says("kaart")

    await marit.clicks("agree", {"what": "bellen"}, old_phone=True)

    submitted = school.bot.heard[-1]
    assert submitted["type"] == "message"
    assert "text" not in submitted
    assert submitted["value"] == {"id": "7", "what": "bellen", "by": "2026-12-18"}
    await marit.sees("Kreeg")


async def test_a_required_input_holds_the_button_back(school: School) -> None:
    marit = school.person("marit")
    await marit.says("kaart")

    with pytest.raises(NotSeen, match="what"):
        await marit.clicks("Bewaar")

    assert [activity["type"] for activity in school.bot.heard] == ["message"]


async def test_a_word_in_answer_to_a_click_is_told_to_the_presser_alone(school: School) -> None:
    marit = school.person("marit")
    await marit.says("kaart")

    with school.teams.scene.bulletin.listening() as news:
        await marit.clicks("Bewaar", {"what": "alleen een woord"})

    what, particulars = news.get_nowait()
    assert (what, particulars["person"], particulars["text"]) == ("notice", "marit", "Bewaard.")


async def test_what_the_bot_could_not_take_is_marked(school: School) -> None:
    written = await school.person("marit").says("fout")

    assert written.undelivered == 500


async def test_a_delivery_can_come_twice(school: School) -> None:
    marit = school.person("marit")

    school.teams.doorway.copies = 2
    await marit.says("hoi")
    school.teams.doorway.copies = 1
    await school.teams.doorway.repeat_last()

    assert [activity["id"] for activity in school.bot.heard] == [school.bot.heard[0]["id"]] * 3


async def test_an_edit_keeps_the_id_and_says_that_it_is_one(school: School) -> None:
    marit = school.person("marit")
    written = await marit.says("vrijdag")

    await school.teams.people.rewrites("marit", marit.place.conversation, written.id, "maandag")

    edit = school.bot.heard[-1]
    assert (edit["type"], edit["id"], edit["text"]) == ("messageUpdate", written.id, "maandag")
    assert edit["channelData"]["eventType"] == "editMessage"


async def test_people_delete_what_they_wrote_and_nothing_else(school: School) -> None:
    marit, chat = school.person("marit"), school.teams.chat("marit")
    written = await marit.says("Sem loopt weg")
    [answer] = marit.heard()

    await school.teams.people.unsays("marit", chat, written.id)
    with pytest.raises(NotThere):
        await school.teams.people.unsays("marit", chat, answer.id)

    told = school.bot.heard[-1]
    assert (told["type"], told["id"]) == ("messageDelete", written.id)
    assert told["channelData"]["eventType"] == "softDeleteMessage"
    assert (written.text, written.deleted, answer.deleted) == ("", True, False)


async def test_waiting_in_vain_says_what_came_instead(school: School) -> None:
    marit = school.person("marit")
    await marit.says("hoi")

    with pytest.raises(NotSeen, match="Echo: hoi"):
        await marit.sees("iets anders", within=timedelta(milliseconds=50))


async def test_silence_can_be_checked(school: School) -> None:
    marit = school.person("marit")
    await marit.mutters("fout")
    await marit.sees_nothing(timedelta(milliseconds=20))
    await marit.says("hoi")

    with pytest.raises(NotSeen, match="silence"):
        await marit.sees_nothing(timedelta(milliseconds=20))


async def test_a_message_back_button_sends_words_and_data(school: School) -> None:
    marit = school.person("marit")
    await marit.says("kaart")
    [card] = marit.heard()
    room = Place(school.teams.chat("marit"))
    back: Json = {"msteams": {"type": "messageBack", "text": "klaar"}, "id": "7"}
    im_back: Json = {"msteams": {"type": "imBack", "value": "help"}}

    for data in (back, im_back):
        action: Json = {"type": "Action.Submit", "data": data}
        await school.teams.people.submits("marit", room, card.id, action, {})

    answered, typed = school.bot.heard[-2:]
    assert (answered["text"], answered["value"]) == ("klaar", {"id": "7"})
    assert typed["text"] == "help"
    assert "value" not in typed
