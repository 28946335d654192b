"""Who leads a case: a deputy, handing over, and what each may do then."""

from tests.case_steps import agrees, comes_to_the_table, opens_a_case
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox


async def test_a_deputy_leads_and_reads_like_the_coordinator(school: SchoolInABox) -> None:
    marit, thijs = school.person("marit"), school.person("thijs")
    label = await opens_a_case(marit)
    await thijs.tells(f"lees {label}", "error.case_not_found")
    await marit.tells("waarnemer Thijs", "appoint_deputy.confirm", "Thijs Vos")
    await marit.tells("ja", "appoint_deputy.done", "Thijs Vos", label)
    await school.deliver()
    await thijs.told("push.deputy_appointed", label, "Marit de Boer")

    await thijs.presses("Bekijk hulpvraag", "case_overview.done", label)
    await thijs.tells("lees", "read_case.done")
    assert "Sem" in await reads_once(thijs)
    await thijs.tells("nodig Fenna uit", "invite_expert.part.ask")
    await thijs.tells("overslaan", "invite_expert.confirm")
    await thijs.tells("ja", "invite_expert.done")
    case = await school.one("SELECT deputy_id FROM cases")
    assert case["deputy_id"] == school.id_of("thijs")


async def test_a_case_is_handed_over_and_both_hear_of_it(school: SchoolInABox) -> None:
    marit, thijs = school.person("marit"), school.person("thijs")
    label = await opens_a_case(marit)
    await marit.tells("draag over aan Thijs", "hand_over.confirm", "Thijs Vos")
    await marit.tells("ja", "hand_over.done", label, "Thijs Vos")
    await school.deliver()
    await thijs.told("push.case_yours", label, "Marit de Boer")
    await thijs.presses("Wat mist er nog?", "what_is_missing.done", label)

    case = await school.one("SELECT coordinator_id, deputy_id FROM cases")
    assert case["coordinator_id"] == school.id_of("thijs")
    assert case["deputy_id"] == school.id_of("marit")
    await marit.tells("hoe staat het met WR-001", "case_overview.done", "Thijs Vos")


async def test_only_members_of_the_channel_can_lead(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    for flow, begun in (
        ("hand_over", "draag over aan Sanne"),
        ("appoint_deputy", "waarnemer Sanne"),
    ):
        await marit.tells(begun, f"{flow}.confirm", "Sanne Visser")
        await marit.tells("ja", "error.not_a_member")
        await marit.tells("annuleren", "talk.cancelled")
    case = await school.one("SELECT coordinator_id, deputy_id FROM cases")
    assert (case["coordinator_id"], case["deputy_id"]) == (school.id_of("marit"), None)


async def test_who_sits_there_but_does_not_lead_can_change_nothing(school: SchoolInABox) -> None:
    label = await opens_a_case(school.person("marit"))
    fenna = await comes_to_the_table(school, "fenna")
    for said in (f"draag over aan Thijs {label}", f"nodig Joris uit {label}", f"waarnemer {label}"):
        await fenna.tells(said, "error.case_not_found")
    await agrees(fenna, "ik observeer in de klas, 18 december")
    await fenna.tells("wie zit er aan tafel", "who_is_at_the_table.done", "Fenna Postma")


async def test_who_hears_of_an_undone_agreement_is_whoever_leads_by_then(
    school: SchoolInABox,
) -> None:
    marit, thijs = school.person("marit"), school.person("thijs")
    await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await agrees(marit, "Fenna observeert in de klas, 18 december")
    await marit.tells("draag over aan Thijs", "hand_over.confirm")
    await marit.tells("ja", "hand_over.done")
    receivers = await school.rows(
        "SELECT receiver_id FROM outbox WHERE kind = 'agreement_escalated' AND state = 'pending'"
    )
    assert [row["receiver_id"] for row in receivers] == [school.id_of("thijs")]
    await thijs.tells("overzicht", "overview.done")
