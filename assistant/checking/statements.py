"""Claims without digits that the tables can answer: 未收到申请, 均为0, 全部办结, 均为自然人, 与上年持平."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checking.clauses import CLAUSE_MARKS, Span, paragraphs, sentences
from assistant.checking.comparing import Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, heading_subject
from assistant.checking.nothing import all_of_one, must_be_zero, no_change, nothing, same_as_last_year
from assistant.checking.subjects import Subject, find_terms, read_clause, residue_of

_NONE = re.compile(
    r"(?:没有|未曾|尚未|从未|并未|均未|暂未|未|不存在|不涉及|不收取|无(?=[^，。；]{0,3}))"
    r"(?!经|按时|按期|及时|依法|按照|必要|法|正当|论|误|需|偿|线|障碍|审结)"
)
_ALL_ZERO = re.compile(r"(?:均|都|全部|皆)(?:为|是)(?:零|0|０)|(?:数量|件数)?为(?:零|0|０)(?=件|$|[，。；])")
_ALL_DONE = re.compile(
    r"(?:全部|均已?|都已?|已全部|已经全部)(?:按时|按期|依法|及时|如期|予以)*(?:办结|办理完毕|处理完毕|办理完成)"
)
_THE_REST = re.compile(r"其余|余下|除[^。；]{1,20}外|剩余")
"""其余均已办结 speaks of what is left over, not of all."""
_ALL_OF_ONE = re.compile(
    r"(?:均为|全部为|全部是|均由|都是|均系|(?:均|全部)(?:获|予以?|被)?(?=维持|纠正|驳回|予以公开|部分公开|不予)"
    r"|(?:予以|获)(?=维持)|结果(?:均)?为|属于?(?=复议后|未经复议))"
)
_SAME = re.compile(r"(?:与|和|同)(?:上年|去年|上一年度?|上年度)(?:基本)?(?P<same>持平|相同|一致)|同比持平")
_NO_CHANGE = re.compile(r"(?:没有|无|未)(?:增减|变化)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim without digits: its words, and the judgement."""

    span: Span
    judgement: Judgement
    number: int | None = None
    """Where the 0 of 均为0 stands, when there is one: that mention is the claim."""


def judge_statements(evidence: Evidence, section: SectionText) -> list[Statement]:
    """Every claim of this kind in the section."""
    found: list[Statement] = []
    for line in paragraphs(section.text):
        if line.is_heading:
            continue
        context = heading_subject(evidence, line.heading)
        for sentence in sentences(section.text, line.span):
            for clause in _clauses(section.text, sentence):
                found += _in_clause(evidence, section, sentence, clause, context)
                context = read_clause(evidence, section.text, clause, section.mentions, context) or context
    return found


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for position in range(sentence.start, sentence.end):
        if text[position] in CLAUSE_MARKS:
            yield Span(start, position)
            start = position + 1
    if start < sentence.end:
        yield Span(start, sentence.end)


def _in_clause(
    evidence: Evidence, section: SectionText, sentence: Span, clause: Span, context: Subject | None
) -> Iterator[Statement]:
    """The first pattern that fits the clause speaks for it."""
    text = section.text
    narrowed = evidence.vocabulary.narrowing.search(text, clause.start, clause.end) is not None
    for pattern, judge in (
        (_ALL_ZERO, _zero),
        (_NO_CHANGE, _unchanged),
        (_NONE, _none),
        (_ALL_DONE, _done),
        (_ALL_OF_ONE, _one),
        (_SAME, _same),
    ):
        match = pattern.search(text, clause.start, clause.end)
        if match:
            yield from judge(evidence, section, sentence, clause, context, match, narrowed)
            return


def _zero(
    evidence: Evidence,
    section: SectionText,
    sentence: Span,
    clause: Span,
    context: Subject | None,
    match: re.Match[str],
    narrowed: bool,
) -> Iterator[Statement]:
    listed = Span(_list_start(evidence, section, sentence, clause, match.start()), match.start())
    judgement = nothing(evidence, section, listed, context, narrowed)
    if judgement:
        digits = (
            mention.start
            for mention in section.mentions.within(Span(match.start(), match.end()))
            if mention.kind == "quantity"
        )
        yield Statement(clause, judgement, next(digits, None))


