"""What counts are worth: intervals that know that the numbers of one office hang together.

The unit is the office, not the number: a report's forty numbers stand or fall with one sentence of one template. So a
share's spread is taken from the offices' contributions (linearised ratio, cluster-robust), with the t distribution's
quantile for that many offices. A share gets Wilson's score interval with the effective sample size that this spread
implies (Korn and Graubard 1998; Franco et al. 2019 compare the variants), which stays inside 0 and 1 and does not
collapse where everything was right: 1800 of 1800 in 38 offices says no more than 38 of 38. A difference of two runs on
the same cases, and a mean, get the t interval of the offices' pseudo-values. `tests/evaluation/test_intervals.py`
measures the coverage of all of them.

Arrays may have leading axes (many simulated runs at once); the last axis is the offices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval and what it rests on."""

    estimate: float
    low: float
    high: float
    offices: int
    """How many offices contributed; one office alone has no spread, and its interval is everything possible."""

    @property
    def half_width(self) -> float:
        """Half the interval's width."""
        return (self.high - self.low) / 2


def share_interval(k: Sequence[float], n: Sequence[float]) -> Interval:
    """The share sum(k) / sum(n), each office one entry; offices with nothing to count are to be left out."""
    low, high = share_bounds(k, n)
    return Interval(sum(k) / sum(n), float(low), float(high), len(k))


def mean_interval(k: Sequence[float], n: Sequence[float]) -> Interval:
    """The mean sum(k) / sum(n) of values that are no shares; of what is never negative the interval is not either."""
    low, high = mean_bounds(k, n)
    lowest = 0.0 if min(k) >= 0 else -float("inf")
    return Interval(sum(k) / sum(n), max(float(low), lowest), float(high), len(k))


def difference_interval(
    k: Sequence[float], n: Sequence[float], other_k: Sequence[float], other_n: Sequence[float]
) -> Interval:
    """The ratio of one run minus that of another, the same offices in the same order."""
    low, high = difference_bounds(k, n, other_k, other_n)
    return Interval(sum(k) / sum(n) - sum(other_k) / sum(other_n), float(low), float(high), len(k))


def share_bounds(k: Any, n: Any) -> tuple[Any, Any]:
    """The interval's ends for shares; Wilson's score interval with the effective sample size."""
    import numpy as np

    k, n = np.asarray(k, float), np.asarray(n, float)
    offices, share = k.shape[-1], k.sum(-1) / n.sum(-1)
    if offices < 2:
        return np.zeros_like(share), np.ones_like(share)
    variance = _variance(_influence(k, n))
    spread = share * (1 - share)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where(variance > 0, spread / variance, offices)
    effective = np.clip(effective, 1, n.sum(-1))
    t = quantile(offices) ** 2 / effective
    middle = (share + t / 2) / (1 + t)
    half = np.sqrt(t * (spread + t / 4)) / (1 + t)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def mean_bounds(k: Any, n: Any) -> tuple[Any, Any]:
    """The interval's ends for means per draft."""
    import numpy as np

    k, n = np.asarray(k, float), np.asarray(n, float)
    return _t_bounds(k.sum(-1) / n.sum(-1), _influence(k, n))


def difference_bounds(k: Any, n: Any, other_k: Any, other_n: Any) -> tuple[Any, Any]:
    """The interval's ends for a paired difference of two ratios."""
    import numpy as np

    k, n, other_k, other_n = (np.asarray(item, float) for item in (k, n, other_k, other_n))
    estimate = k.sum(-1) / n.sum(-1) - other_k.sum(-1) / other_n.sum(-1)
    return _t_bounds(estimate, _influence(k, n) - _influence(other_k, other_n))


def _influence(k: Any, n: Any) -> Any:
    """What each office contributes to the deviation of the ratio."""
    total = n.sum(-1, keepdims=True)
    return (k - k.sum(-1, keepdims=True) / total * n) / total


def _variance(influence: Any) -> Any:
    offices = influence.shape[-1]
    return offices / (offices - 1) * (influence**2).sum(-1)


def _t_bounds(estimate: Any, influence: Any) -> tuple[Any, Any]:
    import numpy as np

    offices = influence.shape[-1]
    if offices < 2:
        return np.full_like(estimate, -np.inf), np.full_like(estimate, np.inf)
    half = quantile(offices) * np.sqrt(_variance(influence))
    return estimate - half, estimate + half


def quantile(offices: int) -> float:
    """The t quantile for that many offices at `CONFIDENCE`."""
    from scipy.special import stdtrit

    return float(stdtrit(offices - 1, (1 + CONFIDENCE) / 2))
