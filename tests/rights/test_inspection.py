"""Inzage: everything held on a pupil, a parent or oneself, once, and nothing about others."""

from datetime import timedelta

from tests.case_steps import agrees, furnishes_a_case
from tests.rights.packages import gets_file, kinds, reads_page, status_behind
from tests.school_in_a_box import SchoolInABox

MOTHER = ("mevrouw De Vries", "moeder@thuis.example")


AGREEMENT = "moeder belt de huisarts, 18 december"


async def test_a_parent_gets_everything_on_themselves(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await marit.tells(f"inzage {label}", "access_request.about.ask")
    await marit.tells("moeder", "access_request.done", "Moeder")
    page = await reads_page(marit)
    assert all(part in page for part in (*MOTHER, "belt de huisarts", "Toestemming"))
    assert "Sem" not in page
    held = await gets_file(marit)
    assert held["subject"] == "guardian"
    assert held["case"] == label
    assert {"guardians", "words", "consents", "agreements", "links", "outbox"} <= kinds(held)


async def test_of_the_pupil_the_whole_case_without_the_parents(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await marit.tells(f"inzage {label} leerling", "access_request.done")
    page = await reads_page(marit)
    for part in ("Sem", "3 mei 2017", "pictoplanning en een rustplek", "belt de huisarts"):
        assert part in page
    assert not [part for part in MOTHER if part in page]
    assert "gegevens over een andere ouder" in page
    held = await gets_file(marit)
    assert held["left_out"]["other_parents"] >= 1
    assert held["left_out"]["parents_answers"] == 1
    consents = [one["fields"] for one in held["held"] if one["kind"] == "consents"]
    assert consents
    assert not [one for one in consents if {"answer", "giver_id"} & one.keys()]


async def test_everybody_gets_what_is_held_on_themselves(school: SchoolInABox) -> None:
    _, label = await furnishes_a_case(school, AGREEMENT)
    fenna = school.person("fenna")
    await agrees(fenna, "ik observeer in de klas, 18 december")
    await fenna.tells("mijn gegevens", "my_data.done")
    page = await reads_page(fenna)
    assert "Fenna Postma" in page
    assert label in page
    assert not [part for part in (*MOTHER, "Sem", "observeer in de klas") if part in page]
    assert "een tekst over een leerling" in page
    held = await gets_file(fenna)
    assert {"people", "participants", "invitations", "channel_members", "agreements"} <= kinds(held)
    assert held["left_out"]["pupils_words"] == 1


async def test_a_link_opens_once_and_ten_minutes(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await marit.tells("what do you know about me", "my_data.done")
    page, file = (str(marit.action(one)["url"]) for one in ("Open de pagina", "Haal het bestand"))
    assert [await status_behind(page) for _ in range(2)] == [200, 404]
    school.life.clock.advance(timedelta(minutes=11))
    assert await status_behind(file) == 404


async def test_who_has_left_the_table_meanwhile_reads_nothing(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await marit.tells(f"inzage {label} moeder", "access_request.done")
    link = str(marit.action("Open de pagina")["url"])
    await school.leaves("marit", "wr1", told=False)
    assert await status_behind(link) == 404


async def test_others_at_the_table_hear_what_strangers_hear(school: SchoolInABox) -> None:
    _, label = await furnishes_a_case(school, AGREEMENT)
    for key in ("fenna", "joris"):
        somebody = school.person(key)
        told = await somebody.tells(f"inzage {label}", "error.case_not_found")
        assert told == await somebody.tells("inzage WR-999", "error.case_not_found")


async def test_it_can_be_left_and_asked_about(school: SchoolInABox) -> None:
    marit, label = await furnishes_a_case(school, AGREEMENT)
    await marit.tells(f"inzage {label}", "access_request.about.ask")
    await marit.tells("annuleren", "talk.cancelled")
    await marit.tells("inzage", "access_request.about.ask")
    await marit.tells("iemand", "access_request.about.retry")
