"""The collective form: one workbook, one row an office, one column a cell of the official tables.

A grey row of cell ids above the data says what each column is, so columns may be moved or left out; a cell that has
no column is blank, which validation reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import InputError
from assistant.figures import Cell, Figures, Loaded, Office, office_kind, office_short
from assistant.figures.model import OFFICE_KINDS
from assistant.findings import Finding
from assistant.formats import CellSpec, Format, available_formats, load_format
from assistant.forms.appearance import HEADER, HINT, NUMBER_INPUT, TEXT_INPUT, TITLE, put
from assistant.forms.container import read_container
from assistant.forms.grid import FormCell
from assistant.forms.strays import stray_findings
from assistant.forms.values import Unreadable, read_figure, typed_text

SHEET = "汇总表"
_HEADS = {"office": "机关名称", "year": "报告年度", "kind": "机关类型", "short": "简称", "parent": "上级机关"}
_ID_ROW = 6
_FEWEST_IDS = 10
_HINT = "一行一个机关。没有发生填 0；本机关不适用填 /；暂时不知道就留空。灰色的一行是单元格编号，请不要改动；工作记录请用单个机关的填报表填写。"


def collective_workbook(report_format: Format, offices: Sequence[Office], year: int) -> bytes:
    """A blank collective form with a row for each office."""
    workbook = Workbook()
    sheet: Worksheet = workbook.worksheets[0]
    sheet.title = SHEET
    for at, text, look in ((1, f"{year}年政府信息公开工作年度报告数据汇总表", TITLE), (2, _HINT, HINT)):
        put(sheet, (at, 1), text, look)
        sheet.cell(at, 1).alignment = Alignment(vertical="center")
    _heads(sheet, report_format)
    for row, office in enumerate(offices, _ID_ROW + 1):
        known: tuple[str | int, ...] = (
            office.name,
            year,
            OFFICE_KINDS[office.kind],
            office.short,
            office.parent,
        )
        for column, content in enumerate(known, 1):
            put(sheet, (row, column), content, TEXT_INPUT)
        for column in range(len(_HEADS) + 1, len(_HEADS) + len(report_format.cells) + 1):
            put(sheet, (row, column), None, NUMBER_INPUT)
    sheet.freeze_panes = f"B{_ID_ROW + 1}"
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _heads(sheet: Worksheet, report_format: Format) -> None:
    for column, (name, label) in enumerate(_HEADS.items(), 1):
        for row in (3, 4):
            put(sheet, (row, column), None, HEADER)
        _head(sheet, column, ("", "", label, name))
        sheet.column_dimensions[get_column_letter(column)].width = 28 if name == "office" else 12
    for column, spec in enumerate(report_format.cells.values(), len(_HEADS) + 1):
        row_label = (
            f"{spec.row.path[0]}（{spec.row.label}）"
            if spec.table.shape == "flat" and spec.row.path
            else spec.row.label
        )
        _head(sheet, column, (spec.table.name, row_label, spec.column.label, spec.id))
        sheet.column_dimensions[get_column_letter(column)].width = 11
    sheet.row_dimensions[4].height = 60
    sheet.row_dimensions[5].height = 30


def _head(sheet: Worksheet, column: int, texts: Sequence[str]) -> None:
    for row, text in enumerate(texts, _ID_ROW - len(texts) + 1):
        put(sheet, (row, column), text, HEADER)
    sheet.cell(_ID_ROW, column).font = Font(size=6, color="909090")


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One row of the form: where it stands, and its figures or why there are none."""

    place: str
    loaded: Loaded | None
    failure: str = ""


def read_collective(path: Path) -> list[OfficeRow] | None:
    """The offices of a collective form; None for any other workbook.

    Raises:
        InputError: the file is no workbook, or two columns are the same cell.
    """
    sheets = _sheets(path)
    found = [
        (sheet, at, columns)
        for sheet, rows in sheets.items()
        if (head := _id_row(rows))
        for at, columns in [head]
    ]
    if not found:
        return None
    return [
        row
        for sheet, at, columns in found
        for row in _office_rows(path, sheet, sheets[sheet], at, _named(path, sheet, columns))
    ]


_Rows = list[tuple[int, dict[int, FormCell]]]


def _sheets(path: Path) -> dict[str, _Rows]:
    data = read_container(path)
    try:
        shown, formulas = (
            load_workbook(BytesIO(data), read_only=True, data_only=flag) for flag in (True, False)
        )
        try:
            return {
                sheet.title: list(_rows(sheet, other))
                for sheet, other in zip(shown.worksheets, formulas.worksheets, strict=True)
            }
        finally:
            shown.close()
            formulas.close()
    except Exception as error:  # openpyxl raises a dozen kinds on damaged files
        raise InputError(
            f"文件 {path} 已损坏，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再读。"
        ) from error


