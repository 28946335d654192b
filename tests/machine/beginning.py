"""Where a run begins: not with an empty school, so that few moves lead to much."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from cases.model.consents import ConsentAnswer
from cases.practices.roles import role_of
from tests.machine.machine import LEADER
from tests.machine.moves_of_parents import MovesOfParents
from tests.machine.moves_of_people import MovesOfPeople
from tests.machine.moves_of_reports import MovesOfReports
from tests.machine.world import PEOPLE

_some = st.sets(st.sampled_from(("thijs", "fenna", "dirk")))


class Beginning(MovesOfPeople, MovesOfParents, MovesOfReports):
    """A case with a mother, some people at its table, and her yes for some of them."""

    @initialize(seated=_some, consented=_some, reported=st.booleans())
    def begins_with_a_case(
        self,
        seated: set[str],
        consented: set[str],
        reported: bool,  # noqa: FBT001
    ) -> None:
        self.opens_a_case(who="marit", channel="a")
        self.parent_is_added(actor=LEADER, case=0, authority=True)
        for who in sorted(seated):
            self.decides_about_a_newcomer(
                actor=LEADER, case=0, newcomer=who, role=role_of(PEOPLE[who])
            )
        for who in sorted(consented):
            self.parents_answer(actor=LEADER, case=0, about=who, answer=ConsentAnswer.YES)
        self.writes_a_report(actor=LEADER, case=0, sends=reported)
        self.link_is_made_out(actor=LEADER, case=0, lasts=timedelta(days=30))
