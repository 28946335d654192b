from datetime import UTC, datetime
from email.message import EmailMessage

import aiosmtplib
import pytest

from playground.mailbox import Mailbox
from playground.scene import Bulletin

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADDRESS = "moeder@thuis.example"
CALENDAR = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//nl\r
METHOD:REQUEST\r
BEGIN:VEVENT\r
UID:gesprek-1@example.org\r
SEQUENCE:2\r
DTSTAMP:20261123T090000Z\r
DTSTART:20261208T133000Z\r
DTEND:20261208T141500Z\r
SUMMARY:Gesprek op school\r
LOCATION:Kamer 3\r
END:VEVENT\r
END:VCALENDAR\r
"""


def mail(calendar: str = CALENDAR) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Aan tafel <bot@wilgenroos.example>"
    message["To"] = ADDRESS
    message["Subject"] = "Uitnodiging: gesprek op school – dinsdag 8 december"
    message.set_content("Beste mevrouw,\nOpen http://localhost:3978/o/abc. Tot dan!\n")
    message.add_alternative(
        '<p>Open <a href="http://localhost:3978/o/abc?a=1&amp;b=2">de pagina</a></p>', "html"
    )
    message.add_alternative(calendar, "calendar", params={"method": "REQUEST"})
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="brief.pdf")
    return message


async def send(mailbox: Mailbox, message: EmailMessage, to: str = ADDRESS) -> None:
    await aiosmtplib.send(
        message,
        sender="bot@wilgenroos.example",
        recipients=[to],
        hostname="127.0.0.1",
        port=mailbox.port,
        local_hostname="here",
    )


def new_mailbox() -> Mailbox:
    return Mailbox(lambda: MONDAY, Bulletin())


async def test_a_mail_is_kept_and_taken_apart() -> None:
    async with new_mailbox().open() as mailbox:
        await send(mailbox, mail())
        opened = mailbox.latest("Moeder@thuis.example")

    assert opened.sender == "Aan tafel <bot@wilgenroos.example>"
    assert opened.subject == "Uitnodiging: gesprek op school – dinsdag 8 december"
    assert opened.text.startswith("Beste mevrouw,")
    assert opened.links == (
        "http://localhost:3978/o/abc",
        "http://localhost:3978/o/abc?a=1&b=2",
    )
    assert opened.attachments == ("brief.pdf",)
    invitation = opened.invitation
    assert invitation
    assert (invitation.method, invitation.uid, invitation.sequence) == (
        "REQUEST",
        "gesprek-1@example.org",
        2,
    )
    assert (invitation.summary, invitation.place) == ("Gesprek op school", "Kamer 3")
    assert invitation.starts == datetime(2026, 12, 8, 13, 30, tzinfo=UTC)
    assert invitation.ends == datetime(2026, 12, 8, 14, 15, tzinfo=UTC)


async def test_each_address_has_its_own_mails() -> None:
    async with new_mailbox().open() as mailbox:
        await send(mailbox, mail())
        await send(mailbox, mail(), "vader@thuis.example")
        await send(mailbox, mail())

        assert [m.id for m in mailbox.of(ADDRESS)] == ["mail-1", "mail-3"]
        assert mailbox.find("mail-2") == mailbox.of("vader@thuis.example")[0]
        assert mailbox.find("mail-4") is None
        with pytest.raises(LookupError):
            mailbox.latest("niemand@thuis.example")


async def test_an_address_refuses_when_it_is_told_to() -> None:
    async with new_mailbox().open() as mailbox:
        mailbox.refusals[ADDRESS] = "550 5.1.1 No such mailbox"
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as refused:
            await send(mailbox, mail())

    assert refused.value.recipients[0].code == 550
    assert mailbox.mails == []


async def test_a_bare_mail_has_empty_parts() -> None:
    bare = EmailMessage()
    bare.set_content("alleen tekst")

    async with new_mailbox().open() as mailbox:
        await send(mailbox, bare)
        opened = mailbox.latest(ADDRESS)

    assert (opened.sender, opened.subject, opened.html, opened.invitation) == ("", "", "", None)


@pytest.mark.parametrize("calendar", ["geen agenda", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
async def test_an_odd_calendar_is_no_invitation(calendar: str) -> None:
    async with new_mailbox().open() as mailbox:
        await send(mailbox, mail(calendar))

        assert mailbox.latest(ADDRESS).invitation is None


async def test_it_closes_while_a_client_stays_connected() -> None:
    async with new_mailbox().open() as mailbox:
        client = aiosmtplib.SMTP(hostname="127.0.0.1", port=mailbox.port, local_hostname="here")
        await client.connect()

    client.close()
    assert mailbox.url == f"smtp://127.0.0.1:{mailbox.port}"
