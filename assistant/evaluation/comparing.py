"""Whether a run is worse than a baseline: paired by case, an interval for every difference, a gate with margins.

A metric is worse when the whole interval lies beyond its margin, no worse when none of it does, and otherwise it is
inconclusive: then it is said how many cases, or repeats, would decide at the difference seen so far.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.errors import UsageError
from assistant.evaluation.checker import CHECKER_METRICS
from assistant.evaluation.intervals import Interval, difference_interval, quantile
from assistant.evaluation.metrics import METRICS, Count, Metric
from assistant.evaluation.run_file import added, attempts_of, by_office, counts_by_case, variants_of

_AT_THE_MARGIN = 0.02
"""An estimate closer to the margin than this share of the half-width: no affordable number of cases decides."""


class Outcome(StrEnum):
    """What a comparison says of one metric, or of all."""

    NO_WORSE = "no_worse"
    WORSE = "worse"
    INCONCLUSIVE = "inconclusive"
    NOT_GATED = "not_gated"


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric compared."""

    metric: Metric
    ours: Count
    theirs: Count
    interval: Interval
    """Of ours minus theirs, in the metric's own direction."""
    cases: int
    outcome: Outcome
    cases_needed: int | None = None
    """Of an inconclusive one: cases that would decide; None where the difference stands right at the margin."""
    repeats_needed: int | None = None
    """Repeats that would decide with the same cases; None where no number would, or only one was made."""


