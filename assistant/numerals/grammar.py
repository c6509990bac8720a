"""The grammar of figures: which strings state a quantity, as one regular expression built from named pieces.

The expression serves twice: as one alternative of the lexer's scan, and to take a found mention apart
(``reading``). Every repetition is bounded or possessive, so that no input makes it backtrack for long.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.numerals.units import AFTER_DIGITS, ANY_UNIT, COUNT_UNIT, PLAIN_UNIT

SPACE = "[ ]{0,2}"
CHINESE = "零〇一二两三四五六七八九十百千万亿廿卅"
CHINESE_RUN = f"[{CHINESE}]{{1,24}}+(?![{CHINESE}])(?:点[零〇一二三四五六七八九]{{1,9}}+)?"
_HAN = r"[\u4e00-\u9fff]"
TO = "(?:[-—~]{1,2}|[至到])"

_GROUPS = (
    r"\d{1,3}(?:,\d{3}){1,5}+(?!\d)"
    r"|\d{1,3}(?:(?:，\d{3}){1,5}+|(?:[ ]\d{3}){1,5}+)(?!\d)"
    rf"(?=(?:\.\d{{1,9}})?{SPACE}[余多]?[万亿]{{0,2}}{PLAIN_UNIT})"
)
_SCALE = "(?:[百千]?[万亿]{1,2}|[百千](?![克米瓦]))(?!分之)"
_SCALE_TAIL = r"(?:\d{1,4}[万千百](?![克米])){0,2}(?:\d(?![\d.:,]))?"
SCALED = rf"(?>(?:{_GROUPS}|\d++)(?:\.\d++)?(?:{SPACE}{_SCALE}{_SCALE_TAIL})?)"
"""An Arabic number: 302, 3,259, 1.2万, 3万5千, 13万2."""

_SIGN = (
    r"(?P<sign>负(?=[\d百千万一二两三四五六七八九])"
    r"|(?:(?<=[为是达率幅长降比:(，,、\t\n ])|\A)-(?=\d))"
)
_BEFORE = (
    "(?P<before>(?<![附最临靠远])近|将近|接近|大约|(?<![节预签合契条公特违制])约|(?<![不未没])(?:超过|超|突破|逾)"
    "|不足|(?<![达收找看受])不到|(?<![线网以会路])上(?=[百千万])|过(?=半))"
)
_AFTER = "(?P<after>以上|以下|以内|左右|上下|有余)"

_SHARE = (
    f"(?P<per>[百千万])分之(?P<numerator>{SCALED}|{CHINESE_RUN})"
    f"(?:{TO}(?:[百千万]分之)?(?P<until>{SCALED}|{CHINESE_RUN}))?"
    "|(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\\d/])"
    "|(?P<denominator>[二三四五六七八九十]{1,3})分之(?P<parts>[一二两三四五六七八九十]{1,3})"
    "|(?P<tenths>[一二两三四五六七八九1-9])成(?P<twentieth>半|[一二三四五六七八九](?![十百千万]))?"
    "(?![为员立功果就长效熟本不])"
    "|(?P<half>一半|一多半|大半|半数|(?<=[近超过])半)(?![年个天])"
)
_RANGE = (
    f"(?<![从由自])(?P<first>{SCALED}|{CHINESE_RUN})(?:{SPACE}(?P<first_unit>{ANY_UNIT}))?{SPACE}{TO}{SPACE}"
    f"(?P<last>{SCALED}(?!{SPACE}[\\d年月日号.:—-])|(?P<last_chinese>{CHINESE_RUN}))"
)
_PAIR = (
    "(?P<pair_tens>[二两三四五六七八九]?十)?"
    "(?P<pair>一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九)(?P<pair_scale>[十百千万亿]{0,2})"
    f"(?![{CHINESE}])"
)
_VAGUE = (
    r"(?P<vague>(?<![总件人户参指基倍函系岁])数[十百千万亿]{1,3}|几[十百千万亿]{1,3}"
    f"|(?:[一二两三四五六七八九]?十|[1-9]0)几[百千万]{{0,2}})(?![{CHINESE}])"
)
_COUNTING = f"(?(before)|(?![百千万亿](?![{CHINESE}余多来])|零件)){CHINESE_RUN}"
"""A Chinese numeral before a unit; a lone 万 counts only with an approximator, for 万元 heads tables."""
_STANDING = (
    f"(?=[{CHINESE}]{{0,12}}[十百千万亿])(?=[百千万亿]{{0,3}}[一二两三四五六七八九十])"
    f"(?:[{CHINESE}]{{3,24}}+(?![{CHINESE}])|[{CHINESE}]{{2}}+(?!{_HAN}))"
    f"|(?:(?<=[为是])|\\A)零(?!{_HAN})"
    "|(?:(?<=有)[二两三四五六七八九](?=:)|\\A[二两三四五六七八九]\\Z)"
    "|零(?=申请|投诉|复议|诉讼|败诉|纠错|收费|举报|信访)"
)
"""Chinese numerals that are figures without a unit: composed ones, and zero where a sentence says so."""
_FINANCIAL = "(?P<financial>[壹贰叁肆伍陆柒捌玖拾][拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,24}+)"
_PLUS = f"(?P<plus>余|多(?!样|元化)|来(?={SPACE}万?{PLAIN_UNIT})|\\+(?![\\dA-Za-z]))"
_UNIT = f"(?:(?P<unit>{COUNT_UNIT})|(?P<loose_unit>{AFTER_DIGITS}))"
_NEEDS_UNIT = "".join(f"(?({name})(?(unit)|(?!)))" for name in ("last_chinese", "pair", "vague", "counting"))
_COUNTED = (
    f"(?:{_RANGE}|{_PAIR}|{_VAGUE}|(?P<arabic>{SCALED})|{_FINANCIAL}|(?P<counting>{_COUNTING}))"
    f"(?:{SPACE}{_PLUS}(?:{SPACE}(?P<carried>[万亿]{{1,2}}))?)?(?:{SPACE}{_UNIT})?{_NEEDS_UNIT}"
    f"|(?P<standing>{_STANDING})"
)

FIGURE = (
    f"{_SIGN}?(?:{_BEFORE}{SPACE})?(?=[0-9{CHINESE}壹贰叁肆伍陆柒捌玖拾数几半大])"
    f"(?:(?:{_SHARE})(?P<share_plus>[余多])?|{_COUNTED}){_AFTER}?"
)
"""Everything that states a quantity, with its sign, unit and approximators."""

SINGLE_FIGURE = FIGURE.replace(f"{_RANGE}|", "", 1).replace("(?(last_chinese)(?(unit)|(?!)))", "", 1)
"""The same without ranges, for a pair of numbers that turns out not to ascend."""


@cache
def figure_pattern(*, ranges: bool = True) -> re.Pattern[str]:
    """The compiled grammar, made when first needed: compiling takes longer than reading a report."""
    return re.compile(FIGURE if ranges else SINGLE_FIGURE, re.ASCII)
