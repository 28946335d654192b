"""S9: people with more rights in Teams or on the machine than at the table."""

from dataclasses import replace
from datetime import timedelta

from playground.directory import Json
from tests.attacks.guarded_school import GuardedSchool
from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.postgres import connect
from tests.school_in_a_box import SchoolInABox

TYPED = (
    "pictoplanning",
    "rustplek",
    "ochtenden",
    "hele dag",
    "iemand van JGZ",
    "De Vries",
    "thuis.example",
    "kamer 1.15",
    "observeer",
    "kring",
)
"""Pieces of all that was typed about the pupil and the parents."""


async def test_s09_an_owner_who_joins_the_channel_sees_nothing(school: SchoolInABox) -> None:
    """The channel is no table: a place there comes from the coordinator (story ST-06)."""
    marit, anouk = school.person("marit"), school.person("anouk")
    label = await opens_a_case(marit)
    world = school.life.teams.directory._world
    team = replace(world.team, owners=("marit", "anouk"))
    school.life.teams.directory._world = replace(world, team=team)
    await school.joins("anouk", "wr1")

    for asked in (f"hoe staat het met {label}", f"wie zit er aan tafel bij {label}"):
        await anouk.tells(asked, "error.case_not_found")
    owners = await school.rows("SELECT DISTINCT person_id FROM channel_members WHERE is_owner")
    assert {row["person_id"] for row in owners} == {school.id_of("marit"), school.id_of("anouk")}
    anouk.looks_at(school.life.teams.channel("wr1"))
    await anouk.tells(f"hoe staat het met {label}", "error.case_not_found")


async def test_s09_adding_the_app_again_makes_nobody_a_coordinator(
    guarded: GuardedSchool,
) -> None:
    """Any member of a team can take an app away and add it again."""
    marit = guarded.person("marit")
    label = await opens_a_case(marit)
    installed = next(
        dict(one.activity)
        for one in guarded.teams.doorway.delivered
        if one.activity.get("action") == "add" and "settings" in str(one.activity["channelData"])
    )
    by_sanne: Json = {
        **installed,
        "from": {**guarded.teams.directory.sender("sanne")},
        "timestamp": (guarded.life.clock() + timedelta(seconds=1)).isoformat(),
    }
    for number, action in enumerate(("remove", "add", "add-upgrade")):
        again = {**by_sanne, "action": action, "id": f"f:again-{number}"}
        assert (await guarded.sends(again, guarded.token())).status == 200

    appointed = await guarded.rows("SELECT person_id FROM coordinators")
    assert guarded.id_of("sanne") not in {row["person_id"] for row in appointed}
    await marit.tells(f"hoe staat het met {label}", "case_overview.done", label)


async def test_s09_what_is_kept_cannot_be_read_where_it_is_kept(school: SchoolInABox) -> None:
    """An administrator of the database, or a stolen backup, shows labels, dates and staff."""
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await marit.tells("afspraak ik observeer in de klas, 18 december", "record_agreement.how.ask")
    await marit.tells("in de kring", "record_agreement.confirm")
    await marit.tells("ja", "record_agreement.done")
    await marit.tells("afspraak ik bel De Vries, 17 december", "record_agreement.how.ask")

    everything = await _everything(school.owner_url)

    assert "WR-001" in everything
    assert "Marit de Boer" in everything
    for piece in TYPED:
        assert piece.casefold() not in everything.casefold(), piece


async def _everything(owner_url: str) -> str:
    """Return every row of every table as its owner reads it, sealed bytes as text too."""
    owner = await connect(owner_url)
    try:
        tables = await owner.fetch(
            "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        rows = [row for table in tables for row in await owner.fetch(f"SELECT * FROM {table[0]}")]
    finally:
        await owner.close()
    assert len(rows) > 50
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        for row in rows
        for value in row.values()
    )
