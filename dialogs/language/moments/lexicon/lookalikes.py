"""Common words that are one mistake away from a word about time, and are not mistakes."""

from typing import Final

LOOKALIKES: Final = frozenset(
    ["mogen", "zorgen", "maar", "werk", "weer", "weet", "vader", "later", "naar", "waar", "haar"]
)
