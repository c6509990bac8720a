"""The checker's benchmark: one command, a table with k/n and intervals clustered by report.

Usage: python benchmarks/checker/run.py [dev|test] [--baseline] [--misses]
`--misses` shows what went wrong one by one; it is for the development part only.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from baseline import regex_claims
from markup import LabelledReport, read_report
from scoring import (
    Checker,
    Scored,
    false_alarms,
    interval,
    is_checkable,
    is_mistaken,
    is_right,
    is_tied,
    our_claims,
    score,
)

LABELLED = Path(__file__).parent / "labelled"


def main() -> None:
    """Score one part and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "test"])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--baseline", action="store_true", help="score the regular expressions instead")
    options = parser.parse_args()
    if options.misses and options.part == "test":
        parser.error("the test part is never looked at one by one")
    reports = [read_report(path.parent) for path in sorted((LABELLED / options.part).glob("*/prose.txt"))]
    rows = table(reports, regex_claims if options.baseline else our_claims, show=options.misses)
    for name, k, n, low, high in rows:
        sys.stdout.write(f"{name:<44} {k:>5}/{n:<5} {k / n if n else 0:7.2%}  [{low:.2%}, {high:.2%}]\n")


def table(
    reports: list[LabelledReport], checker: Checker, *, show: bool
) -> list[tuple[str, int, int, float, float]]:
    """Rows of (measure, k, n, interval)."""
    counts: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for report in reports:
        claims = checker(report)
        scored = score(report, claims)
        alarms = list(false_alarms(report, claims))
        checkable = [item for item in scored if is_checkable(item.label)]
        tied = [item for item in checkable if is_tied(item)]
        others = [item for item in scored if item.label.verdict == "not_a_figure"]
        open_ones = [item for item in scored if item.label.verdict == "unverifiable"]
        planted = [item for item in checkable if item.label.verdict == "contradicted"]
        counts["tied to an admissible expression"][report.id] = (len(tied), len(checkable))
        counts["of those, the right expression"][report.id] = (sum(map(is_right, tied)), len(tied))
        counts["planted errors found"][report.id] = (sum(map(is_tied, planted)), len(planted))
        counts["false contradictions a report"][report.id] = (len(alarms), 1)
        counts["non-figures reported as figures"][report.id] = (sum(map(is_mistaken, others)), len(others))
        counts["unverifiable called supported"][report.id] = (
            sum(item.claim is not None and item.claim.verdict.value == "supported" for item in open_ones),
            len(open_ones),
        )
        if show:
            _show(report, scored, alarms)
    return [
        (name, sum(k for k, _ in found.values()), sum(n for _, n in found.values()), *interval(found))
        for name, found in counts.items()
    ]


def _show(report: LabelledReport, scored: list[Scored], alarms: list) -> None:  # type: ignore[type-arg]
    texts = {section_id: text for section_id, _, text in report.sections}
    for item in scored:
        label, claim = item.label, item.claim
        around = texts[label.section][max(0, label.start - 30) : label.end + 12].replace("\n", "/")
        ours = (
            f"{claim.verdict.value} [{(claim.expression or '')[:120]}] {claim.expected}"
            if claim
            else "silent"
        )
        if is_checkable(label) and not is_tied(item):
            sys.stdout.write(
                f"MISS {report.id} “{label.quote}” {label.verdict} [{label.expression[:100]}] | {ours} | {around}\n"
            )
        elif is_checkable(label) and not is_right(item):
            sys.stdout.write(
                f"EXPR {report.id} “{label.quote}” [{label.expression[:110]}] | {ours} | {around}\n"
            )
        elif label.verdict == "not_a_figure" and is_mistaken(item):
            sys.stdout.write(f"KIND {report.id} “{label.quote}” {label.expression} | {ours} | {around}\n")
        elif label.verdict == "unverifiable" and claim and claim.verdict.value == "supported":
            sys.stdout.write(f"OPEN {report.id} “{label.quote}” | {ours} | {around}\n")
    for claim in alarms:
        around = texts[claim.section][max(0, claim.start - 30) : claim.end + 12].replace("\n", "/")
        sys.stdout.write(
            f"FALSE {report.id} “{claim.text}” [{claim.expression}] expected {claim.expected} | {around}\n"
        )


if __name__ == "__main__":
    main()
