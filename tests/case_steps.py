"""What people say to get somewhere: steps that many tests begin with."""

from tests.school_in_a_box import Someone

ANSWERS = (
    ("WR ondersteuning 1", "new_request.pupil.ask"),
    ("Sem", "new_request.born.ask"),
    ("3 mei 2017", "new_request.group.ask"),
    ("groep 6", "new_request.reason.ask"),
    ("Zorgen", "new_request.tried.ask"),
    ("pictoplanning en een rustplek", "new_request.works.ask"),
    ("de ochtenden", "new_request.wish.ask"),
    ("de hele dag in de klas", "new_request.authority.ask"),
    ("beide, gescheiden", "new_request.pupil_asked.ask"),
    ("nog niet", "new_request.wanted.ask"),
    ("Fenna en iemand van JGZ", "new_request.deadline.ask"),
    ("voor de kerstvakantie", "new_request.confirm"),
)


async def opens_a_case(marit: Someone) -> str:
    """Answer every question and return the label of the case."""
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in ANSWERS:
        await marit.tells(said, then)
    told = await marit.tells("ja", "new_request.done")
    return told.split("heet ")[1].split(".")[0]


async def invites_an_expert(marit: Someone, name: str, part: str) -> None:
    """Invite an expert to the only case."""
    await marit.tells(f"nodig {name} uit", "invite_expert.part.ask")
    await marit.tells(part, "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")


async def invites_mother(marit: Someone) -> str:
    """Answer all questions about inviting the mother, and return the preview of the mail."""
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
    return await marit.tells("Fenna", "invite_parent.confirm", "moeder@thuis.example")
