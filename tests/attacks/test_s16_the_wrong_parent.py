"""S16: a mail for a parent that would go to somebody else."""

from tests.case_steps import invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_s16_an_address_is_typed_twice_and_a_slip_is_noticed(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    await marit.tells("mevrouw De Vries", "invite_parent.has_authority.ask")
    await marit.tells("ja", "invite_parent.email.ask")
    await marit.tells("moeder@thuis.example", "talk.email_again")
    await marit.tells("moeder@thius.example", "talk.email_differs")
    await school.deliver()
    assert not school.life.mailbox.mails
    assert not await school.rows("SELECT 1 FROM guardians")


async def test_s16_nothing_leaves_before_the_address_was_read_back(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_mother(marit)
    await school.deliver()
    assert not school.life.mailbox.mails
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    assert {mail.to for mail in school.life.mailbox.mails} == {"moeder@thuis.example"}
