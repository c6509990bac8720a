"""What a count may stand for, in order."""

import re

from assistant.checking.certainty import SEVERAL, Count
from assistant.checking.clauses import Span
from assistant.checking.course import Counted, Course
from assistant.checking.dividing import divides_an_ending, divides_cases, divides_the_same, divides_unknown
from assistant.checking.evidence import Evidence
from assistant.checking.excluded import without_excluded
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.relations import arrived, last_years_items
from assistant.checking.remainders import with_rest
from assistant.checking.share_parts import running_sums
from assistant.checking.subjects import (
    AMOUNT_UNITS,
    Subject,
    expressions,
    has_named_columns,
    names_carry_over,
    speaks_of_last_year,
    without_last_year,
)
from assistant.checking.together import told_together
from assistant.checking.totals import CARRIED_IN, CARRIED_OUT, DONE, DONE_OF_NEW, LOAD, NEW, RECONSIDERATION

_LEFT = re.compile("(?:余|剩|剩余|余下|保留|现为|现有|留下|达到?|尚有|还有)$")
AVERAGE = re.compile(r"(月|日|天)均|平均每(个?月|日|天)|每(个?月|日|天)平均|[合每](天|月)(?:将近|约)?$")
_PERIODS = {"月": 12, "个月": 12, "日": 365, "天": 365}
_ONLY_TOTAL = re.compile(r"[，,、]?(?:全年|累计|共计|合计|总计|共|一共|总共|共有)*(?:需?办理|应办理)?")
_NEAR = 14
_WITH_CARRIED = re.compile(
    "[^，。；（(]{0,8}[（(，,](?:含|其中|包括|包含|内含)[^，。；）]{0,6}(?:上年|结转|去年)"
)
_CARRIED_TAKEN_IN = re.compile(
    "[（(](?:含|其中含|包括|包含|内含)[^，。；（）\\d]{0,6}(?:上年|结转|去年)[^，。；（）\\d]*[）)]"
)
_TOGETHER_WITH_CARRIED = re.compile(
    "(?:加上|加之|连同|算上|加|并入|含)[^，。；、\\d]{0,8}(?:结转|遗留)[^，。；、\\d]{0,6}(?:共|合计|总计|累计|总共|合共)[^，。；、\\d]{0,4}\\Z"
)
"""收到76件，连同上年度结转共81件: all that was to be handled."""
_TOGETHER_WITH_OTHERS = re.compile(
    "(?:加上|连同|算上|加)其[他它余][^，。；、\\d]{0,10}(?:共|合计|总计|累计)[^，。；、\\d]{0,2}\\Z"
)
"""公开182件，部分公开16件，加上其他各类结果共535件: with what was not told."""
_WITHOUT_CARRIED = re.compile("[（(，,](?:不含|不包括)[^，。；）]{0,4}(?:上年|结转|去年)")
_ALL_TOLD = re.compile("共|累计|合计|总")
_AGAINST_LAST_YEAR = re.compile("[，（(](?:较|比|与)(?:上一?年|去年)|[（(](?:上一?年|去年)")
_OPENS_WITH_LAST_YEAR = re.compile(
    r"(?:[^，。；\d件起宗]{0,8}，)?(?:而|[我本全](?:单位|机关|街道|[局委办厅院镇乡县市区省]))?(?:上一?年度?+|去年)(?![结末未初转遗跨在带]|报告|年报|指出|提出)"
)
_LAST_YEAR_BEFORE = re.compile("(?:上一?年度?|去年)(?:同期)?\\Z")
_THIS_YEAR = re.compile("本年|今年|当年|同比|增|减|比|较")
_TOGETHER = re.compile("合计|相加|之和|合共|总计")
_TOGETHER_OR_ALL = re.compile("共|合计|总计")
_DECIDED = (("upheld", "corrected", "other"),)
_OF_BOTH_KINDS = re.compile("[，（]")
_IN_THE_YEAR = re.compile("(?:本年度?|年内|全年|当年)对外公开")
_OPENS = re.compile("[，；。]?(?:另|尚|仅|仍|还|其余|剩余|的|共|有)*")
_GOES_OUT = re.compile(
    r"(?:政府信息公开)?申请[^。；\d]{0,30}，(?:依法|依规|按规定|需|已|全部|均)*(?:结转|转)(?:至|到|入)?(?:下|次)"
)
"""31件申请因于年底收到，结转至下一年度: what the number counts is told by the last clause."""
_MONTHLY = re.compile(r"^[，、（(]?(?:月均|平均每个?月)[^，。；]{0,4}$")
_OTHER = re.compile("其[他它]$")


