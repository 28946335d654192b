"""S11 and S17: a name is what anybody types; only the id that Teams gives is somebody."""

from playground.directory import Json
from tests.attacks.guarded_school import GuardedSchool
from tests.case_steps import invites_an_expert, opens_a_case


def _mention(guarded: GuardedSchool, key: str, shown_as: str) -> Json:
    account = guarded.teams.directory.account(key)
    return {
        "type": "mention",
        "text": f"<at>{shown_as}</at>",
        "mentioned": {"id": account.id, "name": shown_as, "aadObjectId": account.object_id},
    }


async def test_s11_a_mention_that_was_only_typed_names_nobody_new(guarded: GuardedSchool) -> None:
    marit = guarded.person("marit")
    await opens_a_case(marit)
    await marit.tells("nodig <at>Directeur Generaal</at> uit", "invite_expert.person.unknown")
    assert not await guarded.rows("SELECT 1 FROM invitations")


async def test_s11_people_are_called_as_the_directory_does(guarded: GuardedSchool) -> None:
    """Kim calls herself Fenna Postma; whoever gets invited is called by their own name."""
    marit = guarded.person("marit")
    await opens_a_case(marit)
    await marit.says("hulp")
    await marit.sees(bool)
    asked = guarded.last_activity()
    marit.turns_back()
    said: Json = {
        **asked,
        "id": "1799999999990",
        "text": "nodig <at>Fenna Postma</at> uit",
        "entities": [_mention(guarded, "kim", "Fenna Postma")],
    }

    assert (await guarded.sends(said, guarded.token())).status == 200
    await marit.sees(bool)
    await marit.says("overslaan")
    confirmed = marit.reads(await marit.sees(bool))
    await marit.tells("ja", "invite_expert.done")

    invited = await guarded.one("SELECT person_id FROM invitations")
    key = guarded.teams.directory.key_of(str(invited["person_id"]))
    assert key
    assert guarded.teams.directory.account(key).name in confirmed


async def test_s17_a_guest_of_the_meeting_with_an_experts_name_is_told_what_the_bot_is(
    guarded: GuardedSchool,
) -> None:
    marit, fenna = guarded.person("marit"), guarded.person("fenna")
    label = await opens_a_case(marit)
    await invites_an_expert(marit, "Fenna", "orthopedagoog")
    await guarded.deliver()
    await fenna.told("push.expert_invited")
    press = fenna.action("Ja, ik doe mee")
    meeting = guarded.teams.meeting("overleg")
    await guarded.teams.meetings.join("moeder", meeting)
    guest = guarded.person("moeder")
    guest.looks_at(meeting)

    for asked in (f"hoe staat het met {label}", f"lees {label}", "nieuwe hulpvraag"):
        await guest.tells(asked, "talk.help_in_meeting")
        called_fenna: Json = {
            **guarded.last_activity(),
            "id": f"17999999999{len(asked)}",
            "from": {**guarded.teams.directory.sender("moeder"), "name": "Fenna Postma"},
        }
        assert "aadObjectId" not in str(called_fenna["from"])
        assert (await guarded.sends(called_fenna, guarded.token())).status == 200
    guest.turns_back()
    await guest.sends_press(press)
    await guest.sees_nothing()

    invitation = await guarded.one("SELECT state FROM invitations")
    assert invitation["state"] == "sent"
    read = " ".join(guest.reads(one) for one in meeting.messages if one.activity)
    assert label not in read
