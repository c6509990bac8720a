"""Changes against last year: 增加20件, 增长35.09%, 提高2个百分点, 是上年的1.75倍, in the direction the words give."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from assistant.checking.certainty import OF_EVERY_KIND
from assistant.checking.change_bases import bases_of_change, terms_that_changed
from assistant.checking.comparing import Judgement, compare_percent, direction, in_unit, plain
from assistant.checking.course import Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.naming import POINTING
from assistant.checking.residue import residue_of
from assistant.checking.subjects import AMOUNT_UNITS, expressions, names_carry_over, read_clause
from assistant.checking.together import all_told
from assistant.checking.totals import CARRIED_IN, CARRIED_OUT, SHARE_WHOLES
from assistant.figures import last_year
from assistant.numerals.wording import round_half_up
from assistant.report import Verdict

_TO_CARRIED_IN = re.compile(r"[比较](?:年初|上年)结转|[比较]年初")
_OTHER_BASE = re.compile(
    r"前年|计划|目标|任务|上半年|上季|上月|改版前|整改前|以前|原来|平均|任期|五年|三年|指标"
)
"""Compared with something else than last year."""
_YEAR = re.compile(r"[比较与]\s*(20\d\d)年")
_AGAINST_LAST_YEAR = re.compile(r"上一?年|去年|同期|20\d\d年|同比")
_OF_LAST_YEARS_COUNT = re.compile(
    r"(?:上一?年度?|去年|前一年|20\d\d年)(?:同期)?(?:的)?[（(]?[^，。；（(]{1,12}[)）]?的\Z"
)
"""为上年602件的1.18倍: the number before is last year's."""
_SHARE_NAMED = re.compile("比例|占比|比重|比率")
_SAID_IN_PER_CENT = re.compile(
    "[，、（(]?(?:同比|即|合|约|折合)?(?:[增升涨降减跌]幅|增长率?|下降率?|上升|减少|增加|回落|压减|降低|下滑|提高|增|降)(?:为|达到?|约|了|近|是)*"
)
_OF_ALL = re.compile("总数|总量|总计|合计")
"""处理决定4127件，由…构成，总数同比增长5.98%."""
_PAPERS = ("disclosure.regulations.", "disclosure.normative_documents.")
"""废止2件，有效15件，比上年少2件: few and small, so that one count's change is soon another's."""
_REASON = "按上年与本年数据重算"


