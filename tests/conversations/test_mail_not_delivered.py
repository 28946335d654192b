"""Mail that does not arrive: refused at once, never taken, or given back later."""

from datetime import timedelta

from bot.delivery.undelivered import take_report
from cases.practices.practice import Practice
from storage.database import Database
from storage.vault import Vault
from tests.case_steps import agrees, invites_an_expert, invites_mother, opens_a_case
from tests.conversations.test_outside_experts import ADDRESS, expert_accepted, invites_outside
from tests.mail.test_returned_mails import report_about
from tests.school_in_a_box import SchoolInABox, Someone
from tests.seeds import MASTER_KEY, bot_url

MOTHER = "moeder@thuis.example"
DOMAIN = "wilgenroos.example"


async def _invited(school: SchoolInABox) -> Someone:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    return marit


async def _bounces(school: SchoolInABox, message: str) -> bool:
    clock = school.life.clock
    database = Database(bot_url(school.owner_url), Vault(MASTER_KEY), clock, Practice())
    await database.connect()
    try:
        report = report_about(message)
        return await take_report(database, report, DOMAIN, Practice(), clock())
    finally:
        await database.close()


async def test_a_refused_mail_comes_back_with_what_can_be_done(school: SchoolInABox) -> None:
    school.life.mailbox.refusals[MOTHER] = "550 5.1.1 No such mailbox"
    marit = await _invited(school)
    await school.deliver()
    told = await marit.told("push.mail_undelivered", "Moeder", "WR-001")
    assert MOTHER not in told
    assert "De Vries" not in told
    assert marit.buttons() == ["Ander adres", "Bel", "Brief printen"]
    await marit.presses("Ander adres", "change_address.email.ask")


async def test_a_refused_mail_to_an_expert_from_outside_comes_back_too(
    school: SchoolInABox,
) -> None:
    school.life.mailbox.refusals[ADDRESS] = "550 5.1.1 No such mailbox"
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_outside(marit)
    await marit.tells("ja", "invite_outside.done")
    await school.deliver()
    told = await marit.told("push.outside_undelivered", "Fatima Haddad", "WR-001")
    assert ADDRESS not in told
    assert marit.buttons() == ["Stuur nieuwe link", "Ander adres"]
    second, third = "fatima@ggd2.example", "f.haddad@ggd.example"
    school.life.mailbox.refusals[second] = "550 5.1.1 No such mailbox"
    for address in (second, third):
        await marit.presses("Ander adres", "change_outside_address.email.ask")
        await marit.tells(address, "talk.email_again")
        await marit.tells(address, "change_outside_address.confirm")
        await marit.tells("ja", "change_outside_address.done")
        await school.deliver()
        if address == second:
            await marit.told("push.outside_undelivered", "Fatima Haddad")
            await marit.tells("wat mist er nog", "what_is_missing.done", "Fatima Haddad: de laats")
    assert "jeugdverpleegkundige" in school.life.mailbox.latest("f.haddad@ggd.example").text


async def test_what_an_expert_hears_in_place_of_a_chat_comes_back_too(
    school: SchoolInABox,
) -> None:
    marit = await expert_accepted(school)
    school.life.mailbox.refusals[ADDRESS] = "550 5.1.1 No such mailbox"
    await agrees(marit, "Fatima belt de huisarts, 18 december")
    await school.deliver()
    await marit.told("push.outside_undelivered", "Fatima Haddad", "WR-001")
    sent = await school.one(
        "SELECT message_id FROM outbox WHERE kind = 'outside_invited_mail' AND state = 'sent'"
    )
    assert await _bounces(school, f"<{sent['message_id']}@{DOMAIN}>")


async def test_a_mail_that_is_never_taken_comes_back_after_a_day(school: SchoolInABox) -> None:
    school.life.mailbox.refusals[MOTHER] = "451 4.3.0 Try again later"
    await _invited(school)
    for _ in range(50):
        await school.worker.deliver_due()
        school.life.clock.advance(timedelta(hours=3))
    row = await school.one("SELECT * FROM outbox WHERE kind = 'parent_invited'")
    assert (row["state"], row["outcome"]) == ("gave_up", "too_many_attempts")
    assert await school.rows("SELECT 1 FROM outbox WHERE kind = 'mail_undelivered'")


async def test_an_invitation_held_up_past_its_meeting_is_not_sent_and_told(
    school: SchoolInABox,
) -> None:
    school.life.mailbox.refusals[MOTHER] = "451 4.3.0 Try again later"
    marit = await _invited(school)
    await school.worker.deliver_due()
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    school.life.mailbox.refusals.clear()
    school.life.clock.advance(timedelta(days=15, hours=4, minutes=31))
    await school.deliver()
    held = await school.rows(
        "SELECT state, outcome FROM outbox WHERE kind IN ('expert_invited', 'parent_invited')"
    )
    assert [tuple(one) for one in held] == [("gave_up", "too_late")] * 2
    told = await marit.told("push.parent_too_late", "Moeder", "WR-001")
    assert "De Vries" not in told
    assert "Plan vervolg" in marit.buttons()
    await marit.told("push.expert_too_late", "Fenna Postma", "WR-001")


async def test_a_mail_given_back_later_is_told_once(school: SchoolInABox) -> None:
    marit = await _invited(school)
    await school.deliver()
    sent = await school.one("SELECT message_id FROM outbox WHERE kind = 'parent_invited'")
    message = f"<{sent['message_id']}@{DOMAIN}>"
    assert await _bounces(school, message)
    assert not await _bounces(school, message)
    assert not await _bounces(school, f"<{school.id_of('marit')}@{DOMAIN}>")
    await school.deliver()
    await marit.told("push.mail_undelivered", "Moeder")
    assert len(await school.rows("SELECT 1 FROM outbox WHERE kind = 'mail_undelivered'")) == 1


async def test_a_second_address_that_is_wrong_too_is_told_the_same_day(
    school: SchoolInABox,
) -> None:
    second = "moeder.twee@thuis.example"
    school.life.mailbox.refusals |= {MOTHER: "550 5.1.1 No such mailbox", second: "550 5.1.1 No"}
    marit = await _invited(school)
    await school.deliver()
    await marit.told("push.mail_undelivered", "Moeder")
    assert "kwam niet aan" in await marit.tells("wie heeft geantwoord", "who_answered.done")
    await _changes_address(marit, second)
    assert "kwam niet aan" not in await marit.tells("wie heeft geantwoord", "who_answered.done")
    await school.deliver()
    await marit.told("push.mail_undelivered", "Moeder")
    await marit.tells("wat mist er nog", "what_is_missing.done", "Moeder: de laatste mail kwam")
    assert {"Ander adres", "Wie antwoordde?"} <= set(marit.buttons())
    await _changes_address(marit, "moeder.drie@thuis.example")
    await school.deliver()
    assert "kwam" not in await marit.tells("wat mist er nog", "what_is_missing.done")


async def _changes_address(marit: Someone, email: str) -> None:
    await marit.tells("ander adres", "change_address.email.ask")
    await marit.tells(email, "talk.email_again")
    await marit.tells(email, "change_address.confirm")
    await marit.tells("ja", "change_address.done")
