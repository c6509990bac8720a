"""Numbers that only number the items of a list, told by the run they make: `1 加强学习；2 完善制度；3 提高质量`.

The guards know the usual marks (1. 1、 （1） 一是). Any other bare number is such a mark where it opens a line, a sentence or
the part behind a semicolon, words follow it, and the numbers so placed count on from 1.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.numerals.mention import Mention

_OPENS_THE_FIRST = re.compile(r"(?:\A|[\n。；;：:])[\s#（(〈<《\[【]*\Z")
_OPENS_ANOTHER = re.compile(r"[\n。；;][\s#（(〈<《\[【]*\Z")
_OPEN_BRACKET = re.compile("[（(][^）)]*\\Z")
"""1）复议 numbers an item, （共1） closes a bracket."""
_WORDS = re.compile(r"[\s:：,，.．、—\-_·）)〉>》\]】/|°]{0,4}[\u4e00-\u9fff“]{2}")
_GLUED = re.compile(r"[\u4e00-\u9fff]")
_FEWEST, _FEWEST_GLUED = 2, 3
"""3加强培训 may as well count something by a measure word that nobody knows."""
_NEAR = 8
"""Characters before a number in which its mark and blanks stand."""


def item_marks(text: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """Where the numbers begin that number items: 1 and 2 in this order; without a blank or mark behind them, 3 as well."""
    run: list[int] = []
    fewest = _FEWEST
    marks: set[int] = set()
    for mention in _bare(text, mentions):
        before = text[max(0, mention.start - _NEAR) : mention.start]
        is_marked = text.startswith((")", "）"), mention.end) and _OPEN_BRACKET.search(before) is None
        if mention.value == 1 and (is_marked or _OPENS_THE_FIRST.search(before)):
            run, fewest = [], _FEWEST
        elif not run or mention.value != len(run) + 1 or not (is_marked or _OPENS_ANOTHER.search(before)):
            continue
        run.append(mention.start)
        if _GLUED.match(text, mention.end):
            fewest = _FEWEST_GLUED
        if len(run) >= fewest:
            marks.update(run[-1:] if run[0] in marks else run)
    return frozenset(marks)


def _bare(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The whole numbers without a unit, with words behind them."""
    return (
        mention
        for mention in mentions
        if mention.kind == "quantity"
        and not mention.unit
        and mention.approximation is None
        and _WORDS.match(text, mention.end)
    )
