"""S3: what was sent once is sent again, by Teams or by somebody who listened in."""

from datetime import timedelta

from playground.directory import Json
from tests.attacks.guarded_school import GuardedSchool
from tests.case_steps import invites_an_expert, opens_a_case


async def test_s03_the_same_delivery_has_one_effect_and_one_answer(guarded: GuardedSchool) -> None:
    marit = guarded.person("marit")
    await opens_a_case(marit)
    yes, said = guarded.last_activity(), len(guarded.sent())

    for _ in range(3):
        assert (await guarded.sends(yes, guarded.token())).status == 200

    assert len(await guarded.rows("SELECT 1 FROM cases")) == 1
    assert len(guarded.sent()) == said


async def test_s03_a_press_sent_again_gets_its_old_answer_and_does_nothing(
    guarded: GuardedSchool,
) -> None:
    marit, fenna = guarded.person("marit"), guarded.person("fenna")
    await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await guarded.deliver()
    await fenna.told("push.expert_invited")
    await fenna.presses("Ja, ik doe mee", "answer_invitation.done.accepted")
    press = guarded.last_activity()
    first = await guarded.sends(press, guarded.token())
    waiting = await guarded.rows("SELECT 1 FROM outbox")

    again = await guarded.sends(press, guarded.token())

    assert (again.status, again.body) == (200, first.body)
    assert len(await guarded.rows("SELECT 1 FROM outbox")) == len(waiting)


async def test_s03_a_recorded_request_is_worth_nothing_once_its_token_ends(
    guarded: GuardedSchool,
) -> None:
    marit = guarded.person("marit")
    await opens_a_case(marit)
    token = guarded.token()
    handing_over: Json = {
        **guarded.last_activity(),
        "id": "1799999999997",
        "text": "draag over aan Thijs",
    }

    await guarded.move_to(guarded.life.clock() + timedelta(hours=1, minutes=6))

    assert (await guarded.sends(handing_over, token)).status == 401
