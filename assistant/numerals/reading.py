"""A figure's wording becomes its value, its unit and the interval it admits.

Reading depends on the mention's own text only, never on its neighbours, which makes it a pure function
that can remember the few hundred wordings that reports use over and over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.numerals import precision
from assistant.numerals.cardinals import parse_cardinal
from assistant.numerals.grammar import figure_pattern
from assistant.numerals.mention import Approximation
from assistant.numerals.units import MEASURED, MONEY, canonical_unit

Parts = dict[str, str | None]
"""The named groups of the grammar."""

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PER = {"百": "%", "千": "‰", "万": "‱"}
_DIRECTIONS = {
    **dict.fromkeys(
        ("超", "超过", "突破", "逾", "上", "过", "余", "多", "+", "以上", "有余"), Approximation.MORE
    ),
    **dict.fromkeys(("近", "将近", "接近", "不足", "不到", "以下", "以内"), Approximation.LESS),
    **dict.fromkeys(("约", "大约", "来", "左右", "上下"), Approximation.ABOUT),
}
_FRACTION_REACH = Decimal(5)
_NEAR = frozenset({"近", "将近", "接近"})
_JUST_ABOVE = frozenset({"余", "多", "+"})
_HALVES = {"一多半": "多", "大半": "多"}
_TOO_LARGE = Decimal(10) ** 20
"""Beyond any count; below it, every value and interval is exact in the default decimal context."""
_TRAILING_SCALES = re.compile("[十百千万亿]+$")
_MONEY_SCALE = re.compile("[万亿]{1,2}$")
_DECIMALS = re.compile(r"[.点]([\d零〇一二三四五六七八九]+)")
_SPOKEN_TAIL = re.compile(r"([万亿])[\d一二三四五六七八九]$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure's wording says, apart from where it stands."""

    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    approximation: Approximation | None = None
    negative: bool = False


@lru_cache(maxsize=4096)
def read_figure(text: str, *, ranges: bool = True) -> Reading | None:
    """Read one folded figure; None when its numeral is unsound or its range does not ascend."""
    match = figure_pattern(ranges=ranges).fullmatch(text)
    if match is None:
        return None
    parts = match.groupdict()
    reading = _read_range(parts) or _read_vague(parts) or _read_share(parts) or _read_number(parts)
    return _negated(reading) if reading is not None and parts["sign"] else reading


def _negated(reading: Reading) -> Reading:
    """The same figure below zero, its interval mirrored."""
    return replace(reading, value=-reading.value, low=-reading.high, high=-reading.low, negative=True)


def _read_range(parts: Parts) -> Reading | None:
    """30至40件, 百分之三十至四十 and 三四十件: both ends belong to it and the lower one is its value."""
    unit = _unit(parts)
    if parts["until"]:
        return _ascending(
            _cardinal(parts["numerator"]), _cardinal(parts["until"]), _PER[parts["per"] or "百"]
        )
    if parts["pair"]:
        return _read_pair(parts)
    first, last = parts.get("first"), parts.get("last")
    if not first or not last or (parts["first_unit"] and canonical_unit(parts["first_unit"]) != unit):
        return None
    low, high = _cardinal(first), _cardinal(last)
    scale = _scale_of(last)
    if low and high and scale > 1 and _scale_of(first) == 1 and low <= high / scale:
        low *= scale
    return _ascending(low, high, unit, last)


def _read_pair(parts: Parts) -> Reading | None:
    """三四十件, 十五六人, 两三百条: two neighbouring digits are two ends."""
    tens, scale_text = parts["pair_tens"] or "", parts["pair_scale"] or ""
    ends = [_cardinal(tens + digit) for digit in parts["pair"] or ""]
    low, high = (end * _scale_of(scale_text) if end else None for end in ends)
    return _ascending(low, high, _unit(parts), scale_text)


def _ascending(low: Decimal | None, high: Decimal | None, unit: str, spelled: str = "") -> Reading | None:
    """A range, if its ends are sound and in order."""
    if low is None or high is None or low >= high:
        return None
    money = _money_scale(spelled, unit)
    return Reading(low / money, low / money, high / money, _money_unit(spelled, unit))


def _read_vague(parts: Parts) -> Reading | None:
    """数十件 is 20 to 99, 十几件 11 to 19: the value is the lower end, both ends belong to it."""
    vague = parts["vague"]
    if not vague:
        return None
    unit, scale = _unit(parts), Decimal(_scale_of(vague))
    if vague[0] in "数几":
        low, high = 2 * scale, 10 * scale - 1
    else:
        tens, _, scale_text = vague.partition("几")
        ten, scale = _cardinal(tens) or Decimal(10), Decimal(_scale_of(scale_text))
        low, high = (ten + 1) * scale, (ten + 10) * scale - 1
    money = _money_scale(vague, unit)
    return Reading(low / money, low / money, high / money, _money_unit(vague, unit), Approximation.ABOUT)


