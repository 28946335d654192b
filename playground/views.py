"""The world as the page shows it, in JSON."""

from datetime import datetime

from playground.directory import Json
from playground.mail import Invitation, Mail, open_mail
from playground.state import Conversation, ConversationKind, Message
from playground.teams import TeamsInABox

_CARD = "application/vnd.microsoft.card.adaptive"


def world_view(teams: TeamsInABox, mails: list[Mail]) -> Json:
    """Return everything the page needs to begin."""
    return {
        "seed": teams.world.seed,
        "school": teams.world.school,
        "team": teams.world.team.name,
        "bot": teams.directory.bot_name,
        "now": teams.scene.clock().isoformat(),
        "people": list(people_view(teams)),
        "conversations": [
            conversation_view(teams, room) for room in teams.state.conversations.values()
        ],
        "mails": [mail_view(mail) for mail in mails],
    }


def people_view(teams: TeamsInABox) -> list[Json]:
    """Return the people, and where they stand."""
    return [
        {
            "key": person.key,
            "name": person.name,
            "work": person.work,
            "place": person.place,
            "email": person.email,
            "account": person.account,
            "owner": person.key in teams.world.team.owners,
            "hasApp": person.key in teams.state.with_app,
            "inTeam": person.key in teams.state.team_members,
            "locale": teams.scene.locale_of(person.key),
        }
        for person in teams.world.people
    ]


def conversation_view(teams: TeamsInABox, room: Conversation) -> Json:
    """Return a conversation with its messages."""
    return {
        "id": room.id,
        "kind": room.kind.value,
        "key": room.key,
        "name": room.name,
        "channelType": room.channel_type.value if room.channel_type else None,
        "members": list(teams.state.members_of(room)),
        "hasBot": room.has_bot,
        "exists": room.exists,
        "joinLink": teams.meetings.link(room) if room.kind is ConversationKind.MEETING else None,
        "messages": [message_view(teams, message) for message in room.messages],
    }


def message_view(teams: TeamsInABox, message: Message) -> Json:
    """Return a message; ``sender`` is a person's key, None for the bot."""
    return {
        "id": message.id,
        "root": message.root,
        "sender": teams.directory.key_of(message.sender),
        "sentAt": message.sent_at.isoformat(),
        "text": message.text,
        "format": message.text_format,
        "summary": message.summary,
        "alert": message.alert,
        "cards": [a["content"] for a in message.attachments if a.get("contentType") == _CARD],
        "files": [
            str(a.get("name") or a.get("contentType"))
            for a in message.attachments
            if a.get("contentType") != _CARD
        ],
        "edited": message.edited,
        "deleted": message.deleted,
        "version": message.version,
        "views": dict(message.views),
        "undelivered": message.undelivered,
    }


def mail_view(mail: Mail) -> Json:
    """Return a mail with its parts, but for its HTML, which has an address of its own."""
    opened = open_mail(mail)
    return {
        "id": mail.id,
        "to": mail.to,
        "receivedAt": mail.received_at.isoformat(),
        "from": opened.sender,
        "subject": opened.subject,
        "text": opened.text,
        "hasHtml": bool(opened.html),
        "invitation": _invitation_view(opened.invitation) if opened.invitation else None,
        "links": list(opened.links),
        "files": list(opened.attachments),
    }


def _invitation_view(invitation: Invitation) -> Json:
    return {
        "method": invitation.method,
        "summary": invitation.summary,
        "place": invitation.place,
        "starts": _iso(invitation.starts),
        "ends": _iso(invitation.ends),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
