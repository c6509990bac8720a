"""What a count cannot stand for, though each of its words alone would admit it.

Any admissible reading that holds proves a number. A reading that the words around the number exclude must therefore not be
tried: 余-4项 is no change, 行政强制项目0项 counts no decisions, and what is 剩下 was not carried in.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.checking.closing import leaves_of
from assistant.checking.comparing import is_signed
from assistant.checking.course import Counted, Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.relations import arrived
from assistant.checking.terms import find_terms
from assistant.checking.totals import (
    CARRIED_IN,
    CARRIED_OUT,
    DONE,
    LITIGATION,
    LITIGATION_AFTER,
    LITIGATION_DIRECT,
    NEW,
)

_IS_LEFT = re.compile("(?:余|剩|剩余|余下|保留|现为|现有|仍为|仍有|留下|尚有|还有|现存|留存)(?:的|为|有)*\\Z")
_ITEMS = re.compile("(?:事项|项目)(?:共|共有|有|为|仍为|仍是|是|计|总数|数|数量|[，、])*\\Z")
_DECIDED = re.compile("决定|办理|办结|作出|实施|处理")
_BRINGS_IN = re.compile(
    "(?:加上|加之|连同|算上|外加|结合|并入|含|包括|另?承接)[^，。；、\\d共合总内和与及加新]{0,8}\\Z"
)
_STAYS_BEHIND = re.compile(
    "(?:剩下|剩余|余下|其余|尚余|尚有|还剩|仅余|只余|(?:未|没有?|没能|尚未|暂未)(?:办完|办结|答复|办毕)|在途|到期)(?:的|共|有)*\\Z"
)
_NOT_DONE = re.compile("(?<![上去]年)(?:未|没有?|没能|尚未|暂未)(?:办完|办结|答复|办毕)的?\\Z")
"""办结742件，加上没办完的31件."""
_UNDER_WAY = re.compile("正在办|办理中|在办理|待办|年末结转|年底结转")
_ONLY_CARRIED = re.compile("，?(?:共|均|仍有|尚有|另有|还有)?结转(?:继续办理|办理)?(?:的?申请)?(?:为|有|共)?")
_ASKS = re.compile("提出|提交|递交|提起(?=申请)")
_OF_THE_ANSWERED = re.compile(
    "(?:办结|答复|办毕|办完)(?:了?的|完毕的)(?:政府信息公开)?申请[^，。；\\d]{0,4}，"
)
"""办结的申请，由法人提出的有207件: who had asked for what was answered."""
_ANSWERED = DONE.removesuffix("total")
_OTHERS = re.compile("[，、；]?其[他它余](?:情形|原因|情况|类|的)?(?:共|有|为)?")
_KINDS = ((LITIGATION_DIRECT,), (LITIGATION_AFTER,))
_DIVISIBLE = ((NEW,), (CARRIED_IN,), (CARRIED_OUT,), *_KINDS)
"""Wholes whose parts have a name that other cells share."""
_DIVIDES = re.compile(
    r"\d+[件起宗]?(?:：|[（(]|[^，。；、\d]{0,10}[中里]，|，按[^，。；、\d]{1,8}(?:分|统计)[^，。；、\d]{0,8}|(?:，(?!其中)[^。；、\d]{0,12})?，其中)"
)
_SINCE_THE_BEGINNING = re.compile("[^，。；]{0,4}[，（]?(?:比|较|与)(?:上年底|上年末|年初|期初)")


def without_excluded(
    evidence: Evidence, section: SectionText, figure: TextFigure, course: Course, readings: list[str]
) -> list[str]:
    """The readings that the words around the number leave; all of them where they would leave none."""
    words = figure.clause.of(section.text).rstrip("-－−")
    kept = [
        reading
        for reading in readings
        if not (_is_no_level(evidence, words, reading) or _is_no_item(figure, words, reading))
    ]
    kept = _of_one_end(section.text, figure, course, kept)
    kept = _of_those_who_ask(section.text, figure, course, kept)
    kept = _of_the_same_list(evidence, section.text, figure, course, kept)
    kept = _without_those_told(section.text, figure, course, kept)
    return _within_the_whole(evidence, section.text, figure, course, kept) or readings


def _is_no_level(evidence: Evidence, words: str, reading: str) -> bool:
    """余17项, 减至19项: what is there now, and not how much came or went."""
    return is_signed(evidence, reading) and (arrived(words) or _IS_LEFT.search(words) is not None)


def _is_no_item(figure: TextFigure, words: str, reading: str) -> bool:
    """行政强制项目2项: what there is to decide on, and not what was decided."""
    return (
        figure.mention.unit == "项"
        and reading.endswith(".decisions")
        and _ITEMS.search(words) is not None
        and _DECIDED.search(words) is None
    )


def _of_one_end(text: str, figure: TextFigure, course: Course, readings: list[str]) -> list[str]:
    """加上结转的5件, 受理总量（含上年结转4件 came in; 剩下10件结转, 97件正在办理, 办结76件，结转5件 went out."""
    words = figure.clause.of(text)
    is_left = CARRIED_OUT in readings and _NOT_DONE.search(words) is not None
    if CARRIED_IN in readings and _BRINGS_IN.search(words) and not is_left:
        return [CARRIED_IN]
    if not {CARRIED_IN, CARRIED_OUT} <= set(readings):
        return readings
    stays = (
        _STAYS_BEHIND.search(words)
        or _SINCE_THE_BEGINNING.match(text, figure.mention.end)
        or _UNDER_WAY.search(text, figure.clause.start, figure.after.end)
        or (_ONLY_CARRIED.fullmatch(words) and _all_is_told(figure, course))
    )
    return [reading for reading in readings if reading != CARRIED_IN] if stays else readings


def _all_is_told(figure: TextFigure, course: Course) -> bool:
    """收到77件，办结76件，结转5件: what came in and what was done, so that what follows is left."""
    told = course.earlier_in(figure.sentence)
    return bool(told) and told[-1].expressions == (DONE,)


def _of_those_who_ask(text: str, figure: TextFigure, course: Course, readings: list[str]) -> list[str]:
    """98件由商业企业提出: what came in, and not what they were answered, unless that is what is divided: 办结76件，其中自然人提出的68件."""
    told = course.earlier_in(figure.sentence, figure.part_start(text))
    divides_answers = bool(told) and told[0].expressions[:1] == (DONE,)
    divides_answers = (
        divides_answers and _DIVIDES.match(text, told[0].place, figure.mention.start) is not None
    )
    asks = _ASKS.search(text, figure.clause.start, figure.after.end)
    is_of_answers = (
        divides_answers or not asks or _OF_THE_ANSWERED.search(text, figure.before.start, figure.clause.start)
    )
    return (
        readings if is_of_answers else [reading for reading in readings if not reading.startswith(_ANSWERED)]
    )


def _of_the_same_list(
    evidence: Evidence, text: str, figure: TextFigure, course: Course, readings: list[str]
) -> list[str]:
    """自然人53件、企业10件: the next of a list of applicants is of a row in which the one before has its number."""
    subject = figure.subject
    is_named = subject is not None and subject.named and subject.axis == "column"
    is_next = is_named and (figure.clause.of(text).startswith("、") or _is_bare_noun(evidence, text, figure))
    told = _applicants_just_told(figure, course) if is_next and not figure.shared_out else []
    return [
        reading
        for reading in readings
        if all(_in_columns(evidence, reading, columns) == value for columns, value in _values(evidence, told))
    ] or readings


def _applicants_just_told(figure: TextFigure, course: Course) -> list[str]:
    """The counts of the list that stand before the number, back to the whole that it divides."""
    told: list[str] = []
    for count in reversed(course.earlier_in(figure.sentence)):
        if count.bracket not in (-1, figure.bracket):
            continue
        if len(count.expressions) != 1 or count.expressions[0].endswith(".total"):
            break
        told.append(count.expressions[0])
    return told


def _values(evidence: Evidence, told: list[str]) -> Iterator[tuple[set[str], Fraction | None]]:
    """The columns of each of these, and what they come to."""
    for expression in told:
        yield {cell.rpartition(".")[2] for cell in expression.split(" + ")}, evidence.value(expression)


def _without_those_told(text: str, figure: TextFigure, course: Course, readings: list[str]) -> list[str]:
    """逾期不补正2件，其他情形7件: others than those, so that it is no whole which they are part of."""
    if _OTHERS.fullmatch(figure.clause.of(text)) is None:
        return readings
    told = [
        set(count.expressions[0].split(" + "))
        for count in course.earlier_in(figure.sentence)
        if len(count.expressions) == 1
    ]
    return [reading for reading in readings if not any(cells < set(reading.split(" + ")) for cells in told)]


def _is_bare_noun(evidence: Evidence, text: str, figure: TextFigure) -> bool:
    """自然人465件，商业企业98件: an applicant and nothing more between comma and number."""
    spans = [(hit.start, hit.end) for hit in find_terms(evidence, text, figure.clause)]
    is_alone = spans == [(figure.clause.start, figure.clause.end)] and text[figure.clause.start - 1] == "，"
    return is_alone and figure.subject is not None and figure.subject.table == "applications"


def _in_columns(evidence: Evidence, reading: str, columns: set[str]) -> Fraction | None:
    """What the rows of the reading come to in other columns; None where they have none of these."""
    rows = dict.fromkeys(cell.rpartition(".")[0] for cell in reading.split(" + "))
    return evidence.value(" + ".join(f"{row}.{column}" for row in rows for column in columns))


def _divided(evidence: Evidence, text: str, figure: TextFigure, course: Course) -> str | None:
    """The first count of this part of the sentence, if it is said to divide (…3件，其中; …3件：; …3件（) and all since are of it.

    收到77件，其中自然人68件，办结76件，企业…: what follows another whole is of that; 直接起诉2件、复议后起诉1件，其中… is of both.
    """
    told = course.earlier_in(figure.sentence, figure.part_start(text))
    if not told or not (told[0].expressions in _DIVISIBLE or _is_of_organisations(told[0])):
        return None
    is_alone = told[0].expressions in _KINDS and not _tells_another_kind(figure, course, told[0])
    if not is_alone and _DIVIDES.match(text, told[0].place, figure.mention.start) is None:
        return None
    whole = told[0].expressions[0]
    cells, row = leaves_of(evidence, whole), whole.removesuffix("total")
    known = [expression for count in told[1:] for expression in count.expressions[:1]]
    is_of_it = all(leaves_of(evidence, name) < cells or name.startswith(row) for name in known)
    return whole if is_of_it else None


def _is_of_organisations(count: Counted) -> bool:
    """法人或其他组织申请211件，其中商业企业98件: of those that came in."""
    cells = count.expressions[0].split(" + ") if len(count.expressions) == 1 else []
    return len(cells) > 1 and all(cell.startswith("applications.new.") for cell in cells)


def _tells_another_kind(figure: TextFigure, course: Course, kind: Counted) -> bool:
    """复议后起诉5件，维持3件: of these alone, where the sentence counts no other lawsuits."""
    lawsuits = (*_KINDS, (LITIGATION,))
    return any(
        count.expressions in lawsuits and count.expressions != kind.expressions
        for count in course.earlier_in(figure.sentence)
    )


def _within_the_whole(
    evidence: Evidence, text: str, figure: TextFigure, course: Course, readings: list[str]
) -> list[str]:
    """上年结转28件（自然人23件）, 新收77件，其中自然人68件, 复议后起诉3件：维持2件: what is divided up is what stands before it."""
    before = course.before_bracket(figure.sentence, figure.bracket) if figure.bracket >= 0 else None
    if before is None:
        whole = _divided(evidence, text, figure, course)
    else:
        whole = before.expressions[0] if len(before.expressions) == 1 else None
    if whole is None:
        return readings
    cells = leaves_of(evidence, whole)
    within = [reading for reading in readings if (own := leaves_of(evidence, reading)) and own < cells]
    return within or readings
