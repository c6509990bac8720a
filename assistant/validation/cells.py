"""What a single cell must be: filled in, a whole number where it counts, not negative."""

from collections.abc import Iterator
from typing import Any

from assistant.figures import Absence, Figures
from assistant.figures.derived import folded_into
from assistant.findings import Finding
from assistant.formats import CellSpec, Table
from assistant.validation import rules


def missing(figures: Figures) -> Iterator[Finding]:
    """Blank cells: one finding for a blank table or row, else one a cell, so that a clerk reads places, not lists."""
    for table in figures.format.tables:
        specs = [spec for spec in figures.format.cells.values() if spec.table.id == table.id]
        blank = [spec for spec in specs if _is_blank(figures, spec)]
        if blank and len(blank) == len(specs):
            yield _missing(figures, blank, f"{table.name} 全表 {len(blank)} 格都没有填")
        else:
            yield from _missing_rows(figures, table, blank)


def _missing_rows(figures: Figures, table: Table, blank: list[CellSpec]) -> Iterator[Finding]:
    rows = dict.fromkeys(spec.row.id for spec in blank)
    for row in rows:
        cells = [spec for spec in blank if spec.row.id == row]
        whole = [
            spec for spec in figures.format.cells.values() if (spec.table.id, spec.row.id) == (table.id, row)
        ]
        if len(cells) == len(whole) > 1:
            place = cells[0].place.rpartition("· ")[0].strip()
            yield _missing(figures, cells, f"{place} 整行 {len(cells)} 格都没有填")
        else:
            for spec in cells:
                yield _missing(figures, [spec], f"{spec.place} 没有填")


def _missing(figures: Figures, specs: list[CellSpec], words: str) -> Finding:
    return rules.MISSING.finding(
        f"{words}。没有发生填 0，不适用填 /。",
        cells=tuple(spec.id for spec in specs),
        origin=figures.cell(specs[0].id).origin or None,
    )


def _is_blank(figures: Figures, spec: CellSpec) -> bool:
    return figures.cell(spec.id).value is Absence.BLANK and folded_into(figures, spec.id) is None


def single_rows(figures: Figures) -> Iterator[Finding]:
    """（六）其他处理 given as one row."""
    folded = {target for spec in figures.format.cells if (target := folded_into(figures, spec))}
    if folded:
        cells = tuple(spec for spec in figures.format.cells if spec in folded)
        yield rules.SINGLE_ROW.finding(
            "表三「（六）其他处理」只按一行填报，没有分列小项，勾稽关系按这一行计算。", cells=cells
        )


def values(figures: Figures) -> Iterator[Finding]:
    """Numbers that a cell cannot hold."""
    for spec in figures.format.cells.values():
        cell = figures.cell(spec.id)
        details: dict[str, Any] = {"cells": (spec.id,), "origin": cell.origin or None}
        if cell.value is Absence.NOT_APPLICABLE and spec.table.shape != "blocks":
            yield rules.NOT_APPLICABLE.finding(
                f"{spec.place}：写了“/”，没有发生请填 0。", found="/", expected="0", **details
            )
        number = cell.number
        if number is None:
            continue
        if number < 0 and not spec.column.signed:
            yield rules.NEGATIVE.finding(
                f"{spec.place}：填的是 {number:f}，不能为负数。", found=f"{number:f}", **details
            )
        if spec.column.kind == "count" and number != number.to_integral_value():
            yield rules.FRACTIONAL.finding(
                f"{spec.place}：填的是 {number:f}，件数应为整数。", found=f"{number:f}", **details
            )
        yield from _decimals(spec, figures)


def _decimals(spec: CellSpec, figures: Figures) -> Iterator[Finding]:
    cell = figures.cell(spec.id)
    wanted = spec.column.decimals
    if wanted is None or not cell.number:
        return
    text = f"{cell.number:f}"
    written = len(text.partition(".")[2])
    if written != wanted:
        expected = f"{cell.number:.{wanted}f}" if written < wanted else None
        advice = f"请写作 {expected}" if expected else "请核对原始金额"
        yield rules.DECIMALS.finding(
            f"{spec.place}：填的是 {text}，按要求保留{wanted}位小数，{advice}。",
            cells=(spec.id,),
            found=text,
            expected=expected,
            origin=cell.origin or None,
        )


def all_zero(figures: Figures) -> Iterator[Finding]:
    """A form in which every number is zero: true for many small offices, and for every form nobody filled in."""
    numbers = [number for cell in figures.format.cells if (number := figures.number(cell)) is not None]
    if numbers and not any(numbers):
        yield rules.ALL_ZERO.finding("三张表所有的数都是 0。确属零报告的，请确认并写明理由；不是的，请填数。")
