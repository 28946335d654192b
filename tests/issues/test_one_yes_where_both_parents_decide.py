"""Where both parents have authority, the yes of the only one who was known opened the case."""

from tests.case_steps import adds_mother, adds_parent, comes_to_the_table, opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_the_yes_of_one_parent_is_not_enough_where_both_have_authority(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit, authority="beide, gescheiden")
    fenna = await comes_to_the_table(school, "fenna")
    await adds_mother(marit)
    await marit.tells("toestemming delen Fenna ja telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")
    await fenna.tells("lees", "error.no_consent_yet")
    await marit.tells("wat mist er nog", "what_is_missing.done", "nog niet, er mist een antwoord")
    await marit.tells("wat mist er nog", "what_is_missing.done", "ik ken er nog maar één")

    await adds_parent(marit, "vader", "meneer De Vries")
    await fenna.tells("lees", "error.no_consent_yet")
    await marit.tells("toestemming vader delen Fenna ja telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")
    await fenna.tells("lees", "read_case.done")


async def test_who_has_authority_can_be_put_right(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit, authority="weet ik niet")
    fenna = await comes_to_the_table(school, "fenna")
    await adds_mother(marit)
    await marit.tells("toestemming delen Fenna ja telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")
    await fenna.tells("lees", "error.no_consent_yet")
    await marit.tells("wat mist er nog", "what_is_missing.done", "niet bekend wie gezag heeft")
    await marit.presses("Leg gezag vast", "record_authority.authority.ask")
    await marit.presses("Eén ouder", "record_authority.confirm")
    await marit.tells("ja", "record_authority.done", "Eén ouder")
    await fenna.tells("lees", "read_case.done")
    case = await school.one("SELECT authority FROM cases")
    assert case["authority"] == "one"
