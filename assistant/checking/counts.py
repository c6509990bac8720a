"""One count against the cells that its words stand for."""

import re
from dataclasses import replace
from fractions import Fraction

from assistant.checking.certainty import OF_THESE, SEVERAL, Count, doubt_of
from assistant.checking.clauses import Span
from assistant.checking.comparing import Doubt, Judgement, agrees, each_of, in_unit, rounds_to, shown
from assistant.checking.course import Counted, Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.places import counts_the_told
from assistant.checking.relations import arrived
from assistant.checking.residue import residue_of
from assistant.checking.share_parts import running_sums
from assistant.checking.slips import is_slip
from assistant.checking.subjects import (
    AMOUNT_UNITS,
    Subject,
    expressions,
    names_carry_over,
    speaks_of_last_year,
    without_last_year,
)
from assistant.checking.together import told_together
from assistant.checking.totals import CARRIED_IN, DONE, DONE_OF_NEW, LOAD, NEW
from assistant.report import Verdict

_LEFT = re.compile("(?:余|剩|剩余|余下|保留|现为|现有|留下|达到?|尚有|还有)$")
_AVERAGE = re.compile(r"(月|日|天)均|平均每(个?月|日|天)|每(个?月|日|天)平均|[合每](天|月)(?:将近|约)?$")
_PERIODS = {"月": 12, "个月": 12, "日": 365, "天": 365}
_ONLY_TOTAL = re.compile(r"[，,、]?(?:全年|累计|共计|合计|总计|共|一共|总共|共有)*(?:需?办理|应办理)?")
_NEAR = 14
_WITH_CARRIED = re.compile(
    "[^，。；（(]{0,8}[（(，,](?:含|其中|包括|包含|内含)[^，。；）]{0,6}(?:上年|结转|去年)"
)
_WITHOUT_CARRIED = re.compile("[（(，,](?:不含|不包括)[^，。；）]{0,4}(?:上年|结转|去年)")
_ALL_TOLD = re.compile("共|累计|合计|总")
_AGAINST_LAST_YEAR = re.compile("[，（(](?:较|比|与)(?:上一?年|去年)")
_OPENS_WITH_LAST_YEAR = re.compile(
    r"(?:[^，。；\d]{0,8}，)?(?:而|[我本全](?:单位|机关|街道|[局委办厅院镇乡县市区省]))?(?:上一?年度?+|去年)(?![结末未初转遗跨在带]|报告|年报|指出|提出)"
)
_THIS_YEAR = re.compile("本年|今年|当年|同比|增|减|比|较")
_TOGETHER = re.compile("合计|相加|之和|合共|总计")
_MONTHLY = re.compile(r"^[，、（(]?(?:月均|平均每个?月)[^，。；]{0,4}$")
_OTHER = re.compile("其[他它]$")


