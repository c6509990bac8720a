"""Last year's own values in the prose: 比上年的80件多, 上年为4件, 由上年的136件增至142件."""

import re

from assistant.checking.changes import last_years, this_years
from assistant.checking.clauses import Span
from assistant.checking.comparing import Judgement, agrees, shown
from assistant.checking.course import Counted, Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.relations import last_years_items
from assistant.checking.residue import residue_of
from assistant.checking.subjects import expressions
from assistant.checking.terms import find_terms
from assistant.report import Verdict

_IN_A_RUN = re.compile(r"[、，和及与]\d")
"""与2020年的5837件、168件和31件相比: several counts are told at once."""
_LAST_YEAR_ONLY = re.compile(
    r"[，、（]?(?:而|比|较|低于|高于|多于|少于)*(?:上一?年度?|去年|前一年|(?P<year>20\d\d)年)(?:同期)?(?:仅|则|还|只)?(?:的|为|是|有|共有?)?"
)
_FROM_LAST_YEAR = re.compile("[，、（]?(?:由|从)(?:上一?年度?|去年)(?:同期)?的?")
_ITEMS = ("项", "个")
_OF_ALL = re.compile(r"，(?:均|都|全部|全)[^，。；\d]*")
"""收到申请2件，均由自然人提出，比上年的4件: says of all that was counted what they are."""
_WHICH = re.compile("出自|来自|由|系|属")
_ONE_COUNT = re.compile(r"\d[\d,.]*[^\d，。；、（）]{0,3}")
_LISTED = re.compile(r"\d[^，。；、\d]{0,4}[、和及与]")
"""A count joined to the one before it."""


