"""Where a number stands: the clause before it, the words behind it, the bracket around it."""

import re
from typing import NamedTuple

from assistant.checking.clauses import Span, clause_end, clause_start
from assistant.checking.mentions import Mentions
from assistant.numerals import Mention

_OPENING = "（(〔[【"
_BRACKETS = re.compile(r"[（(〔\[【）)〕\]】]")


class Place(NamedTuple):
    """A number and the words around it."""

    text: str
    """The whole section."""
    sentence: Span
    inside: Mentions
    """The numbers of the sentence."""
    mention: Mention
    before: Span
    """From what belongs to the number before (or the sentence's beginning) to this number."""
    clause: Span
    """The last clause of `before`: the words that name the number."""
    after: Span
    """From the number to the end of its clause."""
    bracket: int
    """Where the bracket it stands in begins, -1 outside of brackets."""


_BEGINS_THE_NEXT = re.compile(r"[与和及][^，。；、\d]{2,}\Z|[与和及](?=20\d\d年)")
_WITHIN = re.compile("[^，。；、]{0,10}?(?:里|当中|(?<![审办处]理)中)(?!的)")
_SAYS_OF_ALL = re.compile("没有?|无|未|均|全部|都")
"""742件申请中没有科研机构的: what there is none of is not what the number counts."""
_CLOSES = re.compile(r"[）)]")
_SO_MANY = re.compile("[两二三四五六七八](?:项|者|类|种|样)")
_CHANGED = ("取消", "增加", "减少", "新增", "下放", "划出", "划入", "调整")
"""取消三项后为十九项: three items, and not what was told before."""
_ARE_TOLD = re.compile(
    "(?:相加|之和|合计|共计|总计|总共|合共|合|共|加起来|加总)?[^，。；]{0,2}?(?:占|[\\d一二三四五六七八九十]|为|达)"
)


_ONE = re.compile("一(?:件|起|宗|例|份|件次)")
_NOT_BEFORE = re.compile("(?:无|没有?|未有|未曾有|尚无|并无|均无)\\Z")
_NOT_BEHIND = re.compile("(?:[^，。；、\\d]{0,6})(?:也|都|亦|均)(?:没有?|无|未)")
_NOT_LONG = 4


def counts_the_told(text: str, mention: Mention) -> bool:
    """两项合计占41.3%, 三者共52件: the word counts what was told before and is no count of its own."""
    is_so_many = _SO_MANY.fullmatch(mention.text) is not None and not text.endswith(
        _CHANGED, 0, mention.start
    )
    return is_so_many and (mention.text.endswith("者") or _ARE_TOLD.match(text, mention.end) is not None)


def denies_one(text: str, mention: Mention) -> bool:
    """无一件结转下年, 没有一起被纠正, 一件也没有: says that there is none, and counts nothing."""
    if _ONE.fullmatch(mention.text) is None:
        return False
    return _NOT_BEFORE.search(text, max(0, mention.start - _NOT_LONG), mention.start) is not None or (
        _NOT_BEHIND.match(text, mention.end) is not None
    )


def place_of(text: str, sentence: Span, inside: Mentions, mention: Mention, position: int) -> Place:
    """The place of `mention`, where everything before `position` belongs to the number before it."""
    before = Span(position, mention.start)
    start = clause_start(text, before.start, before.end)
    if text.startswith(("其中，", "其中："), start - 3) and start - 3 >= before.start:
        start -= 3  # 其中：自然人68件 says what 其中自然人68件 says
    clause = Span(start, before.end)
    after = Span(mention.end, _end_of_after(text, clause, mention, inside, sentence))
    bracket = _bracket(text, sentence, mention)
    return Place(text, sentence, inside, mention, before, clause, after, bracket)


def _end_of_after(text: str, clause: Span, mention: Mention, inside: Mentions, sentence: Span) -> int:
    """Where the words behind the number end: at a mark, at the next number, or at the 外 of 除1件由企业提出外."""
    behind = inside.within(Span(mention.end, sentence.end))
    following = next((other.start for other in behind if other.kind == "quantity"), -1)
    end = clause_end(text, mention.end, following if following >= 0 else sentence.end)
    if end < sentence.end and _BEGINS_THE_NEXT.match(text, mention.end, end):
        return mention.end  # 结转的4件与新收的77件，…
    within = _WITHIN.match(text, mention.end, end)
    if within is not None and (end == following or _SAYS_OF_ALL.match(text, within.end())):
        return within.end()  # 113件复议里尚未审结45件
    closed = _CLOSES.search(text, mention.end, end)
    end = closed.start() if closed else end
    outside = text.find("外", mention.end, end)
    return outside if outside >= 0 and "除" in clause.of(text) else end


def past_bracket(place: Place) -> int:
    """Behind a bracket that explains the number and holds no other: 直接起诉1件（撤诉）、…"""
    text, position, sentence, inside = place.text, place.mention.end, place.sentence, place.inside
    if text[position : position + 1] not in ("（", "("):
        return position
    closing = min(
        (found for mark in "）)" if (found := text.find(mark, position, sentence.end)) >= 0), default=-1
    )
    is_plain = closing >= 0 and not any(
        other.kind == "quantity" for other in inside.within(Span(position, closing))
    )
    return closing + 1 if is_plain else position


def _bracket(text: str, sentence: Span, mention: Mention) -> int:
    """Where the innermost bracket around the mention begins; -1 outside of brackets."""
    open_at: list[int] = []
    for match in _BRACKETS.finditer(text, sentence.start, mention.start):
        if match[0] in _OPENING:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
    return open_at[-1] if open_at else -1
