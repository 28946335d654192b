"""Planning a follow-up meeting, moving it and calling it off."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_follow_up_is_planned_moved_and_cancelled(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    await marit.tells("plan vervolg dinsdag 12 januari 14.30 uur", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("kamer 3", "schedule_follow_up.confirm", "dinsdag 12 januari 2027")
    await marit.tells("ja", "schedule_follow_up.done", "14.30–15.15 uur")
    await marit.tells("verzet gesprek", "move_follow_up.at.ask")
    await marit.tells("donderdag 14 januari 9 uur", "move_follow_up.confirm")
    await marit.tells("klopt", "move_follow_up.done", "donderdag 14 januari 2027")
    await marit.tells("zeg gesprek af", "cancel_follow_up.confirm")
    await marit.tells("ja", "cancel_follow_up.done")

    meeting = await school.one("SELECT state, sequence FROM meetings")
    assert (meeting["state"], meeting["sequence"]) == ("cancelled", 2)


async def test_a_closed_day_is_told_and_may_be_overruled(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg zaterdag 12 december 10 uur", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm")

    await marit.tells("ja", "error.not_a_school_day", "maandag 14 december 2026")
    await marit.tells("toch die dag", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")


async def test_half_a_moment_in_one_message_is_asked_for_the_other_half(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg dinsdag 12 januari", "moment.what_time", "dinsdag 12 januari 2027")
    await marit.tells("half drie, online", "schedule_follow_up.join_url.ask")


async def test_a_moment_that_cannot_be_in_one_message_is_told_why(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("vervolg 31 november 10 uur", "moment.invalid")
    await marit.tells("dinsdag 12 januari 10 uur op school", "schedule_follow_up.room.ask")
