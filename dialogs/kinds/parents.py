"""What is said of a parent in a longer message: name, authority, and whether they have mail."""

import re
from dataclasses import dataclass

from dialogs.kinds.choices import OneOf
from dialogs.kinds.kind import Around, Found, Recognised
from dialogs.kinds.names import SMALL_WORDS
from dialogs.kinds.words import Email, PersonName
from dialogs.understanding import squeeze

_SMALL = "|".join(sorted(map(re.escape, SMALL_WORDS - {"uit", "op", "in", "en", "and", "bij"})))
_CAPITALISED = r"(?:(?:[A-ZÀ-Ý]\.)+|[A-ZÀ-Ý]['’]?[^\W\d_A-ZÀ-Ý][\w'’-]*)"
_FIRST = rf"{_CAPITALISED}(?:\s+(?:(?:{_SMALL})\s+)*{_CAPITALISED})*"
_FIRST_AND_LAST = rf"{_CAPITALISED}(?:\s+(?:(?:{_SMALL})\s+)*{_CAPITALISED})+"
_NAME = rf"(?:(?:{_SMALL})\s+)*{_FIRST}"


@dataclass(frozen=True, slots=True)
class ParentName(PersonName):
    """A parent's name; in a longer message after "mevrouw", or right after "moeder".

    A message that is nothing but a name is one as well, and so is a first and a last name that
    stand by themselves between commas.
    """

    cue: str = "cue.title.words"

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the name, with the title that it was given."""
        if not around.volunteered:
            return await PersonName.find(self, text, around)
        titles = _any_of(around.spoken(self.cue))
        relations = _any_of(around.spoken("cue.parent.words"))
        if not titles or not relations:
            return None
        found = re.search(
            rf"(?<!\w)(?P<name>(?i:{titles})\s+{_NAME})"
            rf"|(?<!\w)(?i:{relations})[\s,]+(?P<after>{_FIRST})"
            rf"|[:,;]\s*(?P<apart>{_FIRST_AND_LAST})\s*(?=[,;.]|$)",
            text,
        )
        if found is None:
            alone = re.fullmatch(_NAME, text) and not re.search(rf"(?i:{relations})", text)
            return Found(squeeze(text)) if alone else None
        which = str(found.lastgroup)
        rest = f"{text[: found.start(which)]} {text[found.end(which) :]}"
        return Found(squeeze(found[which]), squeeze(rest))


@dataclass(frozen=True, slots=True)
class HasAuthority(OneOf):
    """Yes or no; in a longer message by what it is about ("zonder gezag")."""

    cue: str = "cue.with_authority.words"

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the answer; unasked, only one that says of what."""
        if not around.volunteered:
            return await OneOf.find(self, text, around)
        for words, value in ((_WITHOUT, False), (self.cue, True)):
            said = _any_of(around.spoken(words))
            if said and (found := re.search(rf"(?<!\w)(?i:{said})(?!\w)", text)):
                return Found(value, squeeze(f"{text[: found.start()]} {text[found.end() :]}"))
        return None


@dataclass(frozen=True, slots=True)
class EmailIfAny(Email):
    """A parent's e-mail address, or that they have none ("geen mail")."""

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the address once it was typed twice the same, or None for who has no mail."""
        found = await Email.find(self, text, around)
        said = _any_of(around.spoken(_NO_MAIL))
        if found or not (none := re.search(rf"(?<!\w)(?i:{said})(?!\w)", text)):
            return found
        return Found(None, squeeze(f"{text[: none.start()]} {text[none.end() :]}"))


_NO_MAIL = "cue.no_mail.words"
_WITHOUT = "cue.without_authority.words"
HAS_AUTHORITY = HasAuthority("yes_no", {"yes": True, "no": False})


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
