"""Facts have one name however they are written."""

import pytest

from assistant.evaluation.facts import identities, identity_of, pairs_in_order

NEW, IN = "applications.new.total", "applications.carried_in.total"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (f"{NEW} + {IN}", f"{IN} + {NEW}", True),
        (f"({NEW}) - (previous.{NEW})", f"previous.{NEW} - {NEW}", True),
        (f"{NEW} / ({NEW} + {IN}) * 100", f"100 * {NEW} / ({IN} + {NEW})", True),
        (NEW, IN, False),
        (NEW, f"previous.{NEW}", False),
        (f"{NEW} / {IN} * 100", f"{IN} / {NEW} * 100", False),
    ],
)
def test_expressions_that_mean_the_same_are_one_fact(one: str, other: str, is_same: bool) -> None:
    assert (identity_of(one) == identity_of(other)) is is_same


@pytest.mark.parametrize("expression", ["prose-sum: 1 + 2", "list-count: 3", "3", ""])
def test_what_rests_on_no_cell_is_no_fact(expression: str) -> None:
    assert identity_of(expression) is None


def test_nothing_of_a_sum_is_nothing_of_each_part() -> None:
    assert identities(f"{NEW} + {IN}", is_zero=True) == (f"0 {NEW}", f"0 {IN}")
    assert len(identities(f"{NEW} + {IN}", is_zero=False)) == 1


def test_pairs_count_those_in_the_same_order() -> None:
    assert pairs_in_order(("a", "b", "c"), ("a", "b", "c")) == (3, 3)
    assert pairs_in_order(("c", "a", "b"), ("a", "b", "c")) == (1, 3)
    assert pairs_in_order(("a", "x"), ("a", "b")) == (0, 0)