def count_of(
    evidence: Evidence, section: SectionText, figure: TextFigure, subject: Subject, course: Course
) -> Count:
    """The count with its readings in order, what was told before it, and what leaves its meaning open."""
    last_year = (
        speaks_of_last_year(evidence, section.text, figure.lead or figure.clause)
        or _is_all_of_last_year(evidence, section.text, figure)
        or _goes_on_from_last_year(section.text, figure, course)
        or _is_in_last_years_bracket(section.text, figure)
        or _is_told_already(evidence, section.text, figure, subject, course)
        or _names_last_years(evidence, subject, figure.mention.unit)
    )
    if last_year:
        subject = without_last_year(subject)
    goes_on = arrived(figure.clause.of(section.text)) and (_is_of_changes(subject) or not subject.named)
    subject = _arrived_at(evidence, section, figure, subject)
    before = course.last_in(figure.sentence, figure.bracket)
    earlier = tuple(
        item.expressions[0] for item in course.earlier_in(figure.sentence) if len(item.expressions) == 1
    )
    meant, settled = _meant(evidence, section, figure, subject, course, last_year=last_year, goes_on=goes_on)
    meant = without_excluded(evidence, section, figure, course, meant)
    readings = tuple(dict.fromkeys(_narrowed_down(evidence, section.text, figure, before, earlier, meant)))
    return Count(
        evidence,
        section,
        figure,
        subject,
        readings,
        before,
        earlier,
        divides_unknown(course, figure),
        settled,
        divides_the_same(evidence, section.text, figure, course, readings)
        or divides_an_ending(section.text, figure, course, readings)
        or divides_cases(section.text, figure, course, subject),
    )


def _is_of_changes(subject: Subject) -> bool:
    return all(column == ("change",) for column in subject.columns)


def _arrived_at(evidence: Evidence, section: SectionText, figure: TextFigure, subject: Subject) -> Subject:
    """增加2项，达11项: what something grew to is no change."""
    if not (arrived(figure.clause.of(section.text)) and _is_of_changes(subject)):
        return subject
    return subject._replace(columns=evidence.vocabulary.tables[subject.table].default_columns)


def _meant(
    evidence: Evidence,
    section: SectionText,
    figure: TextFigure,
    subject: Subject,
    course: Course,
    *,
    last_year: bool,
    goes_on: bool,
) -> tuple[list[str], bool]:
    """What the words and the counts before them give the number, and whether these fix its meaning."""
    words, before = figure.clause.of(section.text), course.last_in(figure.sentence, figure.bracket)
    if together := told_together(section, figure, course):
        return [together], True
    if _OPENS.fullmatch(words) and _GOES_OUT.match(section.text, figure.mention.end, figure.sentence.end):
        return [CARRIED_OUT], False
    remaining = _remaining(evidence, subject, words, figure.mention.unit) if before else []
    is_of_one = before is not None and len(before.expressions) == 1
    if before and goes_on and is_of_one and not remaining:
        return [_what_it_became(before.expressions[0])], True
    readings = remaining or _readings(evidence, figure, subject, words, last_year)
    if _divides_both_kinds(section.text, figure, subject, course):
        usual = evidence.vocabulary.tables["disputes"].default_rows
        both = subject._replace(rows=usual)
        readings = [*readings, *expressions(evidence, both, figure.mention.unit, last_year)]
    leans = (arrived(words) or not subject.named) and not remaining
    is_monthly = is_of_one and _MONTHLY.search(words) is not None
    found = _beside_what_was_told(section, figure, course, subject, readings, leans=leans)
    return found, bool(remaining) or is_monthly


def _divides_both_kinds(text: str, figure: TextFigure, subject: Subject, course: Course) -> bool:
    """复议113件、诉讼217件，其中结果纠正65件: of the last, or of both."""
    if (
        subject.table != "disputes"
        or subject.axis != "column"
        or not _OF_BOTH_KINDS.match(text, *figure.before)
    ):
        return False
    told = [count.expressions[:1] for count in course.earlier_in(figure.sentence)]
    kinds = [name for expression in told[-2:] for name in expression if name.endswith(".total")]
    if kinds[:1] == [RECONSIDERATION]:
        return kinds[1:2] != [] and kinds[1].startswith("disputes.litigation")
    return kinds != [] and RECONSIDERATION in kinds[-1].split(" + ")[:-1]


