"""Drawing small pictures without a library: discs and rings, written as PNG.

Source:
    PNG specification, third edition (W3C), sections 5, 10 and 11.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _COLOUR_WITH_ALPHA = 8, 6

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc, or with a ``hole`` a ring; lengths are in parts of the picture's side."""

    x: float
    y: float
    radius: float
    colour: Colour
    hole: float = 0.0

    def covers(self, x: float, y: float, pixel: float) -> float:
        """Return how much of the pixel round this point is inside, from 0 to 1."""
        distance = hypot(x - self.x, y - self.y)
        outside = max(distance - self.radius, self.hole - distance if self.hole else -1.0)
        return min(max(0.5 - outside / pixel, 0.0), 1.0)


def picture(side: int, ground: Colour, discs: tuple[Disc, ...]) -> bytes:
    """Return a square PNG of that many pixels, the discs painted one over the other."""

    def pixel_at(column: int, row: int) -> Colour:
        colour = ground
        for disc in discs:
            share = disc.covers((column + 0.5) / side, (row + 0.5) / side, 1 / side)
            if share:
                colour = _painted(colour, disc.colour, share)
        return colour

    return _png(side, pixel_at)


def _painted(under: Colour, over: Colour, share: float) -> Colour:
    """Return the colour after one is laid over the other on a share of the pixel."""
    above = share * over[3] / 255
    below = under[3] / 255 * (1 - above)
    opacity = above + below
    if not opacity:
        return under
    red, green, blue = (
        round((over[channel] * above + under[channel] * below) / opacity) for channel in range(3)
    )
    return red, green, blue, round(opacity * 255)


def _png(side: int, pixel_at: Callable[[int, int], Colour]) -> bytes:
    rows = b"".join(
        b"\x00" + b"".join(bytes(pixel_at(column, row)) for column in range(side))
        for row in range(side)
    )
    header = struct.pack(">IIBBBBB", side, side, _EIGHT_BITS, _COLOUR_WITH_ALPHA, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
