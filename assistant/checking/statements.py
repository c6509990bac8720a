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


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, where it stands, and what the clauses before it speak of."""

    evidence: Evidence
    section: SectionText
    sentence: Span
    span: Span
    context: Subject | None

    @property
    def text(self) -> str:
        """The text of the whole section, which every position counts in."""
        return self.section.text

    @property
    def narrowed(self) -> bool:
        """Whether the clause speaks of a part that the tables do not show."""
        return (
            self.evidence.vocabulary.narrowing.search(self.text, self.span.start, self.span.end) is not None
        )

    def part_start(self, end: int) -> int:
        """Where the part of the sentence begins that `end` stands in: after its last semicolon."""
        return max(self.sentence.start, self.text.rfind("；", self.sentence.start, end) + 1)


def judge_statements(evidence: Evidence, section: SectionText) -> list[Statement]:
    """Every claim of this kind in the section."""
    found: list[Statement] = []
    for line in paragraphs(section.text):
        if line.is_heading:
            continue
        context = heading_subject(evidence, line.heading)
        for sentence in sentences(section.text, line.span):
            for clause in _clauses(section.text, sentence):
                found += _in_clause(_Clause(evidence, section, sentence, clause, context))
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


def _in_clause(clause: _Clause) -> Iterator[Statement]:
    """The first pattern that fits the clause speaks for it."""
    for pattern, judge in (
        (_ALL_ZERO, _zero),
        (_NO_CHANGE, _unchanged),
        (_NONE, _none),
        (_ALL_DONE, _done),
        (_ALL_OF_ONE, _one),
        (_SAME, _same),
    ):
        match = pattern.search(clause.text, clause.span.start, clause.span.end)
        if match:
            yield from judge(clause, match)
            return


def _zero(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    listed = Span(_list_start(clause, match.start()), match.start())
    judgement = nothing(clause.evidence, clause.section, listed, clause.context, clause.narrowed)
    if judgement:
        digits = (
            mention.start
            for mention in clause.section.mentions.within(Span(match.start(), match.end()))
            if mention.kind == "quantity"
        )
        yield Statement(clause.span, judgement, next(digits, None))


def _list_start(clause: _Clause, end: int) -> int:
    """均为零 closes the list in its clause; without one there, the list since the last number or semicolon."""
    if find_terms(clause.evidence, clause.text, Span(clause.span.start, end)):
        return clause.span.start
    mentions = clause.section.mentions.within(Span(clause.sentence.start, end))
    ends = [mention.end for mention in mentions if mention.end <= end]
    bounds = [position for position in ends if clause.text[position:end].strip()]
    return max([clause.part_start(end), *bounds])


def _unchanged(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    judgement = no_change(clause.evidence, clause.section, clause.span, clause.context)
    if judgement:
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _none(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    is_of_some = bool(find_terms(clause.evidence, clause.text, Span(clause.span.start, match.start())))
    span = Span(match.end(), clause.span.end)
    judgement = nothing(clause.evidence, clause.section, span, clause.context, clause.narrowed or is_of_some)
    if judgement:
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _done(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    start = clause.part_start(clause.span.start)
    is_rest = _THE_REST.search(clause.text, start, clause.span.end) is not None
    if clause.context and clause.context.table == "applications" and not is_rest:
        judgement = must_be_zero(
            clause.evidence, "applications.carried_out.total", clause.narrowed or _is_astray(clause)
        )
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _is_astray(clause: _Clause) -> bool:
    """Whether the sentence so far, or the clause, speaks of something the tables do not hold: 收到建议8件，全部办结."""
    start = clause.part_start(clause.span.start)
    before = clause.section.figures_within(Span(start, clause.span.start))
    strays = any(figure.narrowed or figure.stray for figure in before)
    scoped = clause.evidence.vocabulary.narrowing.search(clause.text, start, clause.span.end) is not None
    return (
        strays
        or scoped
        or bool(residue_of(clause.evidence, clause.text, clause.span, clause.section.mentions))
    )


def _one(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    counted = clause.section.mentions.within(Span(clause.span.start, match.start()))
    if any(mention.kind == "quantity" for mention in counted):
        return
    unclear = clause.narrowed or _is_astray(clause)
    span = Span(match.end(), clause.span.end)
    judgement = all_of_one(clause.evidence, clause.section, span, clause.context, unclear)
    if judgement:
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _same(clause: _Clause, _match: re.Match[str]) -> Iterator[Statement]:
    judgement = same_as_last_year(
        clause.evidence, clause.section, clause.span, clause.context, clause.narrowed
    )
    if judgement:
        yield Statement(clause.span, judgement)
