"""What parents and the pupil answer to a report, kept word for word, and what is done with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar
from uuid import uuid4

from pydantic import BaseModel

from cases.desk import Command, Occasion
from cases.errors import NotFoundHere
from cases.identities import PersonId
from cases.messages import Message
from cases.model.case import Audience, Case, CaseId, CaseState
from cases.model.reports import (
    Mark,
    Part,
    ReportResponse,
    ReportText,
    ResponseId,
    ResponseText,
    VersionId,
)
from cases.operations.fields import FreeText
from cases.operations.guests import myself
from cases.operations.kinds import Kind, post
from cases.operations.letters import Mailing, addressees, letter_to
from cases.operations.pupils import tell_pupil
from cases.operations.table import led_case
from cases.principals import Visitor


class ResponseGiven(BaseModel):
    """What is answered to a version: buttons pressed by part, one's own words, or neither.

    Neither means that it is right so. ``share``: others of the family may read it too.
    """

    version: VersionId
    marks: Mapping[Part, Sequence[Mark]] = {}
    says: FreeText | None = None
    share: bool = False

    async def keep(
        self, occasion: Occasion, case: Case, giver: PersonId, parts: Collection[Part]
    ) -> ReportResponse:
        """Keep it as it is, and tell the coordinator that there is one, not what it says.

        The same again changes nothing.

        Raises:
            NotFoundHere: something is said of what is not among ``parts``, which they may read.
        """
        said = ResponseText(
            {part: sorted(set(marks)) for part, marks in self.marks.items() if marks}, self.says
        )
        if not set(said.marks) <= set(parts):
            raise NotFoundHere
        if before := await self._before(occasion, case, giver, said):
            return before
        response = ReportResponse(
            id=ResponseId(uuid4()),
            case=case.id,
            version=self.version,
            guardian=giver,
            responded_at=occasion.now,
            shared=self.share,
        )
        await occasion.store.add_report_response(response)
        await occasion.store.keep_words(case.id, response.id, Audience.RESPONSE, said.words())
        await _tell_coordinator(occasion, case, response)
        return response

    async def _before(
        self, occasion: Occasion, case: Case, giver: PersonId, said: ResponseText
    ) -> ReportResponse | None:
        for one in await occasion.store.report_responses(case.id):
            same = (one.version, one.guardian, one.shared) == (self.version, giver, self.share)
            if same and ResponseText.of(await occasion.store.words(case.id, one.id)) == said:
                return one
        return None


class RespondToReport(ResponseGiven, Command[ReportResponse]):
    """Answer a version as a parent."""

    open_to: ClassVar[frozenset[Visitor]] = frozenset({Visitor.GUEST})

    async def carry_out(self, occasion: Occasion) -> ReportResponse:
        """Keep it as ``keep`` does.

        Raises:
            NotFoundHere: there is no such version for this parent, or no such part in it.
        """
        case, guardian = await myself(occasion)
        if self.version not in {one.id for one in await occasion.store.report_versions(case.id)}:
            raise NotFoundHere
        text = ReportText.of(await occasion.store.words(case.id, self.version))
        return await self.keep(occasion, case, guardian.id, text.parts)


class AnswerResponse(Command[ReportResponse]):
    """Write back what was done with a response; once, for it is kept."""

    case: CaseId
    response: ResponseId
    note: FreeText

    async def carry_out(self, occasion: Occasion) -> ReportResponse:
        """Keep it beside the response, and mail who gave it that there is an answer.

        Raises:
            NotAllowed: somebody else leads the case.
            NotFoundHere: there is no such response.
            AlreadyAnswered: it has an answer.
        """
        case = await led_case(occasion, self.case)
        response = await self._response(occasion, case)
        answered = replace(
            response,
            answer=uuid4(),
            answered_by=await occasion.store.me(),
            answered_at=occasion.now,
        )
        await occasion.store.answer_report_response(answered)
        assert answered.answer
        words = {"note": self.note}
        await occasion.store.keep_words(case.id, answered.answer, Audience.REPORT, words)
        await _mail_answer(occasion, case, answered)
        return answered

    async def _response(self, occasion: Occasion, case: Case) -> ReportResponse:
        for one in await occasion.store.report_responses(case.id):
            if one.id == self.response:
                return one
        raise NotFoundHere


async def _tell_coordinator(occasion: Occasion, case: Case, response: ReportResponse) -> None:
    """Say that there is a response; once the case was closed nobody is disturbed."""
    if case.state is CaseState.CLOSED:
        return
    await post(
        occasion,
        Message(
            kind=Kind.REPORT_RESPONSE,
            case=case.id,
            subject=response.id,
            receiver=case.coordinator,
            at=occasion.now,
            values={"label": case.label, "on": occasion.today},
            references={"case": case.id},
        ),
    )


async def _mail_answer(occasion: Occasion, case: Case, response: ReportResponse) -> None:
    await tell_pupil(occasion, case, response.guardian)
    for parent in await addressees(occasion, case.id):
        if parent.guardian.id == response.guardian:
            letter = await letter_to(occasion, case, parent, occasion.now)
            mailing = Mailing(
                Kind.REPORT_ANSWERED_MAIL, case.id, response.id, occasion.now, references={}
            )
            await post(occasion, mailing.message(letter, letter.about()))
