"""S23 and S27: what is written down on the way holds no names, no words and no secrets.

One long story uses every way in and lets things go wrong; then all that was written beside the
answers is searched. What the bot says to people is searched by where it was said (design 4).
"""

import base64
from collections.abc import Iterable, Iterator

import pytest

from playground.state import ConversationKind, Message
from storage.migrations.logins import login_password
from tests.attacks.guarded_school import APP_PASSWORD, GuardedSchool
from tests.attacks.listening_in import Heard, listening_in
from tests.attacks.whole_story import (
    ABOUT_THE_PUPIL,
    FATHER,
    MOTHER,
    PARENTS,
    PLACES,
    STAFF,
    Story,
)
from tests.seeds import MASTER_KEY

SECRETS = (
    APP_PASSWORD,
    base64.urlsafe_b64encode(MASTER_KEY).decode(),
    MASTER_KEY.hex(),
    login_password(MASTER_KEY),
    "token-1",
)
PRIVATE = (*ABOUT_THE_PUPIL, *PLACES, *PARENTS)

FROM_LIBRARIES = {
    "Mailer.send: SMTPRecipientsRefused",
    "Mailer._hand_over: SMTPRecipientsRefused",
    "_moment: ValueError",
}
"""The only exceptions that hold what somebody wrote: made by libraries, ended where they come in,
and told to nobody but by their kind."""


async def test_s23_s27_nothing_private_is_written_down(
    guarded: GuardedSchool, capfd: pytest.CaptureFixture[str]
) -> None:
    story = Story(guarded)
    with listening_in() as heard:
        await story.happens()
    printed = "".join(capfd.readouterr())
    await _nothing_is_logged_or_printed(story, heard, printed)
    _no_exception_of_ours_holds_words(story, heard)
    _a_locked_screen_and_a_channel_show_nothing(story)
    _a_mail_shows_nothing_before_it_is_opened(story)


async def _nothing_is_logged_or_printed(story: Story, heard: Heard, printed: str) -> None:
    secrets = (*SECRETS, *story.links, *story.tokens, *_buttons(story))
    assert len(story.links) == 3
    assert not _found((*PRIVATE, *STAFF, *secrets), [*heard.logged, *heard.opened, printed])
    # So that it cannot pass because nothing was heard:
    logged = "\n".join(heard.logged)
    for line in ("broke: ", "turned away with 401", "mail not delivered", "gave up on a request"):
        assert line in logged
    assert "GET /g/{token} 200" in logged
    assert any(line.startswith("asyncio: ") for line in heard.logged)
    assert len(heard.raised) > 100


def _no_exception_of_ours_holds_words(story: Story, heard: Heard) -> None:
    words = (*PRIVATE, *STAFF, *SECRETS, *story.links, *story.tokens)
    with_words = {" ".join(line.split()[:2]) for _, line in _found(words, heard.raised)}
    assert with_words <= FROM_LIBRARIES


def _a_locked_screen_and_a_channel_show_nothing(story: Story) -> None:
    shown = [
        (room, message)
        for room in story.school.teams.state.conversations.values()
        for message in room.messages
        if message.activity
    ]
    assert len(shown) > 50
    assert not _found(PRIVATE, (message.summary for _, message in shown))
    pushed = [_all_of(message) for _, message in shown if message.alert]
    assert len(pushed) > 10
    assert not _found(PRIVATE, pushed)
    public = [
        _all_of(message) for room, message in shown if room.kind is not ConversationKind.PERSONAL
    ]
    assert public
    assert not _found(PRIVATE, public)


def _a_mail_shows_nothing_before_it_is_opened(story: Story) -> None:
    mails = [mail.message for mail in story.school.life.mailbox.mails]
    assert len(mails) > 2
    headers = [f"{name}: {value}" for mail in mails for name, value in mail.items() if name != "To"]
    files = [part.get_filename() or "" for mail in mails for part in mail.walk()]
    assert not _found((*PRIVATE, "WR-001"), [*headers, *files])
    for mail in mails:
        other = FATHER if MOTHER in str(mail["To"]) else MOTHER
        read = [str(part.get_content()) for part in mail.walk() if not part.is_multipart()]
        assert not _found((*ABOUT_THE_PUPIL, other, "WR-001"), read)


def _found(words: Iterable[str], lines: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, line[:300]) for line in lines for word in words if word in line]


def _all_of(message: Message) -> str:
    return f"{message.text} {message.summary} {message.attachments}"


def _buttons(story: Story) -> list[str]:
    """Return the opaque ids of all buttons that were sent."""
    found: list[str] = []
    for activity in story.school.sent():
        found.extend(_ids(activity.get("attachments")))
    assert len(found) > 50
    return found


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "action" and isinstance(part, str):
                yield part
            yield from _ids(part)
    elif isinstance(value, list):
        for part in value:
            yield from _ids(part)
