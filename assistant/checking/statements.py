"""Claims without digits that the tables can answer: 未收到申请, 均为0, 全部办结, 均为自然人, 与上年持平."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.checking.clauses import CLAUSE_MARKS, Span, paragraphs, sentences
from assistant.checking.comparing import Judgement
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText
from assistant.checking.naming import FRAME
from assistant.checking.nothing import (
    all_of_counted,
    all_of_one,
    must_be_zero,
    no_change,
    nothing,
    same_as_last_year,
)
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, expressions, read_clause
from assistant.checking.terms import find_terms, find_words, is_anchored
from assistant.checking.walk import heading_subject
from assistant.figures import last_year
from assistant.report import Verdict

TABLES = ("applications.", "disputes.", "disclosure.")
REMAINDER = (
    "applications.new.total + applications.carried_in.total - applications.carried_out.total"
    " - applications.results.total.total"
)
_CLAUSE_MARK = re.compile(f"[{CLAUSE_MARKS}]")
_MOST_CLAUSES = 4000
"""Clauses of a section that are read; a report has some three hundred."""
_SHORT = 16
"""Characters of a clause that says an outcome and nothing else."""

_NONE = re.compile(
    r"(?:没有|未曾|尚未|从未|并未|均未|暂未|未|不存在|不涉及|不收取|无一|均无|(?<!从)无(?=[^，。；]{0,3}))"
    r"(?!经复议|经行政复议|申请复议|申请行政复议|经过复议|按时|按期|及时|依法|按照|必要|法|正当|论|误|需(?!结转)|偿|线|障碍|审结|到期|超|超过|发现|造成|收到投诉)"
)
_ALL_ZERO = re.compile(
    r"(?:均|都|全部|皆|亦)(?:为|是)(?:零|0|０|空白)|(?<=[复议诉讼案件])零件(?=$|[，。；])|(?:数量|件数)?为(?:零|0|０)(?=件|$|[，。；])|(?:实现|保持)零(?=纠纷|败诉|复议|诉讼|纠错)"
)
_DONE = "(?:办结|办理完毕|处理完毕|办理完成|办毕|答复完毕|办复|答复|回复|办理完结)"
_ALL_DONE = re.compile(
    rf"(?:全部|均|都|悉数|皆|件件)(?:已经?)?(?!.{{0,12}}(?:期限|时限|规定时间|法定|工作日))[^，。；：]{{0,8}}?{_DONE}(?=$|[，。；！）])"
)
_ALL_NEW = re.compile(r"(?:均|全部|都)(?:为|是|系)(?:本年|当年|年内)?新(?:收|受理|接)")
_NONE_LAST_YEAR = re.compile(r"而?(?:上一?年度?|去年)(?:没有|无此情形|无|未发生|为零)(?=$|[，。；])")
_NOT_ALL_DONE = re.compile(rf"(?:未|没有|尚未)(?:全部|都){_DONE}(?=$|[，。；）])")
_HAPPENED = re.compile(
    r"(?<![未没不如若凡对因就被有再曾需须应可])(?:收到|发生|产生|实施|收取|制发|制定|出台|有)(?=(?:上年|结转|行政|规章|规范|政府信息公开申请|信息公开申请|申请))"
    r"(?=[^，。；：、]{2,24}(?:申请|复议|诉讼|强制|许可|处罚|收费|规章|文件|结转|案件)(?=$|[，。；]))"
)
_THE_REST = re.compile(r"其余|余下|除[^。；]{1,20}外|剩余")
"""其余均已办结 speaks of what is left over, not of all."""
_ALL_OF_ONE = re.compile(
    r"(?:均|全部|都|皆)(?:已|为|是|由|系|属于?|获|予以?|被|得到|经)*(?=[^，。；]{2})"
    r"|(?:予以|获)(?=维持)|(?:办理)?结果(?:均)?为|(?<![，。；\d])属于?(?=复议后|未经复议)|^(?:系|属|为)(?=复议后|未经复议)"
)
_SAME = re.compile(r"(?:与|和|同)(?:上年|去年|上一年度?|上年度)(?:基本)?(?P<same>持平|相同|一致)|同比持平")
_DOUBLED = re.compile(r"翻了?一?番|翻了?一倍|(?:增长|增加)了?一倍")
_NO_CHANGE = re.compile(
    r"(?:没有|无|未|均无)(?:增减|变化|增也?未减)|不增不减|未增未减|(?:数量)?(?:不变|没变)(?=$|[，。；])"
)
_ALL_PUBLIC = re.compile(r"(?:均已?|全部|悉数|都已?)(?:对外|向社会|予以|主动)?公开(?=$|[，。；）])")
_NO_FEES = re.compile(
    r"不收费|不再收取|没有行政事业性收费项目|无行政事业性收费项目|全部取消|未收费|(?:全部|均)停征|无收费项目|未征收|没有收费"
)


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
    judged: Mapping[int, Judgement]
    """What the numbers were found to be, by their place."""

    def counted(self) -> str | None:
        """The count just stated in this sentence, as an expression; None where nobody knows it."""
        figures = self.section.figures_within(Span(self.part_start(self.span.end), self.span.end))
        counts = [figure for figure in figures if figure.mention.unit not in ("%", "百分点", "倍", "‰")]
        found = self.judged.get(counts[-1].mention.start) if counts else None
        is_of_a_table = found is not None and (found.expression or "").startswith(TABLES)
        return found.expression if found and is_of_a_table and found.verdict is Verdict.SUPPORTED else None

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


def judge_statements(
    evidence: Evidence, section: SectionText, judged: Mapping[int, Judgement]
) -> list[Statement]:
    """Every claim of this kind in the section; `judged` are its numbers, by their place."""
    found: list[Statement] = []
    seen = 0
    for line in paragraphs(section.text):
        if line.is_heading:
            continue
        context = heading_subject(evidence, line.heading)
        for sentence in sentences(section.text, line.span):
            for clause in _clauses(section.text, sentence):
                seen += 1
                if seen > _MOST_CLAUSES:
                    return found
                found += _in_clause(_Clause(evidence, section, sentence, clause, context, judged))
                if find_words(evidence, section.text, clause):
                    context = (
                        read_clause(evidence, section.text, clause, section.mentions, context) or context
                    )
    return found


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for mark in _CLAUSE_MARK.finditer(text, sentence.start, sentence.end):
        yield Span(start, mark.start())
        start = mark.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def _in_clause(clause: _Clause) -> Iterator[Statement]:
    """The first pattern that fits the clause speaks for it."""
    text, start, end = clause.text, clause.span.start, clause.span.end
    for pattern, judge in _JUDGES if _ANY_CLAIM.search(text, start, end) else _OUTCOME_ALONE:
        match = pattern.search(text, start, end)
        found = list(judge(clause, match)) if match else []
        if found:
            yield from found
            return


def _counts(clause: _Clause, span: Span) -> bool:
    """Whether a number stands in these words that counts something."""
    return any(mention.kind == "quantity" for mention in clause.section.mentions.within(span))


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
    """What the words behind 没有 name; where they name nothing (诉讼未发生, 收费均无), what stands before it."""
    before = Span(clause.span.start, match.start())
    if _counts(clause, before) and not FRAME.search(before.of(clause.text)):
        return  # 两件因不掌握而无从提供 counts, it does not deny
    behind = Span(match.end(), _end_of_denial(clause, match.end()))
    named = find_terms(clause.evidence, clause.text, before)
    strange = bool(residue_of(clause.evidence, clause.text, before, clause.section.mentions))
    names_behind = _names_rows(clause, behind)
    span = behind if names_behind or not named else clause.span
    is_of_some = bool(named) and span is behind
    judgement = nothing(
        clause.evidence, clause.section, span, clause.context, clause.narrowed or is_of_some or strange
    )
    if judgement:
        yield Statement(Span(match.start() if span is behind else before.start, behind.end), judgement)


def _happened(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """收到政府信息公开申请。 as a whole clause, where the table says that there was none; otherwise it says nothing new."""
    span = Span(match.end(), clause.span.end)
    named = _names_rows(clause, span) and clause.span.end - clause.span.start <= _SHORT + _SHORT
    strange = residue_of(clause.evidence, clause.text, clause.span, clause.section.mentions)
    if not named or strange or clause.narrowed or _counts(clause, clause.span):
        return
    judgement = nothing(clause.evidence, clause.section, span, clause.context, narrowed=False)
    if (
        judgement
        and judgement.verdict is Verdict.SUPPORTED
        and not (judgement.expression or "").startswith("facts")
    ):
        wrong = replace(judgement, verdict=Verdict.CONTRADICTED, reason="表中相应各格为0")
        yield Statement(Span(match.start(), clause.span.end), wrong)


def _not_all_done(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """未全部办结, where nothing was carried out."""
    if clause.context is None or clause.context.table != "applications" or clause.narrowed:
        return
    expression = "applications.carried_out.total"
    if clause.evidence.value(expression) == 0 and not _is_astray(clause):
        wrong = Judgement(Verdict.CONTRADICTED, expression, "0", "表中没有结转下年度继续办理的申请")
        yield Statement(Span(match.start(), clause.span.end), wrong)


def _end_of_denial(clause: _Clause, start: int) -> int:
    """未制发规范性文件、废止4件, 未收到申请（含上年结转1件）: what is counted behind it is not denied."""
    counted = [
        mention.start
        for mention in clause.section.mentions.within(Span(start, clause.span.end))
        if mention.kind == "quantity"
    ]
    end = min(counted, default=clause.span.end)
    marks = [found for mark in "、（(" if (found := clause.text.rfind(mark, start, end)) > start]
    return max(marks) if counted and marks else clause.span.end


def _names_rows(clause: _Clause, span: Span) -> bool:
    """Whether the words name what is counted, and not only what was not done to it."""
    hits = find_terms(clause.evidence, clause.text, span)
    anchored = is_anchored(clause.evidence, clause.text, span)
    return anchored or any(
        term.axis == "row" or term.table != "disclosure" for hit in hits for term in hit.terms
    )


def _done(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    start = clause.part_start(clause.span.start)
    if clause.context is None or clause.context.table != "applications":
        return
    is_rest = _THE_REST.search(clause.text, start, clause.span.end) is not None
    expression = REMAINDER if is_rest else "applications.carried_out.total"
    unclear = is_rest or clause.narrowed or _is_astray(clause)
    yield Statement(Span(match.start(), clause.span.end), must_be_zero(clause.evidence, expression, unclear))


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
    if _counts(clause, Span(clause.span.start, match.start())):
        return
    span = Span(match.end(), clause.span.end)
    unclear = clause.narrowed or _is_astray(clause)
    counted = _whole_named(clause, Span(clause.span.start, match.start())) or clause.counted()
    judgement = counted and all_of_counted(clause.evidence, clause.section, span, counted, unclear)
    judgement = judgement or all_of_one(clause.evidence, clause.section, span, clause.context)
    if judgement:
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _whole_named(clause: _Clause, before: Span) -> str | None:
    """新收申请全部为自然人申请 says itself of what all are one kind."""
    if not find_terms(clause.evidence, clause.text, before):
        return None
    subject = read_clause(clause.evidence, clause.text, before, clause.section.mentions, clause.context)
    readings = expressions(clause.evidence, subject, "件") if subject and subject.named else []
    return readings[0] if readings else None


def _all_new(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """均为本年新收: nothing was carried in."""
    if clause.context and clause.context.table == "applications":
        judgement = must_be_zero(clause.evidence, "applications.carried_in.total", unclear=True)
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _none_last_year(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """…1件，上年没有: last year's value of what was just counted."""
    counted = clause.counted()
    if counted and clause.evidence.value(last_year(counted)) is not None:
        judgement = must_be_zero(clause.evidence, last_year(counted), clause.narrowed)
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _outcome(clause: _Clause, _match: re.Match[str]) -> Iterator[Statement]:
    """复议机关维持原答复, 予以公开: a clause without a number that says nothing but how the case just counted ended."""
    is_long = clause.span.end - clause.span.start > _SHORT
    names_none = is_long or not find_terms(clause.evidence, clause.text, clause.span)
    if names_none or _counts(clause, clause.span):
        return
    counted = _row_named(clause) or clause.counted()
    if counted is None:
        return
    judgement = all_of_counted(clause.evidence, clause.section, clause.span, counted, unclear=True)
    if judgement and judgement.verdict is Verdict.SUPPORTED:
        yield Statement(clause.span, judgement)


