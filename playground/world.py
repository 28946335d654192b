"""The world a playground starts with: a school, its people and a team; no case yet."""

from dataclasses import dataclass
from enum import StrEnum


class ChannelType(StrEnum):
    """Who is in a channel: everybody of the team, or people chosen one by one."""

    STANDARD = "standard"
    SHARED = "shared"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """Somebody who lives in this world.

    Without an account (a parent) a person has a mailbox only, and enters a meeting as
    whoever they type that they are.
    """

    key: str
    name: str
    work: str
    place: str
    email: str
    account: bool = True
    has_app: bool = True
    locale: str = "nl-NL"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the team; ``members`` counts only where they are chosen one by one."""

    key: str
    name: str
    type: ChannelType = ChannelType.STANDARD
    members: tuple[str, ...] = ()
    has_app: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """An online meeting, whose chat holds those who joined."""

    key: str
    subject: str
    organizer: str
    has_app: bool = True


@dataclass(frozen=True, slots=True)
class Team:
    """The team in which the app is installed. Its first channel is General."""

    key: str
    name: str
    owners: tuple[str, ...]
    members: tuple[str, ...]
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class World:
    """A school, its people, one team and its meetings, as they are before anything happens.

    ``seed`` decides every id, the tenant's included: another seed is another tenant, in
    which nothing has happened yet.
    """

    seed: str
    school: str
    people: tuple[Inhabitant, ...]
    team: Team
    meetings: tuple[Meeting, ...] = ()
    bot_name: str = "Aan tafel"

    def __post_init__(self) -> None:
        known = {person.key for person in self.people}
        named = {*self.team.owners, *self.team.members}
        named.update(key for channel in self.team.channels for key in channel.members)
        named.update(meeting.organizer for meeting in self.meetings)
        if strangers := named - known:
            raise ValueError(f"nobody in this world is called {sorted(strangers)}")
        if not set(self.team.owners) <= set(self.team.members):
            raise ValueError("an owner of the team is a member of it")

    def person(self, key: str) -> Inhabitant:
        """Return the person of that key.

        Raises:
            KeyError: nobody has that key.
        """
        return {one.key: one for one in self.people}[key]


_SCHOOL = "obs De Wilgenroos"

_STAFF = (
    ("marit", "Marit de Boer", "intern begeleider", _SCHOOL, "wilgenroos.example"),
    ("anouk", "Anouk Smit", "directeur", _SCHOOL, "wilgenroos.example"),
    ("thijs", "Thijs Vos", "leerkracht groep 6", _SCHOOL, "wilgenroos.example"),
    ("fenna", "Fenna Postma", "orthopedagoog", "SWV De Brug", "debrug.example"),
    ("fatma", "Fatma Yildiz", "jeugdverpleegkundige", "JGZ", "jgz.example"),
    ("joris", "Joris Klaver", "schoolmaatschappelijk werker", "Welzijn", "welzijn.example"),
    ("sanne", "Sanne Visser", "leerkracht groep 4", _SCHOOL, "wilgenroos.example"),
    ("kim", "Kim de Wit", "onderwijsassistent", _SCHOOL, "wilgenroos.example"),
)
_PARENTS = (("moeder", "Moeder", "ouder"), ("vader", "Vader", "ouder"))


def de_wilgenroos(seed: str = "de-wilgenroos") -> World:
    """Return obs De Wilgenroos: a support team with two channels for cases, and no case yet.

    Marit owns the team. Sanne is in it but not in the first case channel; Kim is in neither.
    The parents have a mailbox and no account.
    """
    staff = tuple(
        Inhabitant(key, name, work, place, f"{name.lower().replace(' ', '.')}@{domain}")
        for key, name, work, place, domain in _STAFF
    )
    parents = tuple(
        Inhabitant(key, name, work, "thuis", f"{key}@thuis.example", account=False, has_app=False)
        for key, name, work in _PARENTS
    )
    team = Team(
        key="ondersteuningsteam",
        name="Ondersteuningsteam De Wilgenroos",
        owners=("marit",),
        members=("marit", "anouk", "thijs", "fenna", "fatma", "joris", "sanne"),
        channels=(
            Channel("general", "General"),
            Channel("wr1", "WR ondersteuning 1", ChannelType.SHARED, ("marit", "thijs")),
            Channel("wr2", "WR ondersteuning 2", ChannelType.SHARED, ("marit", "joris", "sanne")),
        ),
    )
    meeting = Meeting("overleg", "Gesprek op school", "marit")
    return World(seed, _SCHOOL, staff + parents, team, (meeting,))
