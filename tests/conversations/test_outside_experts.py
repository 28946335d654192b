"""An expert of another organisation: asked in the chat, reached by mail, let in by a link."""

import re
from datetime import timedelta

import aiohttp

from cases.practices.practice import SCHOOL_ZONE
from playground.mail import Invitation, OpenedMail, open_mail
from tests.case_steps import agrees, closes, opens_a_case
from tests.our_pages import safe_jar, seal_on
from tests.pages.forms import hidden_fields
from tests.school_in_a_box import SchoolInABox, Someone, at_school

ADDRESS = "fatima@ggd.example"


async def invites_outside(marit: Someone) -> str:
    """Answer all questions about inviting her, and return the preview."""
    await marit.tells("nodig iemand van buiten uit", "invite_outside.name.ask")
    for said, then in (
        ("Fatima Haddad", "invite_outside.function.ask"),
        ("jeugdverpleegkundige", "invite_outside.organisation.ask"),
        ("GGD Brabant", "invite_outside.email.ask"),
        (ADDRESS, "talk.email_again"),
        (ADDRESS, "invite_outside.at.ask"),
        ("dinsdag 8 december half 3", "invite_outside.place.ask"),
    ):
        await marit.tells(said, then)
    return await marit.tells("kamer 1.15", "invite_outside.confirm", ADDRESS)


def _mail(school: SchoolInABox) -> OpenedMail:
    """Return her newest mail, in which she is spoken to as a guest: "u", never "je"."""
    mail = school.life.mailbox.latest(ADDRESS)
    assert re.findall(r"\b(je|jij|jou|jouw|typ|tik)\b", mail.text, re.IGNORECASE) == []
    return mail


def _entry(school: SchoolInABox) -> Invitation:
    """Return what her calendar was last asked."""
    mails = [open_mail(mail) for mail in school.life.mailbox.of(ADDRESS)]
    return [mail.invitation for mail in mails if mail.invitation][-1]


def _link(mail: OpenedMail) -> str:
    return next(one for one in mail.links if "/x/" in one)


async def _opens(school: SchoolInABox, browser: aiohttp.ClientSession, link: str) -> None:
    """Open the door with the code from her mail."""
    school.life.clock.advance(timedelta(minutes=1))  # one code a minute
    async with browser.get(link) as door:
        seal = seal_on(await door.text())
    async with browser.post(f"{link}/code", data={"seal": seal, "do": "send"}) as asked:
        assert asked.status == 200
    await school.deliver()
    (code,) = re.findall(r"\b\d{6}\b", _mail(school).text)
    async with browser.post(f"{link}/code", data={"seal": seal, "code": code}) as page:
        assert "WR-001" in await page.text()


async def expert_accepted(school: SchoolInABox) -> Someone:
    """Let her be invited and say yes by her link."""
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_outside(marit)
    await marit.tells("ja", "invite_outside.done")
    await school.deliver()
    link = _link(_mail(school))
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await _opens(school, browser, link)
        async with browser.get(f"{link}/antwoord") as asked:
            answer = hidden_fields(await asked.text()) | {"answer": "accept"}
        async with browser.post(f"{link}/antwoord", data=answer) as page:
            assert page.status == 200
    marit.turns_back()
    await school.deliver()
    return marit


