"""Characters on a page become lines of text, and lines fall into pieces where the gaps are wide."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.importing.pdf_process import Glyph

_WORD_GAP = 0.22
"""In characters' heights: a gap this wide between Latin letters or digits is a space."""
_PIECE_GAP = 1.3
"""A gap this wide parts two columns; justified text stretches its gaps to half a character at most."""
_NUMBER_GAP = 0.45
"""Between two digits a smaller gap parts two columns: large numbers nearly fill theirs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a wide gap."""

    text: str
    left: float
    right: float

    @property
    def centre(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line on a page."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    page: int

    @property
    def text(self) -> str:
        """The whole line; a wide gap inside a sentence is no space in Chinese, and is one between two numbers."""
        return _spaced(self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


def text_lines(glyphs: Iterable[Glyph], page: int) -> list[TextLine]:
    """The lines from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: ((item.top + item.bottom) / 2, item.left)):
        if rows and _same_line(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(row, page) for row in rows]


def cell_text(glyphs: Iterable[Glyph]) -> str:
    """The text of a table's cell: its lines joined, whether they run across or one character under the other."""
    return "".join(
        line.text if len(line.pieces) == 1 else _spaced(line.pieces) for line in text_lines(glyphs, 0)
    )


def _spaced(pieces: Sequence[Piece]) -> str:
    """Numbers far apart in one cell stay apart, so that 1 and 0 never become 10; a label's gaps are its layout."""
    text = pieces[0].text
    for before, piece in itertools.pairwise(pieces):
        text += (" " if _is_ascii(before.text[-1:]) and _is_ascii(piece.text[:1]) else "") + piece.text
    return text


def _same_line(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether the glyph overlaps the row's last ones by half of the smaller height."""
    anchor = row[-1]
    overlap = min(anchor.bottom, glyph.bottom) - max(anchor.top, glyph.top)
    return overlap > 0.5 * min(anchor.size, glyph.size)


def _line(row: list[Glyph], page: int) -> TextLine:
    row.sort(key=lambda glyph: glyph.left)
    pieces: list[Piece] = []
    start = 0
    for index in range(1, len(row) + 1):
        if index == len(row) or _is_apart(row[index - 1], row[index]):
            pieces.append(_piece(row[start:index]))
            start = index
    return TextLine(tuple(pieces), min(item.top for item in row), max(item.bottom for item in row), page)


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    """Whether a new piece begins with the second glyph."""
    are_digits = before.character.isdigit() and glyph.character.isdigit()
    wide = _NUMBER_GAP if are_digits else _PIECE_GAP
    return glyph.left - before.right > wide * max(glyph.size, 1.0)


def _piece(row: Sequence[Glyph]) -> Piece:
    text = row[0].character
    for before, glyph in itertools.pairwise(row):
        is_apart = glyph.left - before.right > _WORD_GAP * max(glyph.size, 1.0)
        text += (
            " " if is_apart and _is_ascii(before.character) and _is_ascii(glyph.character) else ""
        ) + glyph.character
    return Piece(text, row[0].left, max(glyph.right for glyph in row))


def _is_ascii(character: str) -> bool:
    return character.isascii() and character.isalnum()
