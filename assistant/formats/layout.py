"""A table as the official form prints it: a grid of cells with spans, each a label or a figure.

Word, HTML, Markdown, the Excel form and the terminal all draw this one layout, and a reader of reports compares
against it, so "cell for cell as on the form" is decided in one place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.formats.model import Block, Table


@dataclass(frozen=True, slots=True)
class LayoutCell:
    """One printed cell. Exactly one of `label` and `figure` speaks: a label, or the id of the figure printed there."""

    row: int
    column: int
    label: str = ""
    figure: str | None = None
    rowspan: int = 1
    colspan: int = 1
    scope: str = ""
    """For labels: `col`, `row`, or empty for a cell that heads nothing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's cells in reading order, and its size."""

    table: str
    cells: tuple[LayoutCell, ...]
    rows: int
    columns: int
    header_rows: int
    """How many rows at the top repeat when the table breaks over a page; 0 where headers stand in the middle."""


def table_layout(table: Table) -> Layout:
    """Lay out `table` as the official form prints it."""
    build = {"blocks": _blocks_layout, "matrix": _matrix_layout, "flat": _flat_layout}[table.shape]
    return build(table)


def _blocks_layout(table: Table) -> Layout:
    """Blocks under each other; where a block has fewer columns than the widest, its last column takes the rest."""
    width = 1 + max(len(block.columns) for block in table.blocks)
    cells: list[LayoutCell] = []
    line = 0
    for block in table.blocks:
        cells.append(LayoutCell(line, 0, block.heading, colspan=width, scope="colgroup"))
        cells.append(LayoutCell(line + 1, 0, table.corner, scope="col"))
        cells += _spread([column.label for column in block.columns], None, line + 1, width)
        line += 2
        for row in block.rows:
            cells.append(LayoutCell(line, 0, row.label, scope="row"))
            ids = [f"{table.id}.{row.id}.{column.id}" for column in block.columns]
            cells += _spread([""] * len(ids), ids, line, width)
            line += 1
    return Layout(table.id, tuple(cells), line, width, 0)


def _spread(labels: Sequence[str], figures: Sequence[str] | None, line: int, width: int) -> list[LayoutCell]:
    last = len(labels) - 1
    return [
        LayoutCell(
            line,
            1 + index,
            label,
            figure=figures[index] if figures else None,
            colspan=width - 1 - last if index == last else 1,
            scope="" if figures else "col",
        )
        for index, label in enumerate(labels)
    ]


def _matrix_layout(table: Table) -> Layout:
    (block,) = table.blocks
    column_paths = [(*column.path, column.label) for column in block.columns]
    row_paths = [(*row.path, row.label) for row in block.rows]
    head = max(map(len, column_paths))
    stub = max(map(len, row_paths))
    cells = [LayoutCell(0, 0, table.corner, rowspan=head, colspan=stub)]
    cells += _header_cells(column_paths, head, stub)
    cells += [_transposed(cell, head) for cell in _header_cells(row_paths, stub, 0)]
    cells += _figures(table, block, head, stub)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Layout(table.id, tuple(cells), head + len(row_paths), stub + len(column_paths), head)


def _flat_layout(table: Table) -> Layout:
    (block,) = table.blocks
    pairs = [(row, column) for row in block.rows for column in block.columns]
    paths = [(*row.path, row.label, column.label) for row, column in pairs]
    head = max(map(len, paths))
    cells = _header_cells(paths, head, 0)
    cells += [
        LayoutCell(head, index, figure=f"{table.id}.{row.id}.{column.id}")
        for index, (row, column) in enumerate(pairs)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Layout(table.id, tuple(cells), head + 1, len(paths), head)


def _figures(table: Table, block: Block, head: int, stub: int) -> list[LayoutCell]:
    return [
        LayoutCell(head + down, stub + across, figure=f"{table.id}.{row.id}.{column.id}")
        for down, row in enumerate(block.rows)
        for across, column in enumerate(block.columns)
    ]


def _header_cells(paths: Sequence[tuple[str, ...]], depth: int, offset: int) -> list[LayoutCell]:
    """Merge equal neighbours level by level; a leaf reaches down to the last header row."""
    cells = []
    for level in range(depth):
        index = 0
        while index < len(paths):
            path = paths[index]
            if level >= len(path):
                index += 1
                continue
            is_leaf = level == len(path) - 1
            end = index + 1
            while not is_leaf and end < len(paths) and paths[end][: level + 1] == path[: level + 1]:
                end += 1
            cells.append(
                LayoutCell(
                    level,
                    offset + index,
                    path[level],
                    rowspan=depth - level if is_leaf else 1,
                    colspan=end - index,
                    scope="col" if is_leaf else "colgroup",
                )
            )
            index = end
    return cells


def _transposed(cell: LayoutCell, down: int) -> LayoutCell:
    """A row header is a column header turned on its side."""
    return LayoutCell(
        down + cell.column,
        cell.row,
        cell.label,
        rowspan=cell.colspan,
        colspan=cell.rowspan,
        scope=cell.scope.replace("col", "row"),
    )