def _row_named(clause: _Clause) -> str | None:
    """诉讼案件尚未审结 names what it speaks of itself: the total of that row."""
    hits = find_terms(clause.evidence, clause.text, clause.span)
    rows = [
        term
        for hit in hits
        for term in hit.terms
        if term.table == "disputes" and term.axis == "row" and not term.weak
    ]
    if not rows:
        return None
    return " + ".join(f"disputes.{row}.total" for row in rows[-1].readings[0])


def _same(clause: _Clause, _match: re.Match[str]) -> Iterator[Statement]:
    judgement = same_as_last_year(
        clause.evidence, clause.section, clause.span, clause.context, clause.counted(), clause.narrowed
    )
    if judgement:
        yield Statement(clause.span, judgement)


def _doubled(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """翻了一番: this year's figure less twice last year's."""
    counted = clause.counted()
    if counted is None:
        return
    expression = f"({counted}) - 2 * ({last_year(counted)})"
    if clause.evidence.value(expression) is not None:
        yield Statement(
            Span(match.start(), match.end()), must_be_zero(clause.evidence, expression, clause.narrowed)
        )


def _public(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """制作3件，均已公开: what was made less what was disclosed, in format 2019."""
    counted = clause.counted() or ""
    row, _, column = counted.rpartition(".")
    if column == "made" and clause.evidence.value(f"{row}.disclosed") is not None:
        judgement = must_be_zero(clause.evidence, f"{counted} - {row}.disclosed", clause.narrowed)
        yield Statement(Span(match.start(), clause.span.end), judgement)


def _no_fees(clause: _Clause, match: re.Match[str]) -> Iterator[Statement]:
    """不收费 in the overview speaks of 行政事业性收费; in the last section of 信息处理费, which no table holds."""
    if clause.section.id != "overview" or clause.context is None or clause.context.table != "disclosure":
        return
    for expression in ("disclosure.fees.amount", "disclosure.fees.previous_items + disclosure.fees.change"):
        if clause.evidence.value(expression) is not None:
            judgement = must_be_zero(clause.evidence, expression, clause.narrowed)
            if judgement.verdict is Verdict.SUPPORTED:
                yield Statement(Span(match.start(), match.end()), judgement)
            return


_Judges = tuple[tuple[re.Pattern[str], Callable[[_Clause, re.Match[str]], Iterator[Statement]]], ...]
_OUTCOME_ALONE: _Judges = ((re.compile(""), _outcome),)
"""What a clause without any of the words below may still say."""
_JUDGES: _Judges = (
    (_NO_FEES, _no_fees),
    (_ALL_ZERO, _zero),
    (_NO_CHANGE, _unchanged),
    (_DOUBLED, _doubled),
    (_ALL_PUBLIC, _public),
    (_ALL_NEW, _all_new),
    (_NOT_ALL_DONE, _not_all_done),
    (_HAPPENED, _happened),
    (_NONE_LAST_YEAR, _none_last_year),
    (_ALL_DONE, _done),
    (_NONE, _none),
    (_ALL_OF_ONE, _one),
    (_SAME, _same),
    *_OUTCOME_ALONE,
)
"""The ways to claim something without a digit, tried in this order."""
_ANY_CLAIM = re.compile("|".join(pattern.pattern for pattern, _ in _JUDGES if pattern.pattern))
"""Most clauses claim nothing: they are asked once, not once for each way of claiming."""
