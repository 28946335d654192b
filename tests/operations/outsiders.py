"""An expert from outside, who is asked to a table and comes by a link."""

from dataclasses import dataclass
from typing import TypeVar

from cases.desk import Command
from cases.identities import PersonId
from cases.model.agreements import Agreement
from cases.model.case import Case
from cases.model.invitations import Invitation
from cases.operations.agreements import (
    RecordAgreement,
)
from cases.operations.invitations import AnswerInvitation, InvitationAnswer
from cases.operations.kinds import Kind
from cases.operations.outside import (
    InviteOutside,
)
from cases.operations.outside_pages import (
    LookFromOutside,
    OutsideView,
)
from cases.principals import Outsider
from storage.links import link_hash
from tests.operations.table import FRIDAY, TUESDAY, Table

Result = TypeVar("Result")

FATIMA = {
    "name": "Fatima Haddad",
    "function": "jeugdverpleegkundige",
    "organisation": "GGD Brabant",
    "email": "fatima@ggd.example",
}


@dataclass
class Outside:
    """Fatima, asked to a table."""

    table: Table
    case: Case
    invitation: Invitation

    @property
    def person(self) -> PersonId:
        """Who she is in the directory."""
        return self.invitation.person

    @property
    def token(self) -> str:
        """Her newest link to this case; once she accepted it comes without an invitation."""
        kinds = (Kind.OUTSIDE_INVITED_MAIL, Kind.OUTSIDE_LINK_MAIL)
        mails = [mail for kind in kinds for mail in self.table.told(kind)]
        return str([mail for mail in mails if mail.case == self.case.id][-1].values["token"])

    async def gives(self, command: Command[Result], token: str | None = None) -> Result:
        """Let her give a command by her link."""
        outsider = Outsider(link_hash(token or self.token))
        async with self.table.database.work_as(outsider) as work:
            return await work.desk.execute(command)

    async def answers(self, answer: InvitationAnswer, **more: object) -> Invitation:
        """Let her answer the invitation."""
        given = {"invitation": self.invitation.id, "answer": answer, **more}
        return await self.gives(AnswerInvitation.model_validate(given))

    async def looks(self) -> OutsideView:
        """Let her look at her page."""
        return await self.gives(LookFromOutside())

    async def agreed(self, what: str = "met de wijk bellen") -> Agreement:
        """Let Marit write down what she will do."""
        record = RecordAgreement(case=self.case.id, who=self.person, what=what, by=FRIDAY)
        return await self.table.give(self.table.marit, record)


async def asked(table: Table, case: Case | None = None, **changes: object) -> Outside:
    case = case or await table.opened()
    given = {"case": case.id, "at": TUESDAY, "place": "kamer 3", **FATIMA, **changes}
    invitation = await table.give(table.marit, InviteOutside.model_validate(given))
    return Outside(table, case, invitation)


async def seated(table: Table) -> Outside:
    outside = await asked(table)
    await outside.answers(InvitationAnswer.ACCEPT)
    return outside


async def allowed(table: Table) -> Outside:
    outside = await seated(table)
    mother = await table.mother(outside.case)
    await table.said(outside.case, mother, recipient=outside.person)
    return outside
