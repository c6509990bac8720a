"""Workbooks into which somebody pasted the official tables or a whole report: each sheet is text and a grid.

A row whose only content is one long text, or a heading, is prose. Covered places of merged cells are marked from
the sheet's own list, each area clipped to the rows that exist. A formula is read by its stored result; without one
the cell is blank and a finding names it.
"""

import math
import re
import warnings
from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

from assistant.errors import InputError
from assistant.findings import Finding
from assistant.importing import rules
from assistant.importing.document import Document, Grid, GridText, Line, one_line
from assistant.importing.labels import normal, printed_labels
from assistant.importing.opening import read_bytes
from assistant.importing.packages import Package
from assistant.importing.spans import CellBudget

_MOST_BYTES = 20_000_000
_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_FILLED = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
"""Cells that hold something; one that only has a colour closes itself."""
_HEADING = re.compile(r"^[一二三四五六七八九十]{1,2}、")


def read_xlsx(path: Path) -> Document:
    """Read an .xlsx workbook that holds the official tables.

    Raises:
        InputError: it is no workbook, is encrypted or damaged, or unpacks to an absurd size.
    """
    sheets = [document for _, document in read_sheets(path)]
    items = tuple(item for sheet in sheets for item in sheet.items)
    findings = tuple(finding for sheet in sheets for finding in sheet.findings)
    return Document(path.name, items, (), findings)


def read_sheets(path: Path) -> list[tuple[str, Document]]:
    """Every visible sheet by its name, each as a document of its own.

    Raises:
        InputError: as for `read_xlsx`.
    """
    data = read_bytes(path, "xlsx", _MOST_BYTES)
    package = Package(path, data, "Excel 工作簿")
    if "xl/workbook.xml" not in package.names():
        is_document = "word/document.xml" in package.names()
        advice = (
            "它是 Word 文档，请把后缀改为 .docx 后再读。"
            if is_document
            else "请用 Excel 或 WPS 打开后另存为 .xlsx。"
        )
        raise InputError(f"文件 {path} 不是 Excel 工作簿。{advice}")
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            package.refuse_entities(package.part(name))
    try:
        return _documents(path, data)
    except InputError:
        raise
    except Exception as error:  # openpyxl raises a dozen kinds on damaged files
        raise InputError(
            f"文件 {path} 已损坏，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。"
        ) from error


def _documents(path: Path, data: bytes) -> list[tuple[str, Document]]:
    shown, formulas = _sheets(path, data, data_only=True), _sheets(path, data, data_only=False)
    budget = CellBudget(path.name)
    documents = []
    for (name, values, merged), (_, written, _) in zip(shown, formulas, strict=True):
        findings: list[Finding] = []
        height, width = _size(values, written)
        covered = _covered(merged, height)
        rows = []
        for down in range(height):
            budget.take(width)
            line = _padded(values, down, width)
            findings += _without_result(path, name, down + 1, line, _padded(written, down, width))
            rows.append(tuple(_cells(name, down + 1, line, covered)))
        documents.append((name, Document(path.name, tuple(_items(rows)), (), tuple(findings))))
    return documents


_Values = list[list[Any]]


def _sheets(path: Path, data: bytes, *, data_only: bool) -> list[tuple[str, _Values, list[str]]]:
    """Name, rows and merged areas of every visible sheet; openpyxl's warnings are about drawings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=data_only)
        try:
            sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            return [(sheet.title, _rows(sheet), _merged_areas(path, sheet)) for sheet in sheets]
        finally:
            workbook.close()


def _rows(sheet: Any) -> _Values:
    return [list(row) for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)]


def _size(*sheets: _Values) -> tuple[int, int]:
    """The last row and column that hold anything, shown or as a formula."""
    filled = [
        (down, across)
        for rows in sheets
        for down, row in enumerate(rows, 1)
        for across, value in enumerate(row, 1)
        if value is not None
    ]
    return max((down for down, _ in filled), default=0), max((across for _, across in filled), default=0)


def _padded(rows: _Values, down: int, width: int) -> list[Any]:
    row = rows[down][:width] if down < len(rows) else []
    return [*row, *[None] * (width - len(row))]


def _merged_areas(path: Path, sheet: Any) -> list[str]:
    """The merged areas, which a streamed sheet does not offer.

    Raises:
        InputError: something stands so far outside that the rows read do not reach it.
    """
    with sheet._get_source() as source:
        data = source.read()
    for column, row in _FILLED.findall(data):
        if int(row) > _MOST_ROWS or column_index_from_string(column.decode()) > _MOST_COLUMNS:
            raise InputError(
                f"文件 {path} 的工作表“{sheet.title}”在 {column.decode()}{int(row)} 格有内容，"
                f"超过 {_MOST_ROWS} 行或 {_MOST_COLUMNS} 列，不像一份年度报告，没有读取。请只保留报告本身的三张表。"
            )
    return [area.decode() for area in _MERGED.findall(data)]


def _covered(areas: Iterable[str], height: int) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    for area in areas:
        left, top, right, bottom = range_boundaries(area)
        if left is None or top is None or right is None or bottom is None:
            continue
        if len(places) > _MOST_ROWS * _MOST_COLUMNS:
            break
        for row in range(top, min(bottom, height) + 1):
            places |= {(row, column) for column in range(left, min(right, _MOST_COLUMNS) + 1)} - {(top, left)}
    return places


def _cells(sheet: str, down: int, line: list[Any], covered: set[tuple[int, int]]) -> Iterator[GridText]:
    for across, value in enumerate(line, 1):
        place = f"{sheet}!{get_column_letter(across)}{down}"
        yield GridText(_shown(value), place, covered=(down, across) in covered)


def _shown(value: Any) -> str:
    """A value as text; a number that Excel stores in binary is read by its shortest exact writing."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize() + 0:f}" if math.isfinite(value) else str(value)
    return one_line(str(value))


def _without_result(
    path: Path, sheet: str, down: int, line: list[Any], typed: list[Any]
) -> Iterator[Finding]:
    for across, (value, written) in enumerate(zip(line, typed, strict=True), 1):
        if value is None and isinstance(written, str) and written.startswith("="):
            place = f"{sheet}!{get_column_letter(across)}{down}"
            message = f"{path.name} {place}：单元格是公式，文件里没有存它的结果，按空白读入。请用 Excel 或 WPS 打开并保存后再读。"
            yield rules.FORMULA_WITHOUT_RESULT.finding(message, found=written, origin=f"{path.name} {place}")


def _items(rows: list[tuple[GridText, ...]]) -> Iterator[Line | Grid]:
    """A sheet's rows as prose and grids in order."""
    pending: list[tuple[GridText, ...]] = []
    for row in rows:
        filled = [cell for cell in row if cell.text]
        if len(filled) == 1 and _is_prose(filled[0].text):
            if pending:
                yield Grid(tuple(pending))
                pending = []
            yield Line(filled[0].text, filled[0].place)
        elif filled or pending:
            pending.append(row)
    if pending:
        yield Grid(tuple(pending))


def _is_prose(text: str) -> bool:
    """A heading, a title, a note or a paragraph; a single label or number is part of a table."""
    if normal(text) in printed_labels():
        return False
    return len(text) > 30 or text.endswith("。") or _HEADING.match(text) is not None or "年度报告" in text
