"""Whether a count divides what the counts before it told."""

from assistant.checking.certainty import OF_THESE
from assistant.checking.comparing import falls_short
from assistant.checking.course import Counted, Course
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import TextFigure
from assistant.checking.relations import arrived
from assistant.checking.subjects import Subject


def divides_the_same(
    evidence: Evidence, text: str, figure: TextFigure, course: Course, readings: tuple[str, ...]
) -> bool:
    """纠正4件，其中撤销重作3件、确认违法1件: the same cells again behind 其中 or 含 can only be some of them."""
    if arrived(figure.clause.of(text)):
        return False  # 由上年12件变为9件
    if any(_is_less(evidence, figure, count, readings) for count in course.earlier_in(figure.sentence)):
        return True
    if OF_THESE.search(text, figure.sentence.start, figure.mention.start) is None:
        return False
    return any(
        set(count.expressions) & set(readings)
        and OF_THESE.search(text, count.place, figure.mention.start) is not None
        for count in course.earlier_in(figure.sentence)
    )


def divides_an_ending(text: str, figure: TextFigure, course: Course, readings: tuple[str, ...]) -> bool:
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


def divides_cases(text: str, figure: TextFigure, course: Course, subject: Subject) -> bool:
    """行政复议12件，其中自然人10件: who brought the cases, and not who asked for information."""
    if subject.table != "applications" or subject.axis != "column":
        return False
    counts = course.earlier_in(figure.sentence)
    if text.startswith("其中", figure.sentence.start):
        before = [count for count in course.counts if count.sentence.end <= figure.sentence.start]
        counts = [*before[-1:], *counts]
    wholes = [count.subject for count in counts if count.subject and count.subject.axis != "column"]
    return bool(wholes) and wholes[-1].table == "disputes"


def divides_unknown(course: Course, figure: TextFigure) -> bool:
    """Whether it stands in the bracket of a number of which nobody knows what it counts."""
    divided = course.before_bracket(figure.sentence, figure.bracket)
    return divided is not None and len(divided.expressions) != 1


def _is_less(evidence: Evidence, figure: TextFigure, told: Counted, readings: tuple[str, ...]) -> bool:
    """纠正4件，撤销重作3件、确认违法1件: less than what was told of this very cell, a number can be some of it."""
    is_again = bool(told.expressions) and told.expressions == readings[:1]
    return (
        is_again
        and readings[0].startswith("disputes.")
        and falls_short(evidence, figure.mention, readings[0])
    )


def _endings(expressions: tuple[str, ...]) -> frozenset[str]:
    """The outcomes in table 四 that a count is of; none where it is of all of them, or of another table."""
    cells = [cell for expression in expressions[:1] for cell in expression.split(" + ")]
    outcomes = frozenset(cell.rpartition(".")[2] for cell in cells if cell.startswith("disputes."))
    return frozenset() if "total" in outcomes else outcomes
