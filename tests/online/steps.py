"""What people do to get to a meeting that Graph makes."""

from tests.case_steps import comes_to_the_table, invites_mother, opens_a_case
from tests.online.online_school import OnlineSchool
from tests.school_in_a_box import Someone

FIRST = "dinsdag 12 januari 2027, 14.30–15.15 uur"
SANNES_ADDRESS = "Sanne.Visser@wilgenroos.example"
PLAN = "vervolg dinsdag 12 januari half drie online"


async def at_the_table(school: OnlineSchool) -> tuple[Someone, Someone, Someone]:
    """Let Marit lead a case with Fenna at its table and a mother who got her first mail."""
    marit, mother = school.person("marit"), school.person("moeder")
    await opens_a_case(marit)
    fenna = await comes_to_the_table(school, "fenna")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await mother.opens_mail()
    return marit, fenna, mother


async def invites_sanne_as_mother(marit: Someone) -> None:
    """Let Marit invite the mother at the address that her account in the tenant has, too."""
    await marit.tells("nodig moeder uit", "invite_parent.name.ask")
    for said, then in (
        ("mevrouw Visser", "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        (SANNES_ADDRESS, "talk.email_again"),
        (SANNES_ADDRESS, "invite_parent.language.ask"),
        ("Nederlands", "invite_parent.at.ask"),
        ("overslaan", "invite_parent.ask_for.ask"),
        ("overslaan", "invite_parent.confirm"),
        ("ja", "invite_parent.done"),
    ):
        await marit.tells(said, then)


async def plan(marit: Someone) -> None:
    await marit.tells(PLAN, "schedule_follow_up.confirm", "dinsdag 12 januari 2027")
    await marit.tells("ja", "schedule_follow_up.by_graph", FIRST)
