"""A clean cardinal span becomes an exact number, and anything else becomes nothing.

This is a parser for one span that the lexer has cut out, never a converter to run over a text: it knows no
units, no approximators and no context. What it cannot read with certainty it refuses.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.numerals.folding import fold

MAXIMUM_DIGITS = 18
"""Longer strings are codes, not counts; refusing them also keeps every value exact in the default context."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_CONTRACTED = str.maketrans({"廿": "二十", "卅": "三十"})

_PLAIN = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3})+|(?:，\d{3})+|(?: \d{3})+)(?:\.\d+)?", re.ASCII)
_DIGIT_STRING = re.compile("[零〇一二三四五六七八九]{2,}")
_CHINESE_DECIMAL = re.compile(
    "(?P<whole>[^点]+)点(?P<fraction>[零〇一二三四五六七八九]+)(?P<scale>[万亿]{0,2})"
)
_BARE_TAIL = re.compile(r"\d|\d{4}", re.ASCII)


def parse_cardinal(text: str) -> Decimal | None:
    """The exact value of a span that is a cardinal from end to end, else None.

    A last digit without its scale is read as spoken: 三百二 is 320 and 13万2 is 132000.
    """
    cleaned = fold(text).strip().translate(_FINANCIAL).translate(_CONTRACTED)
    if not cleaned or len(cleaned) > 2 * MAXIMUM_DIGITS:
        return None
    for read in (_arabic, _digit_string, _chinese_decimal):
        value = read(cleaned)
        if value is not None:
            return value
    return _scaled(cleaned, "亿万千百十")


def _arabic(text: str) -> Decimal | None:
    """A number in Arabic digits, with or without groups of three and decimals."""
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    bare = text.replace(",", "").replace("，", "").replace(" ", "")
    return Decimal(bare) if len(bare) <= MAXIMUM_DIGITS else None


def _digit_string(text: str) -> Decimal | None:
    """Chinese digits one by one, as years and house numbers are written: 二〇二四."""
    if not _DIGIT_STRING.fullmatch(text) or len(text) > MAXIMUM_DIGITS:
        return None
    return Decimal("".join(str(_DIGITS[character]) for character in text))


def _chinese_decimal(text: str) -> Decimal | None:
    """三点五, 十二点零五, 三点五万."""
    match = _CHINESE_DECIMAL.fullmatch(text)
    whole = _scaled(match["whole"], "千百十") if match else None
    if match is None or whole is None:
        return None
    value = Decimal(f"{whole}.{''.join(str(_DIGITS[character]) for character in match['fraction'])}")
    for scale in match["scale"]:
        value *= _SCALES[scale]
    return value


def _scaled(text: str, scales: str) -> Decimal | None:
    """Read by the largest scale in the text: what stands before it multiplies, what follows it is added."""
    for index, scale in enumerate(scales):
        head, found, tail = text.partition(scale)
        if not found:
            continue
        lower = scales[index + 1 :]
        factor = _factor(head, scale, lower)
        rest = _remainder(tail, _SCALES[scale], lower)
        if factor is None or rest is None or (tail and factor != int(factor)):
            return None
        return factor * _SCALES[scale] + rest
    return _digit(text)


def _digit(text: str) -> Decimal | None:
    """A factor or remainder without any scale: one Chinese digit, or an Arabic number."""
    if text in _DIGITS:
        return Decimal(_DIGITS[text])
    return _arabic(text)


def _factor(head: str, scale: str, lower: str) -> Decimal | None:
    """What stands before a scale; nothing is one (十二), and 万 takes smaller scales (三百万)."""
    if not head:
        return Decimal(1)
    factor = _scaled(head, lower) if scale in "万亿" else _digit(head)
    return factor if factor is None or factor > 0 else None


def _remainder(tail: str, scale: int, lower: str) -> Decimal | None:
    """What follows a scale: nothing, 零 and the rest, a spoken last digit (三百二), or a full remainder."""
    if not tail:
        return Decimal(0)
    zeros = len(tail) - len(tail.lstrip("零〇"))
    if zeros > 1 or (zeros and len(tail) == 1):
        return None
    if not zeros and scale > 10 and tail not in ("0", "零") and (tail in _DIGITS or len(tail) == 1):
        digit = _digit(tail)
        return None if digit is None else digit * scale / 10
    if tail.isascii() and not _BARE_TAIL.fullmatch(tail):
        return None
    value = _scaled(tail[zeros:], lower)
    return value if value is not None and 0 < value < scale else None
