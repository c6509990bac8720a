"""What a guard is, and the fragments that guards share.

A guard recognises one way of not being a figure. It declares with which class of characters it
can open, so that the lexer tries a date at a digit and never at a bracket.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Flag, auto
from typing import NamedTuple

from assistant.numerals.grammar import CHINESE


class Opening(Flag):
    """The classes of characters at which a guard can begin."""

    DIGIT = auto()
    CHINESE = auto()
    BRACKET = auto()
    LETTER = auto()
    WORD = auto()
    """Any other character: 第, 近, 周, the first of a fixed expression."""
    SIGN = auto()


DIGIT, NUMERAL, BRACKET = Opening.DIGIT, Opening.CHINESE, Opening.BRACKET
LETTER, OTHER_WORD, SIGN = Opening.LETTER, Opening.WORD, Opening.SIGN
ANY_NUMERAL = DIGIT | NUMERAL

OPENING_CHARACTERS = {
    DIGIT: "0-9",
    NUMERAL: CHINESE,
    BRACKET: "(〔\\[【①-⒛㈠-㈩㊀-㊉❶-➓",
    LETTER: "A-Za-z",
    SIGN: "\\-+",
}
"""The inside of a bracket expression for each opening; a word opens with its own first letter."""

ORDINARY = "ordinary word"
"""The kind of a guard that is consumed and reported as nothing."""


class Guard(NamedTuple):
    """One way of not being a figure."""

    name: str
    kind: str
    opens: Opening
    pattern: str


def any_of(words: Iterable[str]) -> str:
    """One expression for literal words, the longest first, grouped by first letter to fail fast."""
    tails: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        tails[word[0]].append(word[1:])
    grouped = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in tails.items())
    return f"(?=[{''.join(tails)}])(?:{grouped})"


AND = "[、和及与]"
"""Joins numbers that share the word behind them: 第一、二批; 7、8月."""
ONE_TO_TEN = "[一二三四五六七八九十]"
SMALL = r"(?:\d{1,6}(?!\d)|[零〇一二三四五六七八九十百]{1,5})"
"""The number of an article, an item, a document."""
HAN = r"[\u4e00-\u9fff]"
YEAR = r"(?:(?:1[89]|20|21)\d\d(?!\d))"
ANY_YEAR = f"(?:{YEAR}|[一二][〇零Oo九八][〇零Oo一二三四五六七八九]{{2}})"
DASH = "[-—~至到]{1,2}"
