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

_SIDE_MARGIN = 40

_BAND_COLOUR = "C6D9F1"
"""The blue of the official form's bands; grey enough in black and white."""


def word_table(table: TableBlock) -> _Element:
    """The table `table` as a `w:tbl`."""
    grid = table_grid(table)
    widths = column_widths(table)
    element = word(
        "tbl", _properties(table), word("tblGrid", *(word("gridCol", w=width) for width in widths))
    )
    element.extend([_row(table, grid, row, widths) for row in range(table.rows)])
    return element


def column_widths(table: TableBlock) -> list[int]:
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
    edges = [round(TEXT_WIDTH * sum(weights[:end]) / sum(weights)) for end in range(table.columns + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: TableBlock) -> _Element:
    properties = word(
        "tblPr",
        value("tblStyle", "TableGrid"),
        word("tblW", w=TEXT_WIDTH, type="dxa"),
        value("jc", "center"),
        word("tblLayout", type="fixed"),
        _margins("tblCellMar", _SIDE_MARGIN),
    )
    if table.caption:
        properties.append(value("tblCaption", one_line(table.caption)))
    return properties


def _row(table: TableBlock, grid: Grid, row: int, widths: list[int]) -> _Element:
    height = 320 if table.columns >= _WIDE else 454
    properties = word("trPr", word("cantSplit"), word("trHeight", val=height, hRule="atLeast"))
    if row < table.header_rows:
        properties.append(word("tblHeader"))
    element = word("tr", properties)
    column = 0
    while column < table.columns:
        cell = grid[row][column] or TableCell(row, column, "")
        width = sum(widths[column : column + cell.colspan])
        element.append(_cell(table, cell, row, width))
        column += cell.colspan
    return element


def _cell(table: TableBlock, cell: TableCell, row: int, width: int) -> _Element:
    properties = word("tcPr", word("tcW", w=width, type="dxa"))
    if cell.colspan > 1:
        properties.append(value("gridSpan", cell.colspan))
    if cell.rowspan > 1:
        properties.append(value("vMerge", "restart" if row == cell.row else "continue"))
    if is_band(table, cell):
        properties.append(word("shd", val="clear", color="auto", fill=_BAND_COLOUR))
    margin = _side_margin(table, cell)
    if margin != _SIDE_MARGIN:
        properties.append(_margins("tcMar", margin))
    properties.append(value("vAlign", "center"))
    return word("tc", properties, _paragraph(table, cell, row))


def _side_margin(table: TableBlock, cell: TableCell) -> int:
    """Two characters a line in a wide table's head (结果／维持); room for six digits in a figure."""
    if cell.figure:
        return 0
    return 80 if table.columns >= _WIDE and cell.row < table.header_rows else _SIDE_MARGIN


def _margins(tag: str, sides: int) -> _Element:
    widths = {"top": 20, "left": sides, "bottom": 20, "right": sides}
    return word(tag, *(word(side, w=width, type="dxa") for side, width in widths.items()))


def _paragraph(table: TableBlock, cell: TableCell, row: int) -> _Element:
    properties = word("pPr", value("pStyle", "TableTextSmall" if table.columns >= _WIDE else "TableText"))
    if row < table.rows - 1:
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
