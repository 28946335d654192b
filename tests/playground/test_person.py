"""What a scripted person sees, and what is said when it does not come."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import aiohttp
import pytest

from playground.deliveries import BotOverHttp, NoBot
from playground.directory import Json
from playground.envelopes import Place
from playground.mailbox import Mailbox
from playground.people import NotSeen, Person
from tests.playground.conftest import School

SOON = timedelta(milliseconds=50)


async def test_the_newest_card_and_its_buttons_are_in_sight(school: School) -> None:
    marit = school.person("marit")
    with pytest.raises(NotSeen, match="no card"):
        marit.card()
    assert marit.buttons() == []

    await marit.says("kaart")

    assert marit.card()["type"] == "AdaptiveCard"
    assert marit.buttons() == ["Bewaar"]
    with pytest.raises(NotSeen, match="Bewaar"):
        await marit.clicks("Verwijder")


async def test_a_removed_message_is_out_of_sight(school: School) -> None:
    marit = school.person("marit")
    await marit.says("kaart")
    [card] = marit.heard()

    school.teams.bot_side.delete(school.teams.chat("marit").id, card.id)

    assert marit.buttons() == []
    assert [marit.reads(message) for message in marit.heard()] == [""]


async def test_who_is_not_in_a_room_sees_nothing_of_it(school: School) -> None:
    channel = school.teams.channel("wr1")
    await school.person("thijs").looks_at(channel).says("hoi")
    sanne, kim = school.person("sanne"), school.person("kim")

    assert sanne.looks_at(channel).heard() == []
    await school.teams.membership.add_to_channel("kim", channel)
    assert [kim.reads(m) for m in kim.heard()] == []
    kim.looks_at(channel)
    await school.teams.membership.remove_from_channel("kim", channel)
    with pytest.raises(NotSeen):
        await kim.sees("hoi", within=SOON)


async def test_a_question_can_be_asked_of_the_text(school: School) -> None:
    marit = school.person("marit")
    await marit.says("hoi")

    message = await marit.sees(lambda text: text.endswith("hoi"))

    assert message.text == "Echo: hoi"


async def test_mails_are_opened_one_after_the_other(school: School) -> None:
    mailbox = Mailbox(lambda: datetime(2026, 11, 23, 9, tzinfo=UTC), school.teams.scene.bulletin)
    moeder = Person(school.teams, "moeder", mailbox)
    for subject in ("eerste", "tweede"):
        mail = EmailMessage()
        mail["Subject"] = subject
        mailbox.take("moeder@thuis.example", mail.as_bytes())

    opened = [await moeder.opens_mail(), await moeder.opens_mail()]

    assert [mail.subject for mail in opened] == ["eerste", "tweede"]
    with pytest.raises(NotSeen, match="did not come"):
        await moeder.opens_mail(within=SOON)
    with pytest.raises(NotSeen, match="no mailbox"):
        await school.person("marit").opens_mail()


async def test_a_bot_that_is_not_there_leaves_a_mark(school: School) -> None:
    marit = school.person("marit")
    school.teams.doorway.bot = NoBot()
    unheard = await marit.says("hallo?")
    async with aiohttp.ClientSession() as session:
        school.teams.doorway.bot = BotOverHttp(session, lambda: "http://127.0.0.1:9/api/messages")
        unreached = await marit.says("hallo?")

    assert (unheard.undelivered, unreached.undelivered) == (0, 0)


async def test_a_token_goes_with_every_delivery(school: School) -> None:
    heard = school.bot.headers
    async with aiohttp.ClientSession() as session:
        bot = school.teams.doorway.bot
        assert isinstance(bot, BotOverHttp)
        school.teams.doorway.bot = BotOverHttp(session, bot.address, lambda: "abc")
        await school.person("marit").says("hoi")

    assert heard[-1]["Authorization"] == "Bearer abc"


async def test_a_failed_click_is_told_to_the_presser(school: School) -> None:
    marit = school.person("marit")
    await marit.says("kaart")
    [card] = marit.heard()
    school.teams.doorway.bot = NoBot()

    with school.teams.scene.bulletin.listening() as news:
        await marit.clicks("Bewaar", {"what": "x"})
        action: Json = {"type": "Action.Submit"}
        place = Place(school.teams.chat("marit"))
        await school.teams.people.submits("marit", place, card.id, action, {})

    told = [news.get_nowait() for _ in range(2)]
    assert [(what, p["text"]) for what, p in told] == [("notice", "")] * 2
