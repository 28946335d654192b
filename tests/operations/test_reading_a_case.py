"""Reading a case, as far as somebody may."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from cases.errors import NoConsentYet
from cases.model.case import CaseId, PupilAsked
from cases.model.consents import ConsentStatus
from cases.model.meetings import Attendance
from cases.model.people import Relation
from cases.model.stages import Stage
from cases.operations.agreements import RecordAgreement
from cases.operations.guests import AnswerMeetingAsGuest
from cases.operations.reading import OpenReading, ReadCase
from storage.links import link_hash
from tests.operations.table import FRIDAY, Table


async def test_the_coordinator_reads_everything(table: Table) -> None:
    case = await table.opened(wanted=[str(table.fenna)])
    await table.seated(case, table.thijs)
    parent, token = await table.invited_parent(case)
    await table.give_by_link(token, AnswerMeetingAsGuest(attendance=Attendance.COMING))
    await table.give(
        table.marit,
        RecordAgreement(case=case.id, who=table.thijs, what="rustplek", by=FRIDAY),
    )
    file = await table.give(table.marit, ReadCase(case=case.id))

    assert file.case == case
    assert file.stage is Stage.MEETING_PLANNED
    assert file.request is not None
    assert (file.request.pupil, file.request.born) == ("Sem", date(2016, 5, 4))
    assert (file.request.wanted, file.request.pupil_asked) == (
        ["Fenna Postma"],
        PupilAsked.NOT_YET,
    )
    [agreement] = file.agreements
    assert (agreement.what, agreement.how, agreement.why) == ("rustplek", None, None)
    [meeting] = file.meetings
    assert meeting.place.room == "kamer 3"
    assert [answer.attendance for answer in meeting.answers] == [Attendance.COMING]
    assert [line.status for line in file.consents] == [
        ConsentStatus.NO_RESPONSE,
        ConsentStatus.NO_RESPONSE,
    ]
    assert file.names == {
        table.marit: "Marit de Boer",
        table.thijs: "Thijs Vos",
        table.fenna: "Fenna Postma",
        parent.guardian.id: "Lena Jansen",
    }


async def test_an_expert_with_consent_reads_without_consents_and_parents_names(
    table: Table,
) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    mother = await table.mother(case)
    await table.said(case, mother, recipient=table.fenna)
    file = await table.give(table.fenna, ReadCase(case=case.id))
    assert file.request is not None
    assert file.request.wish == "de hele dag in de klas blijven"
    assert file.consents == []
    assert set(file.names) == {table.marit, table.fenna}
    assert [one.relation for one in file.guardians] == [Relation.MOTHER]


async def test_a_reading_link_is_for_those_who_may_read(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    token = await table.give(table.marit, OpenReading(case=case.id))
    assert len(token) == 32
    assert len(link_hash(token)) == 32
    assert await table.give(table.marit, OpenReading(case=case.id)) != token
    with pytest.raises(NoConsentYet):
        await table.give(table.fenna, OpenReading(case=case.id))


async def test_a_case_of_which_nothing_was_told_has_no_request(table: Table) -> None:
    case = await table.opened()
    async with table.store_of(table.marit) as store:
        silent = replace(case, id=CaseId(uuid4()), label="WR-002")
        await store.add_case(silent)
    file = await table.give(table.marit, ReadCase(case=silent.id))
    assert (file.case, file.request, file.agreements) == (silent, None, [])
