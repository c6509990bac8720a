"""Comparing each number with what its words stand for, in the order of the text."""

import re
from dataclasses import replace

from assistant.checking.changes import judge_change, last_years, this_years
from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement, agrees, direction, each_of, shown
from assistant.checking.course import Counted, Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.settling import settle_doubts
from assistant.checking.shares import judge_share, judge_share_moved_from, judge_share_moved_to
from assistant.checking.subjects import (
    AMOUNT_UNITS,
    Subject,
    expressions,
    find_terms,
    names_carry_over,
    speaks_of_last_year,
    without_last_year,
)
from assistant.report import Verdict

_COMPARED = re.compile(
    r"同比|比上|较上|比去年|较去年|与上年|与去年|环比|比年初|较年初|[比较与]20\d\d年|相比|相较|较之"
)
_LAST_YEARS_OWN = re.compile(
    r"(?:上一?年度?|去年|20\d\d年|年初)(?:同期)?(?:末)?(?:仅|则|还|只)?(?:的|为|是|仅|有|[(（])?\s*$|由(?:上年|去年)的$"
)
_FROM = re.compile(r"(?:由|从)(?:上一?年度?|去年|20\d\d年|年初)?的?$")
_TO = re.compile(
    r"(?:增加|增长|上升|提高|提升|减少|下降|降低|精简|精减|核减|压减|压缩|调整|扩大|增|减|降|升|调)(?:至|到|为)|压(?:至|到)"
)
_ARRIVED = re.compile(r"(?:增|减|降|升|加|少|长|整|简|缩|高|大|调|压)(?:至|到|为)$")
_ADDED_UP = re.compile("共|合计|总计|和|及|与|或")
_REACHED = re.compile("[，、]达到?")
_LEFT = re.compile("(?:余|剩|剩余|余下|保留|现为|现有|留下|达到?|尚有|还有)$")
_NAMES_A_PART = re.compile(
    "其中|另|除|涉及|关于|有关|反映|针对|围绕|问|[局厅委办院站科股处室]|中心|大队|中队|部门|单位|[省市区县乡镇村]|街道|社区|类|等"
)
_OF_THESE = re.compile("其中|中有|中含|包括|包含|含")
_AVERAGE = re.compile(r"(月|日|天)均|平均每(个?月|日|天)|每(个?月|日|天)平均|[合每](天|月)(?:将近|约)?$")
_PERIODS = {"月": 12, "个月": 12, "日": 365, "天": 365}
_NARROW_SECTIONS = frozenset({"problems", "other"})
"""Where numbers speak of some cases only (被纠正的1件暴露出…, 涉及申请2件): they can be borne out, never refuted."""
_ELSEWHERE = re.compile(r"上述|各\Z")
"""The words point to something said before, or share a number out in a way of their own."""
_ONLY_TOTAL = re.compile(r"[，,、]?(?:全年|累计|共计|合计|总计|共|一共|总共|共有)*(?:需?办理|应办理)?")
_LESS_THAN_LAST_YEAR = re.compile(r"(?:少于|多于|高于|低于)(?:上年|去年)(?:的|同期)?$")
_GREW_BY = re.compile(
    r"(?:增加|减少|增长|下降|上升|减收|增收|净增|净减|少收|多收|回落|上涨|(?<!新)增|减)了?$"
    r"|[则却](?:多|少)了?$"
)
_LOAD = "applications.new.total + applications.carried_in.total"


def judge_section(evidence: Evidence, section: SectionText) -> list[Judgement | None]:
    """A judgement for each figure of the section that the tables can answer, None for the others."""
    judgements: list[Judgement | None] = []
    course = Course()
    paragraph: Span | None = None
    for figure in section.figures:
        if figure.paragraph != paragraph:
            paragraph, course = figure.paragraph, Course()
        trails = figure.trailing and not course.confirmed
        judgement = _judge(evidence, section, replace(figure, narrowed=True) if trails else figure, course)
        course.confirmed = judgement is not None and judgement.verdict is Verdict.SUPPORTED
        judgements.append(judgement)
    return settle_doubts(section.figures, judgements)


