"""What can be true but deserves a look: jumps against last year, bounds for a kind of office, years that do not fit."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.formats import CellSpec
from assistant.validation import rules

_FACTOR = 5
_SMALLEST_WORTH_A_LOOK = 10
"""Below it a factor of five is ordinary life: 1 application last year, 6 this year."""


def years(figures: Figures) -> Iterator[Finding]:
    """The year against the format, and last year's figures against this year's."""
    report_format, previous = figures.format, figures.previous
    last = report_format.last_year or figures.year
    if not report_format.first_year <= figures.year <= last:
        yield rules.YEAR.finding(
            f"报告年度 {figures.year} 不适用格式 {report_format.id}（{report_format.name}），请改用相应年度的格式。",
            found=str(figures.year),
        )
    if previous is None:
        return
    if previous.year != figures.year - 1:
        yield rules.YEAR.finding(
            f"上年数据的年度是 {previous.year}，应为 {figures.year - 1}。",
            found=str(previous.year),
            expected=str(figures.year - 1),
        )
    if previous.office.name != figures.office.name:
        yield rules.YEAR.finding(
            f"上年数据属于“{previous.office.name}”，本年报告属于“{figures.office.name}”。如为更名，可不处理。",
            severity=Severity.WARNING,
            found=previous.office.name,
            expected=figures.office.name,
        )


def bounds(figures: Figures) -> Iterator[Finding]:
    """Bounds that the format file declares for some kinds of office."""
    for rule in figures.format.plausibility:
        if figures.office.kind not in rule.office_kinds:
            continue
        for cell in rule.cells:
            number = figures.number(cell)
            if number is not None and number > Decimal(rule.maximum):
                spec = figures.format.cells[cell]
                yield rules.BY_CODE[rule.rule].finding(
                    f"{spec.place}：填的是 {number:f}。{rules.BY_CODE[rule.rule].fix}",
                    identity=f"{figures.format.id}.{rule.id}",
                    cells=(cell,),
                    found=f"{number:f}",
                    origin=figures.cell(cell).origin or None,
                )


def jumps(figures: Figures) -> Iterator[Finding]:
    """Values far from last year's; in table 三 only the 总计 column, else one busy applicant rings seven bells."""
    if figures.previous is None:
        return
    for spec in figures.format.cells.values():
        if spec.table.shape == "matrix" and spec.column.id != "total":
            continue
        now, before = figures.number(spec.id), figures.previous.number(spec.id)
        if now is None or before is None or spec.column.signed or not _is_jump(now, before):
            continue
        yield _jump(spec, now, before)


def _is_jump(now: Decimal, before: Decimal) -> bool:
    larger, smaller = max(now, before), min(now, before)
    return larger >= _SMALLEST_WORTH_A_LOOK and larger > smaller * _FACTOR


def _jump(spec: CellSpec, now: Decimal, before: Decimal) -> Finding:
    return rules.JUMP.finding(
        f"{spec.place}：本年 {now:f}，上年 {before:f}，相差悬殊，请核对。",
        cells=(spec.id,),
        found=f"{now:f}",
        expected=f"{before:f}",
    )
