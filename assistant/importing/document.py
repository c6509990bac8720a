"""What every reader produces: the file's lines and grids in order, each cell with the place it came from."""

import re
from dataclasses import dataclass

from assistant.findings import Finding


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of prose."""

    text: str
    place: str
    """For people: `第12行`, `第3段`, `第2页`."""


@dataclass(frozen=True, slots=True)
class GridText:
    """A cell of a grid."""

    text: str
    place: str
    """For people: `第46行第2列`, `表2第7行第4列`."""
    covered: bool = False
    """Whether a merged cell covers this place; then the text stands in that cell's first place."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells, spans expanded: a merged cell's text stands in its first place only."""

    rows: tuple[tuple[GridText, ...], ...]


Row = tuple[GridText, ...]
"""One row of a grid."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader saw it."""

    name: str
    items: tuple[Line | Grid, ...]
    titles: tuple[str, ...] = ()
    """What the file calls itself outside its text, for example a page's <title>; only used where the text is silent."""
    findings: tuple[Finding, ...] = ()
    """What the reader could not read."""


_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}])[ \t\r]*\n\s*|[ \t\r]*\n\s*(?=[{_WIDE}])")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0000"))


def visible(text: str) -> str:
    """The text without characters that nobody sees, such as the zero-width space of web editors."""
    return text.translate(_INVISIBLE)


def flowing(text: str) -> str:
    """Text wrapped over lines of a source, unwrapped: next to a Chinese character a line's end is no space."""
    return _WRAPPED.sub("", text).replace("\n", " ") if "\n" in text else text


def one_line(text: str) -> str:
    """The text of a paragraph or cell on one line; a break inside Chinese text is no space."""
    return "".join(" ".join(part.split()) for part in visible(text).splitlines())
