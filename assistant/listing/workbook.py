"""The Excel list of findings: one row each, for whoever hands the problems back to an office."""

import io
from collections.abc import Sequence
from typing import Any

from assistant.findings import Severity
from assistant.listing.entries import Entry

_COLUMNS = (
    ("序号", 6), ("级别", 7), ("代码", 10), ("部分", 22), ("原句", 46), ("写的是", 16), ("应为", 16), ("依据的单元格", 30),
    ("问题", 46), ("怎样改正", 34), ("是否已改", 10), ("确认不改的理由", 28),
)  # fmt: skip
"""Headings and widths in characters."""
_FILLS = {Severity.ERROR: "FBE3E1", Severity.WARNING: "FFF4D6", Severity.NOTE: "F2F2F2"}
_LONGEST_CELL = 2000


def workbook_bytes(entries: Sequence[Entry], heading: str) -> bytes:
    """The list as an .xlsx file: a heading, a frozen row of column names with filters, one row an entry.

    Texts that a report brings along are written as text, never as a formula.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "核对结果"
    sheet.append([heading])
    sheet.append([name for name, _ in _COLUMNS])
    for row, entry in enumerate(entries, 3):
        for column, value in enumerate(_row(entry), 1):
            _write(sheet.cell(row, column), value)
    for column, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _dress(sheet, entries)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _row(entry: Entry) -> tuple[int | str, ...]:
    finding = entry.finding
    dismissed = finding.dismissed
    reason = f"{dismissed.reason}（{dismissed.by} {dismissed.when[:10]}）" if dismissed else ""
    return (
        entry.number, finding.severity.label, finding.code, entry.section, entry.sentence, finding.found or "",
        finding.expected or "", "\n".join(entry.places), finding.message, entry.fix, "", reason,
    )  # fmt: skip


def _write(cell: Any, value: int | str) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, int):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL]
    cell.data_type = "s"


def _dress(sheet: Any, entries: Sequence[Entry]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(_COLUMNS))
    thin = Side(style="thin", color="BFBFBF")
    sheet["A1"].font = Font(bold=True, size=13)
    for cell in sheet[2]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row, entry in enumerate(entries, 3):
        for cell in sheet[row]:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(bottom=thin)
            if entry.finding.dismissed:
                cell.font = Font(color="808080")
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=_FILLS[entry.finding.severity])
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{last}{max(2, len(entries) + 2)}"
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
