"""What people have a right to: letting things rest, correcting, seeing what is held, erasure."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from cases.errors import CaseError, CaseNotFound, ReasonNeeded
from cases.model.consents import ConsentAnswer
from cases.model.destructions import Ground
from cases.model.inspection import Package
from cases.model.restrictions import Why
from cases.operations.destroying import DestroyCase
from cases.operations.inspection import ReadPackage
from cases.operations.rectification import AskCorrection
from cases.operations.reopening import ReopenCase
from cases.operations.restriction import LetRest, Resume
from tests.machine.machine import (
    LEADER,
    SchoolMachine,
    one_of_them,
    somebody,
    usually_the_leader,
)
from tests.machine.told import ToldCase
from tests.machine.world import CHANNELS, Unread

_SELDOM = st.integers(min_value=0, max_value=5)


class MovesOfRights(SchoolMachine):
    """Things rest, words are corrected, packages read, cases opened again and erased."""

    @rule(actor=usually_the_leader, case=one_of_them, which=one_of_them)
    def lets_rest(self, actor: str, case: int, which: int) -> None:
        told = self.case(case)
        item = self._item(told, which)
        command = LetRest(case=told.id, item=item, why=Why.COMPLAINT)
        if self.leads(actor, told, command) is not None:
            told.resting.add(item)
            told.rested.add(item)

    @rule(actor=usually_the_leader, case=one_of_them, which=one_of_them)
    def resumes(self, actor: str, case: int, which: int) -> None:
        told = self.case(case)
        resting = sorted(told.resting, key=str) or [told.id]
        item = resting[which % len(resting)]
        if self.leads(actor, told, Resume(case=told.id, item=item)) is not None:
            told.resting.remove(item)

    @rule(who=somebody, case=one_of_them, which=one_of_them)
    def corrects(self, who: str, case: int, which: int) -> None:
        """Say that something is not right: only who reads it can."""
        told = self.case(case)
        item = self._item(told, which)
        asked = self.asks(who, AskCorrection(case=told.id, item=item, says=told.secret))
        if isinstance(asked, CaseError | Unread):
            return
        assert told.id in self.oracle.reads(who)
        assert told.shows(who, item)
        told.corrections[asked.request.id] = item

    @rule(actor=usually_the_leader, case=one_of_them, which=one_of_them)
    def reads_a_package(self, actor: str, case: int, which: int) -> None:
        """Read all that is held on the pupil or a parent: only who answers for the case does."""
        told = self.case(case)
        who = told.coordinator if actor == LEADER else actor
        about = [told.id, *told.guardians][which % (1 + len(told.guardians))]
        package = self.asks(who, ReadPackage(about=about, case=told.id))
        if isinstance(package, Unread):
            return
        if told.id not in self.oracle.keeps(who):
            assert isinstance(package, CaseNotFound)
        elif told.id not in self.oracle.gathers(who):
            assert isinstance(package, ReasonNeeded)
        elif told.shows(who, told.id):
            assert not isinstance(package, CaseError)
            self._holds(package, told.label, {told.secret} if about == told.id else set())

    @rule(who=somebody)
    def reads_their_own_package(self, who: str) -> None:
        """Read all that is held on oneself: no word about any pupil is in it."""
        package = self.asks(who, ReadPackage(about=self.world.people[who]))
        if not isinstance(package, Unread):
            assert not isinstance(package, CaseError)
            self._holds(package, None, set())

    @rule(actor=usually_the_leader, case=one_of_them)
    def opens_again(self, actor: str, case: int) -> None:
        told = self.case(case)
        command = ReopenCase(case=told.id, typed=told.label)
        if self.leads(actor, told, command) is not None:
            assert told.closed
            told.closed = False
            told.answers = dict.fromkeys(told.answers, ConsentAnswer.ENDED)

    @precondition(lambda self: len(self.oracle.cases) > 1)
    @rule(actor=usually_the_leader, case=one_of_them, seldom=_SELDOM)
    def erases(self, actor: str, case: int, seldom: int) -> None:
        """Destroy a case: it is gone for everybody, with its links and its people's buttons."""
        if seldom:
            return
        told = self.case(case)
        who = told.coordinator if actor == LEADER else actor
        command = DestroyCase(case=told.id, ground=Ground.MISTAKE, typed=told.label)
        if isinstance(self.asks(who, command), CaseError | Unread):
            return
        assert told.id in self.oracle.keeps(who)
        del self.oracle.cases[told.id]
        people = {*told.seats, told.coordinator, told.deputy}
        for token, button in list(self.oracle.buttons.items()):
            if button.whose in people - {None} or button.place == CHANNELS[told.channel]:
                del self.oracle.buttons[token]

    def _item(self, told: ToldCase, which: int) -> UUID:
        """Return something of a case: the whole of it, or an agreement."""
        items = [told.id, *told.agreements]
        return items[which % len(items)]

    def _holds(self, package: Package, label: str | None, secrets: set[str]) -> None:
        """Hold a package to the secrets that may be in it, and to its case."""
        values = {str(field.value) for record in package.records for field in record.fields}
        everybodys = {told.secret for told in self.oracle.cases.values()}
        assert {secret for secret in everybodys if secret in values} == secrets
        assert label is None or {one.label for one in package.records} <= {label, None}