def _what_it_became(expression: str) -> str:
    """减少3项，减至17项: of items whose change was told, what they were and that change."""
    items, _, column = expression.rpartition(".")
    is_of_change = column == "change" and " + " not in items
    return f"{items}.previous_items + {expression}" if is_of_change else expression


def _narrowed_down(
    evidence: Evidence,
    text: str,
    figure: TextFigure,
    before: Counted | None,
    earlier: tuple[str, ...],
    readings: list[str],
) -> list[str]:
    """Those of the readings that what stands around the number, and its unit, leave."""
    words = figure.clause.of(text)
    readings = _told_apart(text, figure, before, _taken_together(words, readings))
    if _OTHER.search(words):
        readings = _not_told_before(readings, earlier)
    readings = with_rest(evidence, words, readings, earlier)
    if figure.mention.unit in AMOUNT_UNITS:
        readings = [reading for reading in readings if _is_amount(evidence, reading)]
    return _averaged(words, readings)


def _beside_what_was_told(
    section: SectionText,
    figure: TextFigure,
    course: Course,
    subject: Subject,
    readings: list[str],
    *,
    leans: bool,
) -> list[str]:
    """The readings with those that the counts before give the number: their sums, or the last of them."""
    words, last = figure.clause.of(section.text), course.last_in(figure.sentence, figure.bracket)
    if last is None:
        return readings
    if SEVERAL.search(words) or (not subject.named and _TOGETHER.search(words)):
        return [*running_sums(section, course, figure), *readings]
    if figure.framed:  # 部分公开1件；第三类为不予公开，有11件: the semicolon parts it from the last
        return [*readings, *(last.expressions if last.place >= figure.part_start(section.text) else ())]
    return [*last.expressions, *readings] if leans else readings


def _readings(
    evidence: Evidence, figure: TextFigure, subject: Subject, words: str, last_year: bool
) -> list[str]:
    unit = figure.mention.unit
    usual_columns = evidence.vocabulary.tables[subject.table].default_columns
    if subject.table == "disputes" and subject.columns == usual_columns and words.endswith(("已结", "结案")):
        subject = subject._replace(columns=_DECIDED)
    readings = expressions(evidence, subject, unit, last_year)
    if subject.table == "disputes" and subject.axis == "column" and _TOGETHER_OR_ALL.search(words):
        usual = evidence.vocabulary.tables["disputes"].default_rows
        readings += expressions(evidence, subject._replace(rows=usual), unit, last_year)
    if last_year and unit in ("项", "个"):
        of_this_form = last_years_items(evidence, subject, unit)
        # last year's own 上一年项目数量 is that of the year before
        readings = [*of_this_form, *(name for name in readings if not name.endswith(".previous_items"))]
    if _IN_THE_YEAR.search(words):
        readings = [
            *(name[: -len("total")] + "disclosed" for name in readings if _is_total_of_papers(name)),
            *readings,
        ]
    if DONE in readings and not last_year:
        readings = [*readings, DONE_OF_NEW]
    is_total = not subject.named and _ONLY_TOTAL.fullmatch(words) is not None
    may_be_all = subject.table == "applications" and not (figure.framed and _is_of_results(subject))
    return [*readings, LOAD] if is_total and may_be_all else readings


def _is_total_of_papers(reading: str) -> bool:
    """Format 2019's 对外公开总数量, of which 本年度对外公开 is what was newly disclosed."""
    return reading.startswith("disclosure.") and reading.endswith(".total") and " + " not in reading


def _is_of_results(subject: Subject) -> bool:
    return bool(subject.rows) and subject.rows[0][0].startswith("results.")


def _not_told_before(readings: list[str], earlier: tuple[str, ...]) -> list[str]:
    """法律服务机构21件、其他17件: 其他 is none of those that were told by name."""
    told = set(earlier)
    return [reading for reading in readings if not told & set(reading.split(" + "))] or readings


def _names_last_years(evidence: Evidence, subject: Subject, unit: str) -> bool:
    """上年项目287个 of 采购, which has no column for them in format 2019: the number is last year's own."""
    return subject.columns[:1] == (("previous_items",),) and not has_named_columns(evidence, subject, unit)


