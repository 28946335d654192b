"""How somebody is reached: their mail address, unless they said no to mail."""

from collections.abc import Iterable

from cases.desk import Occasion
from cases.identities import PersonId
from cases.model.case import CaseId, Words
from cases.model.consents import Consent, ConsentAnswer, Purpose
from cases.model.contact_channels import CHANNEL_IDS, ContactChannel
from cases.model.statuses import newest_of


def mail_in(
    words: Words | None, consents: Iterable[Consent], person: PersonId, occasion: Occasion
) -> str | None:
    """Return where somebody gets mail, by what is kept of them and what they said.

    None for who has no address, and for who said no to mail. The wall holds back what would go
    to them all the same (``mail_is_declined``).
    """
    email = (words or {}).get("email")
    about = (Purpose.CONTACT_CHANNEL, CHANNEL_IDS[ContactChannel.EMAIL])
    said = newest_of(None, consents, person, about, occasion.today)
    declined = said is not None and said.answer is ConsentAnswer.NO
    return email if isinstance(email, str) and not declined else None


async def mail_of(occasion: Occasion, case: CaseId, person: PersonId) -> str | None:
    """Return where a parent or the pupil gets mail, as ``mail_in``."""
    words = await occasion.store.words(case, person)
    if words is None:
        return None
    return mail_in(words, await occasion.store.consents(case), person, occasion)
