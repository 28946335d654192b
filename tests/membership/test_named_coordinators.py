"""Whom the settings name coordinates the teams they are in, as long as the settings say so."""

import pytest

from tests.school_in_a_box import SchoolInABox

REFUSED = "error.not_a_coordinator"
NAMED = "SELECT person_id, named FROM coordinators WHERE named"


async def _read_anew(school: SchoolInABox) -> None:
    """Read every roster as the hourly sweep does."""
    await school.sweep.sweep_all()


@pytest.mark.parametrize("by", ["address", "object id"])
async def test_who_is_named_may_start_a_case_until_they_are_named_no_more(
    closed_school: SchoolInABox, by: str
) -> None:
    school = closed_school
    async with school.open():
        account = school.life.teams.directory.account("thijs")
        await school.person("thijs").tells("nieuwe hulpvraag", REFUSED)
        thijs = school.id_of("thijs")
    name = account.email if by == "address" else str(thijs)
    school.coordinators = frozenset({name.upper()})
    async with school.open():
        await _read_anew(school)
        assert [row["person_id"] for row in await school.rows(NAMED)] == [thijs]
        await school.person("thijs").tells("nieuwe hulpvraag", "new_request.channel.ask")
        await school.person("sanne").tells("nieuwe hulpvraag", REFUSED)
    school.coordinators = frozenset()
    async with school.open():
        await _read_anew(school)
        assert await school.rows(NAMED) == []
        await school.person("marit").tells("nieuwe hulpvraag", "new_request.channel.ask")
        await school.person("thijs").tells("annuleren", "talk.cancelled")
        await school.person("thijs").tells("nieuwe hulpvraag", REFUSED)


async def test_an_appointment_of_another_kind_does_not_end_with_the_settings(
    closed_school: SchoolInABox,
) -> None:
    school = closed_school
    async with school.open():
        email = school.life.teams.directory.account("thijs").email
        await school.rows(
            "INSERT INTO coordinators (tenant_id, person_id, team_id, appointed_at) "
            "SELECT tenant_id, $1, team_id, now() FROM teams",
            school.id_of("thijs"),
        )
    school.coordinators = frozenset({email})
    async with school.open():
        await _read_anew(school)
    school.coordinators = frozenset()
    async with school.open():
        await _read_anew(school)
        await school.person("thijs").tells("nieuwe hulpvraag", "new_request.channel.ask")
