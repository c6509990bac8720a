"""Finds the official table in a sheet by its printed labels, even where rows were inserted or deleted.

Position alone would read one row's number as another's. So layout rows and columns are matched to sheet
rows and columns by the labels that stand in them, and a figure is read only where the labels that name it
(its witnesses) stand where they should. Labels that occur too often are no evidence and are left out of
the matching.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from assistant.formats import Layout, LayoutCell, Table, table_layout
from assistant.formats.model import columns_of, rows_of
from assistant.forms.grid import Grid
from assistant.forms.places import TABLE_TOP

Spot = tuple[int, int]


def plain(text: str) -> str:
    """A label without what does not matter: width of characters, blanks, line breaks, quotation marks."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\"'“”‘’]", "", folded)


@dataclass(frozen=True)
class Alignment:
    """Where each row and column of the layout stands in the sheet, both counted from 1 in the sheet."""

    layout: Layout
    rows: dict[int, int]
    columns: dict[int, int]
    labels: dict[Spot, str]
    """The known labels found in the sheet, in their official wording."""

    def spot(self, cell: LayoutCell) -> Spot | None:
        """Where a layout cell stands; None when its row or column was not found."""
        row, column = self.rows.get(cell.row), self.columns.get(cell.column)
        return None if row is None or column is None else (row, column)

    def confirms(self, label: LayoutCell) -> bool:
        """Whether a printed label stands where it should."""
        spot = self.spot(label)
        return spot is not None and self.labels.get(spot) == plain(label.label)

    @property
    def has_moved(self) -> bool:
        """Whether anything stands elsewhere than this program wrote it."""
        rows = any(found != TABLE_TOP + row for row, found in self.rows.items())
        return rows or any(found != 1 + column for column, found in self.columns.items())


def align(table: Table, grid: Grid) -> Alignment:
    """Match `table`'s layout to what stands in the sheet."""
    layout = table_layout(table)
    labels = _known_labels(table, layout, grid)
    groups = {plain(cell.label) for cell in layout.cells if cell.scope == "rowgroup"}
    in_layout = [(cell.row, cell.column, plain(cell.label)) for cell in layout.cells if cell.label]
    in_sheet = [(row, column, label) for (row, column), label in sorted(labels.items())]
    rows = _match(
        _keys([(row, text) for row, _, text in in_layout if text not in groups], range(layout.rows)),
        _keys([(row, text) for row, _, text in in_sheet if text not in groups], range(1, grid.last_row + 1)),
    )
    last_column = max((column for _, column in grid.cells), default=0)
    columns = _match(
        _keys([(column, text) for _, column, text in in_layout], range(layout.columns)),
        _keys([(column, text) for _, column, text in in_sheet], range(1, last_column + 1)),
    )
    return Alignment(layout, _from_one(rows), _from_one(columns), labels)


def _from_one(mapping: dict[int, int]) -> dict[int, int]:
    return {index: found + 1 for index, found in mapping.items() if found >= 0}


def _known_labels(table: Table, layout: Layout, grid: Grid) -> dict[Spot, str]:
    """Every label of this table that stands in the sheet; an alias counts as its official wording."""
    wording = {
        plain(alias): plain(header.label)
        for header in (*rows_of(table), *columns_of(table))
        for alias in header.aliases
    }
    wording |= {plain(cell.label): plain(cell.label) for cell in layout.cells if cell.label}
    found = {
        spot: wording.get(plain(str(cell.value)))
        for spot, cell in grid.cells.items()
        if isinstance(cell.value, str)
    }
    return {spot: label for spot, label in found.items() if label}


def _keys(entries: Iterable[tuple[int, str]], lines: Iterable[int]) -> list[Hashable]:
    """For each row (or column) the labels in it; one without labels matches nothing."""
    by_line: dict[int, list[str]] = {}
    for line, text in entries:
        by_line.setdefault(line, []).append(text)
    return [tuple(by_line[line]) if line in by_line else object() for line in lines]


def _match(layout: Sequence[Hashable], sheet: Sequence[Hashable]) -> dict[int, int]:
    """Layout index to sheet index, in order; a key that the sheet holds too often is ambiguous."""
    wanted, present = Counter(layout), Counter(sheet)
    blocks = SequenceMatcher(None, layout, sheet, autojunk=False).get_matching_blocks()
    pairs = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    sure = {left: right for left, right in pairs if present[layout[left]] <= wanted[layout[left]]}
    doubtful = [
        index for index, key in enumerate(layout) if index not in sure and present[key] <= wanted[key]
    ]
    placed = {index: _between_neighbours(sure, index) for index in doubtful}
    return sure | {index: found for index, found in placed.items() if found is not None}


def _between_neighbours(sure: dict[int, int], index: int) -> int | None:
    """The place of an unmatched line where exactly its room is left; labels still have to confirm it."""
    before = max((line for line in sure if line < index), default=None)
    after = min((line for line in sure if line > index), default=None)
    from_before = None if before is None else sure[before] + index - before
    from_after = None if after is None else sure[after] - (after - index)
    if from_before is None or from_after is None:
        return from_after if from_before is None else from_before
    return from_before if from_before == from_after else None


class Witnesses:
    """The labels that together name a figure: its row's and its column's, with their groups where needed."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def of(self, figure: LayoutCell) -> list[LayoutCell]:
        """The labels without which the figure must not be read."""
        return self._naming(self._to_the_left(figure), "row") + self._naming(self._above(figure), "col")

    def _naming(self, labels: list[LayoutCell], scope: str) -> list[LayoutCell]:
        """The leaf alone where its wording is unique, else the leaf with its groups."""
        own = [cell for cell in labels if cell.scope == scope]
        wordings = [cell.label for cell in self._layout.cells if cell.scope == scope]
        is_unique = all(wordings.count(cell.label) == 1 for cell in own)
        return own if is_unique else labels

    def _to_the_left(self, figure: LayoutCell) -> list[LayoutCell]:
        return [
            cell
            for cell in self._layout.cells
            if cell.label and cell.column < figure.column and cell.row <= figure.row < cell.row + cell.rowspan
        ]

    def _above(self, figure: LayoutCell) -> list[LayoutCell]:
        """The nearest labels above, up to the next figure: in table 二 each block has its own."""
        above: list[LayoutCell] = []
        for row in range(figure.row - 1, -1, -1):
            cell = self._covering.get((row, figure.column))
            if cell is not None and cell.label and cell not in above:
                above.append(cell)
            elif above and (cell is None or cell.figure):
                break
        return above

    @cached_property
    def _covering(self) -> dict[Spot, LayoutCell]:
        return {
            (cell.row + down, cell.column + across): cell
            for cell in self._layout.cells
            for down in range(cell.rowspan)
            for across in range(cell.colspan)
        }
