"""The app's icons: a round table seen from above, with its chairs.

Source:
    Teams design guidelines for app icons: 192 x 192 in full colour, and 32 x 32 in white on
    a transparent ground.
"""

from math import cos, pi, sin

from manifest.png import Colour, Disc, picture

_TEAL: Colour = (0x1F, 0x6F, 0x78, 255)
_WOOD: Colour = (0xF2, 0xD9, 0xB0, 255)
_EDGE: Colour = (0xD9, 0xB3, 0x7C, 255)
_CHAIR: Colour = (0xE9, 0xF3, 0xF4, 255)
_CHILD: Colour = (0xF4, 0x9D, 0x37, 255)
_WHITE: Colour = (255, 255, 255, 255)
_NOTHING: Colour = (255, 255, 255, 0)


def color_icon() -> bytes:
    """Return the icon in colour; one chair differs, for it is about one child."""
    chairs = tuple(
        Disc(x, y, 0.085, _CHILD if seat == 0 else _CHAIR)
        for seat, (x, y) in enumerate(_seats(6, 0.34))
    )
    table = (Disc(0.5, 0.5, 0.225, _EDGE), Disc(0.5, 0.5, 0.2, _WOOD))
    return picture(192, _TEAL, chairs + table)


def outline_icon() -> bytes:
    """Return the outline in white."""
    chairs = tuple(Disc(x, y, 0.095, _WHITE) for x, y in _seats(6, 0.39))
    return picture(32, _NOTHING, (*chairs, Disc(0.5, 0.5, 0.23, _WHITE, hole=0.165)))


def _seats(count: int, away: float) -> tuple[tuple[float, float], ...]:
    """Return the places round the table, the first at the top."""
    turns = [2 * pi * seat / count for seat in range(count)]
    return tuple((0.5 + away * sin(turn), 0.5 - away * cos(turn)) for turn in turns)
