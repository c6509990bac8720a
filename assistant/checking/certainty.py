"""Whether a count that differs from the table is wrong, or may be about something else.

A false alarm makes the reader switch the check off. A count is refuted only where its words name the cells themselves, are
understood, and nothing points elsewhere; everything else is left unverifiable.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from assistant.checking.clauses import Span
from assistant.checking.comparing import Doubt, direction, falls_short
from assistant.checking.course import Counted
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.relations import COMPARED
from assistant.checking.subjects import AMOUNT_UNITS, Subject, has_named_columns
from assistant.checking.terms import find_terms, is_anchored
from assistant.checking.totals import CARRIED_IN, CARRIED_OUT, WHOLES

_ADDED_UP = re.compile("共|合计|总计|和|及|与|或")
_BODY = "[局厅委办院站科股处室所]|中心|大队|中队|部门|单位|[省市区县乡镇村]|街道|社区"
_NAMES_A_BODY = re.compile(_BODY)
_NAMES_A_PART = re.compile(f"其中|另|除|涉及|关于|有关|反映|针对|围绕|问|{_BODY}|类|等")
OF_THESE = re.compile("其中|当中|里面|中有|中含|包括|包含|含")
NARROW_SECTIONS = frozenset({"problems", "other"})
"""Where numbers speak of some cases only (被纠正的1件暴露出…, 涉及申请2件): they can be borne out, and are refuted by more than all."""
_ELSEWHERE = re.compile(r"上述|各\Z|以上[及和与]其[他它]")
"""The words point to something said before, or share a number out in a way of their own."""
_REST = re.compile("(?:剩余|其余|余下|另有|还有|另外)(?:的|共|共有|有|为|是|计)*$")
"""其余64件为部分公开36件、…: what is left is named by a list behind it, of which the first is not all."""
_OF_LAST_YEAR = re.compile(
    r"(?<![与和同比较])(?:上一?年度?|去年)(?![结末未初转遗跨在带]|报告|年报|指出|提出)[^，；。\d]*，\Z"
)
"""上年尚无此项职权，处罚为零: the clause before speaks of last year and counts nothing, so this one may too."""
OF_EVERY_KIND = re.compile(
    "(?:[^，。；、]{0,6}[，（(](?:其中)?|[^。；]*?[，（(]其中)(?:有)?(?:涉及|属于|涉|因|有关|关于)?(?:政府)?(?:信息|政务)公开(?:类|方面|领域|事项|引发|引起)?(?:的|案件)*(?:行政)?(?:复议|诉讼|案件)?(?:有|为|占)?\\d"
)
"""行政诉讼案件97件，其中信息公开类11件: the first counts cases of every kind."""
_AGAINST_ANOTHER = re.compile("(?<![较相占])比[^，。；、\\d]{2,20}(?:多|少|高|低)(?:出|了)?\\Z")
"""只比要求重新出具的多出1件: how two counts differ."""
_EXAMPLES = re.compile(r"、[^，。；、\d]{2,10}等(?![两三四五六七八九\d])")
_TOPIC = re.compile("(?:涉及|关于|有关|针对)[^，。；]*的\\Z")
_TOPIC_OF_ALL = re.compile("(?:涉及|关于|有关|针对)[^，。；]{1,12}的申请\\Z")
_TAKES_IN = ("（含", "（包括", "（包含")
_INSIDE = 12
_JOINS_THE_NEXT = re.compile("[^，。；、\\d]{2,}[和及与、]\\Z")
_SHARED_END = re.compile(r"\d+[件起宗][^，。；、\d]{2,16}?(?:被|均|都|已|获|由|经|尚|仍|正在|未)")
SEVERAL = re.compile("[两二三四五六七八](?:项|者|类|种|样)(?:之和|相加|合计|加起来|共)")
"""公开两类相加234件: what was told before, added up, and no row by itself."""
REMAIN = re.compile("尚有\\Z")
"""尚有15件 may be carried out, or be left to something else, unless 结转下年 or the like follows."""
_COUNTED_UNDER = re.compile("(?:计入|记入|列入|归入|纳入|划入|归为|算作)[^，。；、\\d]{0,16}\\Z")
"""认定为大量反复申请，计入不予处理1件: one of those that the group has."""
_COMPARED_WITH = re.compile("相比|比较|相较")
"""与上一年度结转的2件相比."""


class Count(NamedTuple):
    """A count, what it may stand for, and what was counted just before it."""

    evidence: Evidence
    section: SectionText
    figure: TextFigure
    subject: Subject
    readings: tuple[str, ...]
    """Expressions over cell ids, in order."""
    last: Counted | None
    """The count before it in the sentence."""
    earlier: tuple[str, ...]
    """What the counts of the sentence before it stand for, where that is known."""
    divides_unknown: bool
    """Whether it stands in the bracket of a number of which nobody knows what it counts."""
    settled: bool
    """Whether what came before fixes its meaning: 取消1项，余17项; 由136件增至142件."""
    divides: bool = False
    """Whether it is some of the very cells that were counted before 其中."""

    @property
    def first(self) -> str:
        """The first of the readings; empty where there is none."""
        return self.readings[0] if self.readings else ""

    @property
    def words(self) -> str:
        """Its clause."""
        return self.figure.clause.of(self.section.text)


def doubt_of(count: Count) -> Doubt | None:
    """Whether a value that fits none of the readings is wrong for sure.

    None where it is not counted as the table counts, or is some of a whole: whatever stands beside it, it proves nothing.
    """
    if not is_counted_so(count) or _names_examples(count) or _goes_on_from_an_average(count):
        return None
    is_named = _is_named(count) and not count.figure.adrift
    if not (is_named and _is_of_the_table(count)) or _points_elsewhere(count):
        return Doubt.MATTER
    if _is_of_a_whole(count) and (count.figure.narrowed or _NAMES_A_BODY.search(count.subject.residue)):
        return None
    if count.figure.narrowed or not (count.subject.understood or _may_be_settled(count)):
        return Doubt.MATTER if _says_it_is_some(count) else Doubt.PART
    return Doubt.NONE if count.subject.understood else Doubt.WORDS


def _goes_on_from_an_average(count: Count) -> bool:
    """月均许可26.17件，处罚12.50件: an average too, though only the first says so."""
    value, sentence = count.figure.mention.value, count.figure.sentence
    before = count.section.text[sentence.start : count.figure.clause.start]
    is_amount = count.figure.mention.unit in AMOUNT_UNITS
    return value is not None and value % 1 != 0 and not is_amount and "均" in before


def _names_examples(count: Count) -> bool:
    """企业、科研机构、公益组织等提出的9件: of those named, or of all that are like them."""
    is_whole = len(count.first.split(" + ")) > 1 and "row" in count.subject.axis
    return (
        count.subject.table == "applications" and not is_whole and _EXAMPLES.search(count.words) is not None
    )


def _is_of_a_whole(count: Count) -> bool:
    """第四季度收到申请37件: what is narrowed of all that was received is some of it, whatever stands beside it."""
    return count.first in WHOLES


def _is_named(count: Count) -> bool:
    """The words, or what came before, say what is counted."""
    subject, figure = count.subject, count.figure
    only_amount = figure.mention.unit in AMOUNT_UNITS and len(count.readings) == 1
    return subject.named or figure.framed or count.settled or only_amount


def _is_of_the_table(count: Count) -> bool:
    """The number is of all that the table shows."""
    subject = count.subject
    return (
        (count.section.id not in NARROW_SECTIONS or count.settled or _cannot_be_some(count))
        and not _names_row_only(subject)
        and has_named_columns(count.evidence, subject, count.figure.mention.unit)
        and not (subject.general and (count.last is not None or _names_only_what_follows(count)))
    )


def _cannot_be_some(count: Count) -> bool:
    """复议被纠正10件 where all were 6: more than all, or none where there are some, is no part of what the table shows."""
    values = [value for reading in count.readings if (value := count.evidence.value(reading)) is not None]
    mention = count.figure.mention
    if count.subject.table == "disputes":  # 行政复议案件210件 may be of every kind, 被纠正3件 hardly
        is_of_cases = count.section.id == "problems" and "column" in count.subject.axis
    else:
        is_of_cases = count.subject.table == "applications" and not count.subject.general
    if not is_of_cases or not values or mention.low is None:
        return False
    return mention.value == 0 or Fraction(mention.low) > max(values)


def _names_only_what_follows(count: Count) -> bool:
    """13件申请获得了所需信息: some applications, told apart by the words behind."""
    return not is_anchored(count.evidence, count.section.text, count.figure.clause)


def _points_elsewhere(count: Count) -> bool:
    text, figure = count.section.text, count.figure
    return (
        (COMPARED.search(count.words) is not None and not count.first.endswith(".change"))
        or _ELSEWHERE.search(text, figure.sentence.start, figure.mention.start) is not None
        or _is_rest_divided(count)
        or (
            count.figure.mention.unit == "项"
            and not count.settled
            and "column" not in count.subject.axis
            and direction(count.words) != 0
        )
        or _COMPARED_WITH.match(text, figure.mention.end) is not None
        or (
            _COUNTED_UNDER.search(count.words) is not None
            and falls_short(count.evidence, figure.mention, count.first)
        )
        or _AGAINST_ANOTHER.search(count.words) is not None
        or (REMAIN.search(count.words) is not None and not find_terms(count.evidence, text, figure.after))
        or OF_EVERY_KIND.match(text, figure.mention.end, figure.sentence.end) is not None
        or count.divides_unknown
        or _is_a_topic_behind(count)
        or _is_a_topic_before(count)
        or _is_an_example(count)
        or _OF_LAST_YEAR.search(text, figure.sentence.start, figure.clause.start) is not None
        or _names_outcomes_loosely(count.evidence, text, figure)
        or count.divides
        or _shares_what_follows(text, figure)
        or _takes_in_more(count)
        or _divides_what_was_carried(count)
        or _counts_an_outcome_again(count)
        or (SEVERAL.search(count.words) is not None and not count.settled)
    )


def _takes_in_more(count: Count) -> bool:
    """内部事务及过程性信息共76件（含执法案卷27件）; 结果纠正：8（复议）: the bracket says of what else, or of what."""
    figure, text = count.figure, count.section.text
    end = figure.mention.end
    if text.startswith(("（全部", "（其中全部"), end):
        return True  # 公开261件（全部236、部分25）
    of_results = count.first.startswith("applications.results.") and text.startswith(_TAKES_IN, end)
    of_a_kind = count.first.startswith("disputes.") and not figure.mention.unit and text.startswith("（", end)
    if not (of_results or of_a_kind):
        return False
    inside = Span(end, min(end + _INSIDE, figure.sentence.end))
    named = {
        cell
        for hit in find_terms(count.evidence, text, inside)[:1]
        for term in hit.terms
        if term.axis == "row" and term.level == "result"
        for cell in term.readings[0]
    }
    return bool(named) and not any(cell in count.first for cell in named)


def _shares_what_follows(text: str, figure: TextFigure) -> bool:
    """15件直接起诉案件和42件复议后起诉案件被判决纠正: the end of the clause is said of both."""
    follows = bool(_JOINS_THE_NEXT.search(text, figure.mention.end, figure.after.end))
    return follows and _SHARED_END.match(text, figure.after.end) is not None


def _is_a_topic_behind(count: Count) -> bool:
    """其中1件涉及商业秘密: what a case is about, and not how it ended."""
    behind = count.figure.after.of(count.section.text)
    is_of_results = count.first.startswith("applications.results.")
    return is_of_results and behind.startswith(("涉", "关于", "有关")) and "不予" not in behind


def _is_a_topic_before(count: Count) -> bool:
    """对涉及商业秘密的7件申请，征求了意见: what they are about, and not how they were decided."""
    is_of_results = count.first.startswith("applications.results.")
    behind = count.figure.after.of(count.section.text)
    if count.first in WHOLES and _TOPIC_OF_ALL.search(count.words) and "公开" not in count.words:
        return True  # 上级机关办理涉及我县的申请17件
    return (
        is_of_results
        and _TOPIC.search(count.words) is not None
        and behind.startswith(("申请", "政府信息公开申请"))
        and "不予" not in behind
    )


def _is_an_example(count: Count) -> bool:
    """以1起信息公开复议案件为例."""
    return count.words.endswith("以") and "为例" in count.figure.after.of(count.section.text)


def _says_it_is_some(count: Count) -> bool:
    """其中非法捕捞处罚23件, 行政查询等情形, 有1件收到通知后未缴: words that nobody understands beside words that divide."""
    subject, words = count.subject, count.words
    named_before = bool(find_terms(count.evidence, count.section.text, count.figure.clause))
    divides = OF_THESE.match(words.lstrip("，、（(")) is not None or "等" in words
    names_a_body = _NAMES_A_BODY.search(subject.residue) is not None
    return bool(subject.residue) and (divides or names_a_body or not named_before)


def _is_rest_divided(count: Count) -> bool:
    """其余64件为部分公开36件、…, 其余3件来自企业、…: what follows divides the number, or nothing names it."""
    figure, text = count.figure, count.section.text
    if _REST.search(count.words) is None:
        return False
    is_divided = bool(count.section.figures_within(Span(figure.after.end, figure.after.end + 1)))
    before, behind = (
        [
            hit
            for hit in find_terms(count.evidence, text, span)
            if _REST.fullmatch(text, hit.start, hit.end) is None
            and any(term.table == count.subject.table for term in hit.terms)
        ]
        for span in (figure.clause, figure.after)
    )
    named = before or behind
    results = [hit for hit in named if any(term.level == "result" for term in hit.terms)]
    return is_divided or text.startswith("、", figure.after.end) or not named or len(results) > 1


def is_counted_so(count: Count) -> bool:
    """Whether the table counts in this unit for sure; 项 and 个 may be matters, 次 may be visits."""
    evidence, subject, unit = count.evidence, count.subject, count.figure.mention.unit
    if unit in ("项", "个"):
        return any(
            cell.column.unit == unit
            for cell in evidence.figures.format.cells.values()
            if cell.table.id == subject.table
        )
    return (
        unit in AMOUNT_UNITS
        or unit in ("", "件", "件次", "件（次）", "宗", "起", "例", "份")
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


def _may_be_settled(count: Count) -> bool:
    """Whether the words nobody understands are none that name a body, a place, a topic or a part."""
    figure = count.figure
    words = count.section.text[figure.before.start : figure.after.end]
    return count.subject.strong and _NAMES_A_PART.search(words) is None


def _divides_what_was_carried(count: Count) -> bool:
    """上年结转4件，其中予以公开3件: results of what was carried over, and not of all."""
    last = count.last
    if last is None or last.expressions not in ((CARRIED_IN,), (CARRIED_OUT,)):
        return False
    is_of_results = count.first.startswith("applications.results.")
    carried = count.evidence.value(last.expressions[0])
    if carried is not None and (count.figure.mention.value or 0) > carried:
        return False  # 结转31件，其中予以公开236件 is of all
    return (
        is_of_results
        and OF_THESE.search(count.section.text, last.place, count.figure.mention.start) is not None
    )


def _counts_an_outcome_again(count: Count) -> bool:
    """九件维持，…四件终止或驳回: how a case ended is told once, so one of two endings named together is another one here."""
    if count.subject.table != "disputes" or not count.readings:
        return False
    told = {cell for expression in count.earlier for cell in expression.split(" + ")}
    cells = count.readings[0].split(" + ")
    endings = {cell.rpartition(".")[2] for cell in cells}
    return len(endings) > 1 and bool(told & set(cells))
