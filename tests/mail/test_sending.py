"""Handing mails to a real SMTP server, and what becomes of them."""

import asyncio
import logging
import socket
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.delivery.letters import Letter
from bot.delivery.mail import From
from bot.delivery.outcomes import Delivered, Refused, TryLater
from bot.delivery.smtp import Mailer, MailServer
from tests.mail.smtp_box import PASSWORD, USER, Box, certificate, mail_server

SCHOOL = From("aan-tafel@school.example", "Obs De Wilgenroos")
LOGIN = f"{USER}:{quote(PASSWORD, safe='')}@"


def mailer(url: str) -> Mailer:
    return Mailer(MailServer.from_url(url), SCHOOL)


async def test_a_letter_arrives_once_with_its_own_envelope(letter: Letter, now: datetime) -> None:
    async with mail_server(Box()) as box:
        outcome = await mailer(f"smtp://127.0.0.1:{box.port}").send(letter, now)

    assert outcome == Delivered()
    assert box.envelopes == [("aan-tafel@school.example", ["ouder@mail.example"])]
    assert b"Message-ID: <0e3b6a52-0000-4000-8000-000000000001@school.example>" in box.mails[0]


async def test_a_login_goes_over_starttls(letter: Letter, now: datetime, tmp_path: Path) -> None:
    server, client = certificate(tmp_path)
    async with mail_server(Box(), server, login=True) as box:
        url = f"smtp://{LOGIN}127.0.0.1:{box.port}"
        outcome = await Mailer(MailServer.from_url(url), SCHOOL, trusted=client).send(letter, now)

    assert outcome == Delivered()
    assert box.were_encrypted == [True]


async def test_smtps_is_encrypted_from_the_first_word(
    letter: Letter, now: datetime, tmp_path: Path
) -> None:
    server, client = certificate(tmp_path)
    async with mail_server(Box(), server, from_start=True) as box:
        url = f"smtps://127.0.0.1:{box.port}"
        outcome = await Mailer(MailServer.from_url(url), SCHOOL, trusted=client).send(letter, now)

    assert outcome == Delivered()
    assert len(box.mails) == 1


async def test_a_certificate_nobody_vouches_for_is_not_trusted(
    letter: Letter, now: datetime, tmp_path: Path
) -> None:
    server, _ = certificate(tmp_path)
    async with mail_server(Box(), server, login=True) as box:
        outcome = await mailer(f"smtp://{LOGIN}127.0.0.1:{box.port}").send(letter, now)

    assert outcome == TryLater(timedelta(minutes=15))
    assert box.mails == []


async def test_a_password_is_never_sent_in_the_clear(letter: Letter, now: datetime) -> None:
    async with mail_server(Box(), login=True) as box:
        outcome = await mailer(f"smtp://{LOGIN}127.0.0.1:{box.port}").send(letter, now)

    assert outcome == TryLater(timedelta(minutes=15))
    assert box.mails == []


async def test_a_wrong_password_waits_for_the_operator(
    letter: Letter, now: datetime, tmp_path: Path
) -> None:
    server, client = certificate(tmp_path)
    async with mail_server(Box(), server, login=True) as box:
        url = f"smtp://{USER}:wrong@127.0.0.1:{box.port}"
        outcome = await Mailer(MailServer.from_url(url), SCHOOL, trusted=client).send(letter, now)

    assert outcome == TryLater(timedelta(minutes=15), 535)
    assert box.mails == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("550 5.1.1 No such user", Refused(550)),
        ("552 5.2.2 Mailbox full", Refused(552)),
        ("451 4.7.1 Greylisted, try again", TryLater(timedelta(minutes=5), 451)),
        ("452 4.2.2 Mailbox full", TryLater(timedelta(minutes=5), 452)),
    ],
)
async def test_the_servers_digits_decide_about_a_receiver(
    letter: Letter, now: datetime, answer: str, outcome: Refused | TryLater
) -> None:
    async with mail_server(Box(receiver_answer=answer)) as box:
        assert await mailer(f"smtp://127.0.0.1:{box.port}").send(letter, now) == outcome

    assert box.mails == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("554 5.7.1 Looks like spam", Refused(554)),
        ("450 4.3.2 Busy", TryLater(timedelta(minutes=5), 450)),
    ],
)
async def test_so_they_do_about_a_mail(
    letter: Letter, now: datetime, answer: str, outcome: Refused | TryLater
) -> None:
    async with mail_server(Box(data_answer=answer)) as box:
        assert await mailer(f"smtp://127.0.0.1:{box.port}").send(letter, now) == outcome


