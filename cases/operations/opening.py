"""Starting a request for help about a pupil."""

from datetime import date
from typing import Annotated
from uuid import uuid4

from pydantic import Field, JsonValue

from cases.desk import Command, Occasion
from cases.errors import DateInTheFuture, DateInThePast, NotACoordinator
from cases.identities import PersonId
from cases.model.case import (
    Audience,
    Case,
    CaseId,
    CaseState,
    Channel,
    Participant,
    PupilAsked,
    Reason,
    Seat,
)
from cases.model.people import Authority, Person, Role
from cases.model.pupils import Pupil
from cases.operations.fields import BirthDate, ChannelKey, Day, FreeText, GroupName, Line
from cases.practices.roles import role_of

Wished = Annotated[PersonId | Line, Field(union_mode="left_to_right")]
"""A colleague by id, or words. An id is tried first: its digits can pass for a BSN."""


class OpenCase(Command[Case]):
    """Open a case in a channel this person coordinates.

    ``wanted`` are the people wished for at the table: colleagues by their id, written as
    text, or any words ("iemand van JGZ"). Colleagues become *proposed*: that gives them no
    right, and nobody tells them.
    """

    channel: ChannelKey
    pupil: Line
    born: BirthDate
    group: GroupName
    reason: Reason
    tried: FreeText
    works: FreeText
    wish: FreeText
    authority: Authority
    pupil_asked: PupilAsked
    wanted: tuple[Wished, ...] | None = None
    deadline: Day | None = None

    async def carry_out(self, occasion: Occasion) -> Case:
        """Give the case a label, seat its coordinator, and keep what was told.

        Raises:
            NotACoordinator: the channel is not this person's to use.
            DateInTheFuture: the pupil is not born yet.
            DateInThePast: the deadline has passed.
        """
        self._check_dates(occasion.today)
        store = occasion.store
        channel = await self._channel(occasion)
        me = await store.me()
        case = Case(
            id=CaseId(uuid4()),
            label=await store.reserve_label(channel.id),
            school=channel.school,
            channel=channel.id,
            state=CaseState.OPEN,
            coordinator=me,
            deputy=None,
            opened_at=occasion.now,
            deadline=self.deadline,
            authority=self.authority,
        )
        await store.add_case(case)
        await store.save_pupil(case.id, self._pupil(occasion))
        await store.seat(Participant(case.id, me, Role.COORDINATOR, Seat.SEATED, occasion.now))
        wanted = await self._wanted(occasion)
        for person in {wish.id: wish for wish in wanted if isinstance(wish, Person)}.values():
            if person.id != me:
                role = role_of(person.function)
                proposed = Participant(case.id, person.id, role, Seat.PROPOSED, occasion.now)
                await store.seat(proposed)
        await store.keep_words(case.id, case.id, Audience.CONTENT, self._words(wanted))
        return case

    def _check_dates(self, today: date) -> None:
        if self.born > today:
            raise DateInTheFuture(given=self.born)
        if self.deadline and self.deadline < today:
            raise DateInThePast(given=self.deadline)

    def _pupil(self, occasion: Occasion) -> Pupil:
        return Pupil(
            PersonId(uuid4()),
            born=self.born,
            asked_from=occasion.practice.pupil_asked_from,
            guardians_asked=occasion.practice.guardians_asked,
        )

    async def _channel(self, occasion: Occasion) -> Channel:
        for channel in await occasion.store.channels_to_coordinate():
            if channel.id == self.channel:
                return channel
        raise NotACoordinator

    async def _wanted(self, occasion: Occasion) -> list[Person | str]:
        """Return the people wished for; an id that leads to nobody is left out."""
        found: list[Person | str] = []
        for wish in self.wanted or ():
            if isinstance(wish, str):
                found.append(wish)
            elif person := await occasion.store.person(wish):
                found.append(person)
        return found

    def _words(self, wanted: list[Person | str]) -> dict[str, JsonValue]:
        names: list[JsonValue] = [
            wish.name if isinstance(wish, Person) else wish for wish in wanted
        ]
        return {
            "pupil": self.pupil,
            "born": self.born.isoformat(),
            "group": self.group,
            "reason": self.reason.value,
            "tried": self.tried,
            "works": self.works,
            "wish": self.wish,
            "pupil_asked": self.pupil_asked.value,
            "wanted": names,
        }
