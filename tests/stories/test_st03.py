"""ST-03: divorced parents, another answer of each, another language."""

from collections.abc import Mapping

import aiohttp

from tests.case_steps import comes_to_the_table, opens_a_case
from tests.our_pages import answers_by_link, opens_door, own_link, questions_behind, safe_jar
from tests.school_in_a_box import SchoolInABox, Someone

TEAM, FENNA, JORIS = 0, 1, 2


async def invites_by_mail(school: SchoolInABox, relation: str, name: str, language: str) -> str:
    """Invite a parent by mail and return the link in it."""
    marit = school.person("marit")
    await marit.tells(f"nodig {relation} uit", "invite_parent.name.ask")
    for said, then in (
        (name, "invite_parent.has_authority.ask"),
        ("ja", "invite_parent.email.ask"),
        (f"{relation}@thuis.example", "talk.email_again"),
        (f"{relation}@thuis.example", "invite_parent.language.ask"),
        (language, "invite_parent.at.ask"),
        ("overslaan", "invite_parent.ask_for.ask"),
        ("allemaal", "invite_parent.confirm"),
        ("ja", "invite_parent.done"),
    ):
        await marit.tells(said, then)
    await school.deliver()
    return own_link(await school.person(relation).opens_mail())


async def _answers(link: str, answers: Mapping[int, str]) -> None:
    questions = await questions_behind(link)
    for place, answer in answers.items():
        await answers_by_link(link, questions[place], {"answer": answer})


async def _statuses(marit: Someone) -> str:
    return await marit.tells("wie gaf toestemming", "may_i_share.done")


def _line(said: str, name: str) -> tuple[str, set[str]]:
    """Return what sharing with somebody comes to, and who said what, in any order."""
    line = next(one for one in said.splitlines() if f"Delen met {name}" in one)
    status, _, answers = line.partition(": ")[2].partition(" (")
    return status, set(answers.rstrip(")").split(" en "))


async def _asks_what_a_difference_means(marit: Someone) -> None:
    said = await marit.tells("mag ik dit delen met Joris?", "share_with.not_yet")
    assert "Jij kiest geen partij." in said
    assert "steunpunt" in said
    knows = await marit.tells("weet moeder dat vader nee zei?", "may_i_share.done")
    assert "Geen ouder ziet wat de ander zei, ook niet waarom." in knows
    assert "Plan vervolg" in marit.buttons()


async def test_a_difference_stops_one_line_and_nobody_sees_whose_it_is(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit, "beide ouders")
    fenna = await comes_to_the_table(school, "fenna")
    joris = await comes_to_the_table(school, "joris", "jeugdverpleegkundige")
    mother = await invites_by_mail(school, "moeder", "mevrouw De Vries", "Nederlands")
    father = await invites_by_mail(school, "vader", "meneer Aziz", "Engels")
    await _answers(mother, {TEAM: "yes", FENNA: "yes", JORIS: "yes"})
    await _answers(father, {TEAM: "yes", FENNA: "yes", JORIS: "no"})

    said = await _statuses(marit)
    assert "Bespreken in het team: mag" in said
    assert "Delen met Fenna Postma: mag" in said
    assert _line(said, "Joris") == ("nee, er is verschil", {"Moeder: ja", "Vader: nee"})
    await _asks_what_a_difference_means(marit)
    await fenna.tells("lees de hulpvraag", "read_case.done")
    await joris.tells("lees de hulpvraag", "error.no_consent_yet")

    async with aiohttp.ClientSession(cookie_jar=safe_jar(mother)) as browser:
        hers = await opens_door(browser, mother)
    for word in ("Aziz", "vader", "Vader", "no, ", "English version", "verschil"):
        assert word not in hers
    async with aiohttp.ClientSession(cookie_jar=safe_jar(father)) as browser:
        his = await opens_door(browser, father)
    assert "De Vries" not in his
    assert "moeder@thuis.example" not in his

    await _answers(father, {JORIS: "yes"})
    assert "Delen met Joris Klaver: mag" in await _statuses(marit)
    await joris.tells("lees de hulpvraag", "read_case.done")

    await _answers(mother, {FENNA: "no"})
    await fenna.tells("lees de hulpvraag", "error.no_consent_yet")
    said = await _statuses(marit)
    withdrawn = {"Moeder: teruggetrokken", "Vader: ja"}
    assert _line(said, "Fenna") == ("nee, ingetrokken", withdrawn)
    assert "Delen met Joris Klaver: mag" in said
    await joris.tells("lees de hulpvraag", "read_case.done")


async def test_both_get_the_meeting_in_the_same_minute(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit, "beide ouders")
    await comes_to_the_table(school, "fenna")
    await invites_by_mail(school, "moeder", "mevrouw De Vries", "Nederlands")
    await invites_by_mail(school, "vader", "meneer Aziz", "Engels")
    await marit.tells(
        "plan vervolg dinsdag 8 december 14:30 op school", "schedule_follow_up.room.ask"
    )
    await marit.tells("kamer 3", "schedule_follow_up.confirm")
    await marit.tells("ja", "schedule_follow_up.done")
    sent = await school.rows("SELECT due_at FROM outbox WHERE kind = 'meeting_mail'")
    assert len(sent) == 2
    assert len({row["due_at"] for row in sent}) == 1