def _is_all_of_last_year(evidence: Evidence, text: str, figure: TextFigure) -> bool:
    """；上年40件，复议23件、诉讼17件: what the sentence, or its part, opens with holds to its end."""
    start = figure.part_start(text)
    return any(
        _opens_with_last_year(evidence, text, Span(opening, figure.mention.start))
        for opening in dict.fromkeys((start, figure.sentence.start))
    )


def _is_told_already(
    evidence: Evidence, text: str, figure: TextFigure, subject: Subject, course: Course
) -> bool:
    """复议6件，诉讼3件，上年复议5件，诉讼1件: the second number of the same is of the year that was just spoken of."""
    last = course.last_in(figure.sentence, figure.bracket)
    before = figure.before.of(text)
    if last is None or not last.is_of_last_year or not before.startswith("，") or _THIS_YEAR.search(before):
        return False
    this_year = expressions(evidence, subject, figure.mention.unit)[:1]
    return subject.named and any(
        list(count.expressions[:1]) == this_year for count in course.earlier_in(figure.sentence)
    )


def _is_in_last_years_bracket(text: str, figure: TextFigure) -> bool:
    """与上年（申请5件、复议3件）相比: all that the bracket holds."""
    return (
        figure.bracket >= 0
        and _LAST_YEAR_BEFORE.search(text, figure.sentence.start, figure.bracket) is not None
    )


def _goes_on_from_last_year(text: str, figure: TextFigure, course: Course) -> bool:
    """上年为自然人2件、商业企业1件: the list goes on with the same year."""
    last = course.last_in(figure.sentence, figure.bracket)
    before = figure.before.of(text)
    start = figure.part_start(text)
    told = course.earlier_in(figure.sentence, start) if start > figure.sentence.start else []
    if told and told[0].is_of_last_year and told[0].bracket < 0 and last and last.is_of_last_year:
        return _THIS_YEAR.search(text, start, figure.mention.start) is None
    return (
        last is not None
        and last.is_of_last_year
        and before.startswith("、")
        and _THIS_YEAR.search(before) is None
    )


def _opens_with_last_year(evidence: Evidence, text: str, part: Span) -> bool:
    words = part.of(text)
    if words.startswith(before := f"{evidence.year - 1}年") and f"{evidence.year}年" not in words:
        words = "上年" + words.removeprefix(before).removeprefix("度")
    return (
        _OPENS_WITH_LAST_YEAR.match(words) is not None
        and _THIS_YEAR.search(words) is None
        and not names_carry_over(evidence, text, part)
    )


def _taken_together(words: str, readings: list[str]) -> list[str]:
    """连同上年度结转共81件 is all that was to be handled; of 加上其他各类结果共535件 nobody knows what makes it up."""
    if _TOGETHER_WITH_OTHERS.search(words):
        return []
    is_carried = readings[:1] in ([CARRIED_IN], [CARRIED_OUT])
    return [LOAD] if is_carried and _TOGETHER_WITH_CARRIED.search(words) else readings


def _told_apart(text: str, figure: TextFigure, before: Counted | None, readings: list[str]) -> list[str]:
    """收到24件（含上年结转2件） is all that was to be handled, 不含 what was new; 13项，较上年增加2项 is this year's number."""
    behind = text[figure.mention.end : figure.mention.end + _NEAR]
    carried = before is not None and before.expressions == (CARRIED_IN,)
    if _WITHOUT_CARRIED.match(behind):
        readings = [reading for reading in readings if reading != LOAD] or readings
    elif (
        _WITH_CARRIED.match(behind)
        or _CARRIED_TAKEN_IN.search(text, figure.clause.start, figure.mention.start)
        or (carried and _ALL_TOLD.search(figure.clause.of(text)))
    ):
        readings = [reading for reading in readings if reading != NEW] or readings
        if readings and readings[0].startswith("applications."):
            readings = [LOAD, *readings]
    if _AGAINST_LAST_YEAR.match(behind):
        readings = [reading for reading in readings if not reading.endswith(".previous_items")] or readings
    return readings


def _averaged(words: str, readings: list[str]) -> list[str]:
    """月均办理23万件: a twelfth."""
    per = AVERAGE.search(words)
    if per is None:
        return readings
    period = _PERIODS[next(filter(None, per.groups()))]
    return [f"({reading}) / {period}" for reading in readings]


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


def _is_amount(evidence: Evidence, reading: str) -> bool:
    spec = evidence.figures.format.cells.get(reading.removeprefix("previous."))
    return spec is None or spec.column.unit in AMOUNT_UNITS
