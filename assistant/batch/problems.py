"""A finding as a row of the list of problems: where it is, in the words of the form, and how to mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.findings import Finding, worst_first
from assistant.formats import CellSpec, Format
from assistant.report import Report
from assistant.rulebook import RULEBOOK

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One row of the list, all of it text for people."""

    severity: str
    code: str
    title: str
    table: str = ""
    """The table, or the section where the finding is about prose."""
    row: str = ""
    column: str = ""
    expected: str = ""
    found: str = ""
    sentence: str = ""
    """The sentence of the report that the finding is about."""
    message: str = ""
    fix: str = ""
    origin: str = ""


def problems_of(
    findings: Iterable[Finding], report_format: Format, report: Report | None = None
) -> list[dict[str, Any]]:
    """The rows for one office, worst first, as plain values."""
    return [
        {name: getattr(problem, name) for name in Problem.__slots__}
        for finding in worst_first(findings)
        for problem in [_problem(finding, report_format, report)]
    ]


def _problem(finding: Finding, report_format: Format, report: Report | None) -> Problem:
    specs = [report_format.cells[cell] for cell in finding.cells if cell in report_format.cells]
    section = report.section(finding.section) if report and finding.section else None
    rule = RULEBOOK[finding.code]
    return Problem(
        severity=finding.severity.label,
        code=finding.code,
        title=rule.title,
        table=section.title or "报告开头" if section else _only(spec.table.name for spec in specs),
        row=_row(specs),
        column=_column(specs),
        expected=finding.expected or "",
        found=finding.found or "",
        sentence=_sentence(section.text, finding.start) if section and finding.start is not None else "",
        message=finding.message,
        fix=rule.fix,
        origin=finding.origin or "",
    )


def _only(values: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(values))


def _row(specs: list[CellSpec]) -> str:
    rows = {spec.row.id: spec for spec in specs}
    if not rows:
        return ""
    first = next(iter(rows.values()))
    if first.table.shape == "flat":
        label = f"{first.row.path[0]}（{first.row.label}）" if first.row.path else first.row.label
    else:
        label = f"第{first.row_number}行 {first.row.label}"
    return label if len(rows) == 1 else f"{label}等{len(rows)}行"


def _column(specs: list[CellSpec]) -> str:
    columns = {spec.column.id: spec.column.label for spec in specs}
    if not columns:
        return ""
    if len(columns) > 3:
        return "整行"
    return "、".join(columns.values())


def _sentence(text: str, start: int) -> str:
    for match in SENTENCE.finditer(text):
        if match.start() <= start < match.end():
            return match[0].strip()
    return ""
