"""What a pupil filled in, and what is not right about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.pages.forms import Form
from cases.identity_numbers import without_identity_numbers
from cases.model.voices import OPTIONS, SharedWith, Voice
from cases.model.voices import Form as VoiceForm
from cases.operations.pupil_pages import Tell

_CHOSEN: Final = "chosen."
_WORDS: Final = 100
_STORY: Final = 2000


@dataclass(frozen=True, slots=True)
class FilledVoice:
    """What a pupil tells, as it was sent; nothing of it has to be filled in."""

    form: str = ""
    somebody: str = ""
    chosen: frozenset[str] = field(default_factory=frozenset)
    own_words: str = ""
    shared_with: str = SharedWith.NOBODY.value

    @classmethod
    def from_form(cls, form: Form) -> "FilledVoice":
        """Take the fields from what a browser sent."""
        known = {option for options in OPTIONS.values() for option in options}
        ticked = {name.removeprefix(_CHOSEN) for name in form if name.startswith(_CHOSEN)}
        return cls(
            form.get("form", ""),
            " ".join(form.get("somebody", "").split()),
            frozenset(ticked & known),
            form.get("own_words", "").strip(),
            form.get("shared_with", ""),
        )

    @classmethod
    def of(cls, voice: Voice) -> "FilledVoice":
        """Return what was told before, as the form would have sent it."""
        return cls(
            voice.form or "",
            voice.somebody or "",
            frozenset(voice.chosen),
            voice.own_words or "",
            voice.shared_with.value,
        )

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {}
        if self.form == VoiceForm.SOMEBODY and not self.somebody:
            faults["somebody"] = "somebody"
        for name, text, longest in (
            ("somebody", self.somebody, _WORDS),
            ("own_words", self.own_words, _STORY),
        ):
            if len(text) > longest:
                faults[name] = "long"
            elif without_identity_numbers(text) != text:
                faults[name] = "number"
        if self.shared_with not in set(SharedWith):
            faults["shared_with"] = "answer"
        return faults

    def command(self) -> Tell:
        """Return what is told; only of what is right."""
        return Tell(
            form=VoiceForm(self.form) if self.form in set(VoiceForm) else None,
            somebody=self.somebody or None,
            chosen=tuple(sorted(self.chosen)),
            own_words=self.own_words or None,
            shared_with=SharedWith(self.shared_with),
        )
