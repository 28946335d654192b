"""Reading a QR code from the picture alone, written apart from the library that draws it.

Source:
    ISO/IEC 18004: 7.8 (data masking), 7.9 (format information), 7.7.3 (placement), 7.5.1 and
    table 9 (blocks), 7.4.5 (byte mode). Versions 3 to 8 at level M suffice for our addresses.
"""

import re
from collections.abc import Callable, Iterator

_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda row, column: (row + column) % 2,
    lambda row, _: row % 2,
    lambda _, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)
_DATA = {3: (44,), 4: (32, 32), 5: (43, 43), 6: (27,) * 4, 7: (31,) * 4, 8: (38, 38, 39, 39)}
"""How many data codewords the blocks of a version hold at level M."""
_CENTRES = {3: (22,), 4: (26,), 5: (30,), 6: (34,), 7: (6, 22, 38), 8: (6, 24, 42)}
_FORMAT_MASK = 0b101010000010010
_LEVEL_M = 0b00
_BYTES = 0b0100


def modules_of(svg: str, border: int = 4) -> list[list[int]]:
    """Return the squares of a drawing, row by row: 1 is dark. It is drawn as horizontal strokes."""
    box = re.search(r'viewBox="0 0 (\d+) \d+"', svg)
    path = re.search(r'class="qrline"[^>]* d="([^"]+)"', svg)
    assert box
    assert path
    scale = re.search(r'transform="scale\((\d+)\)"', svg)
    size = int(box[1]) // (int(scale[1]) if scale else 1) - 2 * border
    grid = [[0] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])\s*([-\d.]+(?:[ ,]+[-\d.]+)?)", path[1]):
        values = [float(number) for number in re.split(r"[ ,]+", numbers)]
        match command:
            case "M":
                x, y = values
            case "m":
                x, y = x + values[0], y + values[1]
            case _:
                for column in range(int(x), int(x + values[0])):
                    grid[int(y) - border][column - border] = 1
                x += values[0]
    return grid


def read_qr(grid: list[list[int]]) -> str:
    """Return the text of a QR code in byte mode at level M."""
    size = len(grid)
    version = (size - 17) // 4
    format_bits = 0
    for row, column in (
        [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(7, 8)] + [(r, 8) for r in (5, 4, 3, 2, 1, 0)]
    ):
        format_bits = format_bits << 1 | grid[row][column]
    format_bits ^= _FORMAT_MASK
    assert format_bits >> 13 == _LEVEL_M
    mask = _MASKS[format_bits >> 10 & 0b111]
    bits = [grid[r][c] ^ (mask(r, c) == 0) for r, c in _path(size, version)]
    words = [int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, len(bits) - 7, 8)]
    return _text(_joined(words, _DATA[version]))


def _path(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Return where the data stands: in columns of two, from the right, up and down by turns."""
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        rows = range(size - 1, -1, -1) if upwards else range(size)
        for row in rows:
            for column in (right, right - 1):
                if not _is_fixed(row, column, size, version):
                    yield row, column
        upwards = not upwards


def _is_fixed(row: int, column: int, size: int, version: int) -> bool:
    near, far = 9, size - 8
    corner = (row < near and (column < near or column >= far)) or (row >= far and column < near)
    timing = 6 in (row, column)
    centres = _CENTRES[version]
    pairs = [(r, c) for r in centres for c in centres]
    aligned = any(
        abs(row - r) <= 2 and abs(column - c) <= 2
        for r, c in pairs
        if not (r == 6 and c in (6, max(centres))) and not (c == 6 and r == max(centres))
    )
    told = version >= 7 and (
        (row < 6 and far - 3 <= column < far) or (column < 6 and far - 3 <= row < far)
    )
    return corner or timing or aligned or told


def _joined(words: list[int], blocks: tuple[int, ...]) -> list[int]:
    """Return the data codewords in order: the blocks take turns."""
    each: list[list[int]] = [[] for _ in blocks]
    at = 0
    for turn in range(max(blocks)):
        for block, length in zip(each, blocks, strict=True):
            if turn < length:
                block.append(words[at])
                at += 1
    return [word for block in each for word in block]


def _text(words: list[int]) -> str:
    bits = "".join(f"{word:08b}" for word in words)
    assert int(bits[:4], 2) == _BYTES
    length = int(bits[4:12], 2)
    octets = [int(bits[12 + 8 * at : 20 + 8 * at], 2) for at in range(length)]
    return bytes(octets).decode()
