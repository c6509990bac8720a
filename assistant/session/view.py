"""What a screen shows, as values. How it looks is the terminal's business; `tone` is a hint, never the only sign."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.formats import Table

Tone = Literal["", "dim", "strong", "good", "bad", "doubt"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one tone."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a paragraph, wrapped to the width; `indent` counts Chinese characters."""

    spans: tuple[Span, ...]
    indent: int = 0
    head: str = ""
    """A number or a name in front, beside which the lines hang."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of things with the same fields, aligned in columns."""

    rows: tuple[tuple[Span, ...], ...]
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Two texts side by side, line by line; on a narrow screen one under the other."""

    titles: tuple[str, str]
    pairs: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of an official table as it is shown."""

    text: str
    """Empty for blank."""
    tone: Tone
    previous: str
    """Last year's, empty when there is none."""


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """A table of the form, cell for cell."""

    table: "Table"
    figures: dict[str, Figure]
    """By cell id."""
    only_rows: tuple[str, ...] = ()
    """Only these rows; empty for all."""


Block = Line | Rows | Columns | OfficialTable


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be answered."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """A whole screen with its question."""

    title: str
    body: tuple[Block, ...] = ()
    choices: tuple[Choice, ...] = ()
    prompt: str = ""
    enter: str = ""
    """What an empty answer does, in words."""
    words: tuple[str, ...] = ()
    """Answers that can be completed while typing."""
    prefill: str = ""
    """What stands in the line to be changed; empty for an empty line."""
    help: tuple[str, ...] = ()


def line(text: str, tone: Tone = "", indent: int = 0) -> Line:
    """A line of one tone."""
    return Line((Span(text, tone),), indent)


def choices(*labels: str) -> tuple[Choice, ...]:
    """Numbered from 1."""
    return tuple(Choice(str(number), label) for number, label in enumerate(labels, 1))
