"""Pieces of a section's text with their offsets, and how a message quotes them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.findings import Finding, Rule, Severity
from assistant.report import ReportSection

_SENTENCE = re.compile(r"[^。！？\s][^。！？\n]*[。！？]?[”’）]?")
_QUOTED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,80}”|〔[^〔〕\n]{1,20}〕")
_LEFT, _RIGHT = 8, 12


class Piece(NamedTuple):
    """Characters `start` to `end` of a section's text."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Piece]:
    """The paragraphs that are not empty, without the white space around them."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped)
            yield Piece(begin, begin + len(stripped), stripped)
        start += len(line) + 1


def sentences(text: str) -> Iterator[Piece]:
    """The sentences of all paragraphs, final punctuation included."""
    for match in _SENTENCE.finditer(text):
        words = match[0].rstrip()
        start = match.start()
        yield Piece(start, start + len(words), words)


def sentence_at(text: str, position: int, longest: int = 400) -> Piece:
    """The sentence or the part between semicolons that holds a position; no longer than `longest` either way."""
    begin, stop = max(0, position - longest), min(len(text), position + longest)
    start = max(begin, *(text.rfind(mark, begin, position) + 1 for mark in "。；\n"))
    ends = [found for mark in "。\n" if (found := text.find(mark, position, stop)) >= 0]
    end = min(ends, default=stop)
    return Piece(start, end, text[start:end])


def without_quotations(text: str) -> str:
    """The text with titles, quotations and document years blanked out, every other character at its place."""
    return _QUOTED.sub(lambda match: "\ufffc" * len(match[0]), text)


def around(text: str, start: int, end: int, left: int = _LEFT, right: int = _RIGHT) -> str:
    """The characters with a little of what stands around them in the same paragraph."""
    begin, stop = max(0, start - left), min(len(text), end + right)
    start = max(text.rfind("\n", begin, start) + 1, begin)
    line_end = text.find("\n", end, stop)
    return text[start : stop if line_end < 0 else line_end].strip()


def at(
    rule: Rule, section: ReportSection, start: int, end: int, message: str, *,
    severity: Severity | None = None, found: str | None = None, expected: str | None = None,
) -> Finding:  # fmt: skip
    """A finding of `rule` on these characters; its message is what follows the section's name."""
    return rule.finding(
        f"{section.name}{message}", severity=severity, section=section.id, start=start, end=end,
        found=found, expected=expected,
    )  # fmt: skip
