"""Restriction: kept and not used, read by nobody but who leads, and taken up again."""

from tests.case_steps import adds_mother, agrees, comes_to_the_table, opens_a_case, records_consent
from tests.school_in_a_box import SchoolInABox, Someone, at_school


async def _shared(school: SchoolInABox) -> tuple[Someone, Someone, str]:
    """Return who leads, an expert who may read, and the label of their case."""
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await adds_mother(marit)
    fenna = await comes_to_the_table(school, "fenna")
    for what in ("bespreken in het team", "delen met Fenna"):
        await records_consent(marit, what)
    await agrees(marit, "Fenna observeert in de klas, 18 december")
    await school.deliver()
    for somebody in (marit, fenna):
        somebody.turns_back()
    return marit, fenna, label


async def _rests(marit: Someone, label: str, what: str) -> None:
    await marit.tells(f"zet stil {label} {what}", "let_rest.why.ask")
    await marit.tells("op verzoek", "let_rest.confirm")
    await marit.tells("ja", "let_rest.done", label)


async def test_nobody_reads_a_case_at_rest_but_who_leads_it(school: SchoolInABox) -> None:
    marit, fenna, label = await _shared(school)
    await fenna.tells(f"lees {label}", "read_case.done")
    await _rests(marit, label, "hulpvraag")
    await school.deliver()
    told = await fenna.told("push.case_rests", label)
    assert "Sem" not in told
    await fenna.tells(f"lees {label}", "error.case_rests")
    await fenna.tells(f"afspraak ik bel de buurt, 21 december {label}", "record_agreement.how.ask")
    await fenna.tells("overslaan", "record_agreement.confirm")
    await fenna.tells("ja", "error.case_rests")
    await fenna.tells("overzicht", "overview.done", "staat stil")
    await fenna.tells("mijn taken", "my_tasks.nothing")
    await marit.tells(f"lees {label}", "read_case.done")
    await marit.tells(f"nodig Joris uit als logopedist {label}", "invite_expert.confirm")
    await marit.tells("ja", "error.case_rests")


async def test_reminders_stop_and_go_on(school: SchoolInABox) -> None:
    marit, fenna, label = await _shared(school)
    await _rests(marit, label, "hulpvraag")
    await school.deliver()
    await fenna.told("push.case_rests")
    fenna.turns_back()
    await school.move_to(at_school(18, 12, 9))
    await fenna.sees_nothing()
    await marit.tells(f"hervat {label}", "resume_case.confirm")
    await marit.tells("ja", "resume_case.done")
    await school.move_to(at_school(18, 12, 11))
    await fenna.told("push.agreement_today", label)
    await fenna.tells(f"lees {label}", "read_case.done")


async def test_a_part_of_a_case_can_rest(school: SchoolInABox) -> None:
    marit, fenna, label = await _shared(school)
    await agrees(marit, "ik bel de buurt, 20 december")
    await _rests(marit, label, "afspraak 1")
    await school.deliver()
    await fenna.told("push.item_rests", label)
    await fenna.tells("mijn taken", "my_tasks.nothing")
    row = await school.one("SELECT count(*) AS all FROM agreements")
    assert row["all"] == 2
    await marit.tells(f"zet stil {label} afspraak 1", "let_rest.why.ask")
    await marit.tells("klacht", "let_rest.confirm")
    await marit.tells("ja", "error.already_rests")
    await marit.tells("annuleren", "talk.cancelled")
    await marit.tells(f"hervat {label}", "resume_case.confirm", "Afspraak 1")
    await marit.tells("ja", "resume_case.done")
    await fenna.tells("mijn taken", "my_tasks.done", label)


async def test_others_cannot_let_it_rest(school: SchoolInABox) -> None:
    _, fenna, label = await _shared(school)
    for said in (f"zet stil {label}", f"hervat {label}"):
        await fenna.tells(said, "error.case_not_found")
    assert not await school.rows("SELECT FROM restrictions")


async def test_consent_can_be_taken_back_at_rest(school: SchoolInABox) -> None:
    marit, _, label = await _shared(school)
    await _rests(marit, label, "hulpvraag")
    await records_consent(marit, "delen met Fenna", "nee")