def _read_share(parts: Parts) -> Reading | None:
    """百分之三十, 三成五, 过半, 三分之一: shares said in words, to the precision words have."""
    if parts["per"]:
        numerator = parts["numerator"] or ""
        value, printed, unit = _cardinal(numerator), _printed_place(numerator), _PER[parts["per"]]
    elif parts["denominator"] or parts["under"]:
        value, printed, unit = _fraction(parts), Decimal(1), "%"
    elif parts["tenths"]:
        value, printed, unit = _tenths(parts), Decimal(5 if parts["twentieth"] else 10), "%"
    elif parts["half"]:
        value, printed, unit = Decimal(50), Decimal(10), "%"
    else:
        return None
    return None if value is None else _loosened(value, printed, unit, parts)


def _fraction(parts: Parts) -> Decimal | None:
    """三分之一 in per cent, to two decimals; it admits a whole per cent, as words have no decimals."""
    denominator = _cardinal(parts["denominator"] or parts["under"])
    numerator = _cardinal(parts["parts"] or parts["over"])
    return (numerator * 100 / denominator).quantize(Decimal("0.01")) if numerator and denominator else None


def _tenths(parts: Parts) -> Decimal | None:
    """三成 is 30, 三成五 and 三成半 are 35."""
    tenths, twentieth = _cardinal(parts["tenths"]), (parts["twentieth"] or "零").replace("半", "五")
    rest = _cardinal(twentieth)
    return None if tenths is None or rest is None else tenths * 10 + rest


def _read_number(parts: Parts) -> Reading | None:
    """One plain number: 302件, 一千八百余人次, 10余万件, 4.6万元."""
    spelled = parts["arabic"] or parts["financial"] or parts["counting"] or parts["standing"] or ""
    value, unit, carried = _cardinal(spelled), _unit(parts), parts["carried"] or ""
    if value is None or value * _scale_of(carried) >= _TOO_LARGE:
        return None
    scale = Decimal(_scale_of(carried)) / _money_scale(spelled + carried, unit)
    printed = precision.power_of_ten((_printed_place(spelled) * scale).adjusted())
    return _loosened(_plain(value * scale, printed), printed, _money_unit(spelled + carried, unit), parts)


def _plain(value: Decimal, printed: Decimal) -> Decimal:
    """The value with the decimals that were printed and no others: 12000 for 1.2万, 12.50 for 12.50."""
    return value.quantize(precision.power_of_ten(min(0, printed.adjusted())))


def _loosened(value: Decimal, printed: Decimal, unit: str, parts: Parts) -> Reading:
    """The interval of a single number: its approximators decide first, then the digits printed."""
    words = [word for name in ("before", "share_plus", "plus", "after") if (word := parts[name])]
    words += [_HALVES[half]] if (half := parts["half"] or "") in _HALVES else []
    if not words:
        low, high = (value, value) if _is_exact(value, printed, unit) else precision.rounded(value, printed)
        return Reading(value, low, high, unit)
    direction = _DIRECTIONS[words[-1]]
    reach = _FRACTION_REACH if parts["denominator"] or parts["under"] else precision.reach(value)
    if direction is Approximation.MORE:
        low, high = precision.above(
            value, whole=not _is_continuous(unit), open_share=unit == "%" and words[-1] not in _JUST_ABOVE
        )
    elif direction is Approximation.LESS:
        low, high = precision.nearly(value, reach) if words[-1] in _NEAR else precision.below(value)
    else:
        low, high = precision.around(value, reach)
    return Reading(value, low, high, unit, direction)


def _is_exact(value: Decimal, printed: Decimal, unit: str) -> bool:
    """A whole number of things is exact, and so is no money at all; measures and 万 are rounded."""
    return printed == 1 and (not _is_continuous(unit) or (value == 0 and unit in MONEY))


def _is_continuous(unit: str) -> bool:
    return unit in MEASURED or unit[-1:] == "元"


def _printed_place(spelled: str) -> Decimal:
    """The place of the last digit written: 0.01 for 17.46, 1000 for 1.2万, 1 for 302 and 三百."""
    spoken = _SPOKEN_TAIL.search(spelled)
    if spoken:
        return Decimal(_SCALES[spoken[1]]) / 10
    decimals = _DECIMALS.search(spelled)
    scale = _scale_of(spelled)
    if decimals:
        return Decimal(scale).scaleb(-len(decimals[1]))
    rounded = scale >= _SCALES["万"] or spelled[:1].isdigit()
    return Decimal(scale if rounded else 1)


def _scale_of(spelled: str) -> int:
    """The product of the scales at the end of a spelling: 10000 for 1.2万, 10**7 for 三千万, 1 for 302."""
    product, trailing = 1, _TRAILING_SCALES.search(spelled)
    for scale in trailing[0] if trailing else "":
        product *= _SCALES[scale]
    return product


def _money_scale(spelled: str, unit: str) -> int:
    """What 万元 and 亿元 keep for themselves, 1 before any other unit."""
    trailing = _MONEY_SCALE.search(spelled) if unit in MONEY else None
    return _scale_of(trailing[0]) if trailing else 1


def _money_unit(spelled: str, unit: str) -> str:
    """元 with the 万 or 亿 that stands before it."""
    trailing = _MONEY_SCALE.search(spelled) if unit in MONEY else None
    return trailing[0] + unit if trailing else unit


def _unit(parts: Parts) -> str:
    return canonical_unit(parts["unit"] or parts["loose_unit"] or "")


def _cardinal(spelled: str | None) -> Decimal | None:
    return parse_cardinal(spelled) if spelled else None
