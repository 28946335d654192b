"""Reports: written and sent by who leads, read by parents first, and printed for them."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from cases.operations.report_paper import ReadReportOnPaper
from cases.operations.report_sending import SendReport
from cases.operations.reports import WriteReport
from cases.practices.practice import Practice
from cases.sending_hours import opening
from tests.machine.machine import LEADER, SchoolMachine, one_of_them, usually_the_leader
from tests.machine.told import ToldReport


class MovesOfReports(SchoolMachine):
    """A report is written and sent; another version follows; one is printed for a parent."""

    @rule(actor=usually_the_leader, case=one_of_them, sends=st.booleans())
    def writes_a_report(self, actor: str, case: int, sends: bool) -> None:  # noqa: FBT001
        told = self.case(case)
        said = dict.fromkeys(("hard", "child", "changed"), told.secret)
        written = self.leads(actor, told, WriteReport(case=told.id, **said))
        if written is None:
            return
        known = {one.version: one for one in told.reports}
        draft = ToldReport(written.version.id, written.version.child)
        report = known.get(draft.version)
        if report is None:
            told.reports.append(report := draft)
        assert report.sent_at is None
        if sends and self.leads(LEADER, told, SendReport(case=told.id)) is not None:
            report.sent_at = self.world.clock()
            report.parents_at = opening(self.world.clock(), Practice())

    @rule(actor=usually_the_leader, case=one_of_them, which=one_of_them)
    def prints_a_report(self, actor: str, case: int, which: int) -> None:
        """Print the newest version for a parent: only one with authority gets it."""
        told = self.case(case)
        if not told.guardians:
            return
        parent = list(told.guardians)[which % len(told.guardians)]
        paper = self.leads(actor, told, ReadReportOnPaper(case=told.id, parent=parent))
        if paper is not None:
            assert told.guardians[parent]
            sent = [one.version for one in told.reports if one.sent_at is not None]
            assert paper.page.version.id == sent[-1]
