"""What a run says, metric by metric: k of n with its interval and its number of cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.evaluation.intervals import Interval, mean_interval, share_interval
from assistant.evaluation.metrics import METRICS, Count, Metric
from assistant.evaluation.run_file import added, attempts_of, by_office, counts_by_case


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of one variant."""

    metric: Metric
    k: float
    n: float
    cases: int
    interval: Interval


def summary_of(run: dict[str, Any], variant: str, cases: Sequence[str] | None = None) -> list[Row]:
    """Every metric that counted anything, over all cases or some."""
    attempts = [item for item in attempts_of(run, variant) if cases is None or item["case"] in cases]
    rows = []
    for metric in METRICS:
        by_case = {
            case: total
            for case, counts in counts_by_case(attempts, metric.id).items()
            if (total := added(counts))[1]
        }
        if by_case:
            rows.append(row_of(metric, by_case, by_office(run, by_case)))
    return rows


def row_of(metric: Metric, by_case: dict[str, Count], by_cluster: dict[str, Count]) -> Row:
    """A row from counts by case and the same counts by what is independent."""
    k, n = [item[0] for item in by_cluster.values()], [item[1] for item in by_cluster.values()]
    interval = share_interval(k, n) if metric.form == "share" else mean_interval(k, n)
    return Row(metric, sum(k), sum(n), len(by_case), interval)


def kinds_of(run: dict[str, Any]) -> dict[str, list[str]]:
    """By kind of case, the cases of it."""
    kinds: dict[str, list[str]] = {}
    for case in run["cases"].values():
        for kind in case["kinds"]:
            kinds.setdefault(kind, []).append(case["id"])
    return dict(sorted(kinds.items()))


def states_of(run: dict[str, Any], variant: str) -> dict[str, int]:
    """How many attempts ended in which way."""
    states: dict[str, int] = {}
    for item in attempts_of(run, variant):
        states[item["status"]] = states.get(item["status"], 0) + 1
    return states
