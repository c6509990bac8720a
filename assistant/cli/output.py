"""What people and programs read: findings as a table, or one JSON document."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from assistant.findings import Finding, Severity, worst_first
from assistant.report.as_json import claim_json, figures_json, finding_json, report_json

__all__ = [
    "claim_json", "figures_json", "finding_json", "print_findings", "print_json", "report_json", "say", "summary",
]  # fmt: skip

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
