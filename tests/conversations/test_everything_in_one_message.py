"""Whatever one message holds is taken, and only the rest is asked."""

import pytest

from playground.cards import elements
from tests.case_steps import invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone

TOGETHER = ("dinsdag 8 december om half 3 in kamer 1.15", "8 december in kamer 1.15 om half 3")


def _form_of(marit: Someone) -> dict[str, str]:
    """Return what the newest form holds, by the name of its field."""
    fields = [element for element in elements(marit.card()) if "Input." in str(element.get("type"))]
    return {str(field["id"]): str(field.get("value", "")) for field in fields}


@pytest.mark.parametrize("when", TOGETHER)
async def test_a_parent_is_invited_to_a_moment_and_a_room(school: SchoolInABox, when: str) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    await marit.tells(f"Nodig moeder uit voor het gesprek op {when}", "talk.form_or_type")

    filled = _form_of(marit)
    assert filled["relation"] == "mother"
    assert filled["at"] == "dinsdag 8 december 2026, 14.30 uur"
    assert filled["place"] == "kamer 1.15"


async def test_all_that_can_be_said_of_a_parent_is_said_at_once(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    said = (
        "nodig de moeder van Sem, mevrouw A. de Vries, uit voor het gesprek op dinsdag 8 december"
        " om half 3 in kamer 1.15, in het Nederlands, zonder gezag, moeder@thuis.example"
    )
    await marit.tells(said, "talk.email_again", "moeder@thuis.example")
    shown = await marit.tells("moeder@thuis.example", "invite_parent.confirm")

    for line in (
        "Relatie: Moeder",
        "Naam: mevrouw A. de Vries",
        "Gezag: Nee",
        "Taal: Nederlands",
        "Gesprek: dinsdag 8 december 2026, 14.30 uur",
        "Plaats: kamer 1.15",
    ):
        assert line in shown


async def test_half_of_what_was_said_stands_in_the_form(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    said = "nodig vader Joost Smit uit op 8 december, vader@thuis.example"
    await marit.tells(said, "talk.form_or_type")

    filled = _form_of(marit)
    assert (filled["name"], filled["at"]) == ("Joost Smit", "dinsdag 8 december 2026")
    assert (filled["email"], filled["email.again"]) == ("vader@thuis.example", "")


async def test_a_follow_up_with_a_room_is_at_school(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    said = f"Plan een vervolggesprek op {TOGETHER[0]}"
    shown = await marit.tells(said, "schedule_follow_up.confirm")

    assert "Wanneer: dinsdag 8 december 2026, 14.30 uur" in shown
    assert "Waar: Op school" in shown
    assert "Ruimte: kamer 1.15" in shown


async def test_what_followed_from_an_answer_can_be_changed(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells(f"vervolg {TOGETHER[0]}", "schedule_follow_up.confirm")

    await marit.tells("aanpassen", "talk.change_what")
    await marit.tells("Waar", "schedule_follow_up.where.ask")
    await marit.tells("online", "schedule_follow_up.join_url.ask")
    await marit.tells("terug", "schedule_follow_up.confirm", "Op school", "kamer 1.15")


async def test_an_expert_is_invited_to_a_meeting_that_was_planned(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells(f"vervolg {TOGETHER[0]}", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")

    said = "nodig Fenna uit als orthopedagoog voor het gesprek op 8 december"
    shown = await marit.tells(said, "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")

    for line in ("Gesprek: dinsdag 8 december 2026, 14.30 uur", "Plaats: kamer 1.15"):
        assert line in shown
    assert "Gevraagd als: orthopedagoog" in shown
    meeting = await school.one("SELECT starts_at FROM meetings")
    invitation = await school.one("SELECT meeting_at FROM invitations")
    assert invitation["meeting_at"] == meeting["starts_at"]


async def test_an_expert_is_invited_to_a_new_meeting(school: SchoolInABox) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await opens_a_case(marit)

    said = "nodig Fenna uit voor het gesprek op 10 december om 3 uur in de aula"
    await marit.tells(said, "invite_expert.part.ask")
    await marit.tells("overslaan", "invite_expert.confirm", "Plaats: aula")
    await marit.tells("ja", "invite_expert.done")
    await school.deliver()

    await fenna.told("push.expert_invited", "donderdag 10 december 2026, 15.00 uur")
    meeting = await school.one("SELECT online, state FROM meetings")
    assert (meeting["online"], meeting["state"]) == (False, "planned")


@pytest.mark.parametrize(
    ("moment", "answer"),
    [("1 november 2026 om 10 uur", "moment.past"), ("1 november om 10 uur", "talk.this_one")],
)
async def test_a_moment_that_cannot_be_is_told_at_once(
    school: SchoolInABox, moment: str, answer: str
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)

    await marit.tells(f"nodig Kim uit voor het gesprek op {moment}", answer)

    await marit.tells("8 december 14.30 uur", "invite_expert.place.ask")
    await marit.tells("overslaan", "invite_expert.part.ask")


async def test_a_closed_day_is_told_to_who_invites_an_expert(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells(
        "nodig Kim uit op zaterdag 12 december 10 uur, kamer 2", "invite_expert.part.ask"
    )
    await marit.tells("overslaan", "invite_expert.confirm")

    await marit.tells("ja", "error.not_a_school_day", "maandag 14 december 2026")
    await marit.presses("Toch die dag", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")


async def test_english_sentences_hold_as_much(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    marit.speaks("en")

    await marit.tells(
        "Invite mother, Mrs Jones, for the meeting on Tuesday 8 December at 2.30 pm in room 1.15",
        "talk.form_or_type",
    )
    filled = _form_of(marit)
    assert (filled["name"], filled["place"]) == ("Mrs Jones", "room 1.15")
    assert filled["at"] == "Tuesday 8 December 2026, 14:30"
    await marit.tells("cancel", "talk.cancelled")
    shown = await marit.tells(
        "plan a follow-up on Tuesday 15 December at 14:30 in the library",
        "schedule_follow_up.confirm",
    )
    assert "Room: library" in shown
    await marit.tells("yes", "schedule_follow_up.done")
    shown = await marit.tells(
        "invite Joris as social worker for the meeting on Tuesday 15 December",
        "invite_expert.confirm",
    )
    assert "Asked as: social worker" in shown
    assert "Place: library" in shown


async def test_an_expert_is_not_asked_for_a_moment_of_their_own(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    shown = await marit.tells("orthopedagoog", "invite_expert.confirm")
    assert "Gesprek" not in shown


async def test_words_at_the_confirmation_are_no_name(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_mother(marit)

    shown = await marit.tells("doe maar gewoon", "talk.yes_or_no")

    assert "Naam: mevrouw De Vries" in shown
    await marit.tells("kamer 2", "invite_parent.confirm", "Waar: kamer 2")
