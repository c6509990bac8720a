"""Fixed expressions in quotation marks: “五个中心”, “三安全一稳定”, “十四五”.

Official language coins an expression a week and puts it in quotation marks, so its shape is a better
witness than any list: short, without sentence punctuation and Arabic digits, with a numeral below ten
somewhere; or three or four digits alone (“3060”) without a unit behind them. Longer numerals before a measure word (“三百零二条”) stay figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.numerals.grammar import CHINESE
from assistant.numerals.idioms import ORDINARY_WORDS
from assistant.numerals.units import COUNT_UNIT, PLAIN_UNIT

_LONGEST = 20

_QUOTED = re.compile(
    rf"“([^“”\n]{{1,{_LONGEST}}})”|‘([^‘’\n]{{1,{_LONGEST}}})’|[「『]([^「」『』\n]{{1,{_LONGEST}}})[」』]"
    r'|"([^"\n]{1,400})"'
)
_SENTENCE = re.compile(r"[0-9A-Za-z。;；:：!?，,]")
_ORDINARY = re.compile("|".join(sorted(ORDINARY_WORDS, key=lambda word: -len(word))))
_NUMERAL = re.compile(f"[{CHINESE}]")
_COUNT = re.compile(f"[{CHINESE}]{{2,}}[余多]?{COUNT_UNIT}")
_NAMED = re.compile(
    r"(?:\d{1,2}|[NnXx])(?:\+(?:\d{1,2}|[NnXx])){1,4}|(?:(?![零一二三四五六七八九十百])[\u4e00-\u9fff]){2,6}(?:\d{1,3}|[一二三四五六七八九十百]{1,4})条"
    r"|(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d|[1-9])(?:[\u4e00-\u9fff]{2,8}日)?"
    r"|(?:\d{1,2}|[二三四五六七]?十[一二三四五六七八九]?)条|\d{1,2}个(?:不得|不准|严禁|必须)|\d{3,4}(?:工程|行动|计划)|[\u4e00-\u9fff]{2,4}\d{1,2}[区号站厅城]|[\u4e00-\u9fff]{2,3}\d{3,5}"
)
"""“4+1” is the name of a way of working, “惠企30条” and “二十条” those of policies, “9.18” a day."""
_CODE = re.compile(r"(?!20[0-4]\d|1[12]\d\Z)\d{3,6}", re.ASCII)
_UNIT_BEHIND = re.compile(f"[ ]?[万亿]?{PLAIN_UNIT}")
"""“3060”双碳目标 is a name, “120”件 a count."""
_MEANS = re.compile("即|是指|指的是|代表")
"""“1+N”制度体系，“1”即…: what the sign stands for."""
_PLAN = re.compile("十[一二三四五六]?五(?:规划)?")


def quoted_idioms(folded: str) -> Iterator[tuple[int, int]]:
    """The spans of quoted fixed expressions, without their marks; a five-year plan's includes them.

    Straight marks are paired from left to right within a line, since an opening one looks like a closing one.
    """
    for match in _QUOTED.finditer(folded):
        start, end = match.span(match.lastindex or 0)
        words = folded[start:end]
        is_told = len(words) == 1 and words.isalnum() and _MEANS.match(folded, match.end())
        if is_told or _PLAN.fullmatch(words) or _NAMED.fullmatch(words):
            yield match.span()
        elif _is_idiom(words) or (_CODE.fullmatch(words) and not _UNIT_BEHIND.match(folded, match.end())):
            yield start, end


def _is_idiom(words: str) -> bool:
    """Whether quoted words have the shape of a fixed expression with a number in it."""
    if len(words) > _LONGEST or _SENTENCE.search(words) or _COUNT.search(words):
        return False
    return _NUMERAL.search(_ORDINARY.sub("", words)) is not None
