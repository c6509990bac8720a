"""The Excel workbook of a run: overview, list of problems, missing offices, likeness. Streamed, whatever their number."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

STATUS = {"done": "已完成", "blocked": "有错误，未出文件", "failed": "没有完成", "waiting": "等模型答复"}
LIKENESS = {"pair": "两个机关相似", "last_year": "与本机关上年相似", "many": "多个机关同一句话"}
_LONGEST = 32_000
_LINE_HEIGHT = 14
_MOST_LINES = 28
"""Excel knows no row higher than 409 points."""
_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILLS = {
    "head": PatternFill("solid", fgColor="DCE6F1"),
    "错误": PatternFill("solid", fgColor="F8D7DA"),
    "提醒": PatternFill("solid", fgColor="FFF3CD"),
    "已完成": PatternFill("solid", fgColor="D9EAD3"),
    "有错误，未出文件": PatternFill("solid", fgColor="F8D7DA"),
    "没有完成": PatternFill("solid", fgColor="F8D7DA"),
}
_FONT = "宋体"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its columns with their widths, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Callable[[], Iterable[Sequence[Any]]]
    """Called when the sheet is written; a text `=link <target>|<words>` becomes a link."""
    coloured: int | None = None
    """The column whose words choose its colour."""
    empty: str = ""
    """What the sheet says when it has no rows."""


OVERVIEW = (
    ("机关", 30), ("上级机关", 20), ("联系人", 14), ("状态", 18), ("错误", 7), ("提醒", 7), ("说明", 7),
    ("正文数据", 9), ("已核实", 9), ("本年新收申请", 9), ("上年新收申请", 9), ("办理结果总计", 9), ("结转下年", 9),
    ("起草", 12), ("改写次数", 9), ("模型调用", 9), ("数据来自", 34), ("上年数据", 34), ("文件", 12), ("备注", 44),
)  # fmt: skip
PROBLEMS = (
    ("机关", 26), ("级别", 7), ("代码", 9), ("表或部分", 20), ("行", 26), ("列", 16), ("应为或对照", 14), ("填的是", 14),
    ("问题", 56), ("所在句子", 44), ("怎样改正", 44), ("出处", 30),
)  # fmt: skip
MISSING = (("机关", 30), ("上级机关", 24), ("联系人", 20), ("情况", 40))
ALIKE = (
    ("情况", 20),
    ("机关", 28),
    ("与哪些机关", 44),
    ("相似程度", 10),
    ("相同的内容（数字和名称不计）", 90),
)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The workbook as an .xlsx file; rows are streamed, none is held."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _write(book, sheet)
    book.properties.creator = "assistant"
    with TemporaryDirectory(prefix="assistant-workbook-") as folder:
        target = Path(folder) / "book.xlsx"
        book.save(target)
        return target.read_bytes()


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "B2"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 8  # A3
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    for number, (_, width) in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.row_dimensions[1].height = 2 * _LINE_HEIGHT
    page.append([_cell(page, title, is_head=True) for title, _ in sheet.columns])
    count = 0
    for row in sheet.rows():
        page.row_dimensions[count + 2].height = _height(row, sheet.columns)
        page.append([_cell(page, value, colour=number == sheet.coloured) for number, value in enumerate(row)])
        del page.row_dimensions[count + 2]
        count += 1
    if not count:
        page.append([_cell(page, sheet.empty)])
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{count + 1}"


def _height(row: Sequence[Any], columns: Sequence[tuple[str, int]]) -> float:
    """Tall enough for the longest cell; not every program measures wrapped text when it opens a file."""
    lines = (
        sum(max(-(-_width(line) // width), 1) for line in value.split("\n"))
        for value, (_, width) in zip(row, columns, strict=True)
        if isinstance(value, str)
    )
    return min(max(lines, default=1), _MOST_LINES) * _LINE_HEIGHT


def _width(text: str) -> int:
    """In columns of half a Chinese character, a little generous."""
    return sum(1 if character.isascii() else 2 for character in text) + 1


def _cell(page: Any, value: Any, *, is_head: bool = False, colour: bool = False) -> Any:
    """A cell; what an office wrote never becomes a formula."""
    cell = WriteOnlyCell(page)
    link = ""
    if isinstance(value, str):
        if value.startswith("=link "):
            link, _, value = value.removeprefix("=link ").partition("|")
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.value = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……（全文见该机关的 JSON 文件）"
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    cell.font = _HEAD_FONT if is_head else _LINK_FONT if link else _PLAIN_FONT
    cell.alignment = _CENTRED if is_head else _WRAPPED
    cell.border = _BOX
    if link:
        cell.hyperlink = link
    if is_head or (colour and value in _FILLS):
        cell.fill = _FILLS["head" if is_head else value]
    return cell


_HEAD_FONT = Font(name=_FONT, size=11, bold=True)
_PLAIN_FONT = Font(name=_FONT, size=10)
_LINK_FONT = Font(name=_FONT, size=10, color="0563C1", underline="single")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
