"""Rectification: the correction stands beside the original, with the decision and its reason."""

from tests.case_steps import (
    adds_mother,
    agrees,
    comes_to_the_table,
    invites_mother,
    opens_a_case,
    records_consent,
)
from tests.our_pages import own_link, reads_once
from tests.rights.guest_rights import asks_for, page_of_rights
from tests.school_in_a_box import SchoolInABox, Someone, at_school

ORIGINAL = "pictoplanning en een rustplek"
RIGHT = "alleen een rustplek, geen pictoplanning"


async def _case(school: SchoolInABox) -> tuple[Someone, str]:
    marit = school.person("marit")
    return marit, await opens_a_case(marit)


async def _link_of_mother(school: SchoolInABox, marit: Someone) -> str:
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    marit.turns_back()
    return own_link(await school.person("moeder").opens_mail())


async def test_a_reader_asks_and_the_coordinator_decides(school: SchoolInABox) -> None:
    marit, label = await _case(school)
    await adds_mother(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await fenna.tells(f"dit klopt niet {label} de hulpvraag", "correct_item.says.ask")
    await fenna.tells(RIGHT, "correct_item.confirm")
    await fenna.tells("ja", "error.no_consent_yet")
    for what in ("bespreken in het team", "delen met Fenna"):
        await records_consent(marit, what)

    await fenna.tells(f"dit klopt niet {label} de hulpvraag", "correct_item.says.ask")
    await fenna.tells(RIGHT, "correct_item.confirm", RIGHT)
    await fenna.tells("ja", "correct_item.done", label)
    await school.deliver()
    await marit.told("push.rights_asked", label)
    await marit.presses("Beantwoord verzoek", "decide_request.decision.ask")
    await marit.tells("geweigerd", "decide_request.reason.ask")
    await marit.tells("de leerkracht gebruikt picto's", "decide_request.confirm")
    await marit.tells("ja", "decide_request.done", label)
    await school.deliver()
    await fenna.told("push.rights_answered", label)
    await fenna.presses("Lees", "read_case.done")

    page = await reads_once(fenna)
    for part in (ORIGINAL, RIGHT, "Fenna Postma", "Geweigerd door", "gebruikt picto"):
        assert part in page


async def test_it_stands_beside_the_agreement_that_it_is_about(school: SchoolInABox) -> None:
    marit, label = await _case(school)
    await agrees(marit, "ik bel de buurt, 18 december")
    await marit.tells(f"dit klopt niet {label} afspraak 1", "correct_item.says.ask")
    await marit.tells("ik bel de wijk", "correct_item.confirm")
    await marit.tells("ja", "correct_item.done")
    await marit.tells(f"lees {label}", "read_case.done")
    page = await reads_once(marit)
    section = page.split("<h2>Afspraken</h2>")[1].split("</section>")[0]
    assert "bel de buurt" in section
    assert "ik bel de wijk" in section


async def test_who_asked_can_take_it_back(school: SchoolInABox) -> None:
    marit, label = await _case(school)
    await marit.tells(f"dit klopt niet {label} hulpvraag", "correct_item.says.ask")
    await marit.tells(RIGHT, "correct_item.confirm")
    await marit.tells("ja", "correct_item.done")
    await marit.presses("Neem terug", "withdraw_request.done", label)
    await marit.tells("verzoeken", "open_requests.nothing")
    row = await school.one("SELECT state FROM rights_requests")
    assert row["state"] == "withdrawn"


async def test_a_parent_asks_on_their_own_page_and_hears_the_answer(school: SchoolInABox) -> None:
    marit, label = await _case(school)
    link = await _link_of_mother(school, marit)
    page = await asks_for(school, link, ("correction", "child", RIGHT))
    assert "Iets klopt niet" in page
    assert RIGHT not in page
    await school.deliver()
    await marit.told("push.rights_asked", label)
    await marit.tells("verzoeken", "open_requests.done", label, "Verbeteren")
    await marit.tells("beantwoord verzoek", "decide_request.decision.ask")
    await marit.tells("toegekend", "decide_request.reason.ask")
    await marit.tells("klopt, ik pas het aan", "decide_request.confirm")
    await marit.tells("ja", "decide_request.done")
    await school.deliver()
    mail = await school.person("moeder").opens_mail()
    assert mail.subject.startswith("Antwoord van")
    assert "De school doet wat u vroeg" in await page_of_rights(school, own_link(mail))
    await marit.tells(f"lees {label}", "read_case.done")
    shown = await reads_once(marit)
    assert ORIGINAL in shown
    assert RIGHT in shown
    assert "volgens Moeder" in shown or "volgens mevrouw De Vries" in shown


async def test_what_a_parent_leaves_open_or_may_not_write_is_asked_again(
    school: SchoolInABox,
) -> None:
    marit, _ = await _case(school)
    link = await _link_of_mother(school, marit)
    assert "Vertel wat u wilt." in await asks_for(
        school, link, ("erasure", "child", ""), status=422
    )
    assert "burgerservicenummer" in await asks_for(
        school, link, ("erasure", "child", "bsn 111222333"), status=422
    )
    assert not await school.rows("SELECT FROM rights_requests")


async def test_what_a_parent_says_by_phone_is_written_down_in_their_name(
    school: SchoolInABox,
) -> None:
    marit, label = await _case(school)
    await adds_mother(marit)
    await marit.tells(f"leg verzoek vast {label}", "record_request.kind.ask")
    await marit.tells("wissen", "record_request.says.ask")
    await marit.tells("alles mag weg", "record_request.confirm")
    await marit.tells("ja", "record_request.done", label)
    row = await school.one("SELECT * FROM rights_requests")
    assert (row["kind"], row["recorded_by"]) == ("erasure", school.id_of("marit"))


async def test_who_decides_is_reminded_a_week_before_the_month_is_over(
    school: SchoolInABox,
) -> None:
    marit, label = await _case(school)
    link = await _link_of_mother(school, marit)
    await asks_for(school, link, ("inspection", "myself", "alles"))
    await school.deliver()
    await marit.told("push.rights_asked", label)
    await school.move_to(at_school(16, 12, 9))
    await marit.told("push.rights_due", label)


async def test_others_know_of_no_request(school: SchoolInABox) -> None:
    marit, label = await _case(school)
    fenna = await comes_to_the_table(school, "fenna")
    await marit.tells(f"dit klopt niet {label} hulpvraag", "correct_item.says.ask")
    await marit.tells(RIGHT, "correct_item.confirm")
    await marit.tells("ja", "correct_item.done")
    for key in ("fenna", "joris"):
        somebody = school.person(key)
        await somebody.tells("verzoeken", "open_requests.nothing")
    await fenna.tells(f"dit klopt niet {label} hulpvraag", "correct_item.says.ask")


async def test_erasing_on_request_ends_in_a_certificate(school: SchoolInABox) -> None:
    marit, label = await _case(school)
    link = await _link_of_mother(school, marit)
    await asks_for(school, link, ("erasure", "child", "alles mag weg"))
    await marit.tells("beantwoord verzoek", "decide_request.decision.ask")
    await marit.tells("toegekend", "decide_request.reason.ask")
    await marit.tells("er is geen reden om het te bewaren", "decide_request.confirm")
    await marit.tells("ja", "decide_request.done")
    await marit.presses("Vernietig", "destroy_case.typed.ask")
    await marit.tells(label, "destroy_case.done", "V-2026-0001", "Op verzoek")
    assert not await school.rows("SELECT FROM rights_requests")
