"""A number that differs from the table's as a slip of the pen differs: 12,845 for 12,485, 1,290 for 129.

Where the words beside a number are not all understood, a different number may be about something else. But hardly ever
does something else come within one digit of the very cell that the understood words name.
"""

from fractions import Fraction

from assistant.numerals import Mention

_TELLING = 3
"""Digits from which a number seldom comes so near another by chance."""
_TEN = 10
_WRONG_POWERS = (10**4, 10**8)
"""万 or 亿 left out or put in."""


def is_slip(mention: Mention, value: Fraction) -> bool:
    """Whether the number, as printed, is `value` but for one digit, two swapped neighbours or a power of ten.

    `value` is in the mention's unit; what is printed with 近 or 余 is never a slip.
    """
    if (
        mention.value is None
        or mention.low is None
        or mention.high is None
        or mention.approximation
        or not value
    ):
        return False
    return _is_of_wrong_power(mention, value) or _is_misprinted(mention, value)


def _is_of_wrong_power(mention: Mention, value: Fraction) -> bool:
    """A nought too many tells only of numbers with two digits: 3 and 30 are both common."""
    powers = (
        (_TEN, *_WRONG_POWERS)
        if min(abs(value), abs(Fraction(mention.value or 0))) >= _TEN
        else _WRONG_POWERS
    )
    return any(mention.admits(value * power) or mention.admits(value / power) for power in powers)


def _is_misprinted(mention: Mention, value: Fraction) -> bool:
    """Compared at the last digit that is printed."""
    assert (
        mention.value is not None and mention.low is not None and mention.high is not None
    )  # the caller asked
    place = Fraction(mention.high - mention.low) or Fraction(1)
    said, right = str(int(Fraction(mention.value) / place)), str(int(value / place + Fraction(1, 2)))
    if len(said) != len(right) or len(right) < _TELLING:
        return False
    wrong = [index for index, digit in enumerate(said) if digit != right[index]]
    is_swapped = (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and said[wrong[0]] + said[wrong[1]] == right[wrong[1]] + right[wrong[0]]
    )
    return len(wrong) == 1 or is_swapped
