"""What people say to get somewhere: steps that many tests begin with."""

from tests.school_in_a_box import SchoolInABox, Someone

ANSWERS = (
    ("WR ondersteuning 1", "new_request.pupil.ask"),
    ("Sem", "new_request.born.ask"),
    ("3 mei 2017", "new_request.group.ask"),
    ("groep 6", "new_request.reason.ask"),
    ("Zorgen", "new_request.tried.ask"),
    ("pictoplanning en een rustplek", "new_request.works.ask"),
    ("de ochtenden", "new_request.wish.ask"),
    ("de hele dag in de klas", "new_request.authority.ask"),
    ("één ouder", "new_request.pupil_asked.ask"),
    ("nog niet", "new_request.wanted.ask"),
    ("Fenna en iemand van JGZ", "new_request.deadline.ask"),
    ("voor de kerstvakantie", "new_request.confirm"),
)


async def opens_a_case(marit: Someone, authority: str = "één ouder") -> str:
    """Answer every question and return the label of the case."""
    await marit.tells("nieuwe hulpvraag", "new_request.channel.ask")
    for said, then in ANSWERS:
        asked = then == "new_request.pupil_asked.ask"
        await marit.tells(authority if asked else said, then)
    told = await marit.tells("ja", "new_request.done")
    return told.split("heet ")[1].split(".")[0]


async def invites_an_expert(marit: Someone, name: str, part: str) -> None:
    """Invite an expert to the only case."""
    await marit.tells(f"nodig {name} uit", "invite_expert.part.ask")
    await marit.tells(part, "invite_expert.confirm")
    await marit.tells("ja", "invite_expert.done")


async def invites_mother(marit: Someone, ask_for: str = "Fenna") -> str:
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
    return await marit.tells(ask_for, "invite_parent.confirm", "moeder@thuis.example")


async def mother_is_invited(school: SchoolInABox) -> Someone:
    """Let Marit open a case and invite the mother, whose letter comes; return Marit."""
    marit = school.person("marit")
    await opens_a_case(marit)
    await invites_mother(marit, "overslaan")
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    return marit


async def comes_to_the_table(
    school: SchoolInABox, key: str, part: str = "orthopedagoog"
) -> Someone:
    """Let Marit invite somebody, who accepts and is added to the channel."""
    marit, expert = school.person("marit"), school.person(key)
    await invites_an_expert(marit, expert.account.name.split()[0], part)
    await school.deliver()
    await expert.told("push.expert_invited")
    await expert.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    await school.joins(key, "wr1")
    await school.deliver()
    await marit.told("push.expert_accepted", expert.account.name)
    for somebody in (marit, expert):
        somebody.turns_back()
    return expert


async def records_consent(marit: Someone, what: str, answer: str = "ja") -> None:
    """Write down what the only guardian said on the phone today."""
    await marit.tells(f"toestemming {what} {answer} telefoon vandaag", "record_consent.confirm")
    await marit.tells("ja", "record_consent.done")


async def adds_mother(marit: Someone) -> None:
    """Add a mother with authority who gets no mail."""
    await adds_parent(marit, "moeder", "mevrouw De Vries")


async def adds_parent(marit: Someone, relation: str, name: str) -> None:
    """Add a parent with authority who gets no mail."""
    await marit.tells(f"voeg {relation} toe", "add_guardian.name.ask")
    await marit.tells(name, "add_guardian.has_authority.ask")
    await marit.tells("ja", "add_guardian.confirm")
    await marit.tells("ja", "add_guardian.done")


async def agrees(somebody: Someone, said: str) -> None:
    """Write down an agreement in one message, without saying how."""
    await somebody.tells(f"afspraak {said}", "record_agreement.how.ask")
    await somebody.tells("overslaan", "record_agreement.confirm")
    await somebody.tells("ja", "record_agreement.done")


async def furnishes_a_case(school: SchoolInABox, agreement: str) -> tuple[Someone, str]:
    """Let Marit open a case with Fenna, the mother, her consent and an agreement in it."""
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await records_consent(marit, "delen met Fenna")
    await agrees(marit, agreement)
    return marit, label


async def closes(somebody: Someone, *words: str, typed: str = "sluit af") -> str:
    """Go on to the confirmation of closing, with a reason why the pupil was not heard."""
    await somebody.tells(typed, "error.pupil_not_heard")
    await somebody.presses("Toch sluiten", "close_case.why_unheard.ask")
    return await somebody.tells("de leerling is verhuisd", "close_case.confirm", *words)
