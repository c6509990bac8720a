"""What a number is when it is no figure: all guards, in the order in which they are tried at one place."""

from __future__ import annotations

from assistant.numerals.dates import DATES, TIMES
from assistant.numerals.expressions import IDIOM_GUARDS, WORDS
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
    *IDIOM_GUARDS[:1],
    *ARTICLES,
    *ORDINALS,
    *IDIOM_GUARDS[1:],
    *CODES,
)
"""A date comes before a dotted version, 第三方 before 第三, an article before any ordinal, codes last."""
