"""What may stand in a document, whatever an office typed or pasted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (NUL, vertical tab, lone surrogates) or advises against (C1 controls)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Printable characters of one line, and where they stand in the text they were taken from."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def lines(text: str) -> tuple[str, ...]:
    """The printable lines of `text`, without the spaces around them.

    The spaces people type to indent (also full-width ones) go too: indenting is the style's affair. The labels of a form
    come back in each document.
    """
    return tuple("".join(piece.text for piece in line) for line in cut_lines(text))


def one_line(text: str) -> str:
    """`text` as one printable line."""
    return " ".join(lines(text))


def printable(text: str) -> str:
    """`text` without what no document can hold; its spaces and line breaks stay."""
    return _UNPRINTABLE.sub("", text)


def cut_lines(text: str, start: int = 0, cuts: Iterable[int] = ()) -> list[list[Piece]]:
    """The printable lines of `text`, each cut into pieces where one of `cuts` falls.

    `start` is where `text` begins in the text that it is a part of; `cuts` and the pieces' places count from there.
    """
    wanted = sorted(set(cuts))
    found = []
    at = start
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        edges = [at, *(cut for cut in wanted if at < cut < end), end]
        raw = [Piece(printable(line[left - at : right - at]), left, right) for left, right in pairwise(edges)]
        pieces = _without_outer_spaces(raw)
        if pieces:
            found.append(pieces)
        at = end
    return found


def _without_outer_spaces(raw: list[Piece]) -> list[Piece]:
    texts = [piece.text for piece in raw]
    for order, strip in ((range(len(texts)), str.lstrip), (range(len(texts) - 1, -1, -1), str.rstrip)):
        for index in order:
            texts[index] = strip(texts[index])
            if texts[index]:
                break
    return [replace(piece, text=text) for text, piece in zip(texts, raw, strict=True) if text]
