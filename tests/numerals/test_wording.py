"""How figures are written: the table every module relies on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.numerals import (
    chinese_count,
    chinese_numeral,
    format_amount,
    format_count,
    format_percent,
    round_half_up,
)

ROUNDED = (
    (Decimal("2.345"), 2, "2.35"),
    (Decimal("2.344999"), 2, "2.34"),
    (Decimal("-2.345"), 2, "-2.35"),
    (Decimal("0.5"), 0, "1"),
    (Decimal("1.5"), 0, "2"),
    (Decimal("2.5"), 0, "3"),
    (Decimal("-0.004"), 2, "0.00"),
    (Decimal("213.546"), 4, "213.5460"),
    (Fraction(1, 3), 2, "0.33"),
    (Fraction(2, 3), 2, "0.67"),
    (Fraction(1, 8), 2, "0.13"),
)

SHARES = (
    (208, 1191, 2, "17.46%"),
    (564, 1191, 2, "47.36%"),
    (1, 8, 1, "12.5%"),
    (1, 3, 0, "33%"),
    (0, 5, 2, "0.00%"),
    (5, 5, 2, "100.00%"),
    (-5, 40, 2, "-12.50%"),
    (Decimal("1.5"), Decimal(4), 2, "37.50%"),
)

NUMERALS = {
    0: "零",
    3: "三",
    10: "十",
    12: "十二",
    20: "二十",
    21: "二十一",
    100: "一百",
    105: "一百零五",
    110: "一百一十",
    1002: "一千零二",
    1020: "一千零二十",
    10000: "一万",
    10002: "一万零二",
    120000: "十二万",
    100001000: "一亿零一千",
}


@pytest.mark.parametrize(("value", "decimals", "expected"), ROUNDED)
def test_rounds_half_up_on_the_exact_value(value: Decimal | Fraction, decimals: int, expected: str) -> None:
    assert f"{round_half_up(value, decimals):f}" == expected


@pytest.mark.parametrize(("numerator", "denominator", "decimals", "expected"), SHARES)
def test_percentages(numerator: int, denominator: int, decimals: int, expected: str) -> None:
    assert format_percent(numerator, denominator, decimals) == expected


def test_a_percentage_has_two_decimals_unless_asked_otherwise() -> None:
    assert format_percent(Decimal(20), Decimal(1191)) == "1.68%"


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        format_percent(0, 0)


@pytest.mark.parametrize(
    ("value", "expected"), [("3607", "3607"), ("3.6E+3", "3600"), ("0", "0"), ("-3", "-3")]
)
def test_counts_have_no_separators(value: str, expected: str) -> None:
    assert format_count(Decimal(value)) == expected


def test_a_count_that_is_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="whole"):
        format_count(Decimal("1.5"))


def test_amounts_keep_the_decimals_asked_for() -> None:
    assert format_amount(Decimal("15.281"), 4) == "15.2810"
    assert format_amount(Decimal("0"), 4) == "0.0000"


@pytest.mark.parametrize(("number", "expected"), NUMERALS.items())
def test_chinese_numerals(number: int, expected: str) -> None:
    assert chinese_numeral(number) == expected


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_no_ordinal_reaches_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="Chinese numeral"):
        chinese_numeral(number)


@given(st.integers(1, 10**8 - 1))
def test_chinese_numerals_agree_with_cn2an(number: int) -> None:
    assert cn2an.cn2an(chinese_numeral(number), "smart") == number


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 6))
def test_a_rounded_share_is_within_half_a_unit(numerator: int, denominator: int, decimals: int) -> None:
    exact = Fraction(numerator, denominator)
    error = Fraction(round_half_up(exact, decimals)) - exact
    assert -Fraction(1, 2 * 10**decimals) < error <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(("number", "expected"), [(1, "一"), (2, "两"), (3, "三"), (12, "十二")])
def test_before_a_measure_word_two_is_liang(number: int, expected: str) -> None:
    assert chinese_count(number) == expected
