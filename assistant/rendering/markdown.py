"""Markdown with GFM pipe tables, for reading in a diff and for reading back.

A pipe table knows no spans: a merged label stands in the first place it covers, the others stay empty.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.rendering.blocks import Block, Heading, TableBlock, Text, Title
from assistant.rendering.characters import lines, one_line
from assistant.rendering.grid import table_grid
from assistant.report import Signature

_INLINE = re.compile(
    r"""[*_`|<~] | \[(?=[^\]]*\][(\[:]) | \\(?=[!-/:-@\[-`{-~]) | &(?=\#?\w+;)""", re.VERBOSE
)
"""What Markdown would take as emphasis, code, a table, HTML, a link, an escape or an entity."""

_LINE_START = re.compile(r"""\d{1,9}(?=[.)](?:\s|$)) | (?=\#|>|\+(?:\s|$)|-(?:[\s-]|$))""", re.VERBOSE)
"""What would begin a list, a heading, a quotation or a rule."""


def render_markdown(blocks: Sequence[Block]) -> bytes:
    """Draw `blocks` as Markdown in UTF-8."""
    parts = [part for block in blocks for part in _parts(block)]
    return ("\n\n".join(parts) + "\n").encode()


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {_heading(block.text)}"
        case Heading():
            yield f"{'#' * min(block.level + 1, 6)} {_heading(block.text)}"
        case Text():
            yield from map(_paragraph, lines(block.text))
        case TableBlock():
            yield _table(block)
        case Signature():
            yield from (_paragraph(one_line(text)) for text in (block.office, block.date) if text)


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _heading(text: str) -> str:
    """A heading's `#` at the end would be taken as its closing."""
    return re.sub(r"#(?=#*$)", r"\\#", _inline(one_line(text)))


def _paragraph(line: str) -> str:
    inline = _inline(line)
    start = _LINE_START.match(inline)
    return f"{inline[: start.end()]}\\{inline[start.end() :]}" if start else inline


def _table(table: TableBlock) -> str:
    rows = [
        [
            _inline(one_line(cell.text)) if cell and (cell.row, cell.column) == (row, column) else ""
            for column, cell in enumerate(cells)
        ]
        for row, cells in enumerate(table_grid(table))
    ]
    rows.insert(1, ["---"] * table.columns)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
