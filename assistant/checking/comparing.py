"""One number against one value: units, signs, and how the right value is shown beside the wrong one."""

import re
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from assistant.checking.evidence import Evidence
from assistant.checking.subjects import AMOUNT_UNITS, Subject, expressions
from assistant.numerals import Mention
from assistant.numerals.wording import round_half_up
from assistant.report import Verdict

_DIRECTION = re.compile(
    r"(?P<up>增|升|上涨|攀升|提高|提升|高出|翻|涨幅|上扬|上浮|走高|扩大|新纳入|划入|承接|多(?=$|了|出|收|办|\d))"
    r"|(?P<down>减|跌|缩水|走低|精简|压缩|下降|降|回落|下滑|滑落|萎缩|缩减|取消|划出|少(?=$|了|收|办|\d)|低(?=$|了|\d))"
)
_COMPARED_BY = re.compile(r"[比较][^，。；]{0,8}?([多少])(?!数)")
_IN_YUAN = {"元": Fraction(1), "万元": Fraction(10000), "亿元": Fraction(100000000)}


class Doubt(Enum):
    """Why a contradiction may be none; what takes the doubt away is settled between a sentence's numbers (settling.py)."""

    NONE = auto()
    WORDS = auto()
    """Its words name the cells, and one of them is not understood."""
    PART = auto()
    """It may be about some of what the words name: a word says more, or a clause before it does."""
    MATTER = auto()
    """It may well be about something else."""


class Judgement(NamedTuple):
    """A verdict with its evidence."""

    verdict: Verdict
    expression: str | None = None
    expected: str | None = None
    reason: str = ""
    inherited: bool = False
    """Whether the words beside the number do not name what it was compared with: a sum of the prose then weighs more."""
    doubt: Doubt = Doubt.NONE
    """Whether a contradiction stands by itself, or its neighbours decide."""
    is_slip: bool = False
    """Whether the number is but a slip of the pen away from what it was compared with."""


def falls_short(evidence: Evidence, mention: Mention, expression: str) -> bool:
    """Whether the number is less than what the expression comes to, so that it may be some of it."""
    value = evidence.value(expression)
    return value is not None and (mention.value or 0) < value


def direction(words: str) -> int:
    """1 for 增加, -1 for 减少, 0 when the words say neither; of several the one beside the number."""
    compared = _COMPARED_BY.search(words)
    if compared:
        return 1 if compared[1] == "多" else -1
    found = list(_DIRECTION.finditer(words))
    return 0 if not found else 1 if found[-1]["up"] else -1


def each_of(evidence: Evidence, subject: Subject, unit: str) -> list[list[str]]:
    """For 维持、纠正各1件: the expression of each noun, for every reading of what the words leave open.

    A noun is all of its cells: 不予处理 is the sum of what stands under it.
    """
    found = [expressions(evidence, single, unit) for single in subject.each]
    depth = min(map(len, found), default=0)
    return [[readings[place] for readings in found] for place in range(depth)]


def agrees(evidence: Evidence, mention: Mention, reading: str, value: Fraction, words: str) -> bool:
    """Signed cells (本年增/减) are told as 增加2项 or 减少2项."""
    if not is_signed(evidence, reading):
        return mention.admits(in_unit(value, mention.unit))
    signs = (direction(words),) if direction(words) else (1, -1)
    return any(mention.admits(value * sign) for sign in signs)


def rounds_to(mention: Mention, value: Fraction) -> bool:
    """Whether a computed value is the printed one, half-up at its last digit: 1286 in 12 months are 107 a month."""
    decimals = len([digit for digit in mention.text.partition(".")[2] if digit.isdigit()])
    return (
        mention.value is not None and round_half_up(in_unit(value, mention.unit), decimals) == mention.value
    )


def is_signed(evidence: Evidence, reading: str) -> bool:
    """Whether the expression is one cell that may be negative."""
    spec = evidence.figures.format.cells.get(reading)
    return spec is not None and spec.column.signed


def in_unit(value: Fraction, unit: str) -> Fraction:
    """Amount cells are in 万元; the prose may say 元 or 亿元."""
    return value * _IN_YUAN["万元"] / _IN_YUAN[unit] if unit in AMOUNT_UNITS else value


def shown(evidence: Evidence, reading: str, value: Fraction, mention: Mention) -> str:
    """The value as it would be printed in the mention's unit."""
    if is_signed(evidence, reading):
        return f"{'增加' if value >= 0 else '减少'}{plain(abs(value))}"
    amount = in_unit(value, mention.unit)
    if amount.denominator == 1:
        return str(amount.numerator)
    return f"{round_half_up(amount, 6).normalize():f}"


def percent(value: Fraction, mention: Mention) -> str:
    """The exact share at the decimals that the mention prints."""
    printed = mention.text.rstrip("%％").partition(".")[2]
    decimals = len([digit for digit in printed if digit.isdigit()])
    return f"{round_half_up(value, decimals):f}%"


def plain(value: Fraction) -> str:
    """A value without trailing zeros."""
    return str(value.numerator) if value.denominator == 1 else f"{round_half_up(value, 4).normalize():f}"


def compare_percent(
    mention: Mention, ratios: list[tuple[str, Fraction]], certain: bool, reason: str
) -> Judgement | None:
    """Supported by any ratio; contradicted by none only where the words are clear."""
    for expression, value in ratios:
        if mention.admits(value):
            return Judgement(Verdict.SUPPORTED, expression, percent(value, mention), f"{reason}相符")
    if not ratios or not certain:
        return None
    expression, value = ratios[0]
    return Judgement(Verdict.CONTRADICTED, expression, percent(value, mention), f"{reason}不符")
