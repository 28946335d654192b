"""Everything that is done in conversations is in the log, and is told to whom may know."""

from tests.audit.talk.deeds import deeds_of, faults_in
from tests.case_steps import furnishes_a_case
from tests.our_pages import reads_once
from tests.school_in_a_box import SchoolInABox

AGREEMENT = "Fenna observeert in de klas, 18 december"


async def test_every_step_of_a_case_is_in_its_chain(school: SchoolInABox) -> None:
    marit, _ = await furnishes_a_case(school, AGREEMENT)
    await marit.tells("lees", "read_case.done")
    await reads_once(marit)
    fenna = school.person("fenna")
    await fenna.tells("lees", "read_case.done")
    await reads_once(fenna)

    done = await deeds_of(school)

    marits, fennas = str(school.id_of("marit")), str(school.id_of("fenna"))
    for deed in ("open_case", "invite_expert", "invite_parent", "record_consent"):
        assert ("changed", deed, "coordinator", marits) in done
    assert ("changed", "answer_invitation", "expert", fennas) in done
    assert ("changed", "record_agreement", "coordinator", marits) in done
    assert ("read", "read_case", "coordinator", marits) in done
    assert done[-1] == ("read", "read_case", "expert", fennas)
    assert await faults_in(school) == []


async def test_who_leads_a_case_asks_who_looked(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    fenna = school.person("fenna")
    await fenna.tells("lees", "read_case.done")
    await reads_once(fenna)

    told = await marit.tells(f"wie heeft gekeken {label}", "who_looked.done")

    assert "Fenna Postma (deskundige) las de hele hulpvraag." in told
    assert "Marit" in told
    assert "veranderde iets. Het ging om de afspraken." in told
    assert "Sem" not in told


async def test_who_sees_what_is_held_on_somebody_is_noted(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await marit.tells(f"inzage {label} leerling", "access_request.done")
    page = await reads_once(marit)
    assert "Wie iets las of veranderde" in page  # the pupil sees it as well
    marits = str(school.id_of("marit"))
    assert (await deeds_of(school))[-1] == ("read", "read_package", "coordinator", marits)
    told = await marit.tells(f"wie heeft gekeken {label}", "who_looked.done")
    assert "las de gegevens over iemand." in told


async def test_who_may_not_know_hears_what_strangers_hear(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    for key in ("fenna", "joris"):
        somebody = school.person(key)
        told = await somebody.tells(f"wie heeft gekeken {label}", "error.case_not_found")
        assert told == await somebody.tells("wie heeft gekeken WR-999", "error.case_not_found")
    told = await marit.tells(f"wie heeft gekeken {label}", "who_looked.done")
    assert "Fenna Postma (deskundige) probeerde iets dat niet mocht." in told
    assert "1 keer" not in told
    assert "Eén keer probeerde iemand van buiten de tafel iets te zien." in told


async def test_in_the_channel_it_is_not_told(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    marit.turns_to(school.life.teams.channel("wr1"))
    told = await marit.tells(f"@Aan tafel wie heeft gekeken {label}", "talk.see_chat")
    assert "Fenna" not in told


async def test_what_was_destroyed_leaves_its_end_and_who_did_it(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await marit.tells(f"vernietig {label} op verzoek", "destroy_case.typed.ask")
    await marit.tells(label, "destroy_case.done")

    left = await school.one(
        "SELECT chain_length, length(chain_hash) AS hashed, (SELECT count(*) FROM audit_log "
        "WHERE case_id = destructions.case_id) AS rows FROM destructions"
    )
    assert left["chain_length"] > 5
    assert (left["hashed"], left["rows"]) == (32, 0)
    done = await deeds_of(school)
    marits = str(school.id_of("marit"))
    assert done == [("destroyed", "destroy_case", "coordinator", marits)]
    await marit.tells(f"toon {label}", "error.case_not_found")
    assert (await deeds_of(school))[-1][:2] == ("refused", "talk")
    assert await faults_in(school) == []
