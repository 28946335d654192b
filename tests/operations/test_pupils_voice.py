"""The pupil's voice: asked, put to use, told; and no closing before."""

from datetime import date, timedelta

import pytest

from cases.errors import DateInTheFuture, NotAllowed, NotFoundHere, PupilNotHeard
from cases.messages import Road
from cases.model.case import CaseId, CaseState
from cases.model.voices import SharedWith, Step
from cases.operations.closing import CloseCase, WhatIsStillOpen
from cases.operations.family import RecordPupilAsked
from cases.operations.kinds import Kind
from cases.operations.meetings import ScheduleFollowUp
from cases.operations.missing import Gap, WhatIsMissing
from cases.operations.pupil_pages import PupilView, Tell
from cases.operations.pupil_voice import RecordInfluence, ReportBack, voice_loop
from cases.operations.pupils import InvitePupil
from cases.principals import Member
from tests.operations.table import TODAY, TUESDAY, WHY, Table


async def test_a_case_closes_once_the_pupil_was_asked_and_told(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, ScheduleFollowUp(case=case.id, at=TUESDAY, where="school"))
    table.clock.forward(timedelta(days=20))

    async def gaps() -> set[Gap]:
        found = {one.gap for one in await table.give(table.marit, WhatIsMissing(case=case.id))}
        return found & {Gap.PUPIL_NOT_ASKED, Gap.INFLUENCE_OPEN, Gap.PUPIL_NOT_TOLD}

    assert await gaps() == {Gap.PUPIL_NOT_ASKED}
    for command in (CloseCase(case=case.id), WhatIsStillOpen(case=case.id)):
        with pytest.raises(PupilNotHeard):
            await table.give(table.marit, command)
    with pytest.raises(NotFoundHere):
        await table.give(table.marit, ReportBack(case=case.id, on=TODAY))
    asked = RecordPupilAsked(case=case.id, who=table.thijs, on=TODAY, said="naast Bram")
    await table.give(table.marit, asked)
    assert await gaps() == {Gap.INFLUENCE_OPEN}
    done = RecordInfluence(case=case.id, influence="Je zit nu naast Bram.")
    influence = await table.give(table.marit, done)
    assert (influence.by, influence.on) == ("Marit de Boer", date(2026, 12, 13))
    assert await gaps() == {Gap.PUPIL_NOT_TOLD}
    with pytest.raises(PupilNotHeard):
        await table.give(table.marit, CloseCase(case=case.id))
    with pytest.raises(DateInTheFuture):
        await table.give(table.marit, ReportBack(case=case.id, on=date(2027, 1, 10)))
    await table.give(table.marit, ReportBack(case=case.id, on=date(2026, 12, 13)))
    assert await gaps() == set()

    await table.give(table.marit, done)  # said otherwise, so it has to be told again
    assert await gaps() == {Gap.PUPIL_NOT_TOLD}
    await table.give(table.marit, ReportBack(case=case.id, on=date(2026, 12, 13)))
    await table.give(table.marit, CloseCase(case=case.id))
    async with table.store_of(table.marit) as store:
        assert (await store.case(case.id)).state is CaseState.CLOSED


async def test_a_reason_takes_its_place(table: Table) -> None:
    case = await table.opened()
    await table.give(table.marit, WhatIsStillOpen(case=case.id, why_unheard=WHY))
    await table.give(table.marit, CloseCase(case=case.id, why_unheard=WHY))


async def test_what_a_pupil_shares_counts_as_heard(table: Table) -> None:
    case = await table.opened()

    async def gaps() -> set[Gap]:
        found = {one.gap for one in await table.give(table.marit, WhatIsMissing(case=case.id))}
        return found & {Gap.PUPIL_NOT_ASKED, Gap.PUPIL_SILENT}

    assert await gaps() == {Gap.PUPIL_NOT_ASKED}
    invited = await table.give(table.marit, InvitePupil(case=case.id))
    assert invited.token
    assert invited.asked == ()
    await table.give_by_link(invited.token, Tell(own_words="rust"))
    loop = await _step(table, case.id)
    assert loop is Step.HEAR
    assert await gaps() == {Gap.PUPIL_SILENT}
    shared = Tell(own_words="rust", shared_with=SharedWith.TABLE)
    await table.give_by_link(invited.token, shared)
    assert await _step(table, case.id) is Step.INFLUENCE
    assert await gaps() == set()
    await table.give(table.marit, RecordInfluence(case=case.id, influence="Een rustplek."))
    view = await table.give_by_link(invited.token, PupilView())
    assert view.influence
    assert view.influence.text == "Een rustplek."


async def test_only_who_leads_does_this(table: Table) -> None:
    case = await table.opened()
    await table.seated(case, table.fenna)
    for command in (
        InvitePupil(case=case.id),
        RecordInfluence(case=case.id, influence="x"),
        ReportBack(case=case.id, on=TODAY),
    ):
        with pytest.raises(NotAllowed):
            await table.give(table.fenna, command)


async def test_a_pupil_with_a_mailbox_gets_the_link_there(table: Table) -> None:
    case = await table.opened(born=date(2010, 5, 4))
    command = InvitePupil(case=case.id, email="yara@example.org", language="en")
    invited = await table.give(table.marit, command)
    assert invited.token is None
    mail = table.last(Kind.PUPIL_INVITED)
    assert (mail.road, mail.address, mail.values["language"]) == (
        Road.MAIL,
        "yara@example.org",
        "en",
    )
    view = await table.give_by_link(str(mail.values["token"]), PupilView())
    assert (view.name, view.decides, len(view.asked)) == ("Sem", True, 1)


async def _step(table: Table, case: CaseId) -> Step | None:
    async with table.database.work_as(Member(table.tenant, table.marit)) as work:
        occasion = work.desk.occasion
        return (await voice_loop(occasion, await occasion.store.case(case))).missing