def judge_beginning(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """有效存量由136件增至142件: where it came from, which need not be last year's value."""
    readings = expressions(evidence, figure.subject, figure.mention.unit) if figure.subject else []
    readings = [_as_it_became(reading) for reading in readings]
    for reading, before in ((reading, last_years(reading)) for reading in readings):
        value = evidence.value(before)
        if value is not None and agrees(evidence, figure.mention, before, value, ""):
            course.add(figure.sentence, figure.subject, (this_years(evidence, reading),), figure.bracket)
            return Judgement(
                Verdict.SUPPORTED, before, shown(evidence, before, value, figure.mention), "与上年数据相符"
            )
    if told := _told_just_before(section, figure, course):
        return _wrong_beginning(evidence, figure, told)
    is_named = figure.subject is not None and figure.subject.named
    return _wrong_beginning(evidence, figure, readings) if is_named else None


def _as_it_became(reading: str) -> str:
    """由上一年的10项调整为8项: the items of format 2019, of which the form has last year's number and the change."""
    is_of_last_year = reading.endswith(".previous_items") and " + " not in reading
    return f"{reading} + {reading.removesuffix('previous_items')}change" if is_of_last_year else reading


def _told_just_before(section: SectionText, figure: TextFigure, course: Course) -> list[str]:
    """申请48件，由上年的65件减至48件: last year's number of what was just counted, and of nothing else."""
    last = course.last_in(figure.sentence, figure.bracket)
    is_said = _FROM_LAST_YEAR.fullmatch(figure.before.of(section.text)) is not None
    return list(last.expressions) if is_said and last and len(last.expressions) == 1 else []


def _wrong_beginning(evidence: Evidence, figure: TextFigure, readings: list[str]) -> Judgement | None:
    """由A项减至B项 with a wrong A, where the words leave no doubt what it counts."""
    subject = figure.subject
    if subject is None or not subject.understood or figure.narrowed:
        return None
    if subject.table != "disclosure" and figure.mention.unit in _ITEMS:
        return None  # 申请受理点由16个增至18个
    for before in map(last_years, readings):
        value = evidence.value(before)
        if value is not None:
            right = shown(evidence, before, value, figure.mention)
            return Judgement(Verdict.CONTRADICTED, before, right, "与上年数据不符")
    return None


def judge_last_year(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> Judgement | None:
    """较上年的80件, 比2021年（4058件）, 上年为4件: last year's value of what was just counted, or named."""
    bases = _bases_of_last_year(evidence, section, figure, course)
    items = last_years_items(
        evidence, figure.subject, figure.mention.unit
    )  # the form of 2019 tells them itself
    pairs = [(item, item) for item in items] or [(base, last_years(base)) for base in bases]
    found = [(base, before, value) for base, before in pairs if (value := evidence.value(before)) is not None]
    for base, before, value in found:
        if agrees(evidence, figure.mention, before, value, ""):
            course.add(figure.sentence, figure.subject, (base,), figure.bracket)
            return Judgement(
                Verdict.SUPPORTED, before, shown(evidence, before, value, figure.mention), "与上年数据相符"
            )
    is_near = _OF_ALL.sub("", figure.before.of(section.text)).count("，") <= 1
    is_strange = residue_of(evidence, section.text, figure.before, section.mentions) != ""
    is_single = (
        _is_of_last_count(evidence, section, figure, course)
        or (len(found) == 1 and not is_strange and not _ends_a_list(section, figure, course))
        or _is_of_a_denial(evidence, section, figure, course)
    )
    begins_a_run = _IN_A_RUN.match(section.text, figure.mention.end) is not None
    is_loose = _is_after_the_unknown(figure, course) and not _is_of_a_denial(
        evidence, section, figure, course
    )
    is_open = begins_a_run or is_loose or _says_which(evidence, section, figure)
    if not found or not is_single or figure.narrowed or not is_near or is_open:
        return None
    _, before, value = found[0]
    if figure.mention.unit in _ITEMS and not _is_of_items(evidence, before):
        return None  # 增加146件；许可事项在上年7项的基础上: items are no cases
    return Judgement(
        Verdict.CONTRADICTED, before, shown(evidence, before, value, figure.mention), "与上年数据不符"
    )


def _is_of_items(evidence: Evidence, expression: str) -> bool:
    spec = evidence.figures.format.cells.get(expression.split(" + ", maxsplit=1)[0].removeprefix("previous."))
    return spec is not None and spec.column.unit in _ITEMS


def _is_after_the_unknown(figure: TextFigure, course: Course) -> bool:
    """砚石2件，较上年的4件减半: nobody knows what the number before counts; …诉讼24件。上年40件 begins anew."""
    last = course.last(bracket=figure.bracket)
    is_named = figure.subject is not None and figure.subject.named
    begins_anew = last is None or last.sentence != figure.sentence
    return not is_named and (begins_anew or (last is not None and not last.expressions))


def _says_which(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """上年则有5件出自砚石: some of last year's, and nobody knows which."""
    after = figure.after
    is_told = _WHICH.match(section.text, after.start, after.end) is not None
    return is_told and residue_of(evidence, section.text, after, section.mentions) != ""


def _ends_a_list(section: SectionText, figure: TextFigure, course: Course) -> bool:
    """复议26件、诉讼24件；上年40件: of which of them, or of all?"""
    last = course.last(bracket=figure.bracket)
    named = figure.subject is not None and figure.subject.named
    return (
        last is not None and not named and _LISTED.search(_clause_before(section, figure, last)) is not None
    )


def _clause_before(section: SectionText, figure: TextFigure, last: Counted) -> str:
    """The clause of the count just stated, up to it."""
    start = max(section.text.rfind(mark, figure.sentence.start, last.place) for mark in "，；：") + 1
    return section.text[max(start, figure.sentence.start) : last.place]


def _is_of_last_count(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> bool:
    """办理118件，上年为104件: nothing but the count just stated can be meant, unless it ends a list of parts."""
    last = course.last(bracket=figure.bracket)
    if last is None or last.sentence != figure.sentence or len(last.expressions) != 1:
        return False
    is_listed = not _stands_in_its_bracket(section, figure, last) and (
        _LISTED.search(_clause_before(section, figure, last)) is not None
    )
    if find_terms(evidence, section.text, figure.before):
        return False  # 处罚16件；本年未实施行政强制，上年为1件
    is_bare = figure.subject is not None and not figure.subject.named
    return not is_listed and (is_bare or _says_last_year_only(evidence, section, figure))


def _stands_in_its_bracket(section: SectionText, figure: TextFigure, last: Counted) -> bool:
    """复议6件（上年5件）、诉讼3件（上年1件）: right behind the count."""
    return figure.bracket >= 0 and _ONE_COUNT.fullmatch(section.text, last.place, figure.bracket) is not None


def _says_last_year_only(evidence: Evidence, section: SectionText, figure: TextFigure) -> bool:
    """415件，2021年为398件: the clause has the year and no other word."""
    said = _LAST_YEAR_ONLY.fullmatch(figure.clause.of(section.text))
    return said is not None and said["year"] in (None, str(evidence.year - 1))


def _is_of_a_denial(evidence: Evidence, section: SectionText, figure: TextFigure, course: Course) -> bool:
    """全年没有行政诉讼案件，上年为1件: the clause before names what it is of, and counts nothing."""
    start = figure.part_start(section.text)
    is_first = not course.earlier_in(figure.sentence, start)
    before = Span(max(start, figure.before.start), figure.before.end)
    return (
        is_first
        and bool(find_terms(evidence, section.text, before))
        and not residue_of(evidence, section.text, before, section.mentions)
    )


def _bases_of_last_year(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course
) -> list[str]:
    """What 上年 may speak of: what the clause names, what was just counted, or any count of this part of the sentence."""
    subject = figure.subject
    if figure.back and subject:
        return expressions(evidence, subject, figure.mention.unit)
    if subject is not None and subject.named and subject.understood:
        return expressions(evidence, subject, figure.mention.unit)
    last = course.last(bracket=figure.bracket)
    is_of_last = last is not None and _is_of_last_count(evidence, section, figure, course)
    if not is_of_last and subject is not None and _is_of_a_denial(evidence, section, figure, course):
        return expressions(evidence, subject, figure.mention.unit)
    start = figure.part_start(section.text)
    counts = course.earlier_in(figure.sentence, start)
    named = list(expressions(evidence, subject, figure.mention.unit)) if subject and not counts else []
    nearest = list(last.expressions) if last else []
    others = [expression for count in reversed(counts) for expression in count.expressions]
    return list(dict.fromkeys((*nearest, *others) if counts else (*named, *nearest)))
