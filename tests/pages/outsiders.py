"""An expert from outside who was asked to the case of the pages' table."""

from dataclasses import dataclass

from cases.identities import PersonId
from cases.model.consents import ConsentAnswer, Purpose
from cases.operations.consents import RecordConsent
from cases.operations.outside import InviteOutside
from cases.practices.practice import SCHOOL_ZONE
from cases.principals import Courier
from tests.pages.doors import Client, codes_sent, said
from tests.pages.table import MEETING, Table

FATIMA = {
    "name": "Fatima Haddad",
    "function": "jeugdverpleegkundige",
    "organisation": "GGD Brabant",
    "email": "fatima@ggd.example",
}


@dataclass
class Fatima:
    """She, her link, and the table she is asked to."""

    table: Table
    person: PersonId
    token: str

    def path(self, *parts: str) -> str:
        """Return the address of one of her pages."""
        return "/".join((f"/x/{self.token}", *parts))

    async def opens_door(self, client: Client) -> None:
        """Let her ask for a code, and fill in the one that comes."""
        async with client.post(self.path("code"), data=said(self.token, do="send")) as got:
            assert got.status == 200, got.status
        (code,) = await codes_sent(self.table)
        fields = said(self.token, do="open", code=code)
        async with client.post(self.path("code"), data=fields, allow_redirects=False) as got:
            assert got.status == 303, got.status

    async def may_read(self, answer: ConsentAnswer = ConsentAnswer.YES) -> None:
        """Let the mother say on the phone whether she may read."""
        table = self.table
        async with table.school.database.work_as(table.coordinator) as work:
            (mother,) = await work.desk.store.guardians(table.case)
            await work.desk.execute(
                RecordConsent.model_validate(
                    {
                        "case": table.case,
                        "giver": mother.id,
                        "purpose": Purpose.SHARE_EXPERT,
                        "recipient": self.person,
                        "answer": answer,
                        "route": "phone",
                        "given_on": table.clock().astimezone(SCHOOL_ZONE).date(),
                    }
                )
            )


async def invite_fatima(table: Table, **changes: object) -> Fatima:
    """Let the coordinator ask her, and take the link from her mail."""
    given = {"case": table.case, "at": MEETING, **FATIMA, **changes}
    async with table.school.database.work_as(table.coordinator) as work:
        invitation = await work.desk.execute(InviteOutside.model_validate(given))
    async with table.school.database.work_as(Courier()) as work:
        due = await work.outbox.claim(table.clock(), limit=100)
    mails = [one.message for one in due if one.message.kind == "outside_invited_mail"]
    return Fatima(table, invitation.person, str(mails[-1].values["token"]))
