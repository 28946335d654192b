"""Overviews: my cases, my tasks, who sits there, what is missing, and reading it all."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from cases.errors import CaseNotFound, NotAllowed
from cases.model.case import CaseId, PupilAsked, Seat
from cases.model.consents import ConsentStatus
from cases.model.meetings import Attendance
from cases.model.people import Relation, Role
from cases.model.stages import Stage
from cases.operations.agreements import BlockAgreement, FinishAgreement, RecordAgreement
from cases.operations.consents import AddGuardian
from cases.operations.guests import AnswerMeetingAsGuest
from cases.operations.invitations import WithdrawInvitation
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.missing import Gap, WhatIsMissing
from cases.operations.overview import ListMyCases, MyTasks, ShowCase, WhoSits
from cases.operations.reading import OpenReading, ReadCase
from tests.operations.table import FRIDAY, TUESDAY, Table


async def test_everybody_sees_the_cases_at_whose_table_they_sit(table: Table) -> None:
    first, second = await table.opened(), await table.opened()
    await table.seated(second, table.fenna)
    await table.give(
        table.marit, RecordAgreement(case=second.id, who=table.fenna, what="bellen", by=FRIDAY)
    )
    mine = await table.give(table.marit, ListMyCases())
    assert [(line.label, line.leads, line.open_agreements) for line in mine] == [
        (first.label, True, 0),
        (second.label, True, 1),
    ]
    hers = await table.give(table.fenna, ListMyCases())
    assert [(line.label, line.leads, line.stage) for line in hers] == [
        (second.label, False, Stage.CONSENT_PENDING)
    ]
    assert await table.give(table.sanne, ListMyCases()) == []


async def test_a_case_at_a_glance_counts_and_names_no_content(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    first, second, _ = [
        await table.give(
            table.marit, RecordAgreement(case=case.id, who=table.fenna, what="x", by=by)
        )
        for by in (FRIDAY, FRIDAY, date(2027, 2, 1))
    ]
    await table.give(table.fenna, FinishAgreement(agreement=first.id))
    table.clock.now = TUESDAY + timedelta(days=20)
    summary = await table.give(table.fenna, ShowCase(case=case.id))
    assert (summary.coordinator, summary.deputy, summary.seated) == ("Marit de Boer", None, 2)
    line = summary.line
    assert (line.open_agreements, line.late_agreements, line.done_agreements) == (2, 1, 1)
    assert (summary.may_read, line.next_meeting) == (False, None)
    assert second.is_late(date(2026, 12, 28))


async def test_after_a_meeting_with_agreements_the_work_is_in_progress(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school"))
    await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.marit, what="x", by=FRIDAY)
    )
    table.clock.now = TUESDAY + timedelta(hours=1)
    [line] = await table.give(table.marit, ListMyCases())
    assert line.stage is Stage.IN_PROGRESS


async def test_my_tasks_are_mine_over_all_cases(table: Table) -> None:
    first, second = await table.opened(), await table.opened()
    await table.seated(first, table.fenna)
    await table.seated(second, table.fenna)
    later = await table.give(
        table.marit, RecordAgreement(case=first.id, who=table.fenna, what="x", by=FRIDAY)
    )
    sooner = await table.give(
        table.fenna,
        RecordAgreement(case=second.id, who=table.fenna, what="y", by=date(2026, 11, 24)),
    )
    third = await table.opened()
    invitation = await table.invited(third, table.fenna)
    table.clock.forward(timedelta(days=2))

    tasks = await table.give(table.fenna, MyTasks())
    assert [(one.label, one.agreement.id, one.late) for one in tasks.agreements] == [
        (second.label, sooner.id, True),
        (first.label, later.id, False),
    ]
    assert [one.agreement.id for one in tasks.to_confirm] == [later.id]
    assert tasks.invitations == [invitation]
    await table.roster("19:wr@thread.tacv2", table.marit)
    gone = await table.give(table.fenna, MyTasks())
    assert (list(gone.agreements), gone.invitations) == ([], [invitation])


async def test_who_sits_there_tells_what_each_still_misses(table: Table) -> None:
    case = await table.opened(wanted=[str(table.thijs)])
    await table.seated(case, table.fenna, table.joris)
    declined = await table.invited(case, table.noor)
    await table.give(table.marit, WithdrawInvitation(invitation=declined.id))
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)

    there = await table.give(table.marit, WhoSits(case=case.id))
    assert there.label == "WR-001"
    assert [
        (one.person.name, one.role, one.seat, one.in_channel, one.may_read) for one in there.seats
    ] == [
        ("Marit de Boer", Role.COORDINATOR, Seat.SEATED, True, True),
        ("Fenna Postma", Role.EXPERT, Seat.SEATED, True, True),
        ("Joris Klaver", Role.EXPERT, Seat.SEATED, False, False),
        ("Thijs Vos", Role.TEACHER, Seat.PROPOSED, True, False),
    ]
    assert [one.id for one in there.guardians] == [mother.id]


async def test_a_new_case_misses_nearly_everything(table: Table) -> None:
    case = await table.opened()
    missing = await table.give(table.marit, WhatIsMissing(case=case.id))
    assert [one.gap for one in missing] == [
        Gap.NO_GUARDIAN,
        Gap.PUPIL_NOT_ASKED,
        Gap.NOBODY_INVITED,
        Gap.NO_MEETING,
    ]


async def test_what_is_missing_names_whom_and_what_it_is_about(table: Table) -> None:
    case = await table.opened(pupil_asked=PupilAsked.YES)
    await table.seated(case, table.fenna, table.joris)
    await table.invited(case, table.noor)
    parent, token = await table.invited_parent(case)
    father = await table.give(
        table.marit,
        AddGuardian(case=case.id, name="Karim", relation=Relation.FATHER, has_authority=True),
    )
    for guardian in (parent.guardian, father):
        await table.said(case, guardian, recipient=table.joris)
    agreements = [
        await table.give(table.marit, RecordAgreement(case=case.id, who=who, what="x", by=by))
        for who, by in ((table.fenna, date(2026, 11, 24)), (table.joris, FRIDAY))
    ]
    await table.give(table.marit, BlockAgreement(agreement=agreements[1].id))
    table.clock.forward(timedelta(days=2))

    missing = await table.give(table.marit, WhatIsMissing(case=case.id))
    assert [(one.gap, dict(one.values)) for one in missing] == [
        (
            Gap.CONSENT_MISSING,
            {"name": "Fenna Postma", "status": ConsentStatus.NO_RESPONSE},
        ),
        (Gap.CONSENT_MISSING, {"name": "Noor Bakker", "status": ConsentStatus.NO_RESPONSE}),
        (Gap.INVITATION_OPEN, {"name": "Noor Bakker"}),
        (Gap.NOT_IN_CHANNEL, {"name": "Joris Klaver", "channel": "kanaal"}),
        (Gap.PARENT_NOT_ANSWERED, {"relation": Relation.MOTHER, "at": TUESDAY}),
        (Gap.AGREEMENT_LATE, {"number": 1, "by": date(2026, 11, 24)}),
        (Gap.AGREEMENT_BLOCKED, {"number": 2, "by": FRIDAY}),
    ]
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    left = await table.give(table.marit, WhatIsMissing(case=case.id))
    assert Gap.PARENT_NOT_ANSWERED not in {one.gap for one in left}


async def test_after_the_last_meeting_a_follow_up_and_new_doers_are_missing(
    table: Table,
) -> None:
    case = await table.opened()
    await table.give(
        table.marit,
        AddGuardian(case=case.id, name="Oom Piet", relation=Relation.OTHER, has_authority=False),
    )
    await table.seated(case, table.fenna)
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school"))
    await table.give(
        table.marit, RecordAgreement(case=case.id, who=table.fenna, what="x", by=date(2027, 3, 1))
    )
    async with table.store_of(table.marit) as store:
        [invitation] = await store.invitations(case.id)
    await table.give(table.marit, WithdrawInvitation(invitation=invitation.id))
    table.clock.now = TUESDAY + timedelta(days=1)
    missing = await table.give(table.marit, WhatIsMissing(case=case.id))
    assert [one.gap for one in missing] == [
        Gap.NO_GUARDIAN_WITH_AUTHORITY,
        Gap.PUPIL_NOT_ASKED,
        Gap.NOBODY_INVITED,
        Gap.NO_FOLLOW_UP,
        Gap.NO_REPORT,
        Gap.AGREEMENT_WITHOUT_DOER,
    ]


async def test_what_is_missing_is_for_who_leads_the_case(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    with pytest.raises(NotAllowed):
        await table.give(table.fenna, WhatIsMissing(case=case.id))


async def test_outsiders_get_the_same_answer_whether_the_case_exists_or_not(
    table: Table,
) -> None:
    case = await table.opened()
    for asked in (case.id, CaseId(uuid4())):
        for command in (
            ShowCase(case=asked),
            WhoSits(case=asked),
            WhatIsMissing(case=asked),
            OpenReading(case=asked),
            ReadCase(case=asked),
        ):
            for person in (table.sanne, table.fenna):
                with pytest.raises(CaseNotFound) as refusal:
                    await table.give(person, command)
                assert refusal.value.details == {}


async def test_leaving_the_channel_ends_access_at_the_next_request(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    await table.give(table.fenna, ShowCase(case=case.id))
    await table.roster("19:wr@thread.tacv2", table.marit, table.thijs)
    with pytest.raises(CaseNotFound):
        await table.give(table.fenna, ShowCase(case=case.id))
