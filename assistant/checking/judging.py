"""Comparing a number with what its words stand for: counts, shares of a whole, changes against last year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.subjects import (
    AMOUNT_UNITS,
    Subject,
    expressions,
    read_clause,
    speaks_of_last_year,
    without_last_year,
)
from assistant.numerals import Mention
from assistant.numerals.wording import round_half_up
from assistant.report import Verdict

_UP = re.compile(r"增加|增长|上升|提高|多")
_DOWN = re.compile(r"减少|下降|降低|少")
_COMPARED = re.compile(r"同比|比上年|较上年|比去年|较去年|与上年相比|比年初|环比")
_IN_YUAN = {"元": Fraction(1), "万元": Fraction(10000), "亿元": Fraction(100000000)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its evidence."""

    verdict: Verdict
    expression: str | None = None
    expected: str | None = None
    reason: str = ""


@dataclass(slots=True)
class Course:
    """What the sentence has established so far, for the shares and changes that lean on it."""

    subject: Subject | None = None
    """The subject of the last count."""
    expressions: tuple[str, ...] = ()
    """What the last count may stand for; one expression when it was supported."""


def judge_section(evidence: Evidence, section: SectionText) -> list[Judgement | None]:
    """A judgement for each figure of the section that the tables can answer, None for the others."""
    judgements: list[Judgement | None] = []
    course = Course()
    paragraph: Span | None = None
    for figure in section.figures:
        if figure.paragraph != paragraph:
            paragraph, course = figure.paragraph, Course()
        judgements.append(_judge(evidence, section, figure, course))
    return judgements