async def test_our_own_address_refused_is_for_the_operator(letter: Letter, now: datetime) -> None:
    async with mail_server(Box(sender_answer="530 5.7.0 Authentication required")) as box:
        outcome = await mailer(f"smtp://127.0.0.1:{box.port}").send(letter, now)

    assert outcome == TryLater(timedelta(minutes=15), 530)


async def test_a_server_that_hangs_is_not_waited_for_again_at_once(
    letter: Letter, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.smtp.PATIENCE", timedelta(milliseconds=100))
    callers = []

    def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        callers.append(writer)

    async with await asyncio.start_server(hang, "127.0.0.1", 0) as server:
        sender = mailer(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        for later, asked in ((0, 1), (50, 1), (61, 2)):
            outcome = await sender.send(letter, now + timedelta(seconds=later))
            assert (outcome, len(callers)) == (TryLater(timedelta(minutes=5)), asked)
        for caller in callers:
            caller.close()


async def test_no_server_at_all_is_for_later(letter: Letter, now: datetime) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        outcome = await mailer(f"smtp://127.0.0.1:{port}").send(letter, now)

    assert outcome == TryLater(timedelta(minutes=5))


async def test_an_impossible_address_is_refused_without_asking_anybody(
    letter: Letter, now: datetime
) -> None:
    outcome = await mailer("smtp://127.0.0.1:9").send(replace(letter, to="geen adres"), now)

    assert outcome == Refused(553)


async def test_an_injected_header_is_refused(letter: Letter, now: datetime) -> None:
    evil = replace(letter, subject="=?utf-8?q?a=0D=0ABcc:_boef@mail.example?=")

    assert await mailer("smtp://127.0.0.1:9").send(evil, now) == Refused(554)


async def test_no_log_line_holds_an_address_or_a_password(
    letter: Letter, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with mail_server(Box(receiver_answer="550 <ouder@mail.example> unknown")) as box:
        sender = mailer(f"smtp://127.0.0.1:{box.port}")
        await sender.send(letter, now)
        await sender.send(replace(letter, subject="a\nBcc: ouder@mail.example"), now)
    ours = [record for record in caplog.records if record.name.startswith("bot")]

    assert [record.getMessage() for record in ours] == ["mail not delivered", "mail not composed"]
    told = "".join(str(vars(record)) + (record.exc_text or "") for record in ours)
    assert "ouder" not in told
    assert str(letter.reference) in told


@pytest.mark.parametrize(
    ("url", "host", "port", "encrypted"),
    [
        ("smtp://mail.school.example", "mail.school.example", 587, False),
        ("smtps://mail.school.example", "mail.school.example", 465, True),
        ("smtp://127.0.0.1:1025", "127.0.0.1", 1025, False),
    ],
)
def test_an_address_of_a_server_is_read(url: str, host: str, port: int, encrypted: bool) -> None:  # noqa: FBT001 - a value of the table
    server = MailServer.from_url(url)

    assert (server.host, server.port, server.encrypted_from_start) == (host, port, encrypted)


@pytest.mark.parametrize(
    "url",
    ["", "mail.school.example", "http://x", "smtp://", "smtp://u:geheim@h:99999", "smtp://u@h"],
)
def test_what_is_no_address_of_a_server_is_said_without_the_password(url: str) -> None:
    with pytest.raises(ValueError, match="smtp://user:password@host") as problem:
        MailServer.from_url(url)

    assert "geheim" not in str(problem.value)


def test_a_password_is_not_shown_with_the_server() -> None:
    server = MailServer.from_url(f"smtp://{LOGIN}h")

    assert server.password == PASSWORD
    assert PASSWORD not in repr(server)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("smtp://127.0.0.1:1025", True),
        ("smtp://localhost:1025", True),
        ("smtp://[::1]:1025", True),
        ("smtp://10.0.0.1", False),
        ("smtp://mail.school.example", False),
        (f"smtp://{LOGIN}127.0.0.1", False),
    ],
)
def test_only_this_machine_may_be_told_in_the_clear(url: str, plain: bool) -> None:  # noqa: FBT001 - a value of the table
    assert MailServer.from_url(url).may_be_plain is plain