def judge_change(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """The change as computed from both years' figures; None where last year's are missing or the base is unknown."""
    words = figure.words(section.text)
    sign = direction(words) or 1
    if _has_another_base(evidence, section, figure):
        return None
    if figure.mention.unit == "百分点":
        return _points(evidence, section, figure, course, sign)
    if _TO_CARRIED_IN.search(words) and _is_of_applications(course, figure):
        return _against_carried_in(evidence, figure, course, sign)
    said_again = _moved_before(section, figure, course) or all_told(section, figure, course)
    bases, certain = (
        ((said_again,), True) if said_again else bases_of_change(evidence, section, figure, course)
    )
    if figure.mention.unit == "倍":
        return _multiple(evidence, section, figure, course, bases, certain)
    certain = certain and not figure.narrowed and not POINTING.search(words + figure.before.of(section.text))
    found = _difference(evidence, figure, bases, sign, certain)
    if found is None and figure.mention.unit == "%" and _OF_ALL.search(words):
        found = _of_another_count(evidence, figure, course, sign, None)
    if (
        found is not None
        and found.verdict is Verdict.CONTRADICTED
        and not terms_that_changed(evidence, section.text, figure)
    ):
        found = _of_another_count(evidence, figure, course, sign, found)
    if found is None or found.verdict is not Verdict.SUPPORTED:
        return _points_called_percent(evidence, section, figure, course, sign) or found
    if figure.mention.unit != "%":
        course.moved = ((found.expression or "")[1:].partition(") - (")[0], figure.mention.end)
    return found


def _of_another_count(
    evidence: Evidence, figure: TextFigure, course: Course, sign: int, found: Judgement | None
) -> Judgement | None:
    """收到24件，办结22件，较上年增长20%: right of a count further back, it is no error; in numbers that may be chance."""
    others = (
        count.expressions[0]
        for count in course.earlier_in(figure.sentence)
        if len(count.expressions) == 1 and not count.expressions[0].startswith(_PAPERS)
    )
    other = _difference(evidence, figure, others, sign, certain=False)
    if other is None:
        return found
    return other if figure.mention.unit == "%" else None


def _multiple(
    evidence: Evidence,
    section: SectionText,
    figure: TextFigure,
    course: Course,
    bases: Iterable[str],
    certain: bool,
) -> Judgement | None:
    """是上年的1.75倍, or of something else that the paragraph has counted."""
    words = figure.words(section.text)
    is_against = _AGAINST_LAST_YEAR.search(words) or _OF_LAST_YEARS_COUNT.search(
        section.text, figure.sentence.start, figure.mention.start
    )
    is_of_carried = names_carry_over(evidence, section.text, figure.clause)
    if is_of_carried or (not is_against and not direction(words)):
        return _times_another(evidence, section, figure, course)
    certain = certain and not figure.narrowed and is_against is not None
    return _times(evidence, figure, bases, is_increase=direction(words) > 0, certain=certain)


def _moved_before(section: SectionText, figure: TextFigure, course: Course) -> str | None:
    """减少24件，降幅22.22%: the very change just counted, once more in per cent."""
    if figure.mention.unit != "%" or course.moved is None or course.moved[1] > figure.mention.start:
        return None
    between = section.text[course.moved[1] : figure.mention.start]
    return course.moved[0] if _SAID_IN_PER_CENT.fullmatch(between) else None


def _points_called_percent(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course, sign: int
) -> Judgement | None:
    """占46.9%，比上年提高0.8%: as a change of the share it is 0.8 percentage points, and 0.8% of nothing."""
    share = course.share
    is_meant = figure.mention.unit == "%" and not figure.narrowed
    if share is None or not is_meant or not _is_of_last_share(evidence, section, figure, course):
        return None
    now_value, before_value = evidence.value(share), evidence.value(last_year(share))
    if now_value is None or not before_value or figure.mention.value is None:
        return None
    points = (now_value - before_value) * sign
    decimals = len(figure.mention.text.partition(".")[2].rstrip("%％"))
    is_points = round_half_up(points, decimals) == figure.mention.value
    if not is_points or figure.mention.admits(points / before_value * 100):
        return None
    right = f"{figure.mention.text.rstrip('%％')}个百分点"
    return Judgement(
        Verdict.CONTRADICTED, f"({share}) - ({last_year(share)})", right, "占比的增减应说百分点，不说百分之几"
    )


def _is_of_applications(course: Course, figure: TextFigure) -> bool:
    last = course.last(bracket=figure.bracket)
    return last is not None and any(base.startswith("applications.") for base in last.expressions)


def _difference(
    evidence: Evidence, figure: TextFigure, bases: Iterable[str], sign: int, certain: bool
) -> Judgement | None:
    """增加20件, 增长35.09%: this year less last year, absolute or relative."""
    mention = figure.mention
    changes = list(_changes(evidence, _of_unit(evidence, bases, mention.unit), mention.unit == "%", sign))
    if mention.unit == "%":
        return compare_percent(mention, changes, certain, _REASON)
    amounts = [(expression, in_unit(value, mention.unit)) for expression, value in changes]
    for expression, amount in amounts:
        if mention.admits(amount):
            return Judgement(Verdict.SUPPORTED, expression, plain(amount), f"{_REASON}相符")
    if not amounts or not certain or mention.unit == "项":
        return None  # items come and go within a year; only the form's own cell settles them
    expression, amount = amounts[0][0], amounts[0][1] * sign
    expected = f"{'增加' if amount >= 0 else '减少'}{plain(abs(amount))}{mention.unit}"
    return Judgement(Verdict.CONTRADICTED, expression, expected, f"{_REASON}不符")


def _of_unit(evidence: Evidence, bases: Iterable[str], unit: str) -> Iterator[str]:
    """Without the amounts where things are counted, and the other way round."""
    for base in bases:
        spec = evidence.figures.format.cells.get(base)
        is_amount = spec is not None and spec.column.unit in AMOUNT_UNITS
        if unit == "%" or is_amount == (unit in AMOUNT_UNITS):
            yield base


def _has_another_base(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """Compared with a plan, or with a year that last year's figures cannot settle (比2019年增长 in the report of 2023); or of all cases."""
    named = _OTHER_BASE.search(section.text, figure.before.start, figure.mention.start)
    years = _YEAR.findall(section.text, figure.sentence.start, figure.mention.start)
    of_every_kind = OF_EVERY_KIND.match(section.text, figure.mention.end, figure.sentence.end)
    is_other_year = bool(years) and int(years[-1]) != evidence.year - 1
    return named is not None or is_other_year or of_every_kind is not None


def _changes(
    evidence: Evidence, bases: Iterable[str], relative: bool, sign: int
) -> Iterator[tuple[str, Fraction]]:
    """This year less last year, in the direction the words give; a wrong direction gives a negative change."""
    for base in (this_years(evidence, base) for base in bases):
        before = last_years(base)
        now_value, before_value = evidence.value(base), evidence.value(before)
        if now_value is None or before_value is None:
            continue
        difference = (now_value - before_value) * sign
        if not relative:
            yield f"({base}) - ({before})", difference
        elif before_value:
            yield f"(({base}) - ({before})) / ({before}) * 100", difference / before_value * 100


def last_years(base: str) -> str:
    """Last year's value of a base; the number of items last year has a cell of its own in format 2019."""
    items = re.fullmatch(r"(disclosure\.[a-z_]+\.previous_items) \+ disclosure\.[a-z_]+\.change", base)
    if items:
        return items[1]
    return last_year(base)


def this_years(evidence: Evidence, base: str) -> str:
    """What a number that began as `base` has become: of items in format 2019, last year's number and its change."""
    items = re.fullmatch(r"(disclosure\.[a-z_]+)\.previous_items", base)
    arrived = f"{base} + {items[1]}.change" if items else base
    return arrived if evidence.value(arrived) is not None else base


def _against_carried_in(
    evidence: Evidence, figure: TextFigure, course: Course, sign: int
) -> Judgement | None:
    """结转5件，比年初少3件, 较年初压减近一半: against what was carried in."""
    last = course.last(bracket=figure.bracket)
    if figure.mention.unit == "%":
        return _relative_to_carried_in(evidence, figure, last.expressions if last else (), sign)
    wrong = None
    for base in last.expressions if last else ():
        if not base.startswith("applications."):
            continue
        expression = f"({base}) - {CARRIED_IN}"
        value = evidence.value(expression)
        if value is None:
            continue
        if figure.mention.admits(value * sign):
            return Judgement(Verdict.SUPPORTED, expression, plain(value), "按表内数据重算相符")
        if base == CARRIED_OUT and not figure.narrowed:
            right = f"{'多' if value >= 0 else '少'}{plain(abs(value))}{figure.mention.unit}"
            wrong = Judgement(Verdict.CONTRADICTED, expression, right, "按表内数据重算不符")
    return wrong


def _relative_to_carried_in(
    evidence: Evidence, figure: TextFigure, bases: tuple[str, ...], sign: int
) -> Judgement | None:
    before = evidence.value(CARRIED_IN)
    changes = [
        (f"(({base}) - ({CARRIED_IN})) / ({CARRIED_IN}) * 100", (now - before) * sign / before * 100)
        for base in bases
        if before and (now := evidence.value(base)) is not None
    ]
    return compare_percent(figure.mention, changes, certain=False, reason="按表内数据重算")


def _points(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course, sign: int
) -> Judgement | None:
    """Percentage points: the difference of two shares or rates, from the unrounded values."""
    mention = figure.mention
    decimals = len(mention.text.partition(".")[2].rstrip("个百分点"))
    wrong = None
    for share in _shares_meant(evidence, section, figure, course):
        before = last_year(share)
        now_value, before_value = evidence.value(share), evidence.value(before)
        if now_value is None or before_value is None or mention.value is None:
            continue
        difference = round_half_up((now_value - before_value) * sign, decimals)
        expression = f"({share}) - ({before})"
        if difference == mention.value:
            return Judgement(Verdict.SUPPORTED, expression, f"{difference:f}", f"{_REASON}相符")
        if wrong is None and (
            difference == -mention.value or _is_of_last_share(evidence, section, figure, course)
        ):
            words = "提高" if difference * sign >= 0 else "下降"
            right = f"{words}{abs(difference):f}个百分点"
            wrong = Judgement(Verdict.CONTRADICTED, expression, right, f"{_REASON}不符")
    return None if figure.narrowed else wrong


def _is_of_last_share(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> bool:
    """占32.9%，比上年提高1.2个百分点: the share just given in this sentence, and nothing else is named."""
    if residue_of(evidence, section.text, figure.clause, section.mentions):
        return False
    if terms_that_changed(evidence, section.text, figure):
        return _SHARE_NAMED.search(figure.clause.of(section.text)) is not None
    return course.share is not None and course.share_sentence == figure.sentence


def _shares_meant(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Iterator[str]:
    """The share or rate just given, or the share of what the clause names in the usual wholes."""
    subject = read_clause(evidence, section.text, figure.clause, section.mentions, figure.subject)
    is_named = bool(terms_that_changed(evidence, section.text, figure))
    if course.share and not is_named:
        yield course.share
    if subject and subject.named:
        for part in expressions(evidence, subject, "件"):
            yield from (f"({part}) / ({whole}) * 100" for whole in SHARE_WHOLES.get(subject.table, ()))
    if course.share and is_named:
        yield course.share


def _times_another(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """前者是后者的4倍, 是许可的3.4倍: one count as a multiple of another of the paragraph, or of one that is named."""
    counts = [expression for count in course.counts for expression in count.expressions[:1]]
    named = read_clause(evidence, section.text, figure.clause, section.mentions, figure.subject)
    others = expressions(evidence, named, "件") if named and named.named else []
    pairs = [(one, other) for one in reversed(counts) for other in (*others, *counts) if one != other]
    for one, other in pairs:
        expression = f"({one}) / ({other})"
        ratio = evidence.value(expression)
        if ratio is not None and figure.mention.admits(ratio):
            return Judgement(Verdict.SUPPORTED, expression, plain(ratio), "按表内数据重算相符")
    return None


def _times(
    evidence: Evidence, figure: TextFigure, bases: Iterable[str], *, is_increase: bool, certain: bool
) -> Judgement | None:
    """是上年的1.75倍 is a ratio, 增长1.5倍 a change."""
    wrong = None
    for base in bases:
        expression = f"({base}) / ({last_years(base)})"
        ratio = evidence.value(expression)
        if ratio is None:
            continue
        if figure.mention.admits(ratio - 1 if is_increase else ratio):
            return Judgement(Verdict.SUPPORTED, expression, plain(ratio), f"{_REASON}相符")
        right = f"{plain(ratio - 1 if is_increase else ratio)}倍"
        wrong = wrong or Judgement(Verdict.CONTRADICTED, expression, right, f"{_REASON}不符")
    return wrong if certain else None
