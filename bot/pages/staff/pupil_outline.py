"""What the pupil says, and what was done with it, in a case file."""

from collections.abc import Iterator, Sequence

from bot.pages.staff.sections import Entry, Group
from cases.model.voices import PupilSays, Voice
from dialogs.language.say import Say


def pupil_groups(says: PupilSays) -> Sequence[Group]:
    """Return the lines about the pupil's voice, none when there is nothing to read."""
    entries = list(_entries(says))
    return [Group(None, entries)] if entries else []


def _entries(says: PupilSays) -> Iterator[Entry]:
    if says.voice:
        yield from voice_entries(says.voice, Say("page.case.pupil.own_words"))
    if says.hear:
        yield Entry(Say("page.pupil.hear.title"), Say(f"page.pupil.hear.{says.hear}"))
    if says.influence:
        yield Entry(Say("page.pupil.influence"), says.influence.text)


def voice_entries(voice: Voice, own_words: Say) -> Iterator[Entry]:
    """Return the lines of what a pupil told; ``own_words`` is what their own are called."""
    if voice.form:
        yield Entry(Say("page.pupil.form.title"), Say(f"page.pupil.form.{voice.form}"))
    if voice.somebody:
        yield Entry(Say("page.pupil.form.who"), voice.somebody)
    for topic, options in voice.by_topic.items():
        chosen = tuple(Say(f"page.pupil.option.{option}") for option in options)
        yield Entry(Say(f"page.pupil.topic.{topic}"), chosen)
    if voice.own_words:
        yield Entry(own_words, voice.own_words)
