"""A case is never without a coordinator: the deputy is asked, then who coordinates the team."""

from datetime import timedelta

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone, at_school

ASKED = "SELECT receiver_id FROM outbox WHERE kind = 'case_vacant' ORDER BY due_at"


async def _asked(school: SchoolInABox) -> list[str]:
    """Return who was asked to take a case over, in order of time."""
    names = {school.id_of(p.key): p.key for p in school.life.teams.world.people if p.account}
    return [names[row["receiver_id"]] for row in await school.rows(ASKED)]


async def _with_deputy(school: SchoolInABox) -> tuple[Someone, Someone, str]:
    """Open a case with Thijs as its deputy."""
    marit, thijs = school.person("marit"), school.person("thijs")
    label = await opens_a_case(marit)
    await marit.tells("waarnemer Thijs", "appoint_deputy.confirm")
    await marit.tells("ja", "appoint_deputy.done")
    await school.deliver()
    await thijs.told("push.deputy_appointed")
    return marit, thijs, label


async def _owns_too(school: SchoolInABox, key: str) -> None:
    """Let somebody else coordinate the team as well."""
    await school.rows(
        "INSERT INTO coordinators (tenant_id, person_id, team_id, appointed_at) "
        "SELECT tenant_id, $1, team_id, now() FROM teams",
        school.id_of(key),
    )


async def test_the_deputy_is_asked_and_takes_over_with_one_press(school: SchoolInABox) -> None:
    _, thijs, label = await _with_deputy(school)
    await school.leaves("marit", "wr1")
    await school.deliver()

    await thijs.told("push.case_vacant", label)
    said = await thijs.tells(f"hoe staat het met {label}", "case_overview.done", label)
    assert "zonder coördinator" in said
    await thijs.tells(f"wat mist er nog {label}", "gap.no_coordinator")
    await thijs.tells("neem over", "take_over.confirm", label)
    await thijs.presses("Ik neem het over", "take_over.done", label)  # which is the yes

    case = await school.one("SELECT coordinator_id, deputy_id, version FROM cases")
    assert tuple(case) == (school.id_of("thijs"), None, 3)
    seats = await school.rows("SELECT person_id, role, seat FROM participants")
    found = {row["person_id"]: (row["role"], row["seat"]) for row in seats}
    assert found[school.id_of("thijs")] == ("coordinator", "seated")
    assert found[school.id_of("marit")] == ("coordinator", "left")
    said = await thijs.tells(f"hoe staat het met {label}", "case_overview.done", "Thijs Vos")
    assert "zonder coördinator" not in said
    assert await school.rows("SELECT 1 FROM vacancies") == []
    assert await _asked(school) == ["thijs"]


async def test_without_a_deputy_those_who_coordinate_the_team_are_asked_at_once(
    school: SchoolInABox,
) -> None:
    marit, anouk = school.person("marit"), school.person("anouk")
    label = await opens_a_case(marit)
    await _owns_too(school, "anouk")
    await school.leaves("marit", "wr1")
    await school.deliver()
    assert await _asked(school) == ["anouk"]
    await anouk.told("push.case_vacant", label)

    # Anouk coordinates the team and is not in the channel: she can change that.
    await anouk.presses("Ik neem het over", "error.not_in_the_channel")
    await anouk.tells(f"hoe staat het met {label}", "error.case_not_found")
    assert (await school.one("SELECT coordinator_id FROM cases"))[0] == school.id_of("marit")
    await school.joins("anouk", "wr1")
    await anouk.tells("neem over", "take_over.confirm", label)
    await anouk.tells("ja", "take_over.done", label)
    await anouk.tells(f"hoe staat het met {label}", "case_overview.done", "Anouk Smit")


async def test_the_teams_coordinators_are_asked_when_the_deputy_does_not_answer(
    school: SchoolInABox,
) -> None:
    await _with_deputy(school)
    await _owns_too(school, "anouk")
    await school.leaves("marit", "wr1")
    await school.deliver()
    assert await _asked(school) == ["thijs"]
    await school.move_to(at_school(24, 11, 8, 29))
    assert await _asked(school) == ["thijs"]
    await school.move_to(at_school(24, 11, 8, 31))
    assert await _asked(school) == ["thijs", "anouk"]
    await school.move_to(at_school(30, 11, 12))
    assert await _asked(school) == ["thijs", "anouk"]


async def test_a_deputy_who_leaves_as_well_is_not_waited_for(school: SchoolInABox) -> None:
    await _with_deputy(school)
    await _owns_too(school, "anouk")
    await school.leaves("marit", "wr1")
    await school.deliver()
    await school.leaves("thijs", "wr1")
    await school.deliver()
    assert await _asked(school) == ["thijs", "anouk"]


