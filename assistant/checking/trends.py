"""Claims without a digit that something grew or fell against last year: 申请数量较上年有所增加, 新收申请少于去年."""

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.checking.claim_clause import Clause, Statement
from assistant.checking.claim_words import AGAINST_LAST_YEAR
from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement, plain
from assistant.checking.subjects import Subject, expressions, read_clause
from assistant.checking.terms import find_words
from assistant.figures import last_year
from assistant.report import Verdict

_RATIO = re.compile(
    "率|占比|比例|比重|增幅|降幅|增速|力度|质量|水平|效率|能力|意识|满意|时间|时长|平均|难度|压力|渠道|方式|范围"
)
"""What grows is then no number of cases."""
_DENIED = re.compile("(?:未|没有?|无|不|并非|零)[^，。；]{0,4}\\Z")
"""未出现增长."""
_TO_COME = re.compile(
    "力争|争取|目标|计划|预计|预期|拟|若|如果|倘|明年|下一?年度?(?:的|将|要|力)|今后|将(?!近)|避免|防止|推动|促进|实现"
)
_MEANT = re.compile("力争|争取|目标|计划|预计|预期|若|如果|明年|今后")
"""The clause before, where it says what is meant to come."""
_WHOLES = re.compile(
    r"applications\.(?:new|carried_in|results\.total)\.[a-z_]+(?: \+ applications\.[a-z_.]+)*"
)
_CASES = re.compile(r"disputes\.[a-z_]+\.total(?: \+ disputes\.[a-z_]+\.total)*")


def moved_against_last_year(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """Supported where what the words name first moved so; contradicted where it did not and they leave no doubt."""
    before = Span(clause.span.start, match.start())
    start = clause.start_with_the_one_before
    led = Span(start, match.end())
    is_of_cases = (
        AGAINST_LAST_YEAR.search(clause.text, *led) is not None
        and _RATIO.search(clause.text, *before) is None
        and _DENIED.search(clause.text, *before) is None
        and _TO_COME.search(clause.text, *clause.span) is None
        and _MEANT.search(clause.text, start, clause.span.start) is None
        and not clause.counts_in(Span(start, clause.span.end))
    )
    subject = _subject(clause, before, start) if is_of_cases else None
    reading = next(iter(_readings(clause, subject)), "")
    if subject is not None and _is_whole(clause, reading):
        is_clear = not (clause.narrowed or clause.strange_words(before) or subject.residue)
        judgement = _judge(clause, reading, 1 if match["up"] else -1, is_clear=is_clear)
        if judgement:
            yield Statement(Span(before.start, match.end()), judgement)


def _subject(clause: Clause, before: Span, start: int) -> Subject | None:
    """What the clause names before its verb, or the one before it where it names nothing: 从申请数量看，较上年有所回落."""
    for span in (before, Span(start, before.start)):
        if find_words(clause.evidence, clause.text, span):
            return read_clause(clause.evidence, clause.text, span, clause.section.mentions, clause.context)
    return None


def _readings(clause: Clause, subject: Subject | None) -> list[str]:
    return expressions(clause.evidence, subject, "件") if subject and subject.named else []


def _is_whole(clause: Clause, reading: str) -> bool:
    """All that was received or done, or all cases where the text says that they are of this matter."""
    return _WHOLES.fullmatch(reading) is not None or (
        clause.is_of_disclosure and _CASES.fullmatch(reading) is not None
    )


def _judge(clause: Clause, reading: str, way: int, *, is_clear: bool) -> Judgement | None:
    expression = f"({reading}) - ({last_year(reading)})"
    value = clause.evidence.value(expression)
    if value is None or (value * way <= 0 and not is_clear):
        return None
    if value * way > 0:
        return Judgement(Verdict.SUPPORTED, expression, _shown(value), "与上年数据相比相符")
    said = "实际与上年相同" if value == 0 else f"实际比上年{_shown(value)}"
    return Judgement(Verdict.CONTRADICTED, expression, _shown(value), said)


def _shown(value: Fraction) -> str:
    return "与上年相同" if value == 0 else f"{'增加' if value > 0 else '减少'}{plain(abs(value))}"
