"""What a pupil filled in, and what is not right about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

from bot.pages.forms import Form
from bot.pages.guests.filled import unfit
from cases.model.voices import OPTIONS, SharedWith, Topic, Voice
from cases.model.voices import Form as VoiceForm
from cases.operations.pupil_pages import Tell

FORM: Final = "form"
OWN_WORDS: Final = "own_words"
SHARED_WITH: Final = "shared_with"
"""What is asked beside the topics, by the name of its field."""

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
    def of(cls, voice: Voice) -> Self:
        """Return what was told before, as the form would have sent it."""
        return cls(
            voice.form or "",
            voice.somebody or "",
            frozenset(voice.chosen),
            voice.own_words or "",
            voice.shared_with.value,
        )

    def sent(self, asked: str, form: Form) -> Self:
        """Return it with what a browser sent from the page of one question."""
        match asked:
            case "form":
                named = " ".join(form.get("somebody", "").split())
                return replace(self, form=form.get(FORM, ""), somebody=named)
            case "own_words":
                return replace(self, own_words=form.get(OWN_WORDS, "").strip())
            case "shared_with":
                return replace(self, shared_with=form.get(SHARED_WITH, ""))
        options = frozenset(OPTIONS[Topic(asked)])
        ticked = {name.removeprefix(_CHOSEN) for name in form if name.startswith(_CHOSEN)}
        return replace(self, chosen=(self.chosen - options) | (ticked & options))

    @property
    def faults(self) -> Mapping[str, str]:
        """What is not right: for each field the code of its text."""
        faults = {}
        if self.form == VoiceForm.SOMEBODY and not self.somebody:
            faults["somebody"] = "somebody"
        if self.shared_with not in set(SharedWith):
            faults[SHARED_WITH] = "answer"
        long = unfit({"somebody": self.somebody}, _WORDS)
        return faults | long | unfit({OWN_WORDS: self.own_words}, _STORY)

    def command(self) -> Tell:
        """Return what is told; only of what is right."""
        return Tell(
            form=VoiceForm(self.form) if self.form in set(VoiceForm) else None,
            somebody=self.somebody or None,
            chosen=tuple(sorted(self.chosen)),
            own_words=self.own_words or None,
            shared_with=SharedWith(self.shared_with),
        )
