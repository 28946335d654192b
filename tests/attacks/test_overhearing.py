"""Where others read along: nothing that parents said, and nothing that follows from it."""

import pytest

from tests.case_steps import invites_an_expert, invites_mother, opens_a_case
from tests.school_in_a_box import SchoolInABox

ABOUT_PARENTS = (
    "mag ik delen",
    "mag ik delen {label}",
    "mag ik dit delen met Fenna",
    "wie zit er aan tafel",
    "wie zit er aan tafel bij {label}",
    "wat mist er nog",
    "toestemming",
    "lees",
    "lees {label}",
)
IN_ITS_CHANNEL = ("hoe staat het met {label}", "overzicht")


async def _a_case_with_a_parent(school: SchoolInABox) -> str:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    return label


@pytest.mark.parametrize("place", ["wr1", "wr2", "general"])
async def test_what_parents_said_is_never_told_in_a_channel(
    school: SchoolInABox, place: str
) -> None:
    """Also in the case's own channel: not everybody there may read what parents answered."""
    label = await _a_case_with_a_parent(school)
    marit, channel = school.person("marit"), school.life.teams.channel(place)
    for question in ABOUT_PARENTS:
        marit.looks_at(channel)
        await marit.tells(question.format(label=label), "talk.see_chat")
        assert len(marit.heard()) == 1
    read = " ".join(marit.reads(message) for message in channel.messages if message.activity)
    for word in ("oeder", "lezen", "antwoord", "nog niet", label, "Fenna"):
        assert word not in read

    marit.turns_to(school.life.teams.chat("marit"))
    await marit.told("may_i_share.done", "Fenna Postma", "Moeder")


async def test_a_stranger_in_the_channel_hears_the_same_words(school: SchoolInABox) -> None:
    label = await _a_case_with_a_parent(school)
    sanne, channel = school.person("sanne"), school.life.teams.channel("wr2")
    for question in ABOUT_PARENTS:
        sanne.looks_at(channel)
        await sanne.tells(question.format(label=label), "talk.see_chat")
    sanne.turns_to(school.life.teams.chat("sanne"))
    read = " ".join(sanne.reads(message) for message in sanne.heard())
    assert label not in read
    assert "Fenna" not in read


async def test_its_own_channel_is_told_labels_steps_and_days(school: SchoolInABox) -> None:
    label = await _a_case_with_a_parent(school)
    marit = school.person("marit")
    marit.looks_at(school.life.teams.channel("wr1"))
    for question in IN_ITS_CHANNEL:
        await marit.says(question.format(label=label))
        told = marit.reads(await marit.sees(label))
        assert "oeder" not in told
        assert "Sem" not in told
