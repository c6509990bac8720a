"""Where the words nobody understands stand: beside what a table names they change nothing, in its place they name the count.

`县水务站作出行政许可决定` says who decided; `不予公开的原因是商业敏感12件`, `商业敏感和内部事务5件` and `街面秩序决定36件` count
something of which nobody knows in which cell it is.
"""

import re

from assistant.checking.clauses import Span
from assistant.checking.evidence import Evidence
from assistant.checking.figures_in_text import SectionText, TextFigure
from assistant.checking.mentions import Mentions
from assistant.checking.residue import residue_of
from assistant.checking.subjects import Subject
from assistant.checking.terms import Hit, find_terms, find_words

_JOINED = re.compile("(?:以及|[和及与、或])\\Z")


def counts_the_unknown(
    evidence: Evidence, section: SectionText, figure: TextFigure, subject: Subject
) -> bool:
    """Whether words that nobody understands stand where the count itself is named."""
    if not subject.residue:
        return False
    clause, mentions = figure.clause, section.mentions
    hits = list(find_words(evidence, section.text, clause))
    return (
        _goes_on_from_unknown(evidence, section, figure, subject)
        or (bool(hits) and _names_behind(evidence, section.text, clause, mentions, hits[-1]))
        or (bool(hits) and _is_joined(evidence, section.text, clause, mentions, hits))
    )


def _goes_on_from_unknown(
    evidence: Evidence, section: SectionText, figure: TextFigure, subject: Subject
) -> bool:
    """街面秩序决定36件: the row is the one before, and the words beside the number, or before, name another."""
    own = Span(figure.clause.start, figure.after.end)
    return subject.table != "applications" and not any(
        term.axis == "row" for hit in find_terms(evidence, section.text, own) for term in hit.terms
    )


def _names_behind(evidence: Evidence, text: str, clause: Span, mentions: Mentions, last: Hit) -> bool:
    """不予公开的原因是商业敏感12件: right before the number."""
    return residue_of(evidence, text, Span(last.end, clause.end), mentions) != ""


def _is_joined(evidence: Evidence, text: str, clause: Span, mentions: Mentions, hits: list[Hit]) -> bool:
    """商业敏感和内部事务5件, 涉农申请146件: one of several nouns, or a kind of applications."""
    last = hits[-1]
    start = hits[-2].end if len(hits) > 1 else clause.start
    between = Span(start, last.start)
    is_kind = last.is_anchor and not last.terms
    return (is_kind or _JOINED.search(between.of(text)) is not None) and (
        residue_of(evidence, text, between, mentions) != ""
    )
