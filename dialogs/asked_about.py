"""What a question for consent is about, as staff are told: whom, or which channel."""

from cases.model.consents import Purpose
from cases.model.contact_channels import CHANNELS
from cases.model.people import Person
from dialogs.language.say import Say, Sayable


def recipient_of(recipient: Person | None) -> Sayable:
    """Return whom it is about: the team, a way of reaching somebody, or a name."""
    if recipient is None:
        return Say("value.team")
    channel = CHANNELS.get(recipient.id)
    return Say(f"choice.channel.{channel}") if channel else recipient.name


def asked_about(purpose: Purpose, recipient: Person | None) -> Say:
    """Return the whole of it in a few words."""
    if purpose is Purpose.SHARE_EXPERT:
        return Say("value.as_is", {"value": recipient_of(recipient)})
    title = Say(f"choice.purpose.{purpose}")
    if recipient is None:
        return title
    return Say("value.asked_about", {"purpose": title, "recipient": recipient_of(recipient)})
