"""No false alarm of severity error on the labelled reports, whose prose is plain and clean."""

from pathlib import Path

import pytest

from assistant.checking.prose import check_prose
from assistant.findings import Severity

CHECKER = Path(__file__).resolve().parents[3] / "benchmarks" / "checker"
FOLDERS = sorted(path.parent for path in CHECKER.glob("labelled/*/*/prose.txt"))


@pytest.mark.slow
def test_no_labelled_report_is_accused_of_an_error() -> None:
    from benchmarks.checker.markup import read_report
    from benchmarks.checker.prose import with_tables

    assert len(FOLDERS) > 100
    for folder in FOLDERS:
        report = read_report(folder)
        found = check_prose(report.figures, with_tables(report))
        assert [f.message for f in found if f.severity is Severity.ERROR] == [], folder.name
