"""The prose rules on whole reports: how many findings of each code, in how many reports, and which.

Usage: python benchmarks/checker/prose.py [--show CODE] [REPORT …]
Without reports: all labelled reports, whose prose is plain and clean, so that a finding is a false alarm unless the
report truly has the flaw.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.checking.prose import check_prose
from assistant.findings import Finding
from assistant.importing import import_report
from assistant.report import ReportSection
from assistant.rulebook import RULEBOOK
from benchmarks.checker.markup import LabelledReport, read_report
from benchmarks.checker.systems import sections_of

LABELLED = Path(__file__).parent / "labelled"


def main() -> None:
    """Print the table, and with --show every finding of one code (or of all)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--show", metavar="CODE", help="also print the findings of this code, or of `all`")
    options = parser.parse_args()
    found = dict(_given(options.reports) if options.reports else _labelled())
    counts: Counter[str] = Counter()
    reports: dict[str, set[str]] = defaultdict(set)
    for name, findings in found.items():
        for finding in findings:
            counts[finding.code] += 1
            reports[finding.code].add(name)
            if options.show in (finding.code, "all"):
                sys.stdout.write(f"{name} {finding.code} {finding.severity.value} {finding.message}\n")
    sys.stdout.write(f"{len(found)} reports\n")
    for code in sorted(code for code in RULEBOOK if code.startswith("TXT")):
        rule = RULEBOOK[code]
        sys.stdout.write(
            f"{code} {rule.severity.value:<8}{counts[code]:>5} in {len(reports[code]):>3} reports  {rule.title}\n"
        )


def _labelled() -> Iterator[tuple[str, list[Finding]]]:
    for path in sorted(LABELLED.glob("*/*/prose.txt")):
        report = read_report(path.parent)
        yield report.id, list(check_prose(report.figures, with_tables(report)))


def with_tables(report: LabelledReport) -> tuple[ReportSection, ...]:
    """The labelled prose leaves out table sections without words; a whole report has them."""
    present = {section.id for section in sections_of(report)}
    return (
        *sections_of(report),
        *(
            ReportSection(spec.id, spec.title)
            for spec in report.figures.format.sections
            if spec.kind == "table" and spec.id not in present
        ),
    )


def _given(paths: list[Path]) -> Iterator[tuple[str, list[Finding]]]:
    for path in paths:
        report = import_report(path).report
        yield path.name, list(check_prose(report.figures, report.sections))


if __name__ == "__main__":
    main()
