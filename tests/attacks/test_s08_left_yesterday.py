"""S8 and S28: somebody left the channel, and Teams told nobody."""

from datetime import timedelta

import pytest

from playground.faults import Fault
from playground.refusals import Refused
from tests.case_steps import invites_an_expert, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone, at_school

QUESTIONS = (
    "hoe staat het met WR-001",
    "wie zit er aan tafel bij WR-001",
    "lees WR-001",
    "mag ik delen WR-001",
)


async def _sits_there(school: SchoolInABox) -> Someone:
    """Let Fenna take her place at the table, with something to do and reminders planned."""
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await school.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.joins("fenna", "wr1")
    await fenna.tells("hoe staat het met WR-001", "case_overview.done", "WR-001")
    await marit.tells("afspraak WR-001 Fenna observeert 18 december", "record_agreement.how.ask")
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    await school.deliver()
    await fenna.told("push.agreement_confirm")
    return fenna


@pytest.mark.parametrize("later", [timedelta(seconds=1), timedelta(days=1)])
async def test_s08_asking_apart_is_checked_with_teams_at_that_moment(
    school: SchoolInABox, later: timedelta
) -> None:
    fenna = await _sits_there(school)
    await school.leaves("fenna", "wr1", told=False)
    await school.move_to(school.life.clock() + later)

    for question in QUESTIONS:
        await fenna.tells(question, "error.case_not_found")
        assert len(fenna.heard()) == 1
    await fenna.says("afspraak gedaan")
    assert "observeert" not in fenna.reads(await fenna.sees(bool))
    agreement = await school.one("SELECT state FROM agreements")
    assert agreement["state"] == "proposed"


async def test_s08_when_teams_does_not_tell_the_answer_is_no(school: SchoolInABox) -> None:
    fenna = await _sits_there(school)
    fault = Fault(Refused(403, "Forbidden", "no"), times=100, at="pagedmembers")
    school.life.teams.faults.plan(fault)

    for question in QUESTIONS[:2]:
        await fenna.tells(question, "talk.roster_unread")
        assert len(fenna.heard()) == 1


async def test_s08_where_others_read_along_nobody_learns_that_teams_does_not_tell(
    school: SchoolInABox,
) -> None:
    """Only who sits at the table makes the bot look at a roster; the channel may not see it."""
    fenna, sanne = await _sits_there(school), school.person("sanne")
    await school.joins("fenna", "wr2")
    await school.move_to(school.life.clock() + timedelta(minutes=6))
    fault = Fault(Refused(500, "Broken", "no"), times=100, at="pagedmembers")
    school.life.teams.faults.plan(fault)
    for somebody in (fenna, sanne):
        somebody.looks_at(school.life.teams.channel("wr2"))
        await somebody.tells("hoe staat het met WR-001", "error.case_not_found")
        assert len(somebody.heard()) == 1

    fenna.turns_to(school.life.teams.chat("fenna"))
    await fenna.told("talk.roster_unread")


async def test_s28_reminders_planned_before_somebody_left_do_not_reach_them(
    school: SchoolInABox,
) -> None:
    fenna = await _sits_there(school)
    fenna.turns_back()
    await school.leaves("fenna", "wr1", told=False)

    for day in (15, 18):
        await school.move_to(at_school(day, 12, 8, 31))
    await school.move_to(at_school(5, 1, 8, 31, year=2027))

    assert not fenna.heard()
    kept = await school.rows(
        "SELECT DISTINCT state FROM outbox WHERE receiver_id = $1 AND sent_at IS NULL "
        "AND kind <> 'expert_reminded'",  # she answered her invitation
        school.id_of("fenna"),
    )
    assert {row["state"] for row in kept} == {"withheld"}
