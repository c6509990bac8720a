"""Numbers to words: the one place that decides how a figure is written.

The drafter writes with these functions and the checker recomputes with them, so the two cannot round
differently. Everything is exact: a share is rounded once, from the ratio itself, half-up as official
statistics are.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")


def round_half_up(value: Decimal | Fraction, decimals: int) -> Decimal:
    """The value at so many decimals, halves away from zero, computed on the exact ratio."""
    scaled = abs(Fraction(value)) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(units))
    return Decimal((int(value < 0 and units > 0), digits, -decimals))


def format_count(value: Decimal) -> str:
    """A count without separators or decimals: 3607. Refuses what is not whole."""
    if value != value.to_integral_value():
        raise ValueError(f"a count must be whole, not {value}")
    return f"{value.to_integral_value():f}"


def format_amount(value: Decimal, decimals: int) -> str:
    """An amount at a fixed number of decimals, half-up, without separators: 213.5460."""
    return f"{round_half_up(value, decimals):f}"


def format_percent(numerator: Decimal | int, denominator: Decimal | int, decimals: int = 2) -> str:
    """A share, half-up on the exact ratio: 17.46%. A zero denominator raises ZeroDivisionError."""
    return f"{round_half_up(Fraction(numerator) / Fraction(denominator) * 100, decimals):f}%"


def chinese_numeral(number: int) -> str:
    """The numeral of an ordinal or of a list count: 三, 十二, 一百零五. Refuses negative numbers."""
    if not 0 <= number < 10**12:
        raise ValueError(f"no Chinese numeral is written for {number}")
    if number == 0:
        return _DIGITS[0]
    words, gap = "", False
    for index in reversed(range(len(_GROUPS))):
        group = number // 10 ** (4 * index) % 10**4
        if group:
            zero = "零" if words and (gap or group < 1000) else ""
            words += f"{zero}{_four_digits(group)}{_GROUPS[index]}"
        gap = group == 0
    return words.removeprefix("一") if words.startswith("一十") else words


def chinese_count(number: int) -> str:
    """The numeral before a measure word: 两方面, where counting says 二."""
    return "两" if number == 2 else chinese_numeral(number)


def _four_digits(number: int) -> str:
    """A number below ten thousand, 零 once for each inner run of zeros."""
    words, zero = "", False
    for place in reversed(range(4)):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if zero else "") + _DIGITS[digit] + _PLACES[place]
        zero = bool(words) and digit == 0
    return words
