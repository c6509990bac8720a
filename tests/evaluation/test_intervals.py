"""Intervals hold the truth as often as they say, and two independent libraries' readings agree with ours."""

import numpy as np
import pytest

from assistant.evaluation.intervals import (
    difference_bounds,
    difference_interval,
    mean_bounds,
    mean_interval,
    share_bounds,
    share_interval,
)

RUNS = 1000


def made_shares(
    dice: np.random.Generator, share: float, likeness: float, offices: int
) -> tuple[np.ndarray, np.ndarray]:
    """Simulated runs: offices differ (the smaller `likeness`, the more), and the numbers of one hang together."""
    n = dice.poisson(30, (RUNS, offices)) + 1
    chance = dice.beta(share * likeness, (1 - share) * likeness, (RUNS, offices))
    return dice.binomial(n, chance), n


@pytest.mark.parametrize(
    ("share", "likeness", "offices"),
    [(0.5, 10, 38), (0.9, 10, 38), (0.97, 20, 38), (0.8, 4, 38), (0.995, 50, 38), (0.9, 10, 20)],
)
def test_a_95_percent_interval_of_a_share_holds_the_truth_in_93_to_97_percent_of_simulated_runs(
    share: float, likeness: float, offices: int
) -> None:
    low, high = share_bounds(*made_shares(np.random.default_rng(1), share, likeness, offices))
    assert 0.93 <= np.mean((low <= share) & (share <= high)) <= 0.97


@pytest.mark.parametrize("share", [0.5, 0.9, 0.97])
def test_the_interval_of_a_paired_difference_holds_the_truth(share: float) -> None:
    dice = np.random.default_rng(2)
    n = dice.poisson(30, (RUNS, 38)) + 1
    chance = dice.beta(share * 10, (1 - share) * 10, (RUNS, 38))
    before, after = dice.binomial(n, chance), dice.binomial(n, chance * (1 - 0.05))
    low, high = difference_bounds(after, n, before, n)
    truth = -0.05 * share
    assert 0.93 <= np.mean((low <= truth) & (truth <= high)) <= 0.97


def test_the_interval_of_a_mean_holds_the_truth() -> None:
    values = np.random.default_rng(3).normal(0.5, 0.1, (RUNS, 38))
    low, high = mean_bounds(values, np.ones_like(values))
    assert 0.93 <= np.mean((low <= 0.5) & (high >= 0.5)) <= 0.97


def test_an_interval_that_ignored_offices_would_be_too_narrow() -> None:
    """The near miss: the same data as if every number stood alone holds the truth far too seldom."""
    k, n = made_shares(np.random.default_rng(1), 0.8, 4, 38)
    total = n.sum(-1)
    share = k.sum(-1) / total
    half = 1.96 * np.sqrt(share * (1 - share) / total)
    assert np.mean(np.abs(share - 0.8) <= half) < 0.7


def test_our_difference_agrees_with_scipys_bootstrap_over_offices() -> None:
    from scipy.stats import bootstrap

    dice = np.random.default_rng(4)
    n = dice.poisson(30, 38) + 1
    before, after = dice.binomial(n, 0.9), dice.binomial(n, 0.8)

    def difference(k: np.ndarray, m: np.ndarray, other: np.ndarray, axis: int) -> np.ndarray:
        return k.sum(axis) / m.sum(axis) - other.sum(axis) / m.sum(axis)

    drawn = bootstrap(
        (after, n, before), difference, paired=True, vectorized=True, n_resamples=4000, method="BCa", rng=5
    ).confidence_interval
    ours = difference_interval(after, n, before, n)
    assert ours.low == pytest.approx(drawn.low, abs=0.01)
    assert ours.high == pytest.approx(drawn.high, abs=0.01)


def test_our_mean_agrees_with_scipys_t_interval() -> None:
    from scipy.stats import ttest_1samp

    values = [0.4, 0.5, 0.55, 0.61, 0.48]
    theirs = ttest_1samp(values, 0).confidence_interval()
    ours = mean_interval(values, [1] * 5)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))


def test_everything_right_in_a_few_offices_is_no_certainty() -> None:
    found = share_interval([40] * 5, [40] * 5)
    assert found.high == 1
    assert found.low < 0.7
    assert share_interval([40] * 50, [40] * 50).low > 0.9


def test_one_office_has_no_spread() -> None:
    found = share_interval([30], [40])
    assert (found.low, found.high) == (0, 1)


def test_two_equal_runs_differ_by_exactly_nothing() -> None:
    found = difference_interval([3, 4, 5], [5, 5, 5], [3, 4, 5], [5, 5, 5])
    assert (found.low, found.estimate, found.high) == (0, 0, 0)
