"""Seeded recall: how many planted errors the checker contradicts, by class, with intervals clustered by report.

Usage: python benchmarks/checker/seeded.py [dev|test] [--misses N]
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from markup import read_report
from scoring import interval
from seeding import caught, evidence_of, mutants

LABELLED = Path(__file__).parent / "labelled"


def main() -> None:
    """Make every mutant, check it, and print recall by class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "test"])
    parser.add_argument("--misses", type=int, default=0, help="show so many misses of each class (dev only)")
    options = parser.parse_args()
    if options.misses and options.part == "test":
        parser.error("the test part is never looked at one by one")
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    shown: dict[str, int] = defaultdict(int)
    for path in sorted((LABELLED / options.part).glob("*/prose.txt")):
        report = read_report(path.parent)
        evidence = evidence_of(report)
        for mutant in mutants(report):
            found = caught(report, evidence, mutant)
            for kind in (mutant.kind, "all"):
                counts[kind][report.id][0] += found
                counts[kind][report.id][1] += 1
            if not found and shown[mutant.kind] < options.misses:
                shown[mutant.kind] += 1
                around = mutant.text[max(0, mutant.start - 40) : mutant.end + 15].replace("\n", "/")
                sys.stdout.write(
                    f"MISS {mutant.kind} {report.id} “{mutant.text[mutant.start : mutant.end]}” | {around}\n"
                )
    for kind, reports in sorted(counts.items(), key=lambda item: item[0] == "all"):
        pairs = {name: (pair[0], pair[1]) for name, pair in reports.items()}
        k, n = sum(pair[0] for pair in pairs.values()), sum(pair[1] for pair in pairs.values())
        low, high = interval(pairs)
        sys.stdout.write(f"{kind:<24} {k:>5}/{n:<5} {k / n:7.2%}  [{low:.2%}, {high:.2%}]\n")


if __name__ == "__main__":
    main()
