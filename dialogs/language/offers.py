"""Which languages some readers can choose from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogs.language.texts import Texts


class Offer:
    """The languages that some readers can choose from, the base language first.

    ``drafts`` are those among them that nobody reviewed: to look at, not to rely on.
    """

    def __init__(self, texts: Mapping[str, "Texts"], drafts: frozenset[str] = frozenset()) -> None:
        self._texts = texts
        self.drafts = drafts

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages."""
        return tuple(self._texts)

    def texts(self, locale: str | None) -> "Texts":
        """Return the texts for a reader's locale ("nl-NL"), the base language's if not offered."""
        language = (locale or "").replace("_", "-").split("-")[0].lower()
        return self._texts.get(language) or next(iter(self._texts.values()))