def _rows(sheet: Any, formulas: Any) -> Iterator[tuple[int, dict[int, FormCell]]]:
    """The rows that hold something, from a streamed sheet; a formula without a stored result is kept as one."""
    for number, (row, written) in enumerate(zip(sheet.iter_rows(), formulas.iter_rows(), strict=False), 1):
        cells = {}
        for column, (cell, other) in enumerate(zip(row, written, strict=False), 1):
            is_formula = other.data_type == "f"
            if cell.value is not None or is_formula:
                cells[column] = FormCell(
                    sheet.title, number, column, cell.value, is_formula, cell.number_format
                )
        if cells:
            yield number, cells


def _id_row(rows: _Rows) -> tuple[int, dict[int, str]] | None:
    """The row of cell ids with what it says of each column."""
    known = {cell for format_id in available_formats() for cell in load_format(format_id).cells}
    for number, cells in rows[:30]:
        texts = {column: str(cell.value).strip() for column, cell in cells.items()}
        if sum(text in known for text in texts.values()) >= _FEWEST_IDS:
            return number, texts
    return None


def _named(path: Path, sheet: str, columns: Mapping[int, str]) -> dict[str, int]:
    named: dict[str, int] = {}
    for column, name in columns.items():
        if name in named:
            first, second = get_column_letter(named[name]), get_column_letter(column)
            raise InputError(
                f"文件 {path} 的工作表“{sheet}”第 {first} 列和第 {second} 列都是“{name}”。请删去一列。"
            )
        named[name] = column
    if "office" not in named or "year" not in named:
        raise InputError(
            f"文件 {path} 的工作表“{sheet}”的编号行缺少 office（机关名称）或 year（报告年度）。"
            "请用 assistant new --roster 重新生成汇总表。"
        )
    return named


def _office_rows(path: Path, sheet: str, rows: _Rows, at: int, named: dict[str, int]) -> Iterator[OfficeRow]:
    formats = [load_format(format_id) for format_id in available_formats()]
    report_format = max(formats, key=lambda candidate: sum(name in candidate.cells for name in named))
    for number, cells in rows:
        if number > at:
            place = f"{path.name} {sheet}!第{number}行"
            yield _office_row(path, place, cells, named, report_format)


def _office_row(
    path: Path, place: str, cells: Mapping[int, FormCell], named: Mapping[str, int], report_format: Format
) -> OfficeRow:
    texts = {name: typed_text(cells.get(named[name])) if name in named else None for name in _HEADS}
    unreadable = next((text for text in texts.values() if isinstance(text, Unreadable)), None)
    name, year = str(texts["office"] or "").strip(), str(texts["year"] or "").strip()
    if unreadable or not name:
        return OfficeRow(
            place, None, f"{place}：{unreadable.reason if unreadable else '没有写机关名称。请补填。'}"
        )
    digits = year.removesuffix("年")
    if not (digits.isdecimal() and 2000 <= int(digits) <= 2100):
        return OfficeRow(place, None, f"{place}（{name}）：报告年度写的是“{year}”，应为四位年份，例如 2025。")
    kinds = {label: kind for kind, label in OFFICE_KINDS.items()}
    kind = kinds.get(str(texts["kind"] or ""), office_kind(name))
    office = Office(name, str(texts["short"] or office_short(kind)), kind, str(texts["parent"] or ""))
    values, findings = _values(path, cells, named, report_format.cells)
    figures = Figures(report_format, office, int(digits), values, source=str(path))
    return OfficeRow(place, Loaded(figures, tuple(findings)))


def _values(
    path: Path, cells: Mapping[int, FormCell], named: Mapping[str, int], specs: Mapping[str, CellSpec]
) -> tuple[dict[str, Cell], list[Finding]]:
    values: dict[str, Cell] = {}
    findings: list[Finding] = []
    columns = set()
    for name, column in named.items():
        if name in specs:
            cell = cells.get(column)
            origin = f"{path.name} {cell.address}" if cell else ""
            values[name], problems = read_figure(cell, specs[name], origin)
            findings += problems
        if name in specs or name in _HEADS:
            columns.add(column)
    strays = [cell for column, cell in cells.items() if column not in columns]
    return values, [*findings, *stray_findings(path.name, strays)]
