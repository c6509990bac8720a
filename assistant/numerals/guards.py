"""What a number is when it is no figure: all guards, in the order in which they are tried at one place."""

from __future__ import annotations

from assistant.numerals.dates import DATES, TIMES
from assistant.numerals.expressions import IDIOM_GUARDS, LIMITS, WORDS
from assistant.numerals.guard import Guard
from assistant.numerals.references import (
    ADDRESSES,
    ARTICLES,
    CODES,
    DOCUMENTS,
    ORDINALS,
    TELEPHONES,
    VERSIONS,
)

GUARDS: tuple[Guard, ...] = (
    *WORDS,
    *ADDRESSES,
    *DOCUMENTS,
    *TELEPHONES,
    *DATES,
    *VERSIONS,
    *TIMES,
    *LIMITS,
    *IDIOM_GUARDS[:1],
    *ARTICLES,
    *ORDINALS,
    *IDIOM_GUARDS[1:],
    *CODES,
)
"""A date comes before a dotted version, 第三方 before 第三, an article before any ordinal, codes last."""

GUARDED_AFTER_DIGITS = (
    r"0-9A-Za-z .,:·、×*+@/_~—\-)\u20dd-\u20e3年月日号时小季周个余多世分至到点天元人岁字页"
    "毫米组款客浏千端出频兆℃信型表路万亿形问级路宣”热政便服市投举监报急火接指平查版系模工室后对星层度宪消环栋幢单楼弄国省县和及与位名磅青收投差事跑距延失容门见材"
)
"""The characters with which a guard can go on after up to four digits; add to them with a new guard."""
