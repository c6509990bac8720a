"""Workbooks into which somebody pasted the tables."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook

from assistant.figures import Figures
from assistant.formats import LayoutCell
from tests.importing.invented import PROSE, printed, titled


def _paste(sheet: Any, rows: list[list[LayoutCell]], top: int, left: int) -> int:
    """Put a table into the sheet with its merged cells; the row below it."""
    for row in rows:
        for cell in row:
            down, across = top + cell.row, left + cell.column
            sheet.cell(down, across, _typed(cell))
            if cell.rowspan > 1 or cell.colspan > 1:
                sheet.merge_cells(
                    start_row=down,
                    start_column=across,
                    end_row=down + cell.rowspan - 1,
                    end_column=across + cell.colspan - 1,
                )
    return top + len(rows) + 1


def _typed(cell: LayoutCell) -> Any:
    """Numbers as Excel holds them: whole ones as integers, others as binary fractions, some as text."""
    text = cell.label
    if cell.figure is None or not text or text == "/":
        return text or None
    if text.lstrip("-").isdigit():
        return text if int(text) % 7 == 0 else int(text)
    return float(text)


def _saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_with_whole_report(figures: Figures) -> bytes:
    """The whole report pasted into one sheet, beside a hidden sheet of old numbers."""
    book = Workbook()
    sheet = book.active
    sheet.cell(1, 2, f"{figures.office.name}{figures.year}年政府信息公开工作年度报告")
    sheet.cell(2, 2, "本报告按照条例的要求编制，电子版可在网站下载。")
    at = 4
    for section, title in titled(figures).items():
        sheet.cell(at, 2, title)
        at += 1
        for text in PROSE.get(section, ()):
            sheet.cell(at, 2, text)
            at += 1
        if section not in PROSE:
            at = _paste(sheet, printed(figures, section), at, 2)
    old = book.create_sheet("上年")
    old.sheet_state = "hidden"
    old.append(["一、本年新收政府信息公开申请数量", 9, 9, 9, 9, 9, 9, 9])
    return _saved(book)


def three_plain_sheets(figures: Figures) -> bytes:
    """A sheet for each table, begun in C3, and one with remarks; nothing else."""
    book = Workbook()
    book.remove(book.active)
    for name, table in zip(("主动公开", "依申请", "复议诉讼"), figures.format.tables, strict=True):
        sheet = book.create_sheet(name)
        sheet.cell(1, 3, f"{figures.office.name}{figures.year}年政府信息公开工作年度报告附表")
        _paste(sheet, printed(figures, table.id), 3, 3)
    book.create_sheet("备注").append(["科室", "电话"])
    return _saved(book)