@dataclass(frozen=True, slots=True)
class WorseCase:
    """A case that got worse, with how much in margins, and in what."""

    case: str
    margins: float
    metrics: tuple[tuple[Metric, Count, Count], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against a baseline."""

    ours: str
    theirs: str
    """The variants compared."""
    differences: tuple[Difference, ...]
    worse_cases: tuple[WorseCase, ...]
    left_out: tuple[tuple[str, str], ...]
    """Cases that could not be paired, and why."""

    @property
    def outcome(self) -> Outcome:
        """Worse if any metric is; else inconclusive if any is."""
        found = {item.outcome for item in self.differences}
        return next(
            (item for item in (Outcome.WORSE, Outcome.INCONCLUSIVE) if item in found), Outcome.NO_WORSE
        )


def compare(
    run: dict[str, Any], baseline: dict[str, Any], variant: str | None = None, against: str | None = None
) -> Comparison:
    """Compare a variant of `run` with one of `baseline`.

    Raises:
        UsageError: it is not clear which variants are meant, or no case is in both.
    """
    ours, theirs = _chosen(run, variant, "--model"), _chosen(baseline, against, "--against")
    paired, left_out = _paired(run, baseline, ours, theirs)
    if not paired:
        raise UsageError("两次评测没有相同的案例，无法比较。请用同一个 --cases 评测。")
    our_attempts = [item for item in attempts_of(run, ours) if item["case"] in paired]
    their_attempts = [item for item in attempts_of(baseline, theirs) if item["case"] in paired]
    differences = [
        found for metric in METRICS if (found := _difference(run, metric, our_attempts, their_attempts))
    ]
    differences += _of_checker(run.get("checker") or {}, baseline.get("checker") or {})
    worse = _worse_cases(paired, our_attempts, their_attempts)
    return Comparison(ours, theirs, tuple(differences), tuple(worse), tuple(left_out))


def _chosen(run: dict[str, Any], name: str | None, option: str) -> str:
    known = variants_of(run)
    if name is None and len(known) == 1:
        return known[0]
    if name not in known:
        said = f"没有“{name}”" if name else f"有 {len(known)} 种起草方式"
        raise UsageError(f"评测结果里{said}，请用 {option} 选一种：{'、'.join(known)}。")
    return name


def _paired(
    run: dict[str, Any], baseline: dict[str, Any], ours: str, theirs: str
) -> tuple[list[str], list[tuple[str, str]]]:
    in_ours = {item["case"] for item in attempts_of(run, ours)}
    in_theirs = {item["case"] for item in attempts_of(baseline, theirs)}
    paired, left_out = [], []
    for case in sorted(in_ours | in_theirs):
        if case not in in_theirs:
            left_out.append((case, "基线里没有"))
        elif case not in in_ours:
            left_out.append((case, "本次评测里没有"))
        elif run["cases"][case]["fingerprint"] != baseline["cases"][case]["fingerprint"]:
            left_out.append((case, "案例内容改过，不能与以前的结果相比；请重做基线"))
        else:
            paired.append(case)
    return paired, left_out


def _difference(
    run: dict[str, Any], metric: Metric, ours: Iterable[dict[str, Any]], theirs: Iterable[dict[str, Any]]
) -> Difference | None:
    our_counts, their_counts = counts_by_case(ours, metric.id), counts_by_case(theirs, metric.id)
    cases = [
        case
        for case in our_counts
        if case in their_counts and added(our_counts[case])[1] and added(their_counts[case])[1]
    ]
    if not cases:
        return None
    our_offices = by_office(run, {case: added(our_counts[case]) for case in cases})
    their_offices = by_office(run, {case: added(their_counts[case]) for case in cases})
    by_repeats = _variance_of_repeats(our_counts, cases) + _variance_of_repeats(their_counts, cases)
    repeats = max(len(our_counts[case]) for case in cases)
    return _judged(metric, our_offices, their_offices, len(cases), repeats, by_repeats)


def _of_checker(ours: dict[str, Any], theirs: dict[str, Any]) -> list[Difference]:
    """The checker's benchmark, paired by labelled report."""
    found = []
    for metric in CHECKER_METRICS:
        left, right = ours.get(metric.id) or {}, theirs.get(metric.id) or {}
        common = [name for name in left if name in right and left[name][1] and right[name][1]]
        if common:
            ours_by, theirs_by = ({name: tuple(side[name]) for name in common} for side in (left, right))
            found.append(_judged(metric, ours_by, theirs_by, len(common), 1, 0.0))
    return found


def _judged(
    metric: Metric,
    ours: dict[str, Count],
    theirs: dict[str, Count],
    cases: int,
    repeats: int,
    by_repeats: float,
) -> Difference:
    interval = difference_interval(
        [count[0] for count in ours.values()],
        [count[1] for count in ours.values()],
        [theirs[name][0] for name in ours],
        [theirs[name][1] for name in ours],
    )
    outcome = outcome_of(metric, interval)
    totals = added(ours.values()), added(theirs.values())
    if outcome is not Outcome.INCONCLUSIVE:
        return Difference(metric, *totals, interval, cases, outcome)
    wanted = _wanted_half_width(metric, interval)
    return Difference(
        metric, *totals, interval, cases, outcome,
        cases_needed(cases, interval, wanted), repeats_needed(repeats, interval, wanted, by_repeats),
    )  # fmt: skip


def outcome_of(metric: Metric, interval: Interval) -> Outcome:
    """Where the interval lies to the margin."""
    if metric.margin is None:
        return Outcome.NOT_GATED
    low, high = (interval.low, interval.high) if metric.better == "more" else (-interval.high, -interval.low)
    if low >= -metric.margin:
        return Outcome.NO_WORSE
    return Outcome.WORSE if high < -metric.margin else Outcome.INCONCLUSIVE


def _wanted_half_width(metric: Metric, interval: Interval) -> float:
    """The distance of the estimate from the margin: an interval narrower than that would decide."""
    gain = interval.estimate if metric.better == "more" else -interval.estimate
    return abs(gain + (metric.margin or 0))


def cases_needed(cases: int, interval: Interval, wanted: float) -> int | None:
    """How many cases in all: an interval narrows with the root of their number."""
    if not math.isfinite(interval.half_width) or wanted <= _AT_THE_MARGIN * interval.half_width:
        return None
    return max(cases + 1, math.ceil(cases * (interval.half_width / wanted) ** 2))


def repeats_needed(repeats: int, interval: Interval, wanted: float, by_repeats: float) -> int | None:
    """How many repeats of the same cases: only the part of the spread that lies between repeats shrinks."""
    if repeats < 2 or not by_repeats or not math.isfinite(interval.half_width):
        return None
    scale = quantile(interval.offices)
    variance = (interval.half_width / scale) ** 2
    target, between = (wanted / scale) ** 2, max(variance - by_repeats, 0.0)
    if target <= between:
        return None
    return max(repeats + 1, math.ceil(repeats * by_repeats / (target - between)))


def _variance_of_repeats(counts: dict[str, list[Count]], cases: Sequence[str]) -> float:
    """The part of the ratio's variance that comes from repeats of one case differing."""
    k, n = added(count for case in cases for count in counts[case])
    variance = 0.0
    for case in cases:
        parts = [(item[0] - k / n * item[1]) / n for item in counts[case]]
        if len(parts) > 1:
            mean = sum(parts) / len(parts)
            variance += len(parts) / (len(parts) - 1) * sum((part - mean) ** 2 for part in parts)
    return variance


def _worse_cases(
    cases: Sequence[str], ours: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]]
) -> list[WorseCase]:
    """The cases that got worse in a gated metric, the worst first."""
    gated = [metric for metric in METRICS if metric.margin]
    left = {metric.id: counts_by_case(ours, metric.id) for metric in gated}
    right = {metric.id: counts_by_case(theirs, metric.id) for metric in gated}
    found = []
    for case in cases:
        worse = []
        for metric in gated:
            our_count, their_count = (
                added(left[metric.id].get(case, ())),
                added(right[metric.id].get(case, ())),
            )
            loss = _loss(metric, our_count, their_count)
            if loss > 0:
                worse.append((loss, metric, our_count, their_count))
        if worse:
            worse.sort(key=lambda item: -item[0])
            found.append(WorseCase(case, sum(item[0] for item in worse), tuple(item[1:] for item in worse)))
    return sorted(found, key=lambda item: (-item.margins, item.case))


def _loss(metric: Metric, ours: Count, theirs: Count) -> float:
    """How many margins a metric of one case got worse; 0 where it did not, or one side has nothing to count."""
    if not ours[1] or not theirs[1] or not metric.margin:
        return 0.0
    change = ours[0] / ours[1] - theirs[0] / theirs[1]
    loss = -change if metric.better == "more" else change
    return loss / metric.margin if loss > 1e-9 else 0.0
