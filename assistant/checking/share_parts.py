"""What a share is of: the part, and the wholes it may be a part of.

The whole is named behind 占, framed by the clause before (办结的申请中), or one of the totals.
"""

import re
from collections.abc import Iterator

from assistant.checking.clauses import CLAUSE_MARKS, Span
from assistant.checking.comparing import each_of
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.naming import FRAME
from assistant.checking.subjects import expressions, find_terms, read_clause

_OF_WHOLE = re.compile(r"(?:里|中|当中|之中|的)[，,]?$")
_TOGETHER = re.compile(r"(?<!折)合|共|以上|相加|之和|加起来|[两二三四](?:者|类|项|种|样)")
TOTALS = {
    "applications": (
        "applications.results.total.total",
        "applications.new.total",
        "applications.new.total + applications.carried_in.total",
    ),
    "disputes": (
        "disputes.reconsideration.total",
        "disputes.litigation_direct.total + disputes.litigation_after.total",
    ),
}
_BARE = re.compile(r"[，,（(、]?(?:分别|依次)?(?:约|各|合|总)?(?:占比?)?(?:为|达|例)?")


def parts_of_share(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[tuple[str, ...], bool]:
    """The part: shared out, named before 占, named behind the number, or the count just stated."""
    text, last = section.text, course.last(figure.back or 1, figure.bracket)
    if figure.shared_out and figure.subject:
        if figure.subject.each:
            return tuple(group[0] for group in each_of(evidence, figure.subject, "件")), False
        return tuple(expressions(evidence, figure.subject, "件")), figure.subject.understood
    if figure.back:
        return (last.expressions, True) if last else ((), False)
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    named = Span(figure.clause.start, split if split >= 0 else figure.clause.end)
    frames_whole = split < 0 and _OF_WHOLE.search(figure.clause.of(text)) is not None
    for span in (figure.after,) if frames_whole else (named, figure.after):
        subject = read_clause(
            evidence, text, span, section.mentions, last.subject if last else figure.subject
        )
        if subject and subject.named and find_terms(evidence, text, span):
            found = tuple(expressions(evidence, subject, "件"))
            if span == figure.after:
                course.add(figure.sentence, subject, found, figure.bracket)
            return found, subject.understood
    own = text[figure.clause.start : split if split >= 0 else figure.clause.end]
    behind = figure.after.of(text).strip("）)的")
    own_span = Span(figure.clause.start, split if split >= 0 else figure.clause.end)
    if _TOGETHER.search(own) and not find_terms(evidence, text, own_span):
        sums = tuple(dict.fromkeys(_running_sums(section, course, figure)))
        return sums, len(sums) == 1
    is_next = last is not None and last.sentence == figure.sentence
    return (last.expressions if last and is_next else ()), _BARE.fullmatch(own) is not None and not behind


def _running_sums(section: SectionText, course: Course, figure: TextFigure) -> Iterator[str]:
    """合占29.12%, 前两类占51.7%: the last two counts together, or the first two, or three, …"""
    start = max(figure.sentence.start, section.text.rfind("；", figure.sentence.start, figure.mention.start))
    counts = [
        count.expressions[0]
        for count in course.earlier_in(figure.sentence)
        if count.expressions and count.place >= start
    ]
    for length in range(2, len(counts) + 1):
        yield " + ".join(counts[-length:])
        yield " + ".join(counts[:length])


def wholes_of_share(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course, parts: tuple[str, ...]
) -> Iterator[str]:
    text = section.text
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    if split >= 0:
        named = Span(split + 1, figure.clause.end)
        subject = read_clause(evidence, text, named, section.mentions, None)
        if subject and subject.named and find_terms(evidence, text, named):
            yield from expressions(evidence, subject, "件")
            return
    frame = _framing_clause(text, figure)
    subject = read_clause(evidence, text, frame, section.mentions, None) if frame else None
    if subject and subject.named:
        yield from expressions(evidence, subject, "件")
    for part in parts:
        yield from _families(evidence, part)
    for count in course.earlier_in(figure.sentence)[:1]:
        yield from count.expressions
    table = parts[0].partition(".")[0] if parts else "applications"
    yield from TOTALS.get(table, ())


def _framing_clause(text: str, figure: TextFigure) -> Span | None:
    """The nearest clause of the sentence that ends with 中 or 里: 办结的申请中，…"""
    if _OF_WHOLE.search(figure.clause.of(text)) and "占" not in figure.clause.of(text):
        return figure.clause
    end = figure.clause.start
    while end > figure.sentence.start:
        start = (
            max(
                (text.rfind(mark, figure.sentence.start, end - 1) for mark in CLAUSE_MARKS + "、"), default=-1
            )
            + 1
        )
        start = max(start, figure.sentence.start)
        if FRAME.search(text[start:end]):
            return Span(start, end)
        end = start
    return None


def _families(evidence: Evidence, part: str) -> Iterator[str]:
    """What a part is a part of: 行政执法案卷 of 不予公开, 自然人 of all applicants of the same row."""
    cells = part.split(" + ")
    rows = dict.fromkeys(cell.rpartition(".")[0] for cell in cells if not cell.endswith(".total"))
    if rows and part.startswith(("applications.", "previous.")):
        yield " + ".join(f"{row}.total" for row in rows)
    pieces = part.split(" + ", maxsplit=1)[0].split(".")
    if pieces[:2] == ["applications", "results"] and len(pieces) == 5:
        group = f"applications.results.{pieces[2]}."
        yield " + ".join(
            cell
            for cell in evidence.figures.format.cells
            if cell.startswith(group) and cell.endswith(f".{pieces[4]}")
        )
