"""A case with a report: sent once, written in again, and answered by a father."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

from cases.identities import PersonId
from cases.model.case import Audience, CaseId
from cases.model.consents import ConsentAnswer
from cases.model.people import Guardian, Relation
from cases.model.reports import (
    ReportId,
    ReportResponse,
    ReportVersion,
    ResponseId,
    VersionId,
)
from cases.principals import Guest
from cases.store import CaseStore, LinkKind
from storage.links import link_hash
from tests.seeds import School
from tests.storage.full_case import FullCase, consent, consent_of, fill


@dataclass
class Reported:
    """A case with a version that parents have, a draft after it, and two parents' responses."""

    full: FullCase
    sent: ReportVersion
    draft: ReportVersion
    his: ReportResponse
    shared: ReportResponse
    father: Guest


def _version(full: FullCase, number: int) -> ReportVersion:
    school = full.school
    return ReportVersion(
        id=VersionId(uuid4()),
        case=full.case.id,
        report=ReportId(full.meeting),
        meeting=None,
        child=uuid4(),
        number=number,
        written_by=school.coordinator,
        written_at=school.clock(),
    )


async def _keep(store: CaseStore, version: ReportVersion) -> None:
    await store.add_report_version(version)
    for about in (version.id, version.child):
        await store.keep_words(version.case, about, Audience.REPORT, {"hard": "de pauze"})


async def report(school: School) -> Reported:
    """Let the case of these tests have a report, and let consent for the expert be given."""
    full = await fill(school)
    await consent(full, ConsentAnswer.YES, school.expert)
    now = school.clock()
    first, second = _version(full, 1), _version(full, 2)
    father = PersonId(uuid4())
    async with school.database.work_as(school.member(school.coordinator)) as work:
        store = work.desk.store
        await _keep(store, first)
        sent = first.sent(school.coordinator, now, now, now.date() + timedelta(days=14))
        await store.save_report_version(sent, first.edition)
        await _keep(store, second)
        guardian = Guardian(father, Relation.FATHER, has_authority=True, language="nl")
        token = await _with_link(store, full.case.id, guardian, school)
    his = Guest(link_hash(token))
    responses = []
    for shared in (False, True):
        async with school.database.work_as(his) as work:
            one = ReportResponse(
                ResponseId(uuid4()), full.case.id, sent.id, father, now, shared=shared
            )
            await work.desk.store.add_report_response(one)
            await work.desk.store.keep_words(
                full.case.id, one.id, Audience.RESPONSE, {"says": "nee"}
            )
            responses.append(one)
    await _consent_of(full, father)
    return Reported(full, sent, second, responses[0], responses[1], his)


async def _with_link(store: CaseStore, case: CaseId, guardian: Guardian, school: School) -> str:
    await store.save_guardian(case, guardian)
    until = school.clock() + timedelta(days=30)
    return await store.mint_link(LinkKind.GUEST, case, guardian.id, until)


async def _consent_of(full: FullCase, giver: PersonId) -> None:
    school = full.school
    yes = replace(consent_of(full, ConsentAnswer.YES, school.expert), giver=giver)
    async with school.database.work_as(school.member(school.coordinator)) as work:
        await work.desk.store.add_consent(yes)
