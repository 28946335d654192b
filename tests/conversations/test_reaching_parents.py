"""Who answered, sending again, taking a link in and another address, in the chat."""

from datetime import timedelta

from tests.case_steps import mother_is_invited
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox, at_school


async def test_who_answered_is_told_without_content_and_read_on_the_page(
    school: SchoolInABox,
) -> None:
    marit = await mother_is_invited(school)
    told = await marit.tells("wie heeft geantwoord?", "who_answered.done", "Moeder")
    assert "nog geen antwoord" in told
    assert "De Vries" not in told

    await marit.presses("Lees", "read_case.done")
    page = await reads_once(marit)
    assert "Antwoorden van ouders" in page
    answers = page.split("Antwoorden van ouders")[1].split("</section>")[0]
    assert answers.count("nog geen antwoord") == 2  # about the meeting, and about the team
    assert "mevrouw De Vries" in answers


async def test_a_silent_parent_is_sent_the_link_again_from_the_card(school: SchoolInABox) -> None:
    marit = await mother_is_invited(school)
    sent = len(school.life.mailbox.mails)
    await school.move_to(at_school(7, 12, 10, 5))
    await marit.told("push.parent_silent")
    reminders = len(school.life.mailbox.mails)
    assert reminders > sent
    await marit.presses("Ouders WR-001", "who_answered.done", "Moeder")
    await marit.presses("Stuur opnieuw", "send_again.done", "Moeder")
    await school.deliver()
    assert len(school.life.mailbox.mails) == reminders + 1


async def test_an_address_is_changed_by_typing_it_twice(school: SchoolInABox) -> None:
    marit = await mother_is_invited(school)
    await marit.tells("ander adres", "change_address.email.ask")
    await marit.tells("nieuw@thuis.example", "talk.email_again")
    await marit.tells("nieuws@thuis.example", "talk.email_differs")
    await marit.tells("nieuws@thuis.example", "change_address.confirm", "nieuws@thuis.example")
    await marit.tells("ja", "change_address.done", "Moeder")
    school.life.clock.advance(timedelta(minutes=1))
    await school.deliver()
    assert school.life.mailbox.mails[-1].to == "nieuws@thuis.example"
    links = await school.rows("SELECT revoked_at FROM links WHERE kind = 'guest'")
    assert {row["revoked_at"] is None for row in links} == {True, False}


async def test_a_link_is_taken_in_after_a_yes(school: SchoolInABox) -> None:
    marit = await mother_is_invited(school)
    await marit.tells("trek de link van moeder in", "take_link_in.confirm", "Moeder")
    await marit.tells("ja", "take_link_in.done")
    links = await school.rows("SELECT revoked_at FROM links WHERE kind = 'guest'")
    assert links
    assert all(row["revoked_at"] for row in links)


async def test_it_is_all_there_in_english(school: SchoolInABox) -> None:
    marit = await mother_is_invited(school)
    marit.speaks("en")
    await marit.tells("who has answered?", "who_answered.done", "Mother")
    await marit.tells("send again", "send_again.done", "Mother")
    await marit.tells("revoke the link", "take_link_in.confirm", "Mother")


async def test_a_letter_is_printed_behind_a_link_that_works_once(school: SchoolInABox) -> None:
    marit = await mother_is_invited(school)
    await marit.tells("print een brief", "print_letter.done", "Moeder")
    page = await reads_once(marit)
    assert "mevrouw De Vries" in page
    assert "Sem" not in page
    assert "Antwoordstrook" in page
