"""The checker's benchmark: one command, one table of everything with k/n and 95% intervals clustered by report.

Usage: python benchmarks/checker/run.py [dev|test] [--quick] [--json FILE] [--misses] [--seeded-misses N]

The labelled figures, the seeded errors by class, the checker beside nine regular expressions and, when an endpoint is
configured (ASSISTANT_BASE_URL, ASSISTANT_MODEL), a model asked to judge; the bars beside, met or not.
What is shown one by one (`--misses`) is of the development part only.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.checker.markup import LabelledReport, read_part
from benchmarks.checker.measures import ENOUGH_MUTANTS, Reading, read_all
from benchmarks.checker.model_judge import configured_model, judge_by
from benchmarks.checker.scoring import Scored, is_checkable, is_mistaken, is_overconfident, is_right, is_tied
from benchmarks.checker.seeded import Attempt, attempts
from benchmarks.checker.systems import OURS, REGULAR_EXPRESSIONS
from benchmarks.checker.table import labelled_rows, print_rows, seeded_rows, write_json


def main() -> None:
    """Measure one part, print the table, write the JSON file."""
    options = _options()
    reports = read_part(options.part)
    model = configured_model()
    systems = [OURS, REGULAR_EXPRESSIONS, *([judge_by(model, reports)] if model else [])]
    readings = {system: read_all(reports, system) for system in systems}
    tried = [] if options.quick else attempts(options.part)
    rows = [*labelled_rows(readings), *(seeded_rows(tried) if tried else [])]
    if options.misses:
        _show_misses(readings[OURS])
    _show_seeded_misses(tried, options.seeded_misses)
    print_rows(rows, [system.name for system in systems], _title(options.part, reports, tried))
    if options.json:
        write_json(options.json, options.part, rows, {"reports": len(reports), "mutants": len(tried)})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "test"])
    parser.add_argument("--quick", action="store_true", help="leave out the seeded errors (a minute or more)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the numbers here")
    parser.add_argument("--misses", action="store_true", help="show what went wrong one by one (dev only)")
    parser.add_argument(
        "--seeded-misses", type=int, default=0, metavar="N", help="show N missed mutants a class (dev only)"
    )
    options = parser.parse_args()
    if options.part == "test" and (options.misses or options.seeded_misses):
        parser.error("the test part is never looked at one by one")
    return options


def _title(part: str, reports: Sequence[LabelledReport], tried: Sequence[Attempt]) -> str:
    labels = [label for report in reports for label in report.labels]
    figures = sum(label.verdict != "not_a_figure" for label in labels)
    title = f"{part}: {len(reports)} reports, {figures} labelled figures and statements, {len(labels) - figures} non-figures"
    if not tried:
        return title
    enough = "" if len(tried) >= ENOUGH_MUTANTS else f", fewer than the {ENOUGH_MUTANTS} asked for"
    return f"{title}, {len(tried)} seeded errors{enough}"


def _show_misses(readings: Sequence[Reading]) -> None:
    for reading in readings:
        texts = {section_id: text for section_id, _, text in reading.report.sections}
        for item in reading.scored:
            if word := _what_is_wrong(item):
                label, claim = item.label, item.claim
                ours = (
                    f"{claim.verdict.value} [{(claim.expression or '')[:120]}] {claim.expected}"
                    if claim
                    else "silent"
                )
                around = texts[label.section][max(0, label.start - 30) : label.end + 12].replace("\n", "/")
                sys.stdout.write(
                    f"{word} {reading.report.id} “{label.quote}” {label.verdict} [{label.expression[:110]}] | {ours} | {around}\n"
                )
        for claim in reading.alarms:
            around = texts[claim.section][max(0, claim.start - 30) : claim.end + 12].replace("\n", "/")
            sys.stdout.write(
                f"FALSE {reading.report.id} “{claim.text}” [{claim.expression}] expected {claim.expected} | {around}\n"
            )


def _what_is_wrong(item: Scored) -> str:
    if is_checkable(item.label):
        return "MISS" if not is_tied(item) else "" if is_right(item) else "EXPR"
    if item.label.verdict == "not_a_figure":
        return "KIND" if is_mistaken(item) else ""
    return "OPEN" if is_overconfident(item) else ""


def _show_seeded_misses(tried: Sequence[Attempt], most: int) -> None:
    shown: dict[str, int] = defaultdict(int)
    for attempt in tried:
        if not attempt.found[0] and shown[attempt.kind] < most:
            shown[attempt.kind] += 1
            sys.stdout.write(f"MISS {attempt.kind} ({attempt.claim}) {attempt.report} {attempt.around}\n")


if __name__ == "__main__":
    main()
