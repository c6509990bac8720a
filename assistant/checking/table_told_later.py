"""The table that a sentence speaks of from its first word, though only later words say so."""

import re

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.subjects import Subject
from assistant.checking.terms import find_words

_DEEDS = re.compile(
    r"许可[^，。；、\d]{0,5}\d[\d,.]*[万余多]*[件宗个][、，；和及][^，。；、\d]{0,6}处罚[^，。；、\d]{0,5}\d"
)
"""许可312件、处罚45件: told side by side they are table 二's, whatever the paragraph spoke of before."""


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
