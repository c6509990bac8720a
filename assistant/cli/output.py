"""What people and programs read: findings as a table, or one JSON document."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from assistant.figures import Figures, cell_json
from assistant.findings import Finding, Severity, worst_first
from assistant.report import Claim, Report

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def say(text: str) -> None:
    """A message for people; standard output belongs to results."""
    sys.stderr.write(f"{text}\n")


def print_findings(findings: Sequence[Finding], *, notes: bool = True) -> None:
    """The findings, worst first, each with its place and code."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [finding for finding in worst_first(findings) if notes or finding.severity is not Severity.NOTE]
    console = Console(highlight=False, soft_wrap=False)
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for finding in shown:
        text = Text(finding.message)
        if finding.origin:
            text.append(f"\n{finding.origin}", style="dim")
        table.add_row(
            Text(finding.severity.label, style=_STYLES[finding.severity]),
            Text(finding.code, style="dim"),
            text,
        )
    if shown:
        console.print(table)


def summary(findings: Iterable[Finding]) -> str:
    """`错误 2　提醒 1　说明 0`."""
    found = list(findings)
    return "　".join(f"{level.label} {sum(item.severity is level for item in found)}" for level in Severity)


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as the contract prints it."""
    return {**asdict(finding), "severity": finding.severity.value, "cells": list(finding.cells)}


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim as the contract prints it: numbers are strings holding exact decimals."""
    return {
        "section": claim.section,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "value": None if claim.value is None else f"{claim.value:f}",
        "unit": claim.unit,
        "approx": claim.approximation,
        "verdict": claim.verdict.value,
        "expression": claim.expression,
        "expected": claim.expected,
        "reason": claim.reason,
    }


def report_json(report: Report) -> dict[str, Any]:
    """Office, year, format, cells and sections, the part that `check`, `import` and `draft` share."""
    figures = report.figures
    return {
        "report": {"office": figures.office.name, "year": figures.year, "format": figures.format.id},
        "figures": figures_json(figures),
        "sections": [
            {"id": section.id, "title": section.title, "text": section.text} for section in report.sections
        ],
    }


def figures_json(figures: Figures) -> dict[str, str | None]:
    """Every cell of the format: exact decimal text, null for blank, "n/a" for not applicable."""
    return {cell_id: cell_json(figures.cell(cell_id)) for cell_id in figures.format.cells}
