"""What a text speaks of before a number says so: from heading to paragraph, and from sentence to sentence."""

import re

from assistant.checking.clause_words import read_words
from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.mentions import NONE, Mentions
from assistant.checking.subjects import Subject, read_clause, subject_in, table_of, usual_subject
from assistant.checking.terms import find_words
from assistant.formats.vocabulary import Readings

_OPENS_A_PARAGRAPH = re.compile("[^，。；：]{2,12}方面(?=：)")
_DEEDS = re.compile(
    r"许可[^，。；、\d]{0,5}\d[\d,.]*[万余多]*[件宗个][、，；和及][^，。；、\d]{0,6}处罚[^，。；、\d]{0,5}\d"
)
"""许可312件、处罚45件: told side by side they are table 二's, whatever the paragraph spoke of before."""


def subject_of_section(evidence: Evidence, section_id: str) -> Subject | None:
    """The sections beside tables 三 and 四 speak of them from their first word."""
    if section_id not in evidence.vocabulary.tables or section_id == "disclosure":
        return None
    return usual_subject(evidence, section_id)


def usual_of(evidence: Evidence, context: Subject | None) -> Subject | None:
    """The table that a paragraph ends with is still the subject of the next, but nothing more of it."""
    return None if context is None else usual_subject(evidence, context.table)


def heading_subject(evidence: Evidence, heading: str) -> Subject | None:
    """The table that a heading announces: under 依申请公开 the word 收到 needs no object."""
    found = read_clause(evidence, heading, Span(0, len(heading)), NONE, None)
    if found is None or found.table == "disclosure":
        return None
    return usual_of(evidence, found)


def columns_of_all(evidence: Evidence, text: str, paragraph: Span, mentions: Mentions) -> Readings:
    """自然人方面：答复116件。…: whose applications the whole paragraph speaks of."""
    opening = _OPENS_A_PARAGRAPH.match(text, paragraph.start, paragraph.end)
    found = read_clause(evidence, text, Span(*opening.span()), mentions, None) if opening else None
    return found.columns if found and found.axis == "column" and found.table == "applications" else ()


def for_new_sentence(evidence: Evidence, context: Subject | None, columns: Readings) -> Subject | None:
    """The table lives on; a row only where the table has no row of its own to begin with."""
    if context is None:
        return None
    usual = evidence.vocabulary.tables[context.table]
    if usual.default_rows and usual.loose_context:
        usual_columns = columns if context.table == "applications" and columns else usual.default_columns
        return Subject(context.table, usual.default_rows, usual_columns, False, False, "")
    is_usual = context.columns is usual.default_columns
    return context if is_usual else context._replace(columns=usual.default_columns)


def told_later(evidence: Evidence, text: str, sentence: Span, context: Subject | None) -> str | None:
    """The table that the sentence speaks of from its first word, though only later words say so: 办结76件，其中34件予以公开."""
    if _DEEDS.search(text, sentence.start, sentence.end):
        return "disclosure"
    if context is not None and context.table == "applications":
        return None
    hits = find_words(evidence, text, sentence)
    if not hits:
        return None
    terms = [term for hit in hits for term in hit.terms if not term.weak]
    is_of_one = all(term.table == "applications" for term in terms)
    names_results = any(term.axis == "row" and term.level == "result" for term in terms)
    # behind 行政复议113件, 上年结转的97件申请已办结 speaks of applications, and of no case
    is_of_cases = any(hit.terms and all(term.table == "disputes" for term in hit.terms) for hit in hits)
    is_behind_cases = context is not None and context.table == "disputes"
    if is_behind_cases and is_of_cases:
        return None
    names_requests = is_behind_cases and any(hit.is_anchor for hit in hits)
    # and so does 结转下年度31件，其中自然人12件
    names_applicants = any(term.axis == "column" for term in terms) and any(
        term.table == "applications" and term.level == "process" for hit in hits for term in hit.terms
    )
    names_requests = names_requests or (is_behind_cases and names_applicants)
    return "applications" if is_of_one and (names_results or names_requests) else None


def closing_context(
    evidence: Evidence, text: str, rest: Span, inside: Mentions, context: Subject | None
) -> Subject | None:
    """A sentence without numbers after its last one may still name the table for the next."""
    if not any(hit.terms or hit.is_anchor for hit in find_words(evidence, text, rest)):
        return context
    words = read_words(evidence, text, rest, inside)
    table = table_of(words, context)
    if table is None or (context is not None and table == context.table):
        return context
    named = subject_in(evidence, words, table, context)
    return named if named.named else context
