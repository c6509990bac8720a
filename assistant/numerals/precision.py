"""What a printed number admits: intervals derived from its digits, never an epsilon.

``printed`` is the place of the last digit that the writer wrote (0.01 for 17.46, 1000 for 1.2万); the
*round* place is that of the last digit which is not zero (10 for 280, 100 for 一千八百), because next to
近 or 余 trailing zeros say nothing.

===================  =============================================================================
a count              302件 is 302 and nothing else
rounded              17.46% is [17.455, 17.465), 1.2万 is [11500, 12500), 4.6万元 is [4.55, 4.65)
余 多 超 突破 以上      one round place upwards: 20余 [20, 30), 2860万 [2860万, 2870万); at least ten for a
                     count that is not round, 302余 [302, 312); a share reaches up to 100
近 将近 接近           one round place downwards, half of one for a number with a single digit:
                     近280 [270, 280), 近300 [250, 300), 近百 [50, 100)
近三分之一             five per cent points, for a fraction has no digits to go by
不足 不到 以下 以内     everything from nothing up to the number
约 左右 上下           as far to both sides as 近 goes downwards: 约280 [270, 290]
===================  =============================================================================
"""

from __future__ import annotations

from decimal import Decimal

Interval = tuple[Decimal, Decimal]


def rounded(value: Decimal, printed: Decimal) -> Interval:
    """Everything that rounds half-up to the value at the printed place."""
    return value - printed / 2, value + printed / 2


def above(value: Decimal, *, whole: bool, open_share: bool) -> Interval:
    """A floor: the value up to the next number the writer would have named instead."""
    if open_share and value < 100:
        return value, Decimal(100)
    step = round_place(value)
    return value, value + (max(step, Decimal(10)) if whole else step)


def nearly(value: Decimal, reach: Decimal) -> Interval:
    """A ceiling that is nearly reached."""
    return value - reach, value


def below(value: Decimal) -> Interval:
    """A ceiling and nothing else."""
    return min(Decimal(0), value), value


def around(value: Decimal, reach: Decimal) -> Interval:
    """Both sides of the value, as far as 近 reaches downwards."""
    return value - reach, value + reach


def round_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 10 for 280, 0.1 for 4.6, 1 for zero."""
    return power_of_ten(int(value.normalize().as_tuple().exponent) if value else 0)


def power_of_ten(exponent: int) -> Decimal:
    """Ten to the power of a whole exponent, without trailing digits."""
    return Decimal((0, (1,), exponent))


def reach(value: Decimal) -> Decimal:
    """How far a number called near may be off: one round place, half of it when the number has one digit."""
    place = round_place(value)
    single = len(value.normalize().as_tuple().digits) == 1
    return place / 2 if single and place > 1 else place
