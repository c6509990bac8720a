"""A table in Word, cell for cell as on the official form, with real merged cells."""

from itertools import pairwise

from lxml.etree import _Element

from assistant.rendering.blocks import TableBlock, TableCell
from assistant.rendering.characters import lines, one_line
from assistant.rendering.grid import Grid, is_band, label_columns, table_grid
from assistant.rendering.wordml import run, value, word

TEXT_WIDTH = 8844
"""156 mm in twentieths of a point: what A4 leaves between the margins of 28 and 26 mm."""

_WIDE = 7
"""From so many columns on, a table needs the small font (小五) and low rows."""

_TURNED_WIDTH = 12756
"""225 mm: the same on a page turned on its side."""

_SIDE_MARGIN = 40

_SHORT = 3
"""Characters that fit on one line of a wide table's head (自然人)."""

_BAND_COLOUR = "C6D9F1"
"""The blue of the official form's bands; grey enough in black and white."""


def is_wide(table: TableBlock) -> bool:
    """Whether the table needs a small font, and gains from a page turned on its side."""
    return table.columns >= _WIDE


def word_table(table: TableBlock, *, is_turned: bool = False) -> _Element:
    """The table `table` as a `w:tbl`, on an upright page kept on one page."""
    grid = table_grid(table)
    widths = column_widths(table, _TURNED_WIDTH if is_turned else TEXT_WIDTH)
    element = word(
        "tbl",
        _properties(table, sum(widths)),
        word("tblGrid", *(word("gridCol", w=width) for width in widths)),
    )
    element.extend([_row(table, grid, row, widths, is_turned=is_turned) for row in range(table.rows)])
    return element


def column_widths(table: TableBlock, text_width: int = TEXT_WIDTH) -> list[int]:
    """The columns' widths, together the text's width.

    Figures get equal columns. Of several label columns the outermost is written downwards, the
    last takes most.
    """
    labels = label_columns(table)
    weights = [1.2] if labels == 1 else [2.3] * labels
    if labels > 1:
        weights[-1] = 4.3
    if labels > 2:
        weights[0] = 0.8
    weights += [1.0] * (table.columns - labels)
    edges = [round(text_width * sum(weights[:end]) / sum(weights)) for end in range(table.columns + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: TableBlock, width: int) -> _Element:
    properties = word(
        "tblPr",
        value("tblStyle", "TableGrid"),
        word("tblW", w=width, type="dxa"),
        value("jc", "center"),
        word("tblLayout", type="fixed"),
        _margins("tblCellMar", _SIDE_MARGIN),
    )
    if table.caption:
        properties.append(value("tblCaption", one_line(table.caption)))
    return properties


def _row(table: TableBlock, grid: Grid, row: int, widths: list[int], *, is_turned: bool) -> _Element:
    height = 320 if is_wide(table) else 454
    properties = word("trPr", word("cantSplit"), word("trHeight", val=height, hRule="atLeast"))
    if row < table.header_rows:
        properties.append(word("tblHeader"))
    element = word("tr", properties)
    column = 0
    while column < table.columns:
        cell = grid[row][column] or TableCell(row, column, "")
        width = sum(widths[column : column + cell.colspan])
        element.append(_cell(table, cell, row, width, is_turned=is_turned))
        column += cell.colspan
    return element


def _cell(table: TableBlock, cell: TableCell, row: int, width: int, *, is_turned: bool) -> _Element:
    properties = word("tcPr", word("tcW", w=width, type="dxa"))
    if cell.colspan > 1:
        properties.append(value("gridSpan", cell.colspan))
    if cell.rowspan > 1:
        properties.append(value("vMerge", "restart" if row == cell.row else "continue"))
    if is_band(table, cell):
        properties.append(word("shd", val="clear", color="auto", fill=_BAND_COLOUR))
    margin = _side_margin(table, cell, is_turned=is_turned)
    if margin != _SIDE_MARGIN:
        properties.append(_margins("tcMar", margin))
    properties.append(value("vAlign", "center"))
    return word(
        "tc", properties, _paragraph(table, cell, row, is_kept=not is_turned and row < table.rows - 1)
    )


def _side_margin(table: TableBlock, cell: TableCell, *, is_turned: bool) -> int:
    """In a wide table's head two characters a line (结果／维持), or all on one where three fit; six digits in a figure."""
    if cell.figure or (is_turned and cell.row < table.header_rows):
        return 0
    if not is_wide(table) or cell.row >= table.header_rows:
        return _SIDE_MARGIN
    return 20 if len(cell.text) <= _SHORT else 80


def _margins(tag: str, sides: int) -> _Element:
    widths = {"top": 20, "left": sides, "bottom": 20, "right": sides}
    return word(tag, *(word(side, w=width, type="dxa") for side, width in widths.items()))


def _paragraph(table: TableBlock, cell: TableCell, row: int, *, is_kept: bool) -> _Element:
    properties = word("pPr", value("pStyle", "TableTextSmall" if is_wide(table) else "TableText"))
    if is_kept:
        properties.append(word("keepNext"))
    if _is_listed(table, cell):
        properties.append(value("jc", "left"))
    content = [run(*lines(cell.text))] if row == cell.row and cell.text else []
    return word("p", properties, *content)


def _is_listed(table: TableBlock, cell: TableCell) -> bool:
    """Whether the text stands left: a label of a list beside other label columns, the note in the corner."""
    if cell.figure or cell.scope not in ("", "row"):
        return False
    labels = label_columns(table)
    return labels > 1 and cell.column < labels