def _judge(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    words = figure.words(section.text)
    unit = figure.mention.unit
    if _FROM.search(words) and _TO.match(figure.after.of(section.text)):
        if unit == "%":
            return judge_share_moved_from(evidence, section, figure, course)
        return _from_value(evidence, figure, course)
    if unit == "%" and _ARRIVED.search(words):
        return judge_share_moved_to(evidence, figure, course)
    if _is_last_years_own(evidence, section, figure):
        return _last_years_own(evidence, section, figure, course)
    if _is_change(evidence, section, figure):
        return judge_change(evidence, section, figure, course)
    return (
        judge_share(evidence, section, figure, course)
        if unit in ("%", "‰")
        else _count(evidence, section, figure, course)
    )


def _is_last_years_own(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """Whether 上年 or 去年 stands right before the number and nothing else takes the word."""
    words = figure.words(section.text)
    if figure.mention.unit in ("%", "倍", "百分点") or not _LAST_YEARS_OWN.search(words):
        return False
    is_items = figure.subject is not None and figure.subject.strong and figure.mention.unit == "项"
    return not (
        is_items
        or _LESS_THAN_LAST_YEAR.search(words)
        or names_carry_over(evidence, section.text, figure.clause)
    )


def _is_change(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    words = figure.words(section.text)
    unit = figure.mention.unit
    if unit in ("百分点", "倍"):
        return True
    if direction(words) == 0 or _ARRIVED.search(words) or "占" in words:
        return False
    return (unit == "%" or _is_compared(section, figure)) and not _is_item_change(evidence, figure)


def _is_compared(section: SectionText, figure: TextFigure) -> bool:
    """比上年 stands in the clause or before it in the sentence, or the number is what something grew or fell by."""
    words = figure.words(section.text)
    if _COMPARED.search(words) or _LESS_THAN_LAST_YEAR.search(words):
        return True
    start = max(figure.sentence.start, section.text.rfind("；", figure.sentence.start, figure.mention.start))
    if _GREW_BY.search(words):
        return True
    is_by_more = re.search(r"(?:多|少|高出|低)了?$", words) is not None
    return is_by_more and _COMPARED.search(section.text, start, figure.mention.start) is not None


def _is_item_change(evidence: Evidence, figure: TextFigure) -> bool:
    """Format 2019 has cells for 本年增/减, so 增加2项 is a count there."""
    subject = figure.subject
    if subject is None or figure.mention.unit not in ("项", "个"):
        return False
    return any(reading.endswith(".change") for reading in expressions(evidence, subject, "项"))


def _from_value(evidence: Evidence, figure: TextFigure, course: Course) -> Judgement | None:
    """有效存量由136件增至142件: where it came from, which need not be last year's value."""
    readings = expressions(evidence, figure.subject, figure.mention.unit) if figure.subject else []
    for reading, before in ((reading, last_years(reading)) for reading in readings):
        value = evidence.value(before)
        if value is not None and agrees(evidence, figure.mention, before, value, ""):
            course.add(figure.sentence, figure.subject, (this_years(evidence, reading),), figure.bracket)
            return Judgement(
                Verdict.SUPPORTED, before, shown(evidence, before, value, figure.mention), "与上年数据相符"
            )
    return _wrong_beginning(evidence, figure, readings)


def _wrong_beginning(evidence: Evidence, figure: TextFigure, readings: list[str]) -> Judgement | None:
    """由A项减至B项 with a wrong A, where the words leave no doubt what it counts."""
    subject = figure.subject
    if subject is None or not subject.named or not subject.understood or figure.narrowed:
        return None
    for before in map(last_years, readings):
        value = evidence.value(before)
        if value is not None:
            right = shown(evidence, before, value, figure.mention)
            return Judgement(Verdict.CONTRADICTED, before, right, "与上年数据不符")
    return None


def _last_years_own(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """较上年的80件, 比2021年（4058件）, 上年为4件: last year's value of what was just counted, or named."""
    bases = _bases_of_last_year(evidence, section, figure, course)
    found = [
        (base, before, value)
        for base in bases
        if (value := evidence.value(before := last_years(base))) is not None
    ]
    for base, before, value in found:
        if agrees(evidence, figure.mention, before, value, ""):
            course.add(figure.sentence, figure.subject, (base,), figure.bracket)
            return Judgement(
                Verdict.SUPPORTED, before, shown(evidence, before, value, figure.mention), "与上年数据相符"
            )
    between = figure.before.of(section.text)
    is_near = between.count("，") <= 1 and not re.search(r"未|没有|无", between)
    is_single = len(found) == 1 or _is_of_last_count(section, figure, course)
    if not found or not is_single or figure.narrowed or not is_near:
        return None
    _, before, value = found[0]
    return Judgement(
        Verdict.CONTRADICTED, before, shown(evidence, before, value, figure.mention), "与上年数据不符"
    )


def _is_of_last_count(section: SectionText, figure: TextFigure, course: Course) -> bool:
    """办理118件，上年为104件: nothing but the count just stated can be meant, unless it ends a list of parts."""
    last = course.last(bracket=figure.bracket)
    if last is None or last.sentence != figure.sentence or len(last.expressions) != 1:
        return False
    clause = section.text[max(figure.sentence.start, last.place - 12) : last.place]
    return "、" not in clause and figure.subject is not None and not figure.subject.named


def _bases_of_last_year(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> list[str]:
    """What 上年 may speak of: what the clause names, what was just counted, or any count of this part of the sentence."""
    subject = figure.subject
    if figure.back and subject:
        return expressions(evidence, subject, figure.mention.unit)
    if subject is not None and subject.named and subject.understood:
        return expressions(evidence, subject, figure.mention.unit)
    start = max(figure.sentence.start, section.text.rfind("；", figure.sentence.start, figure.mention.start))
    counts = [count for count in course.earlier_in(figure.sentence) if count.place >= start]
    last = course.last(bracket=figure.bracket)
    named = list(expressions(evidence, subject, figure.mention.unit)) if subject and not counts else []
    nearest = list(last.expressions) if last else []
    others = [expression for count in reversed(counts) for expression in count.expressions]
    return list(dict.fromkeys((*nearest, *others) if counts else (*named, *nearest)))


def _count(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> Judgement | None:
    judgement, subject, known = _judge_count(evidence, section, figure, course)
    course.add(figure.sentence, subject, known, figure.bracket, figure.mention.start)
    return judgement


def _is_counted_so(evidence: Evidence, subject: Subject, figure: TextFigure) -> bool:
    """Whether the table counts in this unit for sure; 项 and 个 may be matters, 次 may be visits."""
    unit = figure.mention.unit
    if unit in ("项", "个"):
        return any(
            cell.column.unit == unit
            for cell in evidence.figures.format.cells.values()
            if cell.table.id == subject.table
        )
    return (
        unit in AMOUNT_UNITS
        or unit in ("", "件", "件次", "件（次）", "宗", "起", "份")
        or (unit in ("部", "次", "件次") and subject.table == "disclosure")
    )


def _names_row_only(subject: Subject) -> bool:
    """规章9部: made this year, or in force? Of what was decided on there is only one number."""
    papers = {"regulations", "normative_documents"}
    return (
        subject.table == "disclosure"
        and "column" not in subject.axis
        and any(papers & set(row) for row in subject.rows)
    )


def _names_outcomes_loosely(evidence: Evidence, text: str, figure: TextFigure) -> bool:
    """驳回、列入其他结果1件: two outcomes of which nobody says that they are added up."""
    if figure.shared_out:
        return False
    hits = find_terms(evidence, text, figure.clause)
    outcomes = [
        hit for hit in hits if all(term.table == "disputes" and term.axis == "column" for term in hit.terms)
    ]
    return len(outcomes) > 1 and _ADDED_UP.search(figure.clause.of(text)) is None


def _remaining(evidence: Evidence, subject: Subject, words: str, unit: str) -> list[str]:
    """取消1项，余17项: of items in format 2019, last year's number and its change."""
    if unit not in ("项", "个") or subject.table != "disclosure" or not _LEFT.search(words):
        return []
    found = (
        [f"disclosure.{row}.previous_items + disclosure.{row}.change" for row in subject.rows[0]]
        if subject.rows
        else []
    )
    return [reading for reading in found if evidence.value(reading) is not None]


def _is_arrival(arrived: bool, last: Counted | None, follows: bool) -> bool:
    """由A件增至B件: B is of what A was."""
    return arrived and follows and last is not None and len(last.expressions) == 1


def _is_only_amount(figure: TextFigure, readings: list[str]) -> bool:
    """采购11项、324.4万元: the only amount there is of what was just named."""
    return figure.mention.unit in AMOUNT_UNITS and len(readings) == 1 and figure.subject is not None


def _may_be_settled(section: SectionText, figure: TextFigure) -> bool:
    """Whether the words nobody understands are none that name a body, a place, a topic or a part."""
    words = section.text[figure.before.start : figure.after.end]
    return figure.subject is not None and figure.subject.strong and _NAMES_A_PART.search(words) is None


def _is_part_of_last(
    section: SectionText, figure: TextFigure, last: Counted | None, readings: list[str]
) -> bool:
    """废止9件中含宣布失效4件: the same cells again behind 其中 or 含 can only be some of them."""
    if last is None or last.sentence != figure.sentence or not set(last.expressions) & set(readings):
        return False
    return _OF_THESE.search(section.text, figure.before.start, figure.mention.start) is not None


def _judge_each(
    evidence: Evidence, figure: TextFigure, subject: Subject
) -> tuple[Judgement | None, Subject | None, tuple[str, ...]]:
    """维持、纠正各1件: in one reading of what is left open, every noun has this number."""
    groups = each_of(evidence, subject, figure.mention.unit)
    for group in groups:
        values = [evidence.value(reading) for reading in group]
        if all(value is not None and figure.mention.admits(value) for value in values):
            return Judgement(Verdict.SUPPORTED, group[0], None, "与表内数据相符"), subject, ()
    if len(groups) != 1 or not subject.understood or figure.narrowed:
        return None, subject, ()
    return Judgement(Verdict.CONTRADICTED, groups[0][0], None, "与表内数据不符"), subject, ()


def _judge_count(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> tuple[Judgement | None, Subject | None, tuple[str, ...]]:
    """The judgement, the subject, and what the count is known to stand for."""
    subject = figure.subject
    if subject is None:
        return None, None, ()
    words = figure.clause.of(section.text)
    last_year = speaks_of_last_year(evidence, section.text, figure.clause)
    if last_year:
        subject = without_last_year(subject)
    if subject.each:
        return _judge_each(evidence, figure, subject)
    arrived = _ARRIVED.search(words) is not None or _REACHED.fullmatch(words) is not None
    if arrived and all(column == ("change",) for column in subject.columns):
        subject = replace(subject, columns=evidence.vocabulary.tables[subject.table].default_columns)
    readings = expressions(evidence, subject, figure.mention.unit, last_year)
    per = _AVERAGE.search(words)
    if not subject.named and _ONLY_TOTAL.fullmatch(words) and subject.table == "applications":
        readings = [*readings, _LOAD]
    last = course.last(bracket=figure.bracket)
    follows = last is not None and last.sentence == figure.sentence
    remaining = _remaining(evidence, subject, words, figure.mention.unit) if follows else []
    readings = remaining or readings
    if last and follows and (arrived or not subject.named) and not remaining:
        readings = list(dict.fromkeys((*last.expressions, *readings)))
    if per is not None:
        readings = [f"({reading}) / {_PERIODS[next(filter(None, per.groups()))]}" for reading in readings]
    values = [(reading, value) for reading in readings if (value := evidence.value(reading)) is not None]
    fitting = [(r, v) for r, v in values if agrees(evidence, figure.mention, r, v, words)]
    if fitting and (subject.named or not subject.residue):
        reading, value = fitting[0]
        found = Judgement(
            Verdict.SUPPORTED,
            reading,
            shown(evidence, reading, value, figure.mention),
            "与表内数据相符",
            inherited=not subject.named,
        )
        return found, subject, (reading,)
    is_certain = (
        _is_counted_so(evidence, subject, figure)
        and section.id not in _NARROW_SECTIONS
        and not _names_row_only(subject)
        and (subject.axis or not follows)
        and not _names_outcomes_loosely(evidence, section.text, figure)
        and not _is_part_of_last(section, figure, last, readings)
        and not _ELSEWHERE.search(section.text, figure.sentence.start, figure.mention.start)
        and (subject.understood or _may_be_settled(section, figure))
        and (
            subject.named
            or figure.framed
            or bool(remaining)
            or _is_arrival(arrived, last, follows)
            or _is_only_amount(figure, readings)
        )
        and not figure.narrowed
        and not _COMPARED.search(words)
    )
    if not values or fitting or not is_certain:
        return None, subject, ()
    reading, value = values[0]
    wrong = Judgement(
        Verdict.CONTRADICTED,
        reading,
        shown(evidence, reading, value, figure.mention),
        "与表内数据不符",
        doubtful=not subject.understood,
    )
    return wrong, subject, (reading,) if subject.understood else ()
