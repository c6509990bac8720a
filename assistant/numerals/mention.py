"""One number in a text: where it stands, what it is, and how much it says.

A number in prose is rarely just a value. 「近280个」 denies 280 and admits 275, 「1.2万」 admits 12,300 and
「302件」 admits nothing but 302. A mention therefore carries the interval that its wording admits,
derived from the digits printed, so that whoever compares never needs an epsilon.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Approximation(StrEnum):
    """The direction in which the wording loosens its number."""

    MORE = "more"
    """余 多 超 超过 突破 逾 以上: the number is a floor."""
    LESS = "less"
    """近 不足 不到 以下 以内: the number is a ceiling that is not reached."""
    ABOUT = "about"
    """约 左右 上下 数十 十几: the number is in the neighbourhood."""


class Mention(NamedTuple):
    """A number found in a text, quoted by its place in the original characters."""

    start: int
    end: int
    """Character offsets into the original text: ``original[start:end] == text``."""
    text: str
    """The whole mention with unit and the approximators glued to it."""
    kind: str
    """``quantity``, or what the number is when it is no figure: one of ``KINDS``."""
    value: Decimal | None
    """The number in its unit, signed; the lower end of a range; None when it is no figure."""
    low: Decimal | None
    high: Decimal | None
    """What the wording admits; ``admits`` says which ends belong to it."""
    unit: str
    """Canonical unit, empty when none: 万 and 亿 stay in the unit before 元 only, 成 and fractions are %."""
    approximation: Approximation | None
    negative: bool
    """True when an explicit sign (负, -, －) stands before the number; ``value`` is then negative too."""

    @property
    def is_range(self) -> bool:
        """Whether the wording names two ends (30至40件, 三四十件) instead of one number."""
        return self.approximation is None and self.low != self.high and self.value in (self.low, self.high)

    def admits(self, exact: Decimal | Fraction | int) -> bool:
        """Whether an exact figure, in the same unit, is what this wording says.

        Ranges, exact counts and 约 include both ends. Everything else includes the end nearer to zero and
        excludes the other, which is half-up rounding for a printed 17.46% and for a printed -2.5% alike.
        """
        if self.low is None or self.high is None:
            return False
        if isinstance(exact, Fraction) and exact.denominator == 1:
            exact = exact.numerator  # which a Decimal is compared with many times as fast
        if self.is_range or self.approximation is Approximation.ABOUT or self.low == self.high:
            return self.low <= exact <= self.high
        if self.negative:
            return self.low < exact <= self.high
        return self.low <= exact < self.high


KINDS = (
    "quantity",
    "date",
    "document",
    "article",
    "ordinal",
    "idiom",
    "telephone",
    "code",
    "time",
    "version",
    "hotline",
    "limit",
)
"""Every value that ``Mention.kind`` takes. Only ``quantity`` is a figure."""
