"""Cutting Chinese prose into paragraphs, sentences and clauses, with exact offsets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。！？\n]*[。！？]*[”’）]?")
_HEADING = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[)）]|\d{1,2}[.．、])?\s*([^。；，]{2,24})$")
_LONGEST = 1200
"""Characters of a sentence; a text without full stops is cut, so that no sentence costs its square."""
CLAUSE_MARKS = "，；：。！？\n"
_ENDS_A_CLAUSE = re.compile(f"[{CLAUSE_MARKS}、（(—]")


class Span(NamedTuple):
    """Characters `start` to `end` of a section's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The quoted characters."""
        return text[self.start : self.end]


class ParagraphSpan(NamedTuple):
    """A line of the section, and the heading it stands under."""

    span: Span
    heading: str
    is_heading: bool


def paragraphs(text: str) -> Iterator[ParagraphSpan]:
    """The lines that are not empty; a short line without a full stop is a heading for those below it."""
    heading, start = "", 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start += len(line) + 1
        if not line.strip():
            continue
        is_heading = _HEADING.fullmatch(line) is not None
        if is_heading:
            heading = line.strip()
        yield ParagraphSpan(span, heading, is_heading)


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences inside `within`, full stops included."""
    position = within.start
    while position < within.end:
        match = _SENTENCE.match(text, position, min(within.end, position + _LONGEST))
        end = match.end() if match and match.end() > position else position + 1
        yield Span(position, end)
        position = end


def clause_start(text: str, start: int, end: int) -> int:
    """Where the last clause of `text[start:end]` begins."""
    return max((text.rfind(mark, start, end) for mark in CLAUSE_MARKS), default=-1) + 1 or start


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause that goes on at `start` ends."""
    end = _ENDS_A_CLAUSE.search(text, start, limit)
    return end.start() if end else limit
