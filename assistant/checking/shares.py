"""Shares: which part, of which whole. The whole is named behind 占, framed by the clause before, or one of the totals."""

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.checking.clauses import CLAUSE_MARKS, Span
from assistant.checking.comparing import Judgement, compare_percent, each_of
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import FRAME, SectionText, TextFigure
from assistant.checking.subjects import expressions, find_terms, read_clause, residue_of
from assistant.figures import last_year
from assistant.formats.vocabulary import Rate
from assistant.report import Verdict

_OF_WHOLE = re.compile(r"(?:里|中|当中|之中|的)[，,]?$")
_TOGETHER = re.compile(r"合|共|以上|相加|之和|加起来|[两二三四](?:者|类|项|种|样)")
_YEAR_BEFORE = re.compile(r"(?:上一?年度?|去年|20\d\d年)(?:同期)?(?:仅|只)?(?:占|为|是|的)*$")
_OF_LAST_YEAR = re.compile(
    r"(?:为|是|达|相当于|只有|仅有|不足|超过|接近)(?:上一?年度?|去年)(?:同期)?(?:的?(?:数量|总量|总数))?的$"
)
_CELLS = re.compile(r"(?:applications|disputes|disclosure)\.[a-z_.]+")
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
_TIMELY = re.compile("按时|及时|按期|准时|限时|满意|好评")
"""A rate of what came in time, which no table holds."""
_REST = re.compile("余下|其余|剩余|其他|其它|其余")
_BARE = re.compile(r"[，,（(、]?(?:分别|依次)?(?:约|各|合|总)?(?:占比?)?(?:为|达|例)?")


def judge_share(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """The share as computed from the figures; None where part or whole is not in the tables."""
    words = figure.words(section.text)
    if _TIMELY.search(words):
        return None
    if _OF_LAST_YEAR.search(words) and "占" not in words:
        return _against_last_year(evidence, figure, course)
    if _YEAR_BEFORE.search(words) and course.share:
        certain = course.share_sentence == figure.sentence and not figure.narrowed
        return _last_years_share(evidence, figure, course.share, certain)
    rated = _rate(evidence, section, figure, course)
    if rated:
        course.share = rated.expression if rated.verdict is Verdict.SUPPORTED else None
        course.share_sentence = figure.sentence
        return rated
    parts, certain = _parts(evidence, section, figure, course)
    wholes = list(dict.fromkeys(_wholes(evidence, section, figure, course, parts)))
    others = [expression for count in course.counts for expression in count.expressions]
    pairs = [(part, whole) for part in parts for whole in dict.fromkeys((*wholes, *others)) if part != whole]
    ratios = list(_ratios(evidence, pairs, 1000 if figure.mention.unit == "‰" else 100))
    certain = (
        certain
        and bool(wholes)
        and not figure.narrowed
        and section.id not in ("problems", "other")
        and not _REST.search(words)
        and "率" not in words
        and not section.text.startswith("、计", figure.mention.end)
        and all(_table(part) in TOTALS for part in parts)
    )
    judgement = compare_percent(figure.mention, ratios, certain, "按表内数据重算")
    if judgement and judgement.verdict is Verdict.SUPPORTED:
        course.share, course.share_sentence = judgement.expression, figure.sentence
    return judgement


def _table(expression: str) -> str:
    return expression.removeprefix("previous.").partition(".")[0]


def _ratios(evidence: Evidence, pairs: list[tuple[str, str]], scale: int) -> Iterator[tuple[str, Fraction]]:
    for part, whole in pairs:
        top, bottom = evidence.value(part), evidence.value(whole)
        if top is not None and bottom:
            yield f"({part}) / ({whole}) * {scale}", top / bottom * scale


def _against_last_year(evidence: Evidence, figure: TextFigure, course: Course) -> Judgement | None:
    """约为上年的七成: this year's count as a share of last year's."""
    last = course.last(bracket=figure.bracket)
    bases = last.expressions if last and last.sentence == figure.sentence else ()
    ratios = list(_ratios(evidence, [(base, last_year(base)) for base in bases], 100))
    return compare_percent(
        figure.mention, ratios, len(bases) == 1 and not figure.narrowed, "按上年与本年数据重算"
    )


def _last_years_share(evidence: Evidence, figure: TextFigure, share: str, certain: bool) -> Judgement | None:
    """而上年仅占21.2%: the share just given, of last year's figures."""
    before = _CELLS.sub(r"previous.\g<0>", share)
    value = evidence.value(before)
    ratios = [(before, value)] if value is not None else []
    return compare_percent(figure.mention, ratios, certain, "按上年数据重算")


def judge_share_moved_from(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """占比由28.6%回落到25.6%: the first is last year's share of what the second is this year's."""
    rates = [
        reading
        for rate in _rates_named(evidence, figure.clause.of(section.text))
        for reading in rate.readings
    ]
    parts, certain = _parts(evidence, section, figure, course)
    wholes = list(dict.fromkeys(_wholes(evidence, section, figure, course, parts)))
    shares = [f"({part}) / ({whole}) * 100" for part in parts for whole in wholes if part != whole]
    for share in (*rates, *shares):
        found = _last_years_share(evidence, figure, share, certain=False)
        if found:
            course.share, course.share_sentence = share, figure.sentence
            return found
    is_clear = (certain or bool(rates)) and not figure.narrowed
    return _last_years_share(evidence, figure, (*rates, *shares)[0], is_clear) if rates or shares else None


def judge_share_moved_to(evidence: Evidence, figure: TextFigure, course: Course) -> Judgement | None:
    """占比由28.6%回落到25.6%: the second."""
    value = evidence.value(course.share) if course.share else None
    if course.share is None or value is None or course.share_sentence != figure.sentence:
        return None
    return compare_percent(figure.mention, [(course.share, value)], not figure.narrowed, "按表内数据重算")


def _rate(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    """办结率, 纠错率: rates with readings of their own, contradicted only beside a count of the same table."""
    rate = next(_rates_named(evidence, figure.clause.of(section.text)), None)
    last = course.last(bracket=figure.bracket)
    is_beside = last is not None and last.sentence == figure.sentence and bool(last.expressions)
    if rate is None or not is_beside:
        return None
    values = [(reading, value) for reading in rate.readings if (value := evidence.value(reading)) is not None]
    is_clear = not residue_of(evidence, section.text, figure.clause, section.mentions) and not figure.narrowed
    return compare_percent(figure.mention, values, is_clear, "按表内数据重算")


def _rates_named(evidence: Evidence, words: str) -> Iterator[Rate]:
    return (rate for rate in evidence.vocabulary.rates if any(word in words for word in rate.words))


def _parts(
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


def _wholes(
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
