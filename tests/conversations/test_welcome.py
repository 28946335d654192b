"""The first message: one for each install, none for anything else."""

from playground.envelopes import Place, envelope
from playground.people import Person
from tests.school_in_a_box import SchoolInABox, Someone


def _said_by_the_bot(school: SchoolInABox, somebody: Someone) -> list[str]:
    bot = school.life.teams.directory.bot_id
    messages = somebody.place.conversation.messages
    return [Person.reads(somebody, message) for message in messages if message.sender == bot]


async def test_each_person_is_welcomed_once(school: SchoolInABox) -> None:
    for key in ("marit", "fenna", "sanne", "kim"):
        said = _said_by_the_bot(school, school.person(key))
        assert len(said) == 1
        assert "Aan tafel" in said[0]
        for command in ("nieuwe hulpvraag", "mijn taken", "help"):
            assert command in said[0]


async def test_the_team_is_welcomed_once_and_other_channels_are_left_alone(
    school: SchoolInABox,
) -> None:
    marit = school.person("marit")
    for channel, messages in (("general", 1), ("wr1", 0), ("wr2", 0)):
        marit.turns_to(school.life.teams.channel(channel))
        assert len(_said_by_the_bot(school, marit)) == messages, channel


async def test_an_install_that_is_told_twice_welcomes_once(school: SchoolInABox) -> None:
    teams, kim = school.life.teams, school.person("kim")
    await teams.installing.remove_for("kim")
    teams.doorway.copies = 2
    await teams.installing.install_for("kim")
    teams.doorway.copies = 1
    await teams.doorway.repeat_last()
    assert len(_said_by_the_bot(school, kim)) == 2  # at first, and when it came back


async def test_a_new_version_and_a_newcomer_are_no_reason_to_greet(school: SchoolInABox) -> None:
    teams, marit = school.life.teams, school.person("marit")
    activity = envelope(teams.scene, "installationUpdate", "marit", Place(teams.chat("marit")))
    await teams.doorway.send({**activity, "action": "add-upgrade"})
    assert len(_said_by_the_bot(school, marit)) == 1
    await school.joins("kim", "wr1")
    marit.turns_to(teams.channel("wr1"))
    assert _said_by_the_bot(school, marit) == []


async def test_a_restart_greets_nobody(closed_school: SchoolInABox) -> None:
    async with closed_school.open():
        pass
    async with closed_school.open() as school:
        assert len(_said_by_the_bot(school, school.person("marit"))) == 1