async def test_leaving_the_team_is_leaving_the_case(school: SchoolInABox) -> None:
    _, thijs, label = await _with_deputy(school)
    await school.life.teams.membership.remove_from_team("marit")
    await school.deliver()
    await thijs.told("push.case_vacant", label)
    await thijs.tells("neem over", "take_over.confirm", label)
    await thijs.tells("ja", "take_over.done", label)


async def test_a_coordinator_who_left_without_an_event_is_missed_at_the_next_reading(
    school: SchoolInABox,
) -> None:
    marit, thijs, label = await _with_deputy(school)
    await school.leaves("marit", "wr1", told=False)
    await marit.tells(f"hoe staat het met {label}", "error.case_not_found")
    await school.deliver()
    await thijs.told("push.case_vacant", label)


async def test_a_coordinator_who_is_back_leads_again_and_nobody_takes_over(
    school: SchoolInABox,
) -> None:
    marit, thijs, label = await _with_deputy(school)
    await school.leaves("marit", "wr1")
    await school.deliver()
    await thijs.told("push.case_vacant")
    await school.joins("marit", "wr1")
    await school.deliver()
    assert await school.rows("SELECT 1 FROM vacancies") == []
    await thijs.presses("Ik neem het over", "error.has_a_coordinator")
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", "Marit de Boer")
    assert (await school.one("SELECT coordinator_id FROM cases"))[0] == school.id_of("marit")


async def test_what_was_not_sent_yet_is_called_back_when_the_coordinator_is_back(
    school: SchoolInABox,
) -> None:
    await _with_deputy(school)
    await school.leaves("marit", "wr1")
    await school.life.teams.installing.remove_for("thijs")
    await school.joins("marit", "wr1")
    await school.deliver()
    states = await school.rows("SELECT state FROM outbox WHERE kind = 'case_vacant'")
    assert [row["state"] for row in states] == []


async def test_only_the_deputy_and_the_teams_coordinators_take_over(school: SchoolInABox) -> None:
    marit, sanne = school.person("marit"), school.person("sanne")
    fenna = school.person("fenna")
    label = await opens_a_case(marit)
    await school.joins("fenna", "wr1")
    await school.leaves("marit", "wr1")
    await school.deliver()
    for somebody in (sanne, fenna):
        await somebody.tells("neem over", "error.case_not_found")
        await somebody.tells(f"neem {label} over", "error.case_not_found")
        await somebody.tells("neem WR-999 over", "error.case_not_found")
    await marit.tells("neem over", "error.case_not_found")


async def test_of_two_who_press_at_once_one_leads(school: SchoolInABox) -> None:
    marit, thijs = school.person("marit"), school.person("thijs")
    anouk = school.person("anouk")
    label = await opens_a_case(marit)
    await marit.tells("waarnemer Thijs", "appoint_deputy.confirm")
    await marit.tells("ja", "appoint_deputy.done")
    await _owns_too(school, "anouk")
    await school.joins("anouk", "wr1")
    await school.leaves("marit", "wr1")
    await school.deliver()
    await school.move_to(at_school(24, 11, 12))
    await anouk.told("push.case_vacant", label)
    await thijs.told("push.case_vacant", label)
    await anouk.presses("Ik neem het over", "take_over.done")
    await school.deliver()
    await thijs.told("push.case_handed_over", "Anouk Smit")
    await thijs.presses("Ik neem het over", "error.has_a_coordinator")
    case = await school.one("SELECT coordinator_id, deputy_id FROM cases")
    assert tuple(case) == (school.id_of("anouk"), school.id_of("thijs"))


async def test_reminders_of_what_stays_undone_go_to_who_took_over(school: SchoolInABox) -> None:
    marit, thijs, _ = await _with_deputy(school)
    await marit.tells(
        "afspraak Thijs belt de logopedist voor vrijdag 18 december", "record_agreement.how.ask"
    )
    await marit.tells("overslaan", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    await school.deliver()
    await school.leaves("marit", "wr1")
    await school.deliver()
    await thijs.told("push.case_vacant")
    await thijs.presses("Ik neem het over", "take_over.done")
    waiting = await school.rows(
        "SELECT receiver_id FROM outbox WHERE kind = 'agreement_escalated' AND state = 'pending'"
    )
    assert school.id_of("marit") not in {row["receiver_id"] for row in waiting}


async def test_the_operator_counts_cases_without_a_coordinator(school: SchoolInABox) -> None:
    await opens_a_case(school.person("marit"))
    await school.leaves("marit", "wr1")
    await school.deliver()
    row = await school.one("SELECT since FROM vacancies")
    assert row["since"] <= school.life.clock() + timedelta(seconds=1)
