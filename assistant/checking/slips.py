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
    if not _is_comparable(mention, value):
        return False
    said, right = _as_printed(mention, value)
    return _is_of_wrong_power(mention, value) or _is_one_digit_off(said, right) or _is_swapped(said, right)


def is_gross_slip(mention: Mention, value: Fraction) -> bool:
    """The same without a single digit: a whole of which not all parts are told is often one digit from what they come to."""
    return _is_comparable(mention, value) and (
        _is_of_wrong_power(mention, value) or _is_swapped(*_as_printed(mention, value))
    )


def is_misprint(mention: Mention, value: Fraction) -> bool:
    """The same without a power of ten, and with four digits where one is wrong: shares are often 10% or 100%."""
    if not _is_comparable(mention, value):
        return False
    said, right = _as_printed(mention, value)
    return _is_swapped(said, right) or (len(right) > _TELLING and _is_one_digit_off(said, right))


def is_power_too_large(mention: Mention, value: Fraction) -> bool:
    """A nought or 万 too many and nothing else: 4820件 for 482, 17万件 for 17; a tenth may well be some of a whole.

    180件 beside 18 are too often other cases.
    """
    powers = (_TEN, *_WRONG_POWERS) if value >= _TEN ** (_TELLING - 1) else _WRONG_POWERS
    return _is_comparable(mention, value) and any(mention.admits(value * power) for power in powers)


def _is_comparable(mention: Mention, value: Fraction) -> bool:
    is_exact = None not in (mention.value, mention.low, mention.high) and not mention.approximation
    return is_exact and bool(value)


def _is_of_wrong_power(mention: Mention, value: Fraction) -> bool:
    """A nought too many tells only of numbers with two digits: 3 and 30 are both common."""
    is_telling = min(abs(value), abs(Fraction(mention.value or 0))) >= _TEN
    powers = (_TEN, *_WRONG_POWERS) if is_telling else _WRONG_POWERS
    return any(mention.admits(value * power) or mention.admits(value / power) for power in powers)


def _as_printed(mention: Mention, value: Fraction) -> tuple[str, str]:
    """The digits of the number and of the value, down to the last digit that is printed."""
    assert (
        mention.value is not None and mention.low is not None and mention.high is not None
    )  # the caller asked
    place = Fraction(mention.high - mention.low) or Fraction(1)
    return str(int(Fraction(mention.value) / place)), str(int(value / place + Fraction(1, 2)))


def _differing(said: str, right: str) -> list[int]:
    """The places of the digits that differ; none where the numbers are too short, or not of one length."""
    if len(said) != len(right) or len(right) < _TELLING:
        return []
    return [index for index, digit in enumerate(said) if digit != right[index]]


def _is_one_digit_off(said: str, right: str) -> bool:
    return len(_differing(said, right)) == 1


def _is_swapped(said: str, right: str) -> bool:
    wrong = _differing(said, right)
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and said[wrong[0]] + said[wrong[1]] == right[wrong[1]] + right[wrong[0]]
    )
