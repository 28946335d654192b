"""What parents promise: reminded by mail, told about by whoever leads the case."""

from tests.case_steps import (
    agrees,
    comes_to_the_table,
    invites_mother,
    opens_a_case,
    records_consent,
)
from tests.school_in_a_box import SchoolInABox, at_school


async def _mother_is_known(school: SchoolInABox) -> None:
    marit = school.person("marit")
    await opens_a_case(marit)
    await comes_to_the_table(school, "fenna")
    await invites_mother(marit)
    await marit.tells("ja", "invite_parent.done")
    await school.deliver()
    await school.person("moeder").opens_mail()


async def test_a_parent_is_reminded_by_mail_in_their_own_words(school: SchoolInABox) -> None:
    marit, mother = school.person("marit"), school.person("moeder")
    await _mother_is_known(school)
    await agrees(marit, "moeder belt de huisarts, vrijdag 18 december")
    agreement = await school.one("SELECT who_id FROM agreements")
    guardian = await school.one("SELECT guardian_id FROM guardians")
    assert agreement["who_id"] == guardian["guardian_id"]

    await school.move_to(at_school(15, 12, 8, 30))
    mail = await mother.opens_mail()
    while "afspraak" not in mail.subject:
        mail = await mother.opens_mail()
    assert "vrijdag 18 december 2026" in mail.text
    for word in ("huisarts", "Sem", "WR-001"):
        assert word not in mail.text + mail.subject
    assert mail.invitation is None
    marit.turns_back()
    await marit.tells("klaar", "agreement_done.done", "Afspraak 1")
    waiting = await school.rows(
        "SELECT 1 FROM outbox WHERE state = 'pending' AND kind LIKE 'agreement%'"
    )
    assert waiting == []


async def test_what_an_expert_writes_down_for_a_parent_is_confirmed_by_the_coordinator(
    school: SchoolInABox,
) -> None:
    marit, fenna = school.person("marit"), school.person("fenna")
    await _mother_is_known(school)
    await fenna.tells("afspraak moeder belt de huisarts, 18 december", "record_agreement.who.ask")
    await fenna.tells("annuleren", "talk.cancelled")
    await records_consent(marit, "delen met Fenna")
    await agrees(fenna, "moeder belt de huisarts, vrijdag 18 december")
    mails = "SELECT 1 FROM outbox WHERE state = 'pending' AND kind LIKE 'agreement%mail'"
    assert await school.rows(mails) == []
    await school.deliver()
    await marit.told("push.agreement_for_parent", "Fenna Postma", "vrijdag 18 december 2026")
    await marit.presses("Klopt", "confirm_agreement.done", "Afspraak 1")
    assert len(await school.rows(mails)) == 3