async def test_she_is_invited_after_seeing_exactly_what_leaves(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    preview = await invites_outside(marit)
    await marit.tells("ja", "invite_outside.done")
    await school.deliver()

    mail = _mail(school)

    assert "Sem" not in mail.text
    assert "GGD" not in mail.subject
    assert "jeugdverpleegkundige" in mail.text
    for line in mail.text.split("\n"):
        assert line.strip() in preview or "http" in line, line


async def test_she_accepts_by_her_link_and_nobody_asks_to_let_her_into_the_channel(
    school: SchoolInABox,
) -> None:
    marit = await expert_accepted(school)
    await marit.told("push.outside_accepted", "Fatima Haddad")
    outbox = {row["kind"] for row in await school.rows("SELECT kind FROM outbox")}
    assert "expert_outside" not in outbox
    around = await marit.tells("wie zit er aan tafel", "who_is_at_the_table.done")
    assert "Fatima Haddad (deskundige): doet mee, met een eigen pagina, mag nog niet" in around
    assert "in het kanaal" not in await marit.tells("wat mist er nog", "what_is_missing.done")


async def test_what_others_hear_in_their_chat_she_hears_by_mail_with_a_link(
    school: SchoolInABox,
) -> None:
    marit = await expert_accepted(school)
    await agrees(marit, "Fatima belt de huisarts, 18 december")
    await school.deliver()

    asked = _mail(school)

    assert "Afspraak 1 van WR-001 is voor u" in asked.text
    assert "huisarts" not in asked.text
    link = _link(asked)
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await _opens(school, browser, link)
        async with browser.get(f"{link}/afspraak/1") as shown:
            sent = hidden_fields(await shown.text()) | {"do": "confirm"}
        async with browser.post(f"{link}/afspraak/1", data=sent) as page:
            assert page.status == 200
    await agrees(marit, "Fatima belt moeder, 18 december")
    await school.deliver()
    before = len(school.life.mailbox.of(ADDRESS))
    await school.move_to(at_school(15, 12, 9))
    assert "• Denk aan afspraak 1 van WR-001" in _mail(school).text
    assert len(school.life.mailbox.of(ADDRESS)) > before
    kept = await school.rows("SELECT state FROM outbox WHERE kind = 'agreement_soon'")
    assert "sent" in {row["state"] for row in kept}


async def test_who_is_not_hers_any_more_gets_no_mail(school: SchoolInABox) -> None:
    marit = await expert_accepted(school)
    await agrees(marit, "Fatima belt de huisarts, 18 december")
    await marit.tells("trek uitnodiging in", "withdraw_invitation.confirm")
    await marit.tells("ja", "withdraw_invitation.done")
    await school.deliver()
    assert "ingetrokken" in _mail(school).text
    before = len(school.life.mailbox.of(ADDRESS))
    await school.move_to(at_school(15, 12, 9))
    assert len(school.life.mailbox.of(ADDRESS)) == before


async def test_her_calendar_follows_the_meeting(school: SchoolInABox) -> None:
    marit = await expert_accepted(school)
    entries = [_entry(school)]
    for said, then, done in (
        ("verzet gesprek naar woensdag 9 december 10 uur", "move_follow_up", "9 december"),
        ("zeg gesprek af", "cancel_follow_up", "9 december"),
    ):
        await marit.tells(said, f"{then}.confirm", done)
        await marit.tells("ja", f"{then}.done")
        await school.deliver()
        entries.append(_entry(school))
    assert len({entry.uid for entry in entries}) == 1
    assert [(entry.method, entry.sequence) for entry in entries] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
        ("CANCEL", 2),
    ]
    starts = [entry.starts.astimezone(SCHOOL_ZONE) for entry in entries if entry.starts]
    assert [f"{at:%d %H:%M}" for at in starts] == ["08 14:30", "09 10:00", "09 10:00"]
    assert [entry.place for entry in entries] == ["kamer 1.15", "kamer 1.15", "De Wilgenroos"]
    assert "Beste Fatima Haddad," in _mail(school).text
    assert _mail(school).text.rstrip().endswith("De Wilgenroos")
    assert not any("WR-001" in entry.summary for entry in entries)


async def test_who_is_not_expected_any_more_gets_the_meeting_out_of_her_calendar(
    school: SchoolInABox,
) -> None:
    marit = await expert_accepted(school)
    asked = _entry(school)
    await marit.tells("trek uitnodiging in", "withdraw_invitation.confirm")
    await marit.tells("ja", "withdraw_invitation.done")
    await school.deliver()
    ended = _entry(school)
    assert (ended.method, ended.uid) == ("CANCEL", asked.uid)


async def test_a_closed_case_is_told_to_her_too(school: SchoolInABox) -> None:
    marit = await expert_accepted(school)
    await closes(marit, typed="sluit WR-001 af")
    await marit.tells("ja", "close_case.done")
    await school.deliver()
    assert "heeft WR-001 afgesloten" in _mail(school).text
    assert _entry(school).method == "CANCEL"


async def test_a_new_link_takes_the_place_of_the_old(school: SchoolInABox) -> None:
    marit = await expert_accepted(school)
    mails = list(school.life.mailbox.of(ADDRESS))
    await marit.tells("trek de link van Fatima in", "take_outside_link_in.confirm")
    await marit.tells("stuur nieuwe link", "send_outside_again.confirm")
    await marit.tells("ja", "send_outside_again.done")
    await school.deliver()
    assert len(school.life.mailbox.of(ADDRESS)) == len(mails) + 1
    link = _link(_mail(school))
    async with aiohttp.ClientSession(cookie_jar=safe_jar(link)) as browser:
        await _opens(school, browser, link)


async def test_parents_are_asked_by_her_name_and_organisation(school: SchoolInABox) -> None:
    marit = await expert_accepted(school)
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    for said, then in (
        ("mevrouw De Vries", "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        ("moeder@thuis.example", "talk.email_again"),
        ("moeder@thuis.example", "invite_parent.language.ask"),
        ("Nederlands", "invite_parent.at.ask"),
        ("overslaan", "invite_parent.ask_for.ask"),
    ):
        await marit.tells(said, then)
    preview = await marit.tells("Fatima", "invite_parent.confirm")
    assert "Fatima Haddad, jeugdverpleegkundige, GGD Brabant" in preview


async def test_who_was_invited_before_is_invited_by_name_alone(school: SchoolInABox) -> None:
    marit = await expert_accepted(school)
    label = await opens_a_case(marit)
    begin = f"nodig iemand van buiten uit voor {label}"
    await marit.tells(begin, "invite_outside.name.known", "Fatima Haddad")
    await marit.tells("Fatima", "invite_outside.at.ask")
    preview = await marit.tells("overslaan", "invite_outside.confirm", ADDRESS)
    assert "GGD Brabant" in preview
    await marit.tells("ja", "invite_outside.done")
    await marit.tells(begin, "invite_outside.name.ask")  # she is invited now
    await marit.tells("Fatima Bos", "invite_outside.function.ask")
