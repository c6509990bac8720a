"""Any report checked: its own tables, its tables against given figures, and its prose against both."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.checking import CheckResult, check_report
from assistant.figures import Figures
from assistant.findings import Finding, Severity
from assistant.importing.rules import CELL_NOT_FOUND, TABLE_NOT_FOUND
from assistant.pipeline.open import open_figures, open_report
from assistant.report import Report
from assistant.validation import validate
from assistant.validation.rules import ALL_ZERO, MISSING


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as read, with its claims and findings."""

    report: Report
    result: CheckResult
    findings: tuple[Finding, ...]
    reference: Figures | None = None
    """The figures it was held against; None where these are its own tables."""


def check_file(path: Path, figures_path: Path | None = None, previous_path: Path | None = None) -> Checked:
    """Check the report in `path`.

    With `figures_path` its tables and prose must agree with those figures, and a number without evidence there
    deserves a look; without, it is checked against its own tables and such a number is only noted.

    Raises:
        InputError: a file cannot be read.
    """
    imported = open_report(path)
    report = imported.report
    previous = open_figures(previous_path) if previous_path else None
    loaded = open_figures(figures_path) if figures_path else None
    reference = loaded.figures if loaded else None
    if previous:
        report = replace(report, figures=replace(report.figures, previous=previous.figures))
        reference = replace(reference, previous=previous.figures) if reference else None
    result = check_report(report, reference, Severity.WARNING if reference else Severity.NOTE)
    findings = (
        *imported.findings,
        *(loaded.findings if loaded else ()),
        *(previous.findings if previous else ()),
        *_of_published(validate(report.figures), imported.findings),
        *result.findings,
    )
    return Checked(report, result, findings, reference)


def _of_published(findings: Iterable[Finding], imported: tuple[Finding, ...]) -> list[Finding]:
    """A published report of zeros needs no confirmation, and a row that could not be read is said once."""
    unread = {cell for finding in imported if finding.code == CELL_NOT_FOUND.code for cell in finding.cells}
    no_table = any(finding.code == TABLE_NOT_FOUND.code for finding in imported)
    return [
        finding
        for finding in findings
        if finding.code != ALL_ZERO.code
        and not (
            finding.code == MISSING.code
            and (set(finding.cells) <= unread or (no_table and "全表" in finding.message))
        )
    ]
