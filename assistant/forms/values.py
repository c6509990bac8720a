"""What a clerk typed, recovered from what Excel made of it.

Excel stores 15.281 as a float whose shortest text is 15.281, and `0.0000` as the cell's format says that
15.2810 is shown; both are taken as seen. What Excel changed beyond that (`3/5` into a date, 50% into 0.5)
is not read but said.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from assistant.figures import Absence, Cell, read_cell
from assistant.figures.rules import FORMULA_WITHOUT_VALUE, UNREADABLE
from assistant.findings import Finding, Rule
from assistant.formats import CellSpec
from assistant.forms.grid import FormCell

_SHOWN_DECIMALS = re.compile(r"[#0,]*0\.(0+)")
_ERRORS = {
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#N/A",
    "#NUM!",
    "#NULL!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a cell is not read: the rule, what is shown, and a sentence for the clerk."""

    rule: Rule
    shown: str
    reason: str

    def finding(self, place: str, cell: FormCell, origin: str, cells: tuple[str, ...] = ()) -> Finding:
        """The finding for this cell."""
        message = f"{place}（{cell.address}）：{self.reason}"
        return self.rule.finding(message, cells=cells, found=self.shown or None, origin=origin)


def typed_text(cell: FormCell | None, *, as_shown: bool = False) -> str | Unreadable | None:
    """The text a clerk would say stands in the cell; None when it is empty.

    `as_shown` keeps the trailing zeros that the cell's number format shows, as amounts need it.
    """
    if cell is None:
        return None
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number_text(value, cell.number_format, as_shown)
    if not isinstance(value, str):
        return _no_number(value)
    text = value.strip()
    if text.upper() in _ERRORS:
        return Unreadable(UNREADABLE, text, f"格中是 Excel 的错误值 {text}。请直接填数。")
    return text or None


def _no_number(value: object) -> Unreadable:
    """What Excel stores where the clerk typed no number and no text, or nothing that lasted."""
    if value is None:
        reason = "格中是公式，文件里没有保存计算结果。请用 Excel 或 WPS 打开后保存，或直接填数。"
        return Unreadable(FORMULA_WITHOUT_VALUE, "", reason)
    if isinstance(value, date | time | timedelta):
        return _changed_into_a_date(value)
    shown = str(value).upper()
    return Unreadable(UNREADABLE, shown, f"格中是逻辑值 {shown}，不是数。请重新填写。")


def _changed_into_a_date(value: date | time | timedelta) -> Unreadable:
    shown = str(value.date()) if isinstance(value, datetime) else str(value)
    reason = (
        f"Excel 把填写的内容变成了日期或时间（{shown}），例如“3/5”会变成3月5日，原来填的是什么已无从判断。"
        "请把单元格格式改为“常规”后重新填写。"
    )
    return Unreadable(UNREADABLE, shown, reason)


def _number_text(value: int | float, number_format: str, as_shown: bool) -> str | Unreadable:
    if not isfinite(value):
        return Unreadable(UNREADABLE, str(value), "格中不是一个有限的数。请重新填写。")
    if "%" in number_format:
        shown = f"{Decimal(repr(value)) * 100:f}".rstrip("0").rstrip(".") + "%"
        return Unreadable(
            UNREADABLE, shown, f"格中是百分数 {shown}。请把单元格格式改为“常规”，填数本身，单位另写。"
        )
    number = Decimal(int(value)) if value == int(value) else Decimal(repr(value))
    decimals = _SHOWN_DECIMALS.match(number_format) if as_shown else None
    wanted = len(decimals[1]) if decimals else 0
    exponent = number.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{number:.{wanted}f}" if wanted > written else f"{number:f}"


def read_figure(cell: FormCell | None, spec: CellSpec, origin: str) -> tuple[Cell, list[Finding]]:
    """Read one input cell of an official table; what cannot be read is blank, with a finding."""
    text = typed_text(cell, as_shown=spec.column.kind == "amount")
    if cell is not None and isinstance(text, Unreadable):
        finding = text.finding(spec.place, cell, origin, (spec.id,))
        return Cell(Absence.BLANK, origin, note=text.shown), [finding]
    return read_cell(text if isinstance(text, str) else None, spec, origin)
