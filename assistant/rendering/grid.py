"""A table's grid: which printed cell covers which place."""

from assistant.rendering.blocks import TableBlock, TableCell

Grid = list[list[TableCell | None]]
"""By row and column; None where the table leaves a place uncovered."""


def table_grid(table: TableBlock) -> Grid:
    """Every place of the table with the cell that covers it; a span never leads out of the table."""
    grid: Grid = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
            for column in range(cell.column, min(cell.column + cell.colspan, table.columns)):
                grid[row][column] = cell
    return grid


def label_columns(table: TableBlock) -> int:
    """How many columns at the left hold only labels; 0 when the table has no figures."""
    return min((cell.column for cell in table.cells if cell.figure), default=0)


def is_band(table: TableBlock, cell: TableCell) -> bool:
    """Whether the cell is a heading across the whole table, as 第二十条第（一）项 is."""
    return bool(cell.scope) and table.columns > 1 and cell.colspan == table.columns
