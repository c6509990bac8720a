"""Text to exact quantities and back.

``find_mentions`` finds every number in a Chinese text, quotes it by its original offsets and says what it
is: a quantity with value, unit and the interval its wording admits, or a date, a document number, an
idiom and so on, which are never figures. ``parse_cardinal`` reads one clean numeral. ``wording`` turns
figures into words. Everything is pure, exact (Decimal, no float) and linear in the length of the text.
"""

from assistant.numerals.cardinals import parse_cardinal
from assistant.numerals.folding import FoldedText
from assistant.numerals.lexer import MOST_MENTIONS, find_mentions
from assistant.numerals.mention import KINDS, Approximation, Mention
from assistant.numerals.wording import (
    chinese_count,
    chinese_numeral,
    format_amount,
    format_count,
    format_percent,
    round_half_up,
)

__all__ = [
    "KINDS",
    "MOST_MENTIONS",
    "Approximation",
    "FoldedText",
    "Mention",
    "chinese_count",
    "chinese_numeral",
    "find_mentions",
    "format_amount",
    "format_count",
    "format_percent",
    "parse_cardinal",
    "round_half_up",
]
