"""Two versions of a section side by side."""

import difflib
import re

from assistant.session.state import SectionWork
from assistant.session.view import Columns, Span


def compared(work: SectionWork, other: int) -> Columns:
    """Version `other` (from 0) beside the current one, sentence by sentence; equal sentences are dim."""
    current = work.version
    assert current is not None  # a section without versions has nothing to compare
    left, right = _sentences(work.versions[other].text), _sentences(current.text)
    pairs: list[tuple[Span, Span]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [(Span(text, "dim"), Span(text, "dim")) for text in left[a:b]]
        else:
            pairs += _beside(left[a:b], right[c:d])
    return Columns((f"第 {other + 1} 版", f"第 {work.current + 1} 版（现在）"), tuple(pairs))


def _beside(left: list[str], right: list[str]) -> list[tuple[Span, Span]]:
    """What only one side has; the marks say which, for those who see no colour."""
    length = max(len(left), len(right))
    left += [""] * (length - len(left))
    right += [""] * (length - len(right))
    return [
        (Span(f"- {a}" if a else "", "bad"), Span(f"+ {b}" if b else "", "good"))
        for a, b in zip(left, right, strict=True)
    ]


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。；])|\n", text) if part.strip()]
