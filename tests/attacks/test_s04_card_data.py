"""S4: what a press sends comes from somebody's own program, so it can say anything."""

import json

import pytest
from pydantic import JsonValue

from playground.cards import actions, card_of
from playground.directory import Json
from tests.case_steps import opens_a_case
from tests.school_in_a_box import SchoolInABox, Someone

HAND_OVER: Json = {"act": "begin", "flow": "hand_over", "answers": {}, "at_once": True}

INVENTED: list[JsonValue] = [
    "",
    "x",
    "A" * 24,
    "00000000-0000-0000-0000-000000000000",
    "'; DELETE FROM aantafel.actions; --",
    "é" * 5000,
    None,
    7,
    True,
    [],
    {"id": "x"},
    json.dumps(HAND_OVER),
    {**HAND_OVER},
]


async def _sends(somebody: Someone, school: SchoolInABox, data: Json) -> None:
    """Send a press with that data from somebody's own program."""
    message = await somebody.sees(bool)
    action: Json = {"type": "Action.Submit", "data": {"verb": "aantafel", **data}}
    somebody.turns_back()
    await school.life.teams.people.submits(somebody.key, somebody.place, message.id, action, {})


@pytest.mark.parametrize("invented", INVENTED, ids=range(len(INVENTED)))
async def test_s04_an_invented_action_does_nothing(
    school: SchoolInABox, invented: JsonValue
) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.says("overzicht")

    await _sends(marit, school, {"action": invented})

    await marit.told("talk.card_expired")
    case = await school.one("SELECT coordinator_id, deputy_id, version FROM cases")
    assert tuple(case) == (school.id_of("marit"), None, 1)


async def test_s04_what_is_added_to_a_press_is_not_read(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await marit.tells("draag over aan Thijs", "hand_over.confirm", "Thijs Vos")
    data = marit.action("Klopt")["data"]
    assert isinstance(data, dict)
    fenna = str(school.id_of("fenna"))

    await _sends(
        marit,
        school,
        {
            **data,
            "to": fenna,
            "person": fenna,
            "answers": {"to": fenna},
            "flow": "appoint_deputy",
            "tenant": "11111111-0000-4000-8000-000000000001",
            "role": "coordinator",
        },
    )

    await marit.told("hand_over.done")
    case = await school.one("SELECT coordinator_id, deputy_id FROM cases")
    assert tuple(case) == (school.id_of("thijs"), school.id_of("marit"))


async def test_s04_a_form_takes_nothing_that_it_did_not_offer(school: SchoolInABox) -> None:
    """Another school's channel, other people's ids and fields it does not have."""
    marit = school.person("marit")
    await marit.says("nieuwe hulpvraag")
    await marit.sees(bool)
    filled = {
        "pupil": "Sem",
        "born": "3 mei 2017",
        "group": "groep 6",
        "reason": "concern_no_solution",
        "tried": "pictoplanning",
        "works": "de ochtenden",
        "wish": "meedoen",
        "authority": "both",
        "pupil_asked": "not_yet",
    }
    hers = school.life.teams.channel("wr1").id
    for channel in ("19:elders@thread.tacv2", "*", "' OR true --"):
        await marit.clicks("Versturen", {**filled, "channel": channel})
        await marit.told("talk.form_not_right")
        assert not await school.rows("SELECT 1 FROM cases")
    await marit.clicks(
        "Versturen",
        {
            **filled,
            "channel": hers,
            "coordinator": str(school.id_of("sanne")),
            "state": "closed",
            "case": "00000000-0000-0000-0000-000000000001",
            "__class__": "x",
        },
    )
    await marit.told("new_request.confirm")
    await marit.presses("Klopt", "new_request.done")

    case = await school.one("SELECT channel_id, coordinator_id, state FROM cases")
    assert tuple(case) == (hers, school.id_of("marit"), "open")


async def test_s04_a_button_carries_an_opaque_id_and_no_card_a_case(school: SchoolInABox) -> None:
    marit = school.person("marit")
    label = await opens_a_case(marit)
    await marit.says(f"hoe staat het met {label}")
    await marit.sees(bool)
    case = await school.one("SELECT case_id FROM cases")
    chat = school.life.teams.chat("marit").messages

    pressed = [
        set(data) if isinstance(data := action.get("data"), dict) else set()
        for message in chat
        if (card := card_of(message))
        for action in actions(card)
        if action["type"] != "Action.OpenUrl"
    ]

    assert len(pressed) > 10
    assert set().union(*pressed) <= {"action", "verb"}
    assert not any(str(case["case_id"]) in json.dumps(message.activity) for message in chat)
