"""Inviting a parent: a preview, a mail with a calendar entry, a page, and the answer."""

import pytest

from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.our_pages import answers_by_link, own_link, questions_behind, reads_once
from tests.school_in_a_box import SchoolInABox, at_school


async def _mother_is_invited(school: SchoolInABox) -> str:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    marit.turns_back()
    return own_link(await school.person("moeder").opens_mail())


async def test_a_parent_is_invited_after_seeing_exactly_what_leaves(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")

    preview = await invites_mother(marit)
    assert "dinsdag 8 december 2026, 14.30–15.15 uur" in preview
    assert "Iedereen aan tafel krijgt er bericht van." in preview
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()

    mail = await mother.opens_mail()
    assert "Sem" not in mail.text
    for line in mail.text.split("\n"):
        assert line.strip() in preview or "http" in line, line
    assert mail.invitation
    assert (mail.invitation.method, mail.invitation.sequence) == ("REQUEST", 0)
    assert "Sem" not in mail.invitation.summary + mail.subject
    guardian = await school.one("SELECT * FROM guardians")
    assert (guardian["relation"], guardian["has_authority"]) == ("mother", True)


async def test_a_parents_answers_appear_in_the_case(school: SchoolInABox) -> None:
    link, marit = await _mother_is_invited(school), school.person("marit")
    meeting, team, fenna = await questions_behind(link)
    assert meeting == "gesprek"

    await answers_by_link(link, "gesprek", {"attendance": "coming"})
    await answers_by_link(link, team, {"answer": "yes"})
    await answers_by_link(link, fenna, {"answer": "talk"})
    await school.deliver()

    await marit.told("push.parent_answered", "WR-001")
    shown = await marit.presses("Wie gaf toestemming?", "may_i_share.done")
    assert "Bespreken in het team: mag" in shown
    assert "Delen met Fenna Postma: nog niet, eerst praten" in shown
    answer = await school.one("SELECT attendance FROM meeting_answers")
    assert answer["attendance"] == "coming"
    given = await school.rows("SELECT purpose, answer, route FROM consents ORDER BY purpose")
    assert [tuple(row) for row in given] == [
        ("discuss_team", "yes", "link"),
        ("share_expert", "talk", "link"),
    ]


async def test_a_later_no_by_the_parent_counts(school: SchoolInABox) -> None:
    link, marit = await _mother_is_invited(school), school.person("marit")
    _, team, _ = await questions_behind(link)
    await answers_by_link(link, team, {"answer": "yes"})
    await answers_by_link(link, team, {"answer": "no"})
    shown = await marit.tells("mag ik delen", "may_i_share.done")
    assert "Bespreken in het team: nee" in shown


async def test_another_time_and_what_is_still_missing(school: SchoolInABox) -> None:
    link, marit = await _mother_is_invited(school), school.person("marit")
    missing = await marit.tells("wat mist er nog", "what_is_missing.done")
    assert "Moeder heeft nog niet gezegd of dinsdag 8 december 2026, 14.30 uur past" in missing
    other = {"attendance": "other_time", "day": "2026-12-10", "time": "09:30"}
    await answers_by_link(link, "gesprek", other)
    missing = await marit.tells("wat mist er nog", "what_is_missing.done")
    assert "Moeder heeft nog niet gezegd" not in missing
    answer = await school.one("SELECT attendance, rather_at FROM meeting_answers")
    assert (answer["attendance"], answer["rather_at"].day) == ("other_time", 10)


async def test_a_parent_in_english_is_written_to_in_english(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig vader uit", "invite_parent.name.ask")
    for said, then in (
        ("meneer Jansen", "invite_parent.has_authority.ask"),
        ("nee", "invite_parent.email.ask"),
        ("vader@thuis.example", "talk.email_again"),
        ("vader@thuis.example", "invite_parent.language.ask"),
        ("Engels", "invite_parent.at.ask"),
    ):
        await marit.tells(said, then)
    preview = await marit.tells("overslaan", "invite_parent.confirm")
    assert "invites you" in preview
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    mail = await school.person("vader").opens_mail()
    assert "invites you" in mail.text
    assert mail.invitation is None
    assert await questions_behind(own_link(mail)) == []


async def test_a_change_of_mind_at_the_preview_sends_nothing(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("nee", "talk.change_in_form")
    await marit.tells("E-mailadres", "invite_parent.email.ask")
    await marit.tells("mama@thuis.example", "talk.email_again")
    await marit.tells("mama@thuis.example", "invite_parent.confirm", "mama@thuis.example")
    await marit.tells("annuleren", "talk.cancelled")
    assert not await school.rows("SELECT 1 FROM guardians")
    assert not await school.rows("SELECT 1 FROM outbox WHERE road = 'mail'")


NO_MAIL = (
    "nodig de vader uit, Karim Amrani, heeft gezag, heeft geen e-mail, in het Nederlands",
    "nodig vader uit: Karim Amrani, beide ouders hebben gezag, in het Nederlands, geen mail",
)


@pytest.mark.parametrize("said", NO_MAIL)
async def test_a_parent_without_mail_gets_a_letter(school: SchoolInABox, said: str) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    sent = len(school.life.mailbox.mails)

    await marit.tells(said, "invite_parent.at.ask")
    await marit.says("overslaan")
    preview = await marit.tells("overslaan", "invite_parent.on_paper")
    assert "Karim Amrani" in preview
    assert "Komt u naar het gesprek?" not in preview
    await marit.tells("ja", "invite_parent.done.on_paper", "Vader")
    await marit.presses("Brief printen", "print_letter.done", "Vader")
    assert "Karim Amrani" in await reads_once(marit)

    await school.move_to(at_school(7, 12, 10, 5))
    await marit.told("push.parent_silent")
    assert len(school.life.mailbox.mails) == sent


async def test_a_parent_turns_out_to_have_no_mail_when_it_is_asked(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    await marit.tells("nodig vader uit", "talk.form_or_type")
    await marit.tells("Karim Amrani", "invite_parent.has_authority.ask")
    await marit.tells("nee", "invite_parent.email.ask")
    await marit.tells("die heeft geen mail", "invite_parent.language.ask")


async def test_yes_is_no_name(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    await marit.tells("nodig vader uit", "talk.form_or_type")
    await marit.tells("ja", "invite_parent.name.retry")


async def test_who_leads_hears_which_parent_gets_no_mail_about_a_meeting(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    said = (
        "nodig vader uit: Karim Amrani, met gezag, geen mail, in het Nederlands, 8 december 15.00"
    )
    await marit.tells(said, "invite_parent.place.ask")
    await marit.says("kamer 3")
    preview = await marit.tells("overslaan", "invite_parent.on_paper")
    assert "Komt u naar het gesprek?" in preview
    await marit.tells("ja", "invite_parent.done.on_paper")
    await school.deliver()
    assert await school.rows("SELECT * FROM outbox WHERE kind = 'parent_to_tell'") == []

    await marit.tells("verzet het gesprek naar 10 december 15.00", "move_follow_up.confirm")
    await marit.tells("ja", "move_follow_up.done")
    await school.deliver()
    await marit.told("push.parent_to_tell", "Vader", "donderdag 10 december 2026, 15.00–15.45 uur")
    await marit.presses("Brief printen", "print_letter.done", "Vader")
