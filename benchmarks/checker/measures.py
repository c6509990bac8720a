"""Counts by report, their ratio with an interval, and the bars they are held against."""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assistant.report import Claim
from benchmarks.checker.claim_classes import CLASSES, claim_class
from benchmarks.checker.markup import LabelledReport
from benchmarks.checker.scoring import (
    Scored,
    false_alarms,
    is_checkable,
    is_mistaken,
    is_overconfident,
    is_right,
    is_tied,
    score,
)
from benchmarks.checker.systems import System

TIED = "tied to an admissible expression"
RIGHT = "of those, the right expression"
PLANTED = "planted errors found"
ALARMS = "false contradictions a report"
MISTAKEN = "non-figures reported as figures"
OVERCONFIDENT = "unverifiable called supported"
FOR_ERRORS_ONLY = (PLANTED, ALARMS)
"""What can be measured of a system that reports nothing but errors."""

_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Bar:
    """What a measure has to reach."""

    limit: float
    shown: str
    at_least: bool = True

    def is_met(self, ratio: float) -> bool:
        """Whether the ratio is on the right side."""
        return ratio >= self.limit if self.at_least else ratio <= self.limit


BARS = {
    TIED: Bar(0.97, "≥ 97%"),
    RIGHT: Bar(0.98, "≥ 98%"),
    ALARMS: Bar(0.1, "≤ 0.1", at_least=False),
    MISTAKEN: Bar(0.005, "≤ 0.5%", at_least=False),
}
SEEDED_BAR, SEEDED_CLASS_BAR = Bar(0.99, "≥ 99%"), Bar(0.97, "≥ 97%")
ENOUGH_MUTANTS = 5000


@dataclass
class Count:
    """k of n for each report; the reports are what is resampled."""

    by_report: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, report: str, hits: Iterable[bool]) -> None:
        """Count more cases of a report."""
        found = list(hits)
        k, n = self.by_report.get(report, (0, 0))
        self.by_report[report] = (k + sum(found), n + len(found))

    @property
    def k(self) -> int:
        """Hits."""
        return sum(k for k, _ in self.by_report.values())

    @property
    def n(self) -> int:
        """Cases."""
        return sum(n for _, n in self.by_report.values())

    @property
    def ratio(self) -> float:
        """k of n, 0 without cases."""
        return self.k / self.n if self.n else 0.0

    @cached_property
    def interval(self) -> tuple[float, float]:
        """95% interval of the ratio, resampling whole reports: the numbers of one report are not independent."""
        dice = random.Random(7)
        reports = list(self.by_report.values())
        ratios = []
        for _ in range(_ROUNDS):
            drawn = dice.choices(reports, k=len(reports))
            total = sum(n for _, n in drawn)
            ratios.append(sum(k for k, _ in drawn) / total if total else 0.0)
        ratios.sort()
        return ratios[int(_ROUNDS * 0.025)], ratios[int(_ROUNDS * 0.975) - 1]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as one system read it."""

    report: LabelledReport
    scored: tuple[Scored, ...]
    alarms: tuple[Claim, ...]


def read_all(reports: Iterable[LabelledReport], system: System) -> list[Reading]:
    """Each report with its labels answered and its false alarms."""
    readings = []
    for report in reports:
        claims = system.claims(report)
        if claims is not None:
            readings.append(
                Reading(report, tuple(score(report, claims)), tuple(false_alarms(report, claims)))
            )
    return readings


def measure(readings: Iterable[Reading]) -> dict[str, Count]:
    """The measures of the labelled part."""
    counts = {name: Count() for name in (TIED, RIGHT, PLANTED, ALARMS, MISTAKEN, OVERCONFIDENT)}
    for reading in readings:
        name = reading.report.id
        checkable = [item for item in reading.scored if is_checkable(item.label)]
        counts[TIED].add(name, map(is_tied, checkable))
        counts[RIGHT].add(name, [is_right(item) for item in checkable if is_tied(item)])
        counts[PLANTED].add(
            name, [is_tied(item) for item in checkable if item.label.verdict == "contradicted"]
        )
        counts[ALARMS].by_report[name] = (len(reading.alarms), 1)
        counts[MISTAKEN].add(
            name, [is_mistaken(item) for item in reading.scored if item.label.verdict == "not_a_figure"]
        )
        counts[OVERCONFIDENT].add(
            name, [is_overconfident(item) for item in reading.scored if item.label.verdict == "unverifiable"]
        )
    return counts


def by_class(readings: Iterable[Reading]) -> dict[str, dict[str, Count]]:
    """For each class of claims: tied, right, planted errors found."""
    counts: dict[str, dict[str, Count]] = {name: defaultdict(Count) for name in CLASSES}
    for reading in readings:
        for item in reading.scored:
            if is_checkable(item.label):
                found = counts[claim_class(item.label)]
                found[TIED].add(reading.report.id, [is_tied(item)])
                if is_tied(item):
                    found[RIGHT].add(reading.report.id, [is_right(item)])
                if item.label.verdict == "contradicted":
                    found[PLANTED].add(reading.report.id, [is_tied(item)])
    return counts
