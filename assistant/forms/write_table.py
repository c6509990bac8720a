"""One official table as a sheet: merged headers as printed, input cells open, everything else locked."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.figures import Figures
from assistant.formats import CellSpec, Format, LayoutCell, Table, table_layout
from assistant.forms import appearance, places
from assistant.forms.appearance import put, put_merged
from assistant.forms.entries import figure_entry
from assistant.forms.sums import colour_wrong_sums
from assistant.forms.validity import figure_validation, restrict

_WIDTHS: dict[str, tuple[list[float], float]] = {
    "blocks": ([26], 22),
    "matrix": ([8, 14, 36], 10),
    "flat": ([], 9.5),
}
"""By shape: the widths of the first columns, and of all others."""
_COLOURS = {"blocks": "5B9BD5", "matrix": "4472C4", "flat": "2F5597"}
_LEAST_HEIGHT = 24.0


def write_table(sheet: Worksheet, report_format: Format, table: Table, figures: Figures) -> None:
    """Write `table` with the values of `figures`."""
    TableWriter(sheet, report_format, table).write(figures)


class TableWriter:
    """Draws one table's layout on a sheet."""

    def __init__(self, sheet: Worksheet, report_format: Format, table: Table) -> None:
        self._sheet = sheet
        self._format = report_format
        self._table = table
        self._layout = table_layout(table)
        first, rest = _WIDTHS[table.shape]
        self._widths = [*first, *[rest] * (self._layout.columns - len(first))]

    def write(self, figures: Figures) -> None:
        """Write the whole sheet."""
        letters = map(get_column_letter, range(1, self._layout.columns + 1))
        appearance.set_widths(self._sheet, dict(zip(letters, self._widths, strict=True)))
        self._write_captions(figures)
        for cell in self._layout.cells:
            self._write_cell(cell, figures)
        self._set_heights()
        coordinates = {cell.figure: _coordinate(cell) for cell in self._layout.cells if cell.figure}
        self._restrict(coordinates)
        colour_wrong_sums(self._sheet, self._format, self._table, coordinates)
        is_wide = self._table.shape == "flat"
        colour = _COLOURS[self._table.shape]
        appearance.finish(self._sheet, colour, landscape=is_wide, freeze=self._first_free_cell())

    def _first_free_cell(self) -> str:
        """Where to freeze: below the repeated headers, right of the row headers; else below the captions."""
        if not self._layout.header_rows:
            return f"A{places.TABLE_TOP}"
        return next(_coordinate(cell) for cell in self._layout.cells if cell.figure)

    def _write_captions(self, figures: Figures) -> None:
        above = (
            (places.table_title(self._format, self._table), appearance.TITLE),
            (f"{figures.office.name}  {figures.year}年度", appearance.HINT),
            (places.table_hint(self._table), appearance.HINT),
        )
        below = places.TABLE_TOP + self._layout.rows + 1
        notes = [(text, appearance.HINT) for text in places.table_notes(self._format, self._table)]
        for row, (text, look) in [*enumerate(above, 1), *enumerate(notes, below)]:
            put_merged(self._sheet, (row, 1, row, self._layout.columns), text, look)
            height = appearance.height_for(text, sum(self._widths), look.size)
            self._sheet.row_dimensions[row].height = height

    def _write_cell(self, cell: LayoutCell, figures: Figures) -> None:
        row, column = places.position(cell)
        area = (row, column, row + cell.rowspan - 1, column + cell.colspan - 1)
        if cell.figure is None:
            look = appearance.ROW_HEADER if cell.scope == "row" else appearance.HEADER
            put_merged(self._sheet, area, cell.label, look)
            return
        value, shown = figure_entry(figures.cell(cell.figure), self._format.cells[cell.figure])
        put_merged(self._sheet, area, None, appearance.NUMBER_INPUT)
        put(self._sheet, (row, column), value, appearance.NUMBER_INPUT, shown)

    def _set_heights(self) -> None:
        """High enough for the highest label; a label over several rows shares its need between them."""
        needs = [_LEAST_HEIGHT] * self._layout.rows
        for cell in self._layout.cells:
            width = sum(self._widths[cell.column : cell.column + cell.colspan])
            share = appearance.height_for(cell.label, width) / cell.rowspan
            for row in range(cell.row, cell.row + cell.rowspan):
                needs[row] = max(needs[row], share)
        for row, need in enumerate(needs):
            self._sheet.row_dimensions[places.TABLE_TOP + row].height = need

    def _restrict(self, coordinates: dict[str, str]) -> None:
        """One validation for all cells that may hold the same."""
        groups: dict[tuple[str, bool, int | None], list[CellSpec]] = {}
        for figure in coordinates:
            spec = self._format.cells[figure]
            kind = (spec.column.kind, spec.column.signed, spec.column.decimals)
            groups.setdefault(kind, []).append(spec)
        for specs in groups.values():
            cells = [coordinates[spec.id] for spec in specs]
            restrict(self._sheet, figure_validation(specs[0], cells[0]), cells)


def _coordinate(cell: LayoutCell) -> str:
    row, column = places.position(cell)
    return f"{get_column_letter(column)}{row}"