def _list_start(evidence: Evidence, section: SectionText, sentence: Span, clause: Span, end: int) -> int:
    """均为零 closes the list in its clause; without one there, the list since the last number or semicolon."""
    if find_terms(evidence, section.text, Span(clause.start, end)):
        return clause.start
    ends = [
        mention.end for mention in section.mentions.within(Span(sentence.start, end)) if mention.end <= end
    ]
    bounds = [position for position in ends if section.text[position:end].strip()]
    return max(sentence.start, section.text.rfind("；", sentence.start, end) + 1, *bounds, sentence.start)


def _unchanged(
    evidence: Evidence,
    section: SectionText,
    _sentence: Span,
    clause: Span,
    context: Subject | None,
    match: re.Match[str],
    _narrowed: bool,
) -> Iterator[Statement]:
    judgement = no_change(evidence, section, clause, context)
    if judgement:
        yield Statement(Span(match.start(), clause.end), judgement)


def _none(
    evidence: Evidence,
    section: SectionText,
    _sentence: Span,
    clause: Span,
    context: Subject | None,
    match: re.Match[str],
    narrowed: bool,
) -> Iterator[Statement]:
    is_of_some = bool(find_terms(evidence, section.text, Span(clause.start, match.start())))
    span = Span(match.end(), clause.end)
    judgement = nothing(evidence, section, span, context, narrowed or is_of_some)
    if judgement:
        yield Statement(Span(match.start(), clause.end), judgement)


def _done(
    evidence: Evidence,
    section: SectionText,
    sentence: Span,
    clause: Span,
    context: Subject | None,
    match: re.Match[str],
    narrowed: bool,
) -> Iterator[Statement]:
    text = section.text
    start = max(sentence.start, text.rfind("；", sentence.start, clause.start) + 1)
    is_rest = _THE_REST.search(text, start, clause.end) is not None
    if context and context.table == "applications" and not is_rest:
        judgement = must_be_zero(
            evidence,
            "applications.carried_out.total",
            narrowed or _is_astray(evidence, section, sentence, clause),
        )
        yield Statement(Span(match.start(), clause.end), judgement)


def _is_astray(evidence: Evidence, section: SectionText, sentence: Span, clause: Span) -> bool:
    """Whether the sentence so far, or the clause, speaks of something the tables do not hold: 收到建议8件，全部办结."""
    text = section.text
    start = max(sentence.start, text.rfind("；", sentence.start, clause.start) + 1)
    before = section.figures_within(Span(start, clause.start))
    strays = any(figure.narrowed or figure.stray for figure in before)
    scoped = evidence.vocabulary.narrowing.search(text, start, clause.end) is not None
    return strays or scoped or bool(residue_of(evidence, text, clause, section.mentions))


def _one(
    evidence: Evidence,
    section: SectionText,
    sentence: Span,
    clause: Span,
    context: Subject | None,
    match: re.Match[str],
    narrowed: bool,
) -> Iterator[Statement]:
    if any(m.kind == "quantity" for m in section.mentions.within(Span(clause.start, match.start()))):
        return
    unclear = narrowed or _is_astray(evidence, section, sentence, clause)
    judgement = all_of_one(evidence, section, Span(match.end(), clause.end), context, unclear)
    if judgement:
        yield Statement(Span(match.start(), clause.end), judgement)


def _same(
    evidence: Evidence,
    section: SectionText,
    _sentence: Span,
    clause: Span,
    context: Subject | None,
    _match: re.Match[str],
    narrowed: bool,
) -> Iterator[Statement]:
    judgement = same_as_last_year(evidence, section, clause, context, narrowed)
    if judgement:
        yield Statement(clause, judgement)
