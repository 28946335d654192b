"""Going back after half an answer took two answers away."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_an_address_typed_once_is_asked_again(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    await marit.tells("mevrouw De Vries", "invite_parent.has_authority.ask")
    await marit.tells("ja", "invite_parent.email.ask")
    await marit.tells("moeder@thuis.exampel", "talk.email_again")
    await marit.tells("terug", "invite_parent.email.ask")
    await marit.tells("moeder@thuis.example", "talk.email_again")
    await marit.tells("moeder@thuis.example", "invite_parent.language.ask")


async def test_a_day_without_a_time_is_asked_again(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("plan vervolg", "schedule_follow_up.at.ask")
    await marit.tells("dinsdag 12 januari", "moment.what_time")
    await marit.tells("terug", "schedule_follow_up.at.ask")
    await marit.tells("terug", "schedule_follow_up.at.ask")
    await marit.tells("donderdag 14 januari 9 uur", "schedule_follow_up.where.ask")
