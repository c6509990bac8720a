"""Wrong words: the number stays, and a word beside it says the opposite or something else."""

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.figures import evaluate
from benchmarks.checker.admissible import quantity
from benchmarks.checker.directions import OPPOSITES, word_before
from benchmarks.checker.markup import Label, LabelledReport

Rewording = tuple[str, int, int, str]
"""The class of the error, and the characters from start to end with what they become."""

_RECEIVED = "收到|受理|新收|发生|制发|制定|作出|收取|实施|出现|接到|提起|产生|印发|出台|废止"
_VERB = re.compile(_RECEIVED)
_NOT_FOUND = re.compile(rf"(?:没有|未曾|从未|尚未|未)(?={_RECEIVED})")
_NONE_OF = re.compile(
    r"没有(?=[^，。]{2})|(?<![暂并均毫])无(?=(?:上年|行政|规章|结转|政府信息|因|被|申请|信息公开))"
)
_ALL_DONE = re.compile(
    r"(?:均已|全部|都已|均|悉数)(?=(?:依法|按时|按期|在法定期限内)?(?:办结|答复|办理完毕|办毕|处理完毕))"
)


def reworded(report: LabelledReport, label: Label, text: str) -> Iterator[Rewording]:
    """Every way in which other words in and before the label make it contradict the figures."""
    if label.expression.startswith(("sum", "list")):
        return
    value = evaluate(report.figures, label.expression)
    mention = quantity(label.quote)
    if value is None:
        return
    if mention is None:
        yield from _affirmed(label, value)
        return
    if value:
        yield from _denied(label, text)
    if value and "previous." in label.expression and mention.unit != "倍":
        yield from _other_direction(label, text)
    if mention.unit == "百分点":
        yield from _percent_for_points(report, label)


def _affirmed(label: Label, value: Fraction) -> Iterator[Rewording]:
    """未收到申请 turned into 收到申请, 全部办结 into 未全部办结, where the figure is nothing."""
    if value:
        return
    for pattern, new in ((_NOT_FOUND, ""), (_NONE_OF, "有"), (_ALL_DONE, "未全部")):
        if pattern.search(label.quote):
            yield "negation flipped", label.start, label.end, pattern.sub(new, label.quote, count=1)
            return


def _denied(label: Label, text: str) -> Iterator[Rewording]:
    """收到申请5件 turned into 未收到申请: a zero where there is something."""
    start = max(text.rfind(mark, 0, label.start) for mark in "，；。：\n（") + 1
    clause = text[start : label.start]
    verb = _VERB.search(clause)
    is_plain = not re.search(r"[\d占比较、]|未|没有|分别|各$|其中", clause)
    if (
        verb
        and is_plain
        and not re.search(r" [-/] ", label.expression)
        and "previous." not in label.expression
    ):
        yield "negation flipped", start, label.end, f"{clause[: verb.start()]}未{clause[verb.start() :]}"


def _other_direction(label: Label, text: str) -> Iterator[Rewording]:
    """增加 for 减少 before a change that is not nothing."""
    if " - " not in label.expression:
        return
    found = word_before(text, label.start)
    if found:
        start, word = found
        between = text[start + len(word) : label.start]
        yield "wrong direction", start, label.end, OPPOSITES[word] + between + label.quote
    else:
        for word, opposite in OPPOSITES.items():
            if label.quote.startswith(word):
                changed = opposite + label.quote.removeprefix(word)
                yield "wrong direction", label.start, label.end, changed
                return


def _percent_for_points(report: LabelledReport, label: Label) -> Iterator[Rewording]:
    """提高2% for 提高2个百分点, unless the share did grow by that part of itself."""
    quote = re.sub("个?百分点", "%", label.quote, count=1)
    mention = quantity(quote)
    halves = halves_of(label.expression)
    if mention is None or halves is None:
        return
    now, before = halves if "previous." in halves[1] else halves[::-1]
    relative = evaluate(report.figures, f"(({now}) - ({before})) / ({before}) * 100")
    if relative is None or not mention.admits(abs(relative)):
        yield "% for 百分点", label.start, label.end, quote


def halves_of(expression: str) -> tuple[str, str] | None:
    """The two sides of the difference that an expression is, None when it is no plain difference."""
    depth = 0
    for place, character in enumerate(expression):
        depth += (character == "(") - (character == ")")
        if depth == 0 and expression.startswith(" - ", place):
            left, right = expression[:place], expression[place + 3 :]
            return (left, right) if ("previous." in left) != ("previous." in right) else None
    return None
