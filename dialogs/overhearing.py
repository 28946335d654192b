"""What the bot answers where others read along.

Nothing of a case is said or kept there. Whoever asks, and whatever about, the public answer
is the same; somebody who may know gets it in their own chat beside it (design 4).
"""

from dataclasses import dataclass, replace
from uuid import UUID

from cases.errors import CaseError
from cases.model.case import CaseId
from dialogs.answers import Answer
from dialogs.conversation import Conversation, Speaker, Turn
from dialogs.drafts import Draft, Talk
from dialogs.heard import Heard, Place
from dialogs.language.say import Say
from dialogs.language.sentences.violence import speaks_of_violence
from dialogs.understanding import label_in, tidy, without_label

SILENCE = Say("error.case_not_found")


@dataclass(frozen=True, slots=True)
class Overheard:
    """What to say in public, and the step in the person's own chat, if there is one."""

    public: Answer
    private: Turn | None = None


async def overhear(
    conversation: Conversation, heard: Heard, talk: Talk, speaker: Speaker
) -> Overheard:
    """Answer a message that was addressed to the bot in a channel or a group.

    A command chooses the channel and goes on in the person's own chat, with the label and
    the people picked by @. Anything else that was typed here is not taken over: it is asked
    again there.
    """
    if speaks_of_violence(heard.text):
        turn = await conversation.hear(replace(heard, place=Place.OWN_CHAT), talk, speaker)
        return Overheard(Answer((Say("talk.see_chat"),)), turn)
    if heard.place is Place.MEETING and conversation.is_said(heard.text, "cue.agenda.words"):
        return Overheard(Answer((Say("talk.agenda"),)))
    word = conversation.word(heard.text)
    if word in {"help", "greeting", "thanks"}:
        return Overheard(Answer((help_here(heard.place),)))
    begun = conversation.begun(heard.text)
    flow = conversation.flow(begun.flow) if begun else None
    if flow is not None and not flow.query:
        return await _begin_apart(conversation, heard, talk, speaker)
    if flow is None and label_in(heard.text) is None:
        return Overheard(Answer((Say("talk.not_understood_in_public"),)))
    return await _ask_apart(conversation, heard, talk, speaker)


def help_here(place: Place) -> Say:
    """Return what the bot says of itself where others read along."""
    return Say("talk.help_in_meeting" if place is Place.MEETING else "talk.help_in_public")


async def _begin_apart(
    conversation: Conversation, heard: Heard, talk: Talk, speaker: Speaker
) -> Overheard:
    """Begin a flow in the person's own chat, with this channel chosen where one is asked for.

    Where no case can live in this channel, the reason comes first.
    """
    begun = conversation.begun(heard.text)
    assert begun is not None
    flow = conversation.flow(begun.flow)
    draft = Draft(flow=begun.flow)
    told: tuple[Say, ...] = ()
    public = Answer((Say("talk.see_chat"),))
    if heard.channel and flow is not None and flow.ask("channel"):
        channels = await speaker.desk.store.channels_to_coordinate()
        if heard.channel in {channel.id for channel in channels}:
            draft = draft.with_answer("channel", heard.channel)
        elif why := await speaker.desk.store.refusal_of(heard.channel):
            told = (Say(f"talk.not_here.{why}"),)
            public = Answer(()) if why == "private" else public  # Teams takes nothing there
    named = [label_in(begun.rest) or "", *(mention.name for mention in heard.mentions)]
    known = Heard(" ".join(named).strip(), Place.OWN_CHAT, mentions=heard.mentions)
    turn = await conversation.begin(draft, known, talk, speaker)
    if _said_more(begun.rest, heard):
        told = (*told, Say("talk.not_in_channel"))
    answer = replace(turn.answer, says=(*told, *turn.answer.says))
    return Overheard(public, replace(turn, answer=answer))


def _said_more(rest: str, heard: Heard) -> bool:
    """Say whether a command came with more than a label and people's names."""
    rest = without_label(rest)
    for mention in heard.mentions:
        rest = rest.replace(mention.name, "")
    return bool(tidy(rest))


async def _ask_apart(
    conversation: Conversation, heard: Heard, talk: Talk, speaker: Speaker
) -> Overheard:
    """Answer a question about a case: here only in the case's own channel, else apart."""
    asked = Heard(heard.text, Place.OWN_CHAT, mentions=heard.mentions)
    turn = await conversation.hear(asked, Talk(about=talk.about), speaker)
    first = turn.answer.says[0] if turn.answer.says else SILENCE
    if first.key.startswith("error.") or turn.talk.draft is not None:
        return Overheard(Answer((SILENCE,)))
    if heard.channel and await _lives_in(turn.talk.about, heard.channel, speaker):
        return Overheard(Answer(turn.answer.says))
    kept = talk.model_copy(update={"about": turn.talk.about, "offered": turn.talk.offered})
    return Overheard(Answer((SILENCE,)), Turn(turn.answer, kept))


async def _lives_in(about: str | None, channel: str, speaker: Speaker) -> bool:
    if about is None:
        return False
    try:
        case = await speaker.desk.store.case(CaseId(UUID(about)))
    except CaseError:
        return False
    return case.channel == channel
