"""One spelling for every character, without losing its place in the original.

Reports come from Word, web pages and PDF files: full-width digits, no-break spaces, Kangxi radicals that
only look like 一 and 十, zero-width spaces inside a number. The lexer reads a folded copy in which each
character is either the NFKC form of one original character or absent. Circled and superscript digits are
deliberately left as they are, for plain NFKC would turn 「12①」 into 121. So is the full-width comma,
which separates lists more often than thousands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

_FOLDED_RANGES = (
    (0x00A0, 0x00A1),  # no-break space
    (0x2000, 0x200B),  # typographic spaces
    (0x202F, 0x2030),
    (0x205F, 0x2060),
    (0x2F00, 0x2FD6),  # Kangxi radicals, as PDF files yield them
    (0x3000, 0x3001),  # ideographic space
    (0xF900, 0xFADA),  # compatibility ideographs
    (0xFE50, 0xFE6C),  # small forms
    (0xFF01, 0xFF5F),  # full-width ASCII
    (0x1D7CE, 0x1D800),  # mathematical digits
)
_DROPPED_RANGES = (
    (0x00AD, 0x00AE),  # soft hyphen
    (0x0300, 0x0370),  # combining marks
    (0x200B, 0x2010),  # zero-width characters and direction marks
    (0x202A, 0x202F),
    (0x2060, 0x2065),
    (0x20D0, 0x20DD),  # combining marks for symbols; the enclosing ones above stay, they make ordinals
    (0x302A, 0x302E),
    (0xFE00, 0xFE10),  # variation selectors
    (0xFEFF, 0xFF00),
    (0xE0100, 0xE01F0),
)
_LOOK_ALIKES = {
    "○": "〇",
    "兩": "两",
    "萬": "万",
    "億": "亿",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "–": "—",
    "―": "—",
    "〜": "~",
    "∼": "~",
    "•": "·",
    "‧": "·",
    "・": "·",
    "﹪": "%",
    "∶": ":",
}
_KEPT = {"，"}


def _folding_table() -> dict[int, str | None]:
    """What each foldable character becomes; None for the invisible ones."""
    table: dict[int, str | None] = {}
    for code in chain.from_iterable(range(*bounds) for bounds in _FOLDED_RANGES):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and chr(code) not in _KEPT:
            table[code] = folded
    table.update((code, None) for code in chain.from_iterable(range(*bounds) for bounds in _DROPPED_RANGES))
    table.update((ord(character), folded) for character, folded in _LOOK_ALIKES.items())
    return table


_TABLE = _folding_table()
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_FOLDABLE = re.compile(f"[{re.escape(''.join(chr(code) for code in _TABLE if code < 0x10000))}]")
"""The few characters to fold of a text without astral ones; `str.translate` looks up every character."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded copy and, for each of its characters, where the original one starts and ends."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that the folded characters ``start:end`` came from."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """The folded copy alone, for short texts whose offsets do not matter."""
    return text.translate(_TABLE) if _ASTRAL.search(text) else _FOLDABLE.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    return _TABLE[ord(match[0])] or ""


def fold_with_offsets(text: str) -> FoldedText:
    """The folded copy with its offsets; they are the identity unless something invisible was dropped."""
    folded = fold(text)
    if len(folded) == len(text):
        return FoldedText(folded, range(len(text)), range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    for offset, character in enumerate(text):
        if _TABLE.get(ord(character), character) is not None:
            starts.append(offset)
            ends.append(offset + 1)
        elif starts and unicodedata.category(character) == "Mn":
            ends[-1] = offset + 1
    return FoldedText(folded, starts, ends)
