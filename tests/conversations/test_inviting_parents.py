"""Inviting a parent: a preview, a mail with a calendar entry, a page, and the answer."""

from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox


async def test_a_parent_is_invited_after_seeing_exactly_what_leaves(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    await marit.tells("nodig Fenna uit", "invite_expert.part.ask")
    await marit.tells("orthopedagoog", "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")

    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    for said, then in (
        ("mevrouw De Vries", "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        ("moeder@thuis.example", "talk.email_again"),
        ("moeder@thuis.example", "invite_parent.language.ask"),
        ("Nederlands", "invite_parent.at.ask"),
        ("dinsdag 8 december half 3", "invite_parent.place.ask"),
        ("kamer 1.15", "invite_parent.ask_for.ask"),
    ):
        await marit.tells(said, then)
    preview = await marit.tells("Fenna", "invite_parent.confirm", "moeder@thuis.example")
    assert "dinsdag 8 december 2026, 14.30–15.15 uur" in preview
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()

    mail = await mother.opens_mail()
    assert "Sem" not in mail.text
    assert mail.calendar
    guardian = await school.one("SELECT * FROM guardians")
    assert (guardian["relation"], guardian["has_authority"]) == ("mother", True)
