"""What the words right behind a number name: the part, the kind, the outcome, the deed, or a list of results."""

import re

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.places import Place
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject, read_clause
from assistant.checking.terms import Hit, find_terms
from assistant.formats.vocabulary import Readings

_TOWARDS = ("对", "将", "把", "就")
_IS = re.compile("属于?|系|为|是|因")
_IS_ALL_OF = re.compile("(?:分?别?属于?|为|系|是)[^，。；：（）]*")
_KIND = 6
"""Characters behind a number in which the kind of its cases stands: 1件行政复议案件."""


def listed_behind(evidence: Evidence, place: Place) -> Span:
    """272宗分属无法提供、不予处理和其他处理情形: the words behind the number with the list that they open."""
    start, end = place.after
    if end == start or not place.text.startswith("、", end):
        return place.after
    whole = _IS_ALL_OF.match(place.text, start, place.sentence.end)
    if whole is None or place.inside.within(Span(end, whole.end())):
        return place.after
    listed = Span(*whole.span())
    return place.after if residue_of(evidence, place.text, listed, place.inside) else listed


def part_behind(evidence: Evidence, place: Place, subject: Subject) -> Subject | None:
    """无法提供的有83件属于本机关不掌握: what the words right behind the number name is a part of what the clause names."""
    if not _IS.match(place.text, place.after.start, place.after.end):
        return None
    behind = read_clause(evidence, place.text, place.after, place.inside, subject)
    if behind is None or not behind.named or behind.table != subject.table or not subject.rows:
        return None
    is_part = bool(behind.rows) and set(behind.rows[0]) < set(subject.rows[0])
    return behind if is_part else None


def deed_behind(evidence: Evidence, place: Place, subject: Subject) -> Subject | None:
    """规范性文件5件制发、4件废止: what was done stands right behind the number, and nothing else does."""
    if subject.table != "disclosure" or subject.axis != "row":
        return None
    alone = _alone_behind(evidence, place)
    if alone is None or alone.terms[0].is_change:
        return None
    deed = read_clause(evidence, place.text, place.after, place.inside, subject)
    is_deed = deed is not None and deed.named and deed.axis == "column" and deed.table == subject.table
    return deed._replace(residue=subject.residue, strong=subject.strong) if deed and is_deed else None


def of_kind_behind(evidence: Evidence, place: Place, subject: Subject) -> Subject:
    """尚未审结的1件复议案件, 原有的2项行政许可: the column stands before the number, the row right behind it."""
    if subject.table == "applications":
        return _of_applicant_behind(evidence, place, subject)
    if subject.axis == "row" and (
        place.clause.of(place.text).endswith(_TOWARDS) or _is_outcome_alone(evidence, place)
    ):
        return _of_outcome_behind(evidence, place, subject)
    if subject.axis != "column":
        return subject
    near = Span(place.after.start, min(place.after.end, place.after.start + _KIND))
    rows = _readings_of(find_terms(evidence, place.text, near), subject.table, "row")
    return subject._replace(rows=rows[0], axis="columnrow") if rows else subject


def _is_outcome_alone(evidence: Evidence, place: Place) -> bool:
    """直接起诉案件37件结果维持，…: nothing but the outcome stands between the number and the mark."""
    is_alone = _alone_behind(evidence, place) is not None
    return is_alone and not place.text[place.after.end : place.after.end + 1].isdigit()


def _alone_behind(evidence: Evidence, place: Place) -> Hit | None:
    """The one term that all of the words behind the number are."""
    hits = find_terms(evidence, place.text, place.after)
    return hits[0] if len(hits) == 1 and (hits[0].start, hits[0].end) == place.after else None


def _readings_of(hits: list[Hit], table: str, axis: str) -> list[Readings]:
    """What the terms of one axis of a table may stand for, in the order of the text."""
    return [term.readings for hit in hits for term in hit.terms if (term.table, term.axis) == (table, axis)]


def _of_outcome_behind(evidence: Evidence, place: Place, subject: Subject) -> Subject:
    """复议机关对8件案件作出纠正决定: how they ended is told by the verb."""
    columns = _readings_of(find_terms(evidence, place.text, place.after), subject.table, "column")
    return subject._replace(columns=columns[0], axis="columnrow") if columns else subject


def _of_applicant_behind(evidence: Evidence, place: Place, subject: Subject) -> Subject:
    """办结的68件自然人申请: who applied stands right behind the number."""
    if subject.axis != "row":
        return subject
    first = find_terms(evidence, place.text, place.after)[:1]
    right_behind = [hit for hit in first if hit.start == place.after.start]
    columns = _readings_of(right_behind, subject.table, "column")
    return subject._replace(columns=columns[0], axis="columnrow") if columns else subject


def before_its_change(evidence: Evidence, place: Place, subject: Subject) -> Subject:
    """30项服务事项减掉2项: the change belongs to the number that follows."""
    is_followed = any(
        other.kind == "quantity" for other in place.inside.within(Span(place.after.end, place.after.end + 1))
    )
    if not is_followed or any(column != ("change",) for column in subject.columns):
        return subject
    return subject._replace(columns=evidence.vocabulary.tables[subject.table].default_columns)