def judge_count(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """The count against its readings; what it is known to stand for is remembered for what leans on it."""
    judgement: Judgement | None = None
    known: tuple[str, ...] = ()
    if _counts_what_follows(section.text, figure) or counts_the_told(section.text, figure.mention):
        return None
    if figure.subject is not None and figure.subject.each:
        judgement = _judge_each(evidence, figure, figure.subject, _divides_unknown(course, figure))
        if judgement and judgement.expression and judgement.verdict is Verdict.SUPPORTED:
            known = _told_together(evidence, figure, figure.subject, judgement.expression)
    elif figure.subject is not None:
        count = _count(evidence, section, figure, figure.subject, course)
        judgement = _against_readings(count)
        is_known = (
            judgement is not None and judgement.expression is not None and judgement.doubt is Doubt.NONE
        )
        if judgement and judgement.expression and is_known:
            known = (judgement.expression, *_as_much(count, judgement.expression))
    if _AVERAGE.search(figure.clause.of(section.text)) is None:  # what follows leans on the whole
        course.add(figure.sentence, figure.subject, known, figure.bracket, figure.mention.start)
    return judgement


def _told_together(
    evidence: Evidence, figure: TextFigure, subject: Subject, expression: str
) -> tuple[str, ...]:
    """企业和律师事务所各2件，各占12.5%: what follows leans on any of them."""
    groups = each_of(evidence, subject, figure.mention.unit)
    return next((tuple(group) for group in groups if group[0] == expression), ())


def _as_much(count: Count, expression: str) -> tuple[str, ...]:
    """The other readings of results that come to the same this year, and need not have done so last year."""
    value = count.evidence.value(expression)
    return tuple(
        reading
        for reading in count.readings
        if reading != expression
        and reading.startswith("applications.results.")
        and expression.startswith("applications.results.")
        and count.evidence.value(reading) == value
        and set(expression.split(" + ")) < set(reading.split(" + "))
    )


def _counts_what_follows(text: str, figure: TextFigure) -> bool:
    """败诉原因有三：… announces a list."""
    return (
        not figure.mention.unit
        and text.startswith("：", figure.mention.end)
        and text[figure.mention.start - 1] == "有"
    )


def _count(
    evidence: Evidence, section: SectionText, figure: TextFigure, subject: Subject, course: Course
) -> Count:
    """What the count may stand for, in order."""
    words = figure.clause.of(section.text)
    last = course.last(bracket=figure.bracket)
    before = last if last and last.sentence == figure.sentence else None
    last_year = speaks_of_last_year(evidence, section.text, figure.lead or figure.clause) or (
        _is_all_of_last_year(evidence, section.text, figure)
    )
    if last_year:
        subject = without_last_year(subject)
    has_arrived = arrived(words)
    only_changes = all(column == ("change",) for column in subject.columns)
    if has_arrived and only_changes:
        subject = replace(subject, columns=evidence.vocabulary.tables[subject.table].default_columns)
    remaining = _remaining(evidence, subject, words, figure.mention.unit) if before else []
    goes_on = has_arrived and (only_changes or not subject.named)
    arrived_from = goes_on and before is not None and len(before.expressions) == 1
    together = told_together(section, figure, course)
    if together:
        readings = [together]
    elif before and arrived_from and not remaining:
        readings = list(before.expressions)
    else:
        readings = remaining or _readings(evidence, figure, subject, words, last_year)
        leans = (has_arrived or not subject.named) and not remaining
        readings = _beside_what_was_told(section, figure, course, subject, readings, leans=leans)
    is_monthly = before is not None and len(before.expressions) == 1 and _MONTHLY.search(words) is not None
    settled = bool(remaining) or arrived_from or together is not None or is_monthly
    readings = _told_apart(section.text, figure, before, readings)
    earlier = tuple(
        item.expressions[0] for item in course.earlier_in(figure.sentence) if len(item.expressions) == 1
    )
    if _OTHER.search(words):
        readings = _not_told_before(readings, earlier)
    if figure.mention.unit in AMOUNT_UNITS:
        readings = [reading for reading in readings if _is_amount(evidence, reading)]
    unique = tuple(dict.fromkeys(_averaged(words, readings)))
    return Count(
        evidence,
        section,
        figure,
        subject,
        unique,
        before,
        earlier,
        _divides_unknown(course, figure),
        settled,
        _divides_the_same(evidence, section.text, figure, course, unique)
        or _divides_an_ending(section.text, figure, course, unique),
    )


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
    words, last = figure.clause.of(section.text), course.last(bracket=figure.bracket)
    if last is None or last.sentence != figure.sentence:
        return readings
    if SEVERAL.search(words) or (not subject.named and _TOGETHER.search(words)):
        return [*running_sums(section, course, figure), *readings]
    if figure.framed:
        return [*readings, *last.expressions]
    return [*last.expressions, *readings] if leans else readings


def _divides_the_same(
    evidence: Evidence, text: str, figure: TextFigure, course: Course, readings: tuple[str, ...]
) -> bool:
    """纠正4件，其中撤销重作3件、确认违法1件: the same cells again behind 其中 or 含 can only be some of them."""
    if any(_is_less(evidence, figure, count, readings) for count in course.earlier_in(figure.sentence)):
        return True
    if OF_THESE.search(text, figure.sentence.start, figure.mention.start) is None:
        return False
    return any(
        set(count.expressions) & set(readings)
        and OF_THESE.search(text, count.place, figure.mention.start) is not None
        for count in course.earlier_in(figure.sentence)
    )


def _is_less(evidence: Evidence, figure: TextFigure, told: Counted, readings: tuple[str, ...]) -> bool:
    """纠正4件，撤销重作3件、确认违法1件: less than what was told of this very cell, a number can be some of it."""
    if (
        told.expressions != readings[:1]
        or not told.expressions[:1]
        or not readings[0].startswith("disputes.")
    ):
        return False
    value = evidence.value(readings[0])
    return value is not None and (figure.mention.value or 0) < value


def _divides_an_ending(text: str, figure: TextFigure, course: Course, readings: tuple[str, ...]) -> bool:
    """其他6件，包括撤回4件、驳回2件: some of how the cases ended that were just counted, whatever else they are called."""
    if not readings or not readings[0].startswith("disputes."):
        return False
    start = figure.part_start(text)
    opening = max(
        (found.start() for found in OF_THESE.finditer(text, start, figure.mention.start)), default=-1
    )
    wholes = [count for count in course.earlier_in(figure.sentence) if start <= count.place < opening]
    told = _endings(wholes[-1].expressions) if wholes else frozenset()
    return bool(told) and not _endings(readings[:1]) <= told


def _endings(expressions: tuple[str, ...]) -> frozenset[str]:
    """The outcomes in table 四 that a count is of; none where it is of all of them, or of another table."""
    cells = [cell for expression in expressions[:1] for cell in expression.split(" + ")]
    outcomes = frozenset(cell.rpartition(".")[2] for cell in cells if cell.startswith("disputes."))
    return frozenset() if "total" in outcomes else outcomes


def _is_amount(evidence: Evidence, reading: str) -> bool:
    spec = evidence.figures.format.cells.get(reading.removeprefix("previous."))
    return spec is None or spec.column.unit in AMOUNT_UNITS


def _divides_unknown(course: Course, figure: TextFigure) -> bool:
    """Whether it stands in the bracket of a number of which nobody knows what it counts."""
    divided = course.before_bracket(figure.sentence, figure.bracket)
    return divided is not None and len(divided.expressions) != 1


def _not_told_before(readings: list[str], earlier: tuple[str, ...]) -> list[str]:
    """法律服务机构21件、其他17件: 其他 is none of those that were told by name."""
    told = set(earlier)
    return [reading for reading in readings if not told & set(reading.split(" + "))] or readings


def _is_all_of_last_year(evidence: Evidence, text: str, figure: TextFigure) -> bool:
    """；上年40件，复议23件、诉讼17件: what the sentence, or its part, opens with holds to its end."""
    start = figure.part_start(text)
    return any(
        _opens_with_last_year(evidence, text, Span(opening, figure.mention.start))
        for opening in dict.fromkeys((start, figure.sentence.start))
    )


def _opens_with_last_year(evidence: Evidence, text: str, part: Span) -> bool:
    words = part.of(text)
    return (
        _OPENS_WITH_LAST_YEAR.match(words) is not None
        and _THIS_YEAR.search(words) is None
        and not names_carry_over(evidence, text, part)
    )


def _readings(
    evidence: Evidence, figure: TextFigure, subject: Subject, words: str, last_year: bool
) -> list[str]:
    unit = figure.mention.unit
    readings = expressions(evidence, subject, unit, last_year)
    if last_year and unit in ("项", "个"):
        items = expressions(evidence, replace(subject, columns=(("previous_items",),)), unit)
        readings = [*(item for item in items if item.endswith(".previous_items")), *readings]
    if DONE in readings and not last_year:
        readings = [*readings, DONE_OF_NEW]
    is_total = not subject.named and _ONLY_TOTAL.fullmatch(words) is not None
    return [*readings, LOAD] if is_total and subject.table == "applications" else readings


def _told_apart(text: str, figure: TextFigure, before: Counted | None, readings: list[str]) -> list[str]:
    """收到24件（含上年结转2件） is all that was to be handled, 不含 what was new; 13项，较上年增加2项 is this year's number."""
    behind = text[figure.mention.end : figure.mention.end + _NEAR]
    carried = before is not None and before.expressions == (CARRIED_IN,)
    if _WITHOUT_CARRIED.match(behind):
        readings = [reading for reading in readings if reading != LOAD] or readings
    elif _WITH_CARRIED.match(behind) or (carried and _ALL_TOLD.search(figure.clause.of(text))):
        readings = [reading for reading in readings if reading != NEW] or readings
        if readings and readings[0].startswith("applications."):
            readings = [LOAD, *readings]
    if _AGAINST_LAST_YEAR.match(behind):
        readings = [reading for reading in readings if not reading.endswith(".previous_items")] or readings
    return readings


def _averaged(words: str, readings: list[str]) -> list[str]:
    """月均办理23万件: a twelfth."""
    per = _AVERAGE.search(words)
    if per is None:
        return readings
    period = _PERIODS[next(filter(None, per.groups()))]
    return [f"({reading}) / {period}" for reading in readings]


def _against_readings(count: Count) -> Judgement | None:
    """Supported by any reading that holds; contradicted where none does and the words leave no doubt."""
    evidence, mention, subject = count.evidence, count.figure.mention, count.subject
    values = [
        (reading, value) for reading in count.readings if (value := evidence.value(reading)) is not None
    ]
    is_average = _AVERAGE.search(count.words) is not None
    fitting = [
        (r, v)
        for r, v in values
        if agrees(evidence, mention, r, v, count.words) or (is_average and rounds_to(mention, v))
    ]
    if fitting:
        return _supported(count, *fitting[0]) if subject.named or not subject.residue else None
    return _contradicted(count, values) if values else None


def _contradicted(count: Count, values: list[tuple[str, Fraction]]) -> Judgement | None:
    """A number that fits no reading: wrong for sure, by a slip of the pen, or if its neighbours say so (settling.py)."""
    evidence, mention = count.evidence, count.figure.mention
    doubt = doubt_of(count)
    if doubt is None or _is_of_one_kind(count) or _says_more_behind(count):
        return None
    slips = [item for item in values if is_slip(mention, in_unit(item[1], mention.unit))]
    if doubt is not Doubt.NONE and slips and count.subject.named and not count.figure.narrowed:
        reading, value = slips[0]
        right = shown(evidence, reading, value, mention)
        return Judgement(Verdict.CONTRADICTED, reading, right, "与表内数据只差一笔，像是笔误", is_slip=True)
    reading, value = values[0]
    right = shown(evidence, reading, value, mention)
    inherited = not count.subject.named or count.subject.general
    return Judgement(Verdict.CONTRADICTED, reading, right, "与表内数据不符", inherited, doubt)


def _says_more_behind(count: Count) -> bool:
    """诉讼8件，无一败诉，5件另案处理: words that nobody understands stand where they would name what is counted."""
    after = count.figure.after
    return not count.subject.named and bool(
        residue_of(count.evidence, count.section.text, after, count.section.mentions)
    )


def _is_of_one_kind(count: Count) -> bool:
    """维持62件 where nothing says of what: it is right of 复议 alone, or of 诉讼."""
    subject, unit = count.subject, count.figure.mention.unit
    rows = count.evidence.vocabulary.tables["disputes"].default_rows
    if subject.table != "disputes" or subject.rows[:1] != rows[:1]:
        return False
    kinds = (*((row,) for row in rows[0]), rows[0][1:])
    return any(
        agrees(count.evidence, count.figure.mention, reading, value, count.words)
        for kind in kinds
        for reading in expressions(count.evidence, replace(subject, rows=(kind,)), unit)
        if (value := count.evidence.value(reading)) is not None
    )


def _supported(count: Count, reading: str, value: Fraction) -> Judgement:
    return Judgement(
        Verdict.SUPPORTED,
        reading,
        shown(count.evidence, reading, value, count.figure.mention),
        "与表内数据相符",
        inherited=not count.subject.named,
    )


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


def _judge_each(evidence: Evidence, figure: TextFigure, subject: Subject, is_loose: bool) -> Judgement | None:
    """维持、纠正各1件: in one reading of what is left open, every noun has this number.

    Where nouns that are told to be alike are alike in one reading, that is the reading meant.
    """
    groups = each_of(evidence, subject, figure.mention.unit)
    for group in groups:
        values = [evidence.value(reading) for reading in group]
        if all(value is not None and figure.mention.admits(value) for value in values):
            return Judgement(Verdict.SUPPORTED, group[0], None, "与表内数据相符")
    is_of_any_kind = (
        subject.table == "disputes"
        and subject.rows[:1] == (evidence.vocabulary.tables["disputes"].default_rows[:1])
    )
    if not subject.understood or figure.narrowed or is_loose or is_of_any_kind:
        return None
    alike = [group for group in groups if len({evidence.value(reading) for reading in group}) == 1]
    if not alike and len(groups) > 1:
        return None
    wrong = (alike or groups)[0]
    value = evidence.value(wrong[0])
    expected = shown(evidence, wrong[0], value, figure.mention) if alike and value is not None else None
    return Judgement(Verdict.CONTRADICTED, wrong[0], expected, "与表内数据不符")
