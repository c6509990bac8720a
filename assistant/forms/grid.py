"""A workbook as plain cells: what stands in each, whether it is a formula, and how it is shown.

Sheets are streamed within fixed bounds, so neither a stray entry in the last row nor a merged area over a
whole sheet costs memory. openpyxl is read twice because it gives either a formula or its stored result,
never both.
"""

import warnings
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell

from assistant.errors import InputError
from assistant.forms.places import address

_MAX_ROWS = 5000
_MAX_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell that is not empty."""

    sheet: str
    row: int
    column: int
    value: Any
    """What is shown: the stored result where the cell is a formula; None for a formula without one."""
    is_formula: bool = False
    number_format: str = "General"

    @property
    def address(self) -> str:
        """`表三!D7`."""
        return address(self.sheet, self.row, self.column)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet's cells by row and column, counted from 1; empty cells are left out."""

    name: str
    cells: dict[tuple[int, int], FormCell] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """The text shown in a cell, stripped; empty for an empty cell."""
        cell = self.cells.get((row, column))
        return "" if cell is None or cell.value is None else str(cell.value).strip()

    @property
    def last_row(self) -> int:
        """The last row that holds anything."""
        return max((row for row, _ in self.cells), default=0)


def read_grids(path: Path, data: bytes) -> dict[str, Grid]:
    """All sheets of a workbook by name.

    Raises:
        InputError: openpyxl cannot read it, whatever it stumbles over.
    """
    try:
        formulas = {
            (name, cell.row, cell.column)
            for name, cells in _sheets(data, data_only=False).items()
            for cell in cells
            if cell.data_type == "f"
        }
        return {name: _grid(name, cells, formulas) for name, cells in _sheets(data, data_only=True).items()}
    except Exception as error:  # openpyxl raises a dozen kinds on damaged files
        raise InputError(
            f"文件 {path} 已损坏，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。"
        ) from error


def _sheets(data: bytes, *, data_only: bool) -> dict[str, list[ReadOnlyCell]]:
    """The cells of each sheet; openpyxl's warnings are about drawings and dates, which we judge ourselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=data_only)
        try:
            return {sheet.title: _cells(sheet) for sheet in workbook.worksheets}
        finally:
            workbook.close()


def _cells(sheet: Any) -> list[ReadOnlyCell]:
    rows = sheet.iter_rows(1, _MAX_ROWS, 1, _MAX_COLUMNS)
    return [cell for row in rows for cell in row if isinstance(cell, ReadOnlyCell)]


def _grid(name: str, cells: list[ReadOnlyCell], formulas: set[tuple[str, int, int]]) -> Grid:
    grid = Grid(name)
    for cell in cells:
        is_formula = (name, cell.row, cell.column) in formulas
        is_empty_text = cell.value is None and cell.data_type == "str"  # a formula whose stored result is ""
        value = "" if is_empty_text else cell.value
        if value is not None or is_formula:
            found = FormCell(name, cell.row, cell.column, value, is_formula, cell.number_format)
            grid.cells[cell.row, cell.column] = found
    return grid