def _judge(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    words = figure.clause.of(section.text)
    unit = figure.mention.unit
    if unit in ("百分点", "个百分点", "倍", "‰"):
        return None
    if unit == "%":
        is_change = _direction(words) and "占" not in words
        return (
            _change(evidence, section, figure, course)
            if is_change
            else _share(evidence, section, figure, course)
        )
    if _COMPARED.search(words) and _direction(words):
        return _change(evidence, section, figure, course)
    return _count(evidence, section, figure, course)


def _direction(words: str) -> int:
    if _UP.search(words):
        return 1
    return -1 if _DOWN.search(words) else 0


# ---------------------------------------------------------------- counts and amounts


def _count(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    subject = figure.subject
    if subject is None:
        return None
    words = figure.clause.of(section.text)
    last_year = speaks_of_last_year(evidence, section.text, figure.clause)
    if last_year:
        subject = without_last_year(subject)
    readings = expressions(evidence, subject, figure.mention.unit, last_year)
    if not readings:
        return None
    course.subject, course.expressions = subject, ()
    values = [(reading, value) for reading in readings if (value := evidence.value(reading)) is not None]
    for reading, value in values:
        if _agrees(evidence, figure.mention, reading, value, words):
            if subject.named or not subject.residue:
                course.expressions = (reading,)
                return Judgement(
                    Verdict.SUPPORTED,
                    reading,
                    _shown(evidence, reading, value, figure.mention),
                    "与表内数据相符",
                )
            return None
    if not values or not subject.understood or not subject.named or figure.narrowed:
        return None
    reading, value = values[0]
    course.expressions = (reading,)
    return Judgement(
        Verdict.CONTRADICTED, reading, _shown(evidence, reading, value, figure.mention), "与表内数据不符"
    )


def _agrees(evidence: Evidence, mention: Mention, reading: str, value: Fraction, words: str) -> bool:
    """Signed cells (本年增/减) are told as 增加2项 or 减少2项."""
    sign = (_direction(words) or 1) if _is_signed(evidence, reading) else 1
    return mention.admits(_in_unit(value * sign, mention.unit))


def _is_signed(evidence: Evidence, reading: str) -> bool:
    spec = evidence.figures.format.cells.get(reading)
    return spec is not None and spec.column.signed


def _in_unit(value: Fraction, unit: str) -> Fraction:
    """Amount cells are in 万元; the prose may say 元 or 亿元."""
    return value * _IN_YUAN["万元"] / _IN_YUAN[unit] if unit in AMOUNT_UNITS else value


def _shown(evidence: Evidence, reading: str, value: Fraction, mention: Mention) -> str:
    if _is_signed(evidence, reading):
        return f"{'增加' if value >= 0 else '减少'}{_plain(abs(value))}"
    amount = _in_unit(value, mention.unit)
    if amount.denominator == 1:
        return str(amount.numerator)
    return f"{round_half_up(amount, 6).normalize():f}"


# ---------------------------------------------------------------- shares


def _share(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    numerators, understood = _numerators(evidence, section, figure, course)
    if not numerators:
        return None
    wholes = list(_wholes(evidence, section, figure, course))
    ratios = [
        (f"({part}) / ({whole}) * 100", top / bottom * 100)
        for part in numerators
        for whole in wholes
        if part != whole and (top := evidence.value(part)) is not None and (bottom := evidence.value(whole))
    ]
    return _compare_percent(figure, ratios, understood and not figure.narrowed, "按表内数据重算")


def _numerators(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[tuple[str, ...], bool]:
    """The part: named before 占, named behind the number, or the count just stated; and whether the words are clear."""
    text = section.text
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    named = Span(figure.clause.start, split if split >= 0 else figure.clause.end)
    for span in (figure.after,) if _frames_a_whole(figure.clause.of(text)) else (named, figure.after):
        subject = read_clause(evidence, text, span, section.mentions, course.subject or figure.subject)
        if subject and subject.named and _names_a_part(evidence, text, span):
            course.subject = subject
            course.expressions = tuple(expressions(evidence, subject, "件"))
            return course.expressions, subject.understood
    own_words = text[figure.clause.start : figure.clause.end].strip("（( ，")
    return course.expressions, own_words == "" or own_words.startswith("占")


def _frames_a_whole(words: str) -> bool:
    """无法提供的申请里九成是…: the words before the share name the whole, those behind it the part."""
    return words.endswith(("里", "中", "之中", "当中"))


def _names_a_part(evidence: Evidence, text: str, span: Span) -> bool:
    return evidence.vocabulary.pattern.search(text, span.start, span.end) is not None


def _wholes(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Iterator[str]:
    """What the share may be of: named behind 占, framed by the clause before, and then the usual totals."""
    text = section.text
    split = text.rfind("占", figure.clause.start, figure.clause.end)
    if split >= 0:
        named = Span(split + 1, figure.clause.end)
        subject = read_clause(evidence, text, named, section.mentions, None)
        if subject and subject.named and _names_a_part(evidence, text, named):
            yield from expressions(evidence, subject, "件")
            return
    framed = figure.clause.end if _frames_a_whole(figure.clause.of(text)) else figure.clause.start
    frame = read_clause(evidence, text, Span(figure.sentence.start, framed), section.mentions, None)
    if frame and frame.named:
        yield from expressions(evidence, frame, "件")
    table = course.subject.table if course.subject else "applications"
    totals = {
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
    yield from totals.get(table, ())


# ---------------------------------------------------------------- changes


def _change(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    words = figure.clause.of(section.text)
    sign = _direction(words)
    if re.search(r"比(?:年初|上年)结转", words):
        return _against_carried_in(evidence, figure, course.expressions, sign)
    subject = read_clause(evidence, section.text, figure.clause, section.mentions, course.subject)
    if subject and subject.named and _names_a_part(evidence, section.text, figure.clause):
        bases = tuple(expressions(evidence, subject, "件"))
        course.subject, course.expressions = subject, bases
        understood = subject.understood
    else:
        bases, understood = course.expressions, course.subject is not None and course.subject.understood
    ratios = list(_changes(evidence, bases, figure.mention.unit == "%", sign))
    if figure.mention.unit == "%":
        return _compare_percent(figure, ratios, understood and not figure.narrowed, "按上年与本年数据重算")
    for expression, value in ratios:
        if figure.mention.admits(value):
            return Judgement(Verdict.SUPPORTED, expression, _plain(value), "按上年与本年数据重算相符")
    if not ratios or not understood or figure.narrowed:
        return None
    expression, value = ratios[0]
    return Judgement(
        Verdict.CONTRADICTED,
        expression,
        _signed_words(value, sign, figure.mention.unit),
        "按上年与本年数据重算不符",
    )


def _against_carried_in(
    evidence: Evidence, figure: TextFigure, bases: Iterable[str], sign: int
) -> Judgement | None:
    for base in bases:
        expression = f"({base}) - applications.carried_in.total"
        value = evidence.value(expression)
        if value is not None and figure.mention.admits(value * sign):
            return Judgement(Verdict.SUPPORTED, expression, _plain(value), "按表内数据重算相符")
    return None


def _changes(
    evidence: Evidence, bases: Iterable[str], relative: bool, sign: int
) -> Iterator[tuple[str, Fraction]]:
    """This year less last year, in the direction the words give; a wrong direction gives a negative change."""
    for base in bases:
        before = " + ".join(f"previous.{name}" for name in base.split(" + "))
        now_value, before_value = evidence.value(base), evidence.value(before)
        if now_value is None or before_value is None:
            continue
        difference = (now_value - before_value) * sign
        if not relative:
            yield f"({base}) - ({before})", difference
        elif before_value:
            yield f"(({base}) - ({before})) / ({before}) * 100", difference / before_value * 100


def _compare_percent(
    figure: TextFigure, ratios: list[tuple[str, Fraction]], certain: bool, reason: str
) -> Judgement | None:
    for expression, value in ratios:
        if figure.mention.admits(value):
            return Judgement(Verdict.SUPPORTED, expression, _percent(value, figure.mention), f"{reason}相符")
    if not ratios or not certain:
        return None
    expression, value = ratios[0]
    return Judgement(Verdict.CONTRADICTED, expression, _percent(value, figure.mention), f"{reason}不符")


def _percent(value: Fraction, mention: Mention) -> str:
    printed = mention.text.rstrip("%％").partition(".")[2]
    decimals = len([digit for digit in printed if digit.isdigit()])
    return f"{round_half_up(value, decimals):f}%"


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{round_half_up(value, 4).normalize():f}"


def _signed_words(value: Fraction, sign: int, unit: str) -> str:
    actual = value * sign
    return f"{'增加' if actual >= 0 else '减少'}{_plain(abs(actual))}{unit}"
