"""ST-05: an expert forgets an agreement."""

from tests.case_steps import agrees, comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone, at_school

AGREED = "Fenna observeert twee keer drie kwartier, vrijdag 18 december"
CONTENT = ("observeert", "drie kwartier", "Sem")


async def _fenna_agreed(school: SchoolInABox) -> Someone:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await agrees(marit, AGREED)
    await school.deliver()
    await fenna.told("push.agreement_confirm", "vrijdag 18 december 2026")
    await fenna.presses("Klopt", "confirm_agreement.done")
    fenna.turns_back()
    return fenna


async def test_she_is_reminded_three_times_and_then_the_coordinator_hears_it(
    school: SchoolInABox,
) -> None:
    fenna, marit = await _fenna_agreed(school), school.person("marit")
    for moment, key in (
        (at_school(15, 12, 8, 30), "push.agreement_soon"),
        (at_school(18, 12, 8, 30), "push.agreement_today"),
        (at_school(5, 1, 8, 30, 2027), "push.agreement_late"),
    ):
        fenna.turns_back()
        await school.move_to(moment)
        said = await fenna.told(key, "1 van WR-001")
        assert not [word for word in CONTENT if word in said]
        toast = fenna.place.conversation.messages[-1].summary
        assert not [word for word in CONTENT if word in toast]
    fenna.turns_back()
    marit.turns_back()
    await school.move_to(at_school(7, 1, 8, 30, 2027))
    await marit.told("push.agreement_escalated", "Fenna Postma", "WR-001")
    await fenna.sees_nothing()
    assert len(marit.heard()) == 1


async def test_the_holiday_is_silent(school: SchoolInABox) -> None:
    fenna = await _fenna_agreed(school)
    await school.move_to(at_school(18, 12, 8, 30))
    await fenna.told("push.agreement_today")
    fenna.turns_back()
    for day in (21, 24, 28, 31):
        await school.move_to(at_school(day, 12, 10))
    await school.move_to(at_school(4, 1, 10, 0, 2027))
    await fenna.sees_nothing()


async def test_next_weeks_tuesday_is_read_back_kept_and_told(school: SchoolInABox) -> None:
    fenna, marit = await _fenna_agreed(school), school.person("marit")
    await school.move_to(at_school(5, 1, 8, 30, 2027))
    await fenna.told("push.agreement_late")
    marit.turns_back()
    said = "andere datum, volgende week dinsdag"
    await fenna.tells(said, "agreement_move.confirm", "dinsdag 12 januari 2027")
    await fenna.tells("ja", "agreement_move.done", "dinsdag 12 januari 2027")
    await school.deliver()

    told = await marit.told("push.agreement_moved", "Fenna Postma")
    assert "van vrijdag 18 december 2026 naar dinsdag 12 januari 2027" in told
    agreement = await school.one("SELECT due_on, state FROM agreements")
    assert (str(agreement["due_on"]), agreement["state"]) == ("2027-01-12", "confirmed")
    kept = await school.rows("SELECT was_due_on FROM agreement_changes ORDER BY changed_at")
    assert str(kept[-1]["was_due_on"]) == "2026-12-18"


async def test_an_answered_card_answered_again_changes_nothing(school: SchoolInABox) -> None:
    fenna = await _fenna_agreed(school)
    await school.move_to(at_school(15, 12, 8, 30))
    await fenna.told("push.agreement_soon")
    done = fenna.action("Klaar")
    await fenna.presses("Klaar", "agreement_done.done")
    changes = await school.rows("SELECT 1 FROM agreement_changes")
    await fenna.sends_press(done)
    await fenna.told("talk.card_used")
    assert await school.rows("SELECT 1 FROM agreement_changes") == changes
