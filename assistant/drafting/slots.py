"""Slots: the model writes `{{key}}`, the program writes the number with its unit, and remembers where.

Read as a slot is only what cannot mean anything else: `{{new}}`, with blanks inside the braces or full-width braces.
Every other brace is a finding. A key is never guessed from a similar one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.report import FactSpan

SLOT = re.compile(r"(?:\{\{|｛｛)\s*([^{}｛｝\s]{1,60})\s*(?:\}\}|｝｝)")
BRACE = re.compile(r"[{}｛｝]")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its slots filled, and the map from its characters to facts."""

    text: str
    facts: tuple[FactSpan, ...]

    def is_from_slot(self, start: int, end: int) -> bool:
        """Whether these characters were all written by the program."""
        return any(span.start <= start and end <= span.end for span in self.facts)


def keys_in(text: str) -> list[str]:
    """The keys of a text in order, repeated ones as often as they stand there."""
    return SLOT.findall(text)


def without_slots(text: str) -> str:
    """The text with nothing in the places of its slots."""
    return SLOT.sub("", text)


def fill_slots(text: str, wording: Callable[[str], str | None]) -> Filled:
    """Fill the slots that have a wording; the others stay as they are."""
    pieces: list[str] = []
    spans: list[FactSpan] = []
    position = length = 0
    for match in SLOT.finditer(text):
        printed = wording(match[1])
        if printed is None:
            continue
        before = text[position : match.start()]
        start = length + len(before)
        spans.append(FactSpan(start, start + len(printed), match[1]))
        pieces += [before, printed]
        position, length = match.end(), start + len(printed)
    return Filled("".join([*pieces, text[position:]]), tuple(spans))
