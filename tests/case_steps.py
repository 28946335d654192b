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
