"""The gate: worse, no worse, inconclusive with what would decide; the worst cases first."""

import copy
from typing import Any

import pytest

from assistant.errors import UsageError
from assistant.evaluation.comparing import Outcome, compare
from assistant.evaluation.metrics import BY_ID


def made_run(scores: dict[str, list[dict[str, list[float]]]], variant: str = "a") -> dict[str, Any]:
    """A run whose cases have the scores of their repeats."""
    return {
        "cases": {
            case: {"id": case, "office": case.partition("-")[0], "year": 2025, "about": "", "fingerprint": case, "kinds": []}
            for case in scores
        },
        "attempts": [
            {"variant": variant, "case": case, "repeat": repeat, "status": "drafted", "scores": found}
            for case, repeats in scores.items()
            for repeat, found in enumerate(repeats)
        ],
        "checker": {},
    }  # fmt: skip


def uniform(k: float, cases: int = 40, n: float = 30) -> dict[str, Any]:
    return made_run({f"c{at}": [{"proved": [k, n]}] for at in range(cases)})


def test_an_identical_run_is_no_worse() -> None:
    run = uniform(28)
    comparison = compare(run, copy.deepcopy(run))
    assert comparison.outcome is Outcome.NO_WORSE
    assert comparison.worse_cases == ()


def test_a_run_that_lost_a_tenth_everywhere_is_worse() -> None:
    comparison = compare(uniform(25), uniform(28))
    assert comparison.outcome is Outcome.WORSE
    assert len(comparison.worse_cases) == 40


def test_a_better_run_is_no_worse() -> None:
    assert compare(uniform(29), uniform(28)).outcome is Outcome.NO_WORSE


def test_a_loss_within_the_margin_is_no_worse() -> None:
    assert BY_ID["proved"].margin == 0.01
    assert compare(uniform(2990, n=3000), uniform(3000, n=3000)).outcome is Outcome.NO_WORSE


def test_less_is_better_where_it_is() -> None:
    worse = made_run({f"c{at}": [{"contradicted": [3, 30]}] for at in range(20)})
    good = made_run({f"c{at}": [{"contradicted": [0, 30]}] for at in range(20)})
    assert compare(worse, good).outcome is Outcome.WORSE
    assert compare(good, worse).outcome is Outcome.NO_WORSE


def test_a_loss_in_a_few_cases_is_inconclusive_and_says_how_many_would_decide() -> None:
    run = made_run({f"c{at}": [{"proved": [24 if at in (3, 7) else 30, 30]}] for at in range(20)})
    (difference,) = compare(run, uniform(30, cases=20)).differences
    assert difference.outcome is Outcome.INCONCLUSIVE
    assert difference.cases_needed is not None and difference.cases_needed > 20
    # As many cases of the same mixture do decide, or come within a hair of it.
    factor = -(-difference.cases_needed // 20) + 1
    more = made_run(
        {f"c{at}": [{"proved": [24 if at % 20 in (3, 7) else 30, 30]}] for at in range(20 * factor)}
    )
    (decided,) = compare(more, uniform(30, cases=20 * factor)).differences
    assert decided.outcome is not Outcome.INCONCLUSIVE


def test_where_repeats_differ_it_says_how_many_repeats_would_decide() -> None:
    def drawn(repeats: int) -> dict[str, Any]:
        return made_run(
            {
                f"c{at}": [{"proved": [30 if (at + r) % 2 else 27, 30]} for r in range(repeats)]
                for at in range(20)
            }
        )

    one = compare(
        made_run({f"c{at}": [{"proved": [27, 30]}, {"proved": [30, 30]}] for at in range(20)}), drawn(2)
    )
    assert one.outcome is Outcome.NO_WORSE
    noisy = made_run(
        {
            f"c{at}": [{"proved": [30 if (at * 7 + r * 3) % 5 else 24, 30]} for r in range(3)]
            for at in range(12)
        }
    )
    steady = made_run({f"c{at}": [{"proved": [29, 30]}] * 3 for at in range(12)})
    (difference,) = compare(noisy, steady).differences
    assert difference.outcome is Outcome.INCONCLUSIVE
    assert difference.repeats_needed is None or difference.repeats_needed > 3


def test_the_worst_case_comes_first() -> None:
    run = made_run(
        {"a-1": [{"proved": [29, 30]}], "b-1": [{"proved": [10, 30]}], "c-1": [{"proved": [30, 30]}]}
    )
    baseline = made_run({name: [{"proved": [30, 30]}] for name in ("a-1", "b-1", "c-1")})
    assert [item.case for item in compare(run, baseline).worse_cases] == ["b-1", "a-1"]


def test_cases_of_one_office_count_as_one() -> None:
    """Two years of one office say less than two offices: the interval is wider."""
    scores = [{"proved": [k, 30]} for k in (30, 24, 30, 27, 30, 30, 21, 30)]
    apart = made_run({f"o{at}-1": [found] for at, found in enumerate(scores)})
    paired = made_run({f"o{at // 2}-{at % 2}": [found] for at, found in enumerate(scores)})
    intervals = [
        compare(run, made_run({case: [{"proved": [30, 30]}] for case in run["cases"]}))
        .differences[0]
        .interval
        for run in (apart, paired)
    ]
    assert [item.offices for item in intervals] == [8, 4]


def test_a_failed_attempt_counts_as_not_completed_and_as_nothing_else() -> None:
    run = made_run({f"c{at}": [{"completed": [0, 1]}] for at in range(10)})
    baseline = made_run({f"c{at}": [{"completed": [1, 1], "proved": [30, 30]}] for at in range(10)})
    comparison = compare(run, baseline)
    assert [item.metric.id for item in comparison.differences] == ["completed"]
    assert comparison.outcome is Outcome.WORSE


def test_changed_and_missing_cases_are_left_out_and_named() -> None:
    run, baseline = uniform(30, cases=4), uniform(30, cases=5)
    baseline["cases"]["c1"]["fingerprint"] = "other"
    comparison = compare(run, baseline)
    assert [case for case, _ in comparison.left_out] == ["c1", "c4"]
    assert "改过" in comparison.left_out[0][1]


def test_nothing_in_common_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="没有相同的案例"):
        compare(uniform(30), made_run({"other": [{"proved": [1, 1]}]}))


def test_which_variant_is_meant_must_be_said() -> None:
    both = uniform(30)
    both["attempts"] += made_run({"c0": [{"proved": [20, 30]}]}, "b")["attempts"]
    with pytest.raises(UsageError, match="--model"):
        compare(both, uniform(30))
    assert compare(both, uniform(30), "a").ours == "a"


def test_the_checkers_benchmark_is_compared_too() -> None:
    run, baseline = uniform(30), uniform(30)
    run["checker"] = {"checker.tied": {f"r{at}": [20, 40] for at in range(30)}}
    baseline["checker"] = {"checker.tied": {f"r{at}": [36, 40] for at in range(30)}}
    assert compare(run, baseline).outcome is Outcome.WORSE
