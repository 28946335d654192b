"""Who asked for what is not theirs: named to the privacy officer, counted for everybody else."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox

JORIS = "Joris Klaver"


async def test_the_privacy_officer_alone_hears_who_tried(school: SchoolInABox) -> None:
    marit, joris, thijs = (school.person(key) for key in ("marit", "joris", "thijs"))
    label = await opens_a_case(marit)
    for asked in (label, label, "WR-999"):
        await joris.tells(f"lees {asked}", "error.case_not_found")
    await thijs.tells("wie vroeg zonder toegang", "error.not_the_officer")
    await school.rows(
        "INSERT INTO privacy_officers SELECT DISTINCT tenant_id, $1::uuid FROM teams",
        school.id_of("thijs"),
    )
    told = await thijs.tells("wie vroeg zonder toegang", "who_tried.done", label, JORIS)
    assert "Aantal keer: 2" in told
    assert "geen bestaande hulpvraag" in told
    assert "Sem" not in told
    for somebody in (marit, joris):
        heard = await somebody.tells("wie vroeg zonder toegang", "error.not_the_officer")
        assert JORIS not in heard
    looked = await marit.tells(f"wie keek {label}", "who_looked.done")
    assert JORIS not in looked


async def test_in_a_channel_nobody_is_named(school: SchoolInABox) -> None:
    marit, joris, thijs = (school.person(key) for key in ("marit", "joris", "thijs"))
    label = await opens_a_case(marit)
    await joris.tells(f"lees {label}", "error.case_not_found")
    await school.rows(
        "INSERT INTO privacy_officers SELECT DISTINCT tenant_id, $1::uuid FROM teams",
        school.id_of("thijs"),
    )
    thijs.looks_at(school.life.teams.channel("wr1"))
    public = await thijs.tells("wie vroeg zonder toegang", "talk.see_chat")
    assert JORIS not in public
