"""A client that others made, Microsoft's Agents Playground, gets along with our bot.

It is always in English, and takes every member of its team for a member of every channel.
"""

import re
from collections.abc import Callable
from uuid import UUID

import asyncpg

from dialogs.language.say import Say
from dialogs.language.texts import Catalogues
from tests.agents_playground.agents_client import (
    ANNA,
    BART,
    CHANNEL,
    OWN_CHAT,
    TEAM,
    TENANT,
    AgentsPlayground,
    Shown,
    object_id,
)
from tests.postgres import connect
from tests.school_in_a_box import pattern_of

REQUEST = {
    "pupil": "Sem",
    "born": "3 May 2017",
    "group": "group 6",
    "reason": "concern_no_solution",
    "tried": "a quiet corner",
    "works": "the mornings",
    "wish": "all day in class",
    "authority": "both",
    "pupil_asked": "not_yet",
    "deadline": "18 December",
}


def english(key: str) -> Callable[[str], re.Match[str] | None]:
    """Return what recognises a text by its key."""
    return pattern_of(key, "en").search


def title(key: str) -> str:
    """Return what a button is called."""
    return Catalogues.load(strict=True).texts("en").render(Say(key))


async def settles_in(client: AgentsPlayground) -> None:
    """Add the app for Anna and to her team."""
    await client.installs(OWN_CHAT)
    await client.sees(english("talk.welcome"))
    await client.installs(TEAM)
    await client.sees(english("talk.welcome_team"), TEAM)


async def opens_a_case(client: AgentsPlayground) -> Shown:
    """Begin in the channel, hand in the form in one's own chat, and say that it is right."""
    await client.says("new request", channel=CHANNEL)
    await client.sees(english("talk.see_chat"), CHANNEL)
    form = await client.sees(english("new_request.pupil.ask"))
    read_back = await client.executes(form, title("button.send"), **REQUEST)
    assert english("new_request.confirm")(read_back.text)
    assert "Friday 18 December 2026" in read_back.text
    return await client.executes(read_back, title("button.correct"))


async def only_row(owner_url: str, table: str) -> asyncpg.Record:
    """Return the only row of a table, past all walls."""
    owner = await connect(owner_url)
    try:
        rows = await owner.fetch(f'SELECT * FROM aantafel."{table}"')
    finally:
        await owner.close()
    assert len(rows) == 1, f"{len(rows)} rows"
    return rows[0]


async def test_help_in_ones_own_chat_and_in_a_channel(client: AgentsPlayground) -> None:
    await settles_in(client)

    await client.says("help")
    await client.sees(english("talk.help"))
    await client.says("help", channel=CHANNEL)
    await client.sees(english("talk.help_in_public"), CHANNEL)


async def test_a_request_is_started_with_the_form(client: AgentsPlayground, owner_url: str) -> None:
    await settles_in(client)
    done = await opens_a_case(client)

    case = await only_row(owner_url, "cases")
    assert english("new_request.done")(done.text)
    assert case["label"] in done.text
    assert (case["tenant_id"], case["channel_id"]) == (UUID(TENANT), CHANNEL)
    assert case["coordinator_id"] == UUID(object_id(ANNA))
    assert (case["state"], case["authority"], str(case["deadline"])) == (
        "open",
        "both",
        "2026-12-18",
    )


async def test_an_agreement_is_typed_and_confirmed_with_a_button_of_old_phones(
    client: AgentsPlayground, owner_url: str
) -> None:
    await settles_in(client)
    await opens_a_case(client)

    await client.says("agreement I observe in class by 18 December")
    await client.sees(english("record_agreement.how.ask"))
    await client.says("twice a week")
    read_back = await client.sees(english("record_agreement.confirm"))
    assert "Friday 18 December 2026" in read_back.text
    await client.submits(read_back, title("button.correct"))
    await client.sees(english("record_agreement.done"))

    agreement = await only_row(owner_url, "agreements")
    assert (agreement["number"], agreement["state"]) == (1, "confirmed")
    assert (agreement["who_id"], str(agreement["due_on"])) == (UUID(object_id(ANNA)), "2026-12-18")


async def test_somebody_of_the_team_hears_the_same_of_any_label(
    client: AgentsPlayground, owner_url: str
) -> None:
    await settles_in(client)
    await opens_a_case(client)
    label = (await only_row(owner_url, "cases"))["label"]

    answers = []
    for asked in (label, "XX-999"):
        await client.says_in_channel_as(BART, f"how is {asked} going")
        answers.append(await client.sees(english("error.case_not_found"), CHANNEL))
    assert answers[0].text == answers[1].text
