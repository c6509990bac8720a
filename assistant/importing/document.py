"""What every reader produces: the file's lines and grids in order, each cell with the place it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of prose."""

    text: str
    place: str
    """For people: `第12行`, `第3段`."""


@dataclass(frozen=True, slots=True)
class GridText:
    """A cell of a grid."""

    text: str
    place: str
    """For people: `第46行第2列`, `表2第7行第4列`."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells, spans expanded: a merged cell's text stands in its first place only."""

    rows: tuple[tuple[GridText, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader saw it."""

    name: str
    items: tuple[Line | Grid, ...]


def one_line(text: str) -> str:
    """The text of a paragraph or cell on one line; a break inside Chinese text is no space."""
    return "".join(" ".join(part.split()) for part in text.splitlines())
