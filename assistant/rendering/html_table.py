"""An accessible HTML table: it scrolls on a telephone, and every figure names its headers.

`scope` alone cannot say it: in a table with headers in its middle, a screen reader would also read out those
of the blocks above. So each figure lists its own headers.
"""

from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.rendering.blocks import TableBlock, TableCell
from assistant.rendering.characters import lines, one_line
from assistant.rendering.grid import Grid, is_band, label_columns, table_grid


def html_table(table: TableBlock) -> HtmlElement:
    """The table `table` in the box in which it scrolls."""
    grid = table_grid(table)
    rows = [_row(table, grid, row) for row in range(table.rows)]
    element = E.table()
    caption = one_line(table.caption)
    box = E.div(element, **{"class": "table"})
    if caption:
        element.append(E.caption(caption))
        box.attrib.update({"role": "region", "aria-label": caption, "tabindex": "0"})
    if table.header_rows:
        element.append(E.thead(*rows[: table.header_rows]))
    element.append(E.tbody(*rows[table.header_rows :]))
    element.set("class", f"labels-{label_columns(table)}")
    return box


def _row(table: TableBlock, grid: Grid, row: int) -> HtmlElement:
    element = E.tr()
    for column, cell in enumerate(grid[row]):
        if cell is None:
            element.append(E.td())
        elif (cell.row, cell.column) == (row, column):
            element.append(_cell(table, grid, cell))
    return element


def _cell(table: TableBlock, grid: Grid, cell: TableCell) -> HtmlElement:
    element = E.th() if cell.scope else E.td()
    for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)):
        if span > 1:
            element.set(name, str(span))
    if cell.scope:
        # A header reaches as far as its span; colgroup and rowgroup would need such groups in the markup.
        element.set("scope", cell.scope.removesuffix("group"))
        element.set("id", _name(table, cell))
    if is_band(table, cell):
        element.set("class", "band")
    if cell.figure:
        element.set("data-cell", cell.figure)
        element.set("headers", " ".join(_name(table, header) for header in headers_of(table, grid, cell)))
    _write_lines(element, cell.text)
    return element


def headers_of(table: TableBlock, grid: Grid, cell: TableCell) -> list[TableCell]:
    """The headers of a figure: its columns' up to the band above it, then its rows', from the outside in."""
    above = []
    for row in range(cell.row - 1, -1, -1):
        header = grid[row][cell.column]
        if header and header.scope.startswith("col") and header not in above:
            above.append(header)
            if is_band(table, header):
                break
    before = []
    for header in grid[cell.row][: cell.column]:
        if header and header.scope.startswith("row") and header not in before:
            before.append(header)
    return above[::-1] + before


def _name(table: TableBlock, cell: TableCell) -> str:
    return f"{table.id}-{cell.row}-{cell.column}"


def _write_lines(element: HtmlElement, text: str) -> None:
    for number, line in enumerate(lines(text)):
        if number:
            element.append(E.br())
            element[-1].tail = line
        else:
            element.text = line
