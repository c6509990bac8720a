"""Expressions over cell ids: what they mean, and how a mistake in one is named."""

from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.formats import parse_expression
from assistant.formats.arithmetic import ExpressionError

VALUES = {"new": Decimal(713), "carried_in": Decimal(36), "previous.new": Decimal(700), "zero": Decimal(0)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("new", 713),
        ("new + carried_in", 749),
        ("new - carried_in - 1", 676),
        ("new - (carried_in - 1)", 678),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("(new - previous.new) / previous.new * 100", Fraction(13, 7)),
        ("0.5 * new", Fraction(713, 2)),
        ("new / zero", None),
        ("new + unknown", None),
    ],
)
def test_values_are_exact(text: str, value: Fraction | int | None) -> None:
    assert parse_expression(text).evaluate(VALUES.get) == value


def test_names_come_in_reading_order_with_their_group_marks() -> None:
    assert list(parse_expression("results.denied.* + previous.new / total").names()) == [
        "results.denied.*",
        "previous.new",
        "total",
    ]


@pytest.mark.parametrize(
    "text", ["", "new +", "new new", "(new", "new)", "new ! 2", "__import__('os')", "a..b", "1 + * 2"]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_expression(text)
