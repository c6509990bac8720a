"""Claims without digits that the tables can answer: 未收到申请, 均为0, 全部办结, 均为自然人, 与上年持平."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.checking.clauses import CLAUSE_MARKS, Span, paragraphs, sentences
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, heading_subject
from assistant.checking.comparing import Judgement
from assistant.checking.subjects import Subject, expressions, find_terms, read_clause, residue_of
from assistant.formats.vocabulary import Term
from assistant.report import Verdict

_NONE = re.compile(
    r"(?:没有|未曾|尚未|从未|并未|均未|暂未|未|不存在|无(?=人|新收|收取|结转|上年|行政|政府信息公开|依申请|因|涉及))"
    r"(?!经|按时|按期|及时|依法|按照|必要)"
)
_ALL_ZERO = re.compile(r"(?:均|都|全部|皆)(?:为|是)(?:零|0|０)|(?:数量|件数)?为(?:零|0|０)(?=件|$|[，。；])")
_ALL_DONE = re.compile(
    r"(?:全部|均已?|都已?|已全部|已经全部)(?:按时|按期|依法|及时|如期|予以)*(?:办结|办理完毕|处理完毕|办理完成)"
)
_ALL_OF_ONE = re.compile(r"(?:均为|全部为|全部是|均由|都是|均系)")
_SAME = re.compile(r"(?:与|和|同)(?:上年|去年|上一年度?|上年度)(?:持平|相同|一致)|同比持平")
_STAGES_THAT_ARE_NOT_NOTHING = {"results.total"}
"""未答复, 未办理 say that something is undone, not that nothing was done."""


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
    text = section.text
    narrowed = evidence.vocabulary.narrowing.search(text, clause.start, clause.end) is not None
    if zero := _ALL_ZERO.search(text, clause.start, clause.end):
        listed = Span(_list_start(section, sentence, zero.start()), zero.start())
        yield from _nothing(evidence, section, listed, clause, narrowed, number=_digit(section, zero))
    elif none := _NONE.search(text, clause.start, clause.end):
        yield from _nothing(
            evidence, section, Span(none.end(), clause.end), Span(none.start(), clause.end), narrowed
        )
    elif (
        (done := _ALL_DONE.search(text, clause.start, clause.end))
        and context
        and context.table == "applications"
    ):
        claim = Span(done.start(), clause.end)
        yield Statement(claim, _must_be_zero(evidence, "applications.carried_out.total", narrowed))
    elif every := _ALL_OF_ONE.search(text, clause.start, clause.end):
        words = Span(every.start(), clause.end)
        yield from _all_of_one(evidence, section, Span(every.end(), clause.end), words, context)
    elif _SAME.search(text, clause.start, clause.end):
        yield from _same_as_last_year(evidence, section, clause, context, narrowed)


def _list_start(section: SectionText, sentence: Span, end: int) -> int:
    """均为零 closes the list since the last number or full clause."""
    ends = [
        mention.end for mention in section.mentions if sentence.start <= mention.start and mention.end <= end
    ]
    return max([sentence.start, *(position for position in ends if section.text[position:end].strip())])


def _digit(section: SectionText, zero: re.Match[str]) -> int | None:
    return next(
        (m.start for m in section.mentions if zero.start() <= m.start < zero.end() and m.kind == "quantity"),
        None,
    )


def _nothing(
    evidence: Evidence,
    section: SectionText,
    span: Span,
    clause: Span,
    narrowed: bool,
    number: int | None = None,
) -> Iterator[Statement]:
    """What is said to be nothing: the cells of every table named, and the declared facts."""
    names = list(_cells_named(evidence, section, span))
    quoted = section.text[span.start : span.end]
    for fact in evidence.figures.format.facts:
        if any(word in quoted for word in fact.words):
            names.append(f"facts.{fact.id}")
    if names:
        unclear = narrowed or bool(residue_of(evidence, section.text, span, section.mentions))
        expression = " + ".join(dict.fromkeys(names))
        yield Statement(clause, _must_be_zero(evidence, expression, unclear), number)


def _cells_named(evidence: Evidence, section: SectionText, span: Span) -> Iterator[str]:
    """Cells by table: 复议、诉讼和申请 names two tables at once."""
    hits = find_terms(evidence, section.text, span)
    tables = dict.fromkeys(
        term.table for hit in hits for term in hit.terms if not term.weak or _can_stand_alone(term)
    )
    if (not tables and evidence.vocabulary.anchors.search(section.text, span.start, span.end)) or (
        "disputes" in tables and re.search(r"[和、及]申请", section.text[span.start : span.end])
    ):
        tables["applications"] = None
    for table in tables:
        subject = _subject_of(
            evidence, table, [term for hit in hits for term in hit.terms if term.table == table]
        )
        for row in subject.rows[0] if subject else ():
            yield from _first_reading(evidence, replace(subject, rows=((row,),))) if subject else ()


def _first_reading(evidence: Evidence, subject: Subject) -> list[str]:
    """Row by row, since one row counts decisions and the next an amount."""
    readings = expressions(evidence, subject, "件") or expressions(evidence, subject, "万元")
    return readings[0].split(" + ") if readings else []


def _can_stand_alone(term: Term) -> bool:
    return term.table == "applications" and term.readings[0] == ("new",)


def _subject_of(evidence: Evidence, table: str, terms: list[Term]) -> Subject | None:
    """Everything named counts: rows and columns are added up, stages that say 'undone' are not."""
    words = evidence.vocabulary.tables[table]
    chosen = [term for term in terms if not set(term.readings[0]) & _STAGES_THAT_ARE_NOT_NOTHING]
    results = [term for term in chosen if term.axis == "row" and term.level == "result"]
    stages = [term for term in chosen if term.axis == "row" and term.level == "process"]
    rows = _joined(results or stages) or (words.default_rows[0] if words.default_rows else ())
    columns = _joined([term for term in chosen if term.axis == "column"])
    if not rows or (terms and not chosen):
        return None
    return Subject(table, (rows,), (columns,) if columns else words.default_columns, True, True, "")


def _joined(terms: list[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for term in terms for item in term.readings[0]))


def _must_be_zero(evidence: Evidence, expression: str, unclear: bool) -> Judgement:
    value = evidence.value(expression)
    if value is None:
        return Judgement(Verdict.UNVERIFIABLE, expression, None, "表中没有可核对的数")
    if value == 0:
        return Judgement(Verdict.SUPPORTED, expression, "0", "表中相应各格为0")
    if unclear:
        return Judgement(Verdict.UNVERIFIABLE, expression, None, "所说范围小于表格，无从核对")
    return Judgement(Verdict.CONTRADICTED, expression, str(value), f"表中相应各格合计为{value}")


def _all_of_one(
    evidence: Evidence, section: SectionText, span: Span, clause: Span, context: Subject | None
) -> Iterator[Statement]:
    """均为自然人申请: what was just counted, less the part named, must be nothing."""
    hits = [term for hit in find_terms(evidence, section.text, span) for term in hit.terms if not term.weak]
    if len(hits) != 1 or context is None or hits[0].table != context.table:
        return
    part = hits[0].readings[0]
    whole = Subject(
        context.table,
        context.rows[:1],
        context.columns[-1:] if hits[0].axis == "column" else context.columns[:1],
        True,
        True,
        "",
    )
    narrow = replace(whole, **{f"{hits[0].axis}s": (part,)})
    wholes, parts = expressions(evidence, whole, "件"), expressions(evidence, narrow, "件")
    if wholes and parts and wholes[0] != parts[0]:
        unclear = bool(residue_of(evidence, section.text, span, section.mentions))
        yield Statement(clause, _must_be_zero(evidence, f"({wholes[0]}) - ({parts[0]})", unclear))


def _same_as_last_year(
    evidence: Evidence, section: SectionText, clause: Span, context: Subject | None, narrowed: bool
) -> Iterator[Statement]:
    subject = read_clause(evidence, section.text, clause, section.mentions, context)
    readings = expressions(evidence, subject, "件") if subject else []
    if not readings or subject is None:
        return
    names = readings[0].split(" + ")
    expression = f"({readings[0]}) - ({' + '.join(f'previous.{name}' for name in names)})"
    value = evidence.value(expression)
    if value is None:
        return
    if value == 0:
        yield Statement(clause, Judgement(Verdict.SUPPORTED, expression, "0", "与上年数据相同"))
    elif not narrowed:
        yield Statement(
            clause, Judgement(Verdict.CONTRADICTED, expression, str(value), f"与上年相差{abs(value)}")
        )
