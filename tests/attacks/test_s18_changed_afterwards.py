"""S18 and S26: changing what was agreed by editing a message, or by being two at once."""

import asyncio

from tests.attacks.guarded_school import GuardedSchool
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_s18_an_edited_message_changes_nothing_that_was_recorded(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    said = await marit.says("afspraak ik bel het wijkteam, 18 december")
    await marit.told("record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    before = await school.one("SELECT due_on, state, version FROM agreements")
    words = await school.rows("SELECT words_id FROM words")
    marit.turns_back()

    room = school.life.teams.chat("marit")
    await school.life.teams.people.rewrites("marit", room, said.id, "afspraak ik bel nooit")

    await marit.told("talk.edited")
    assert await school.one("SELECT due_on, state, version FROM agreements") == before
    assert await school.rows("SELECT words_id FROM words") == words


async def test_s18_an_edit_in_a_channel_is_not_taken_for_a_command(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    channel = school.life.teams.channel("wr1")
    marit.looks_at(channel)
    said = await marit.mutters("zomaar iets")
    await school.life.teams.people.rewrites(
        "marit", channel, said.id, "@Aan tafel draag over aan Thijs"
    )
    await marit.told("talk.edited")
    case = await school.one("SELECT coordinator_id FROM cases")
    assert case["coordinator_id"] == school.id_of("marit")


async def test_s26_of_two_who_finish_the_same_step_at_once_one_hears_that_it_was_done(
    guarded: GuardedSchool,
) -> None:
    """Coordinator and deputy both say yes to calling the same meeting off."""
    marit, thijs = guarded.person("marit"), guarded.person("thijs")
    await opens_a_case(marit)
    await marit.tells("waarnemer Thijs", "appoint_deputy.confirm")
    await marit.tells("ja", "appoint_deputy.done")
    await marit.tells("plan vervolg dinsdag 12 januari 14.30 uur", "schedule_follow_up.where.ask")
    await marit.tells("op school", "schedule_follow_up.room.ask")
    await marit.tells("overslaan", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    for somebody in (marit, thijs):
        await somebody.tells("zeg gesprek af", "cancel_follow_up.confirm")

    await asyncio.gather(marit.says("ja"), thijs.says("ja"))
    heard = [marit.reads(await marit.sees(bool)), thijs.reads(await thijs.sees(bool))]

    assert heard[0] != heard[1]
    meeting = await guarded.one("SELECT state, sequence FROM meetings")
    assert tuple(meeting) == ("cancelled", 1)
    told = await guarded.rows("SELECT 1 FROM outbox WHERE kind = 'meeting_cancelled'")
    assert len(told) == 1
