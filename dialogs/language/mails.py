"""What a mail to a parent says, for the worker that sends it and the chat that previews it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.language.say import Hours, Say, Sayable

# Neither agreements nor the team are on the parent's page, so mails about them lead nowhere; who
# asked for a code has their page open. Of a birthday the courier writes, who makes out no links.
_WITHOUT_PAGE = frozenset(
    {
        "agreement_soon_mail",
        "agreement_today_mail",
        "agreement_late_mail",
        "member_joined_mail",
        "door_code_mail",
        "pupil_code_mail",
        "pupil_decides_mail",
    }
)
_TO_PUPIL = frozenset({"pupil_invited", "pupil_news_mail", "pupil_code_mail"})
_EXPERTS_LINK = frozenset({"outside_invited_mail", "outside_link_mail"})
# What only tells something; its link leads to the page all the same.
_NOTHING_TO_ANSWER = frozenset(
    {
        "times_withdrawn_mail",
        "consent_confirmed_mail",
        "meeting_cancelled_mail",
        "rights_answered_mail",
        "case_rests_mail",
        "case_resumed_mail",
        "case_ended_mail",
        "report_answered_mail",
    }
)
_WITHOUT_FACTS = frozenset(
    {
        *_WITHOUT_PAGE,
        *_NOTHING_TO_ANSWER,
        "parent_reminded",
        "parent_asked_mail",
        "times_offered_mail",
        "report_mail",
    }
)


@dataclass(frozen=True, slots=True)
class MailSays:
    """The texts of one mail, in the order in which they stand in it.

    ``button`` says what the link to the parent's own page is for, None in a mail without one.
    """

    subject: Say
    paragraphs: tuple[Say, ...]
    button: Say | None
    closing: tuple[Say, ...]


def mail_says(kind: str, values: Mapping[str, Sayable]) -> MailSays:
    """Return what a mail of that kind says; ``values`` are those of its message."""
    if kind.startswith("breach_"):  # to the privacy officer, who has no page here
        subject, body = (Say(f"mail.{kind}.{part}", values) for part in ("subject", "body"))
        return MailSays(subject, (body,), button=None, closing=())
    if kind.startswith("outside_"):
        return _to_expert(kind, values)
    if kind in _TO_PUPIL:
        return _to_pupil(kind, values)
    return MailSays(
        subject=Say(f"mail.{kind}.subject", values),
        paragraphs=(
            Say("mail.greeting", values),
            *_body(kind, values),
            *(() if kind in _WITHOUT_FACTS else _facts(values)),
        ),
        button=None if kind in _WITHOUT_PAGE else _button(kind),
        closing=(
            *(() if kind in _WITHOUT_PAGE else (Say("mail.only_for_you"),)),
            Say("mail.no_replies"),
            Say("mail.call", values),
            Say("mail.regards", values),
        ),
    )


def _button(kind: str) -> Say:
    return Say("mail.button.look" if kind in _NOTHING_TO_ANSWER else "mail.button")


def _to_expert(kind: str, values: Mapping[str, Sayable]) -> MailSays:
    """Return a mail to an expert from outside: the time, and nothing about the pupil."""
    at, minutes = values.get("at"), values.get("lasts")
    when: tuple[Say, ...] = ()
    if isinstance(at, datetime) and isinstance(minutes, int) and kind in _EXPERTS_LINK:
        hours = Hours(at, timedelta(minutes=minutes))
        follows = (Say("mail.link_follows"),) if values.get("link_follows") else ()
        when = (Say("mail.when", {"hours": hours}), *(ways_in(values) or follows))
    asks = kind in {*_EXPERTS_LINK, "outside_reminded_mail"}
    return MailSays(
        subject=Say(f"mail.{kind}.subject", values),
        paragraphs=(Say("mail.greeting", values), Say(f"mail.{kind}.body", values), *when),
        button=Say("mail.outside_invited_mail.button") if asks else None,
        closing=(
            *((Say("mail.only_for_you"),) if asks else ()),
            Say("mail.no_replies"),
            Say("mail.call", values),
            Say("mail.regards", values),
        ),
    )


def _to_pupil(kind: str, values: Mapping[str, Sayable]) -> MailSays:
    """Return a mail to a pupil, who is spoken to in another way than a parent."""
    has_page = kind not in _WITHOUT_PAGE
    link = (Say("mail.pupil_invited.only_for_you"),) if has_page else ()
    return MailSays(
        subject=Say(f"mail.{kind}.subject", values),
        paragraphs=(
            Say("mail.pupil_invited.greeting", values),
            Say(f"mail.{kind}.body", values),
        ),
        button=Say("mail.pupil_invited.button") if has_page else None,
        closing=(*link, Say("mail.no_replies"), Say("mail.pupil_invited.ask", values)),
    )


def _body(kind: str, values: Mapping[str, Sayable]) -> tuple[Say, ...]:
    if "first" not in values:
        return (Say(f"mail.{kind}.body", values),)
    offered = {**values, "times": as_lines(values)}
    body = "again" if values.get("replaces") else "body"
    return Say(f"mail.{kind}.{body}", offered), Say(f"mail.{kind}.choose")


def as_lines(values: Mapping[str, Sayable]) -> tuple[Say, ...]:
    """Return the times that a message offers, a line for each."""
    times = [values.get(name) for name in ("first", "second", "third")]
    return tuple(Say("value.as_is", {"value": at}) for at in times if at is not None)


def as_one_text(says: MailSays, link: str) -> Say:
    """Return the whole mail as one text, as its reader sees it, with the link where it stands."""
    button = [Say("mail.link", {"title": says.button, "link": link})] if says.button else []
    whole, *rest = [*says.paragraphs, *button, *says.closing]
    for part in rest:
        whole = Say("mail.then", {"before": whole, "after": part})
    return whole


def with_others(mail: Say, *, is_news: bool) -> Say:
    """Return what leaves the school, with the news that a meeting is for everybody else."""
    return Say("mail.and_others", {"mail": mail}) if is_news else mail


def _facts(values: Mapping[str, Sayable]) -> tuple[Say, ...]:
    """Return when and where the meeting is, or that there is none yet."""
    at, minutes = values.get("at"), values.get("lasts")
    if not isinstance(at, datetime) or not isinstance(minutes, int):
        return (Say("mail.no_meeting"),)
    when = Say("mail.when", {"hours": Hours(at, timedelta(minutes=minutes))})
    elsewhere = Say("mail.link_follows" if values.get("link_follows") else "mail.at_school")
    return (when, *(ways_in(values) or (elsewhere,)))


def ways_in(values: Mapping[str, Sayable]) -> tuple[Say, ...]:
    """Return the room of a meeting and the link to it, as far as a message holds them."""
    room = (Say("mail.place", values),) if values.get("place") else ()
    if not values.get("join_url"):
        return room
    return (*room, Say("mail.also_online" if room else "mail.online", values))
