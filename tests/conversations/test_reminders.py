"""Reminders: when they come, how many, what they say by then, and that they come once."""

from datetime import timedelta

from cases.practices.practice import SCHOOL_ZONE
from tests.case_steps import agrees, comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone, at_school


def _times(somebody: Someone) -> list[str]:
    heard = somebody.heard()
    return [f"{message.sent_at.astimezone(SCHOOL_ZONE):%d-%m %H.%M}" for message in heard]


async def _hour_by_hour(school: SchoolInABox, days: int) -> None:
    """Let time go by, the worker looking every three hours, nights and holidays too."""
    for _ in range(days * 8):
        school.life.clock.move_to(school.life.clock() + timedelta(hours=3))
        await school.deliver()


async def test_reminders_come_on_school_days_and_end_with_klaar(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await agrees(marit, "ik observeer in de klas, 18 december")
    marit.turns_back()
    await school.move_to(at_school(15, 12, 8, 0))
    await marit.sees_nothing()
    await school.move_to(at_school(15, 12, 8, 30))
    await marit.told("push.agreement_soon", "vrijdag 18 december 2026")
    assert _times(marit) == ["15-12 08.30"]
    await marit.presses("Klaar", "agreement_done.done")

    state = await school.one("SELECT state FROM agreements")
    assert state["state"] == "done"
    marit.turns_back()
    await school.move_to(at_school(18, 12, 9, 0))
    await marit.sees_nothing()


async def test_nobody_is_reminded_at_night_or_in_the_christmas_holiday(
    school: SchoolInABox,
) -> None:
    await opens_a_case(school.person("marit"))
    fenna = await comes_to_the_table(school, "fenna")
    await agrees(fenna, "ik observeer in de klas, 18 december")
    fenna.turns_back()
    await school.move_to(at_school(14, 12, 9, 0))
    await _hour_by_hour(school, days=23)

    said = [fenna.reads(message) for message in fenna.heard()]
    assert _times(fenna) == ["15-12 09.00", "18-12 09.00", "05-01 09.00"]
    assert "Denk aan" in said[0]
    assert "Vandaag" in said[1]
    assert "staat nog open" in said[2]


async def test_several_reminders_come_as_one_at_half_past_eight(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    for what in ("de buurt", "de gemeente", "het wijkteam", "de huisarts"):
        await agrees(marit, f"ik bel {what}, 18 december")
    marit.turns_back()
    await school.move_to(at_school(15, 12, 8, 30))
    said = await marit.told("push.digest", "afspraak 1", "afspraak 4")
    assert "huisarts" not in said
    assert len(marit.heard()) == 1
    label = str((await school.one("SELECT label FROM cases"))["label"])
    assert marit.buttons() == ["Mijn taken", *(f"{n} van {label}" for n in (1, 2, 3, 4))]
    assert f"klaar afspraak 1 van {label}" in said
    await marit.presses(f"3 van {label}", "agreement_words.done")
    assert marit.buttons()[1:] == ["Klaar", "Lukt niet", "Andere datum"]
    await marit.presses("Klaar", "agreement_done.done", "Afspraak 3")
    await marit.tells(f"klaar afspraak 1 van {label}", "agreement_done.done", "Afspraak 1")
    await marit.tells("mijn taken", "my_tasks.done")
    assert marit.buttons() == ["Klaar", "Lukt niet", "Andere datum", "Wat was het?"]
    await marit.presses("Klaar", "agreement_done.agreement.ask")
    await marit.tells("afspraak 2", "agreement_done.done", "Afspraak 2")


async def test_what_would_be_the_fourth_message_of_a_day_waits_for_the_next(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await agrees(fenna, "ik observeer in de klas, 18 december")
    await school.move_to(at_school(18, 12, 8, 10))
    fenna.turns_back()
    for what in ("de buurt", "de gemeente", "het wijkteam"):
        await agrees(marit, f"Fenna belt {what}, 15 januari")
        await school.deliver()
        await fenna.told("push.agreement_confirm")
    fenna.turns_back()
    await school.move_to(at_school(18, 12, 8, 30))
    await fenna.sees_nothing()
    await school.move_to(at_school(4, 1, 8, 30, 2027))
    await fenna.told("push.agreement_late", "vrijdag 18 december 2026")


async def test_after_days_without_sending_one_reminder_comes_and_not_three(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await agrees(marit, "ik observeer in de klas, 14 december")
    marit.turns_back()
    await school.move_to(at_school(17, 12, 11, 0))
    await marit.told("push.agreement_late", "maandag 14 december 2026")
    assert len(marit.heard()) == 1
    states = await school.rows("SELECT state, outcome FROM outbox ORDER BY due_at")
    assert [(row["state"], row["outcome"]) for row in states] == [
        ("gave_up", "superseded"),
        ("gave_up", "superseded"),
        ("sent", None),
    ]


async def test_a_restart_between_two_reminders_repeats_nothing(
    closed_school: SchoolInABox,
) -> None:
    async with closed_school.open() as school:
        marit = school.person("marit")
        await opens_a_case(marit)
        await agrees(marit, "ik observeer in de klas, 18 december")
        await school.move_to(at_school(15, 12, 8, 30))
        await marit.told("push.agreement_soon")
    async with closed_school.open() as school:
        marit = school.person("marit")
        marit.turns_back()
        await school.deliver()
        await marit.sees_nothing()
        await school.move_to(at_school(18, 12, 8, 30))
        await marit.told("push.agreement_today", "WR-001")


async def test_who_left_the_channel_is_reminded_no_more(school: SchoolInABox) -> None:
    await opens_a_case(school.person("marit"))
    fenna = await comes_to_the_table(school, "fenna")
    await agrees(fenna, "ik observeer in de klas, 18 december")
    await school.leaves("fenna", "wr1", told=False)
    fenna.turns_back()
    await school.move_to(at_school(15, 12, 8, 30))
    await fenna.sees_nothing()
    withheld = await school.rows("SELECT 1 FROM outbox WHERE outcome = 'receiver_left'")
    assert len(withheld) == 1
