"""Outcomes told ahead of the cases: 尚未审结的复议5件、诉讼3件; 结果维持的，直接起诉2件、复议后起诉1件.

The outcome holds for every kind of case in the list behind it, and a kind alone may still be all of its cases.
"""

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.places import Place
from assistant.checking.subjects import Subject, read_clause
from assistant.checking.terms import find_terms
from assistant.formats.vocabulary import Readings

_JOINED = ("、", "和", "及", "与")
_RELATIVE = ("的，", "：", "中，", "里，", "案件，", "案子，")


def told_ahead(evidence: Evidence, place: Place, subject: Subject, frame: Subject | None) -> Readings:
    """The outcome that the clause, or the one before it, tells ahead of the kind of case; none where it does not."""
    usual = evidence.vocabulary.tables["disputes"].default_columns
    if subject.table != "disputes":
        return ()
    if subject.columns != usual:
        return subject.columns if _is_column_first(evidence, place, place.clause) else ()
    lead = Span(place.before.start, place.clause.start)
    before = lead.of(place.text)
    if not (
        before.endswith(_RELATIVE) or (before.endswith("，") and _is_column_first(evidence, place, lead))
    ):
        return ()
    led = (
        frame
        if frame and frame.table == "disputes"
        else read_clause(evidence, place.text, lead, place.inside, subject)
    )
    return led.columns if led and led.named and led.table == "disputes" and led.columns != usual else ()


def with_outcome_ahead(evidence: Evidence, subject: Subject, ahead: Readings) -> Subject:
    """The kind of case alone is of the outcome told ahead, or of all its cases."""
    usual = evidence.vocabulary.tables["disputes"].default_columns
    if subject.table != "disputes" or subject.columns != usual:
        return subject
    return subject._replace(columns=(*ahead, *usual))


def goes_on_listing(place: Place) -> bool:
    """Whether nothing but a mark or 和 parts the number from the one before it; behind a label, or …的，, a comma will do."""
    so_far = place.text[place.sentence.start : place.before.start]
    joined = (*_JOINED, "，") if any(mark in so_far for mark in (*_RELATIVE, "其中")) else _JOINED
    before = place.before.of(place.text)
    joined = (*joined, "；") if "：" in so_far and "：" not in before else joined
    return before.startswith(joined)


def named_alone(evidence: Evidence, place: Place) -> Readings:
    """年末未审结案件共9件: the outcome of cases of which the words do not say the kind."""
    return next(
        (
            term.readings
            for hit in find_terms(evidence, place.text, place.clause)
            for term in hit.terms
            if term.table == "disputes" and term.axis == "column"
        ),
        (),
    )


def _is_column_first(evidence: Evidence, place: Place, span: Span) -> bool:
    """Whether the outcome stands before the kind of case in these words."""
    axes = [
        term.axis
        for hit in find_terms(evidence, place.text, span)
        for term in hit.terms
        if term.table == "disputes"
    ]
    return "column" in axes and "row" in axes[axes.index("column") :]
