"""Clauses that only say that there is something, held against a table that has none of it: 有结转到下年的申请, 有增减."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.checking.certainty import NARROW_SECTIONS
from assistant.checking.claim_clause import Clause, Statement
from assistant.checking.claim_words import NORM
from assistant.checking.clauses import Span
from assistant.checking.nothing import no_change, nothing
from assistant.checking.residue import residue_of
from assistant.checking.terms import find_terms
from assistant.report import Verdict

_CONDITION = re.compile(r"[凡如若对]|倘|一旦|是否|对于|针对|确需|情况下|情形下")
_THERE_IS = re.compile("有|存在|出现|发生")
_NEAR = 24
"""Characters before a clause in which it may be made a condition."""
_LEAD = 10
_DENIES = re.compile(r"[\d未没无不]")
"""In the few characters before the word that says so."""
_LONGEST = 32
"""Characters of a clause that says this and nothing else."""


def moved(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """有增减, where the form's own cell says that nothing came or went."""
    judgement = no_change(clause.evidence, clause.section, clause.span, clause.context)
    if judgement and judgement.verdict is Verdict.SUPPORTED:
        wrong = replace(judgement, verdict=Verdict.CONTRADICTED, reason="表中的增减为0")
        yield Statement(Span(match.start(), clause.span.end), wrong)


def _states_a_rule(clause: Clause) -> bool:
    """Whether a case is only named for which something is prescribed: 有部分公开的，应当说明理由."""
    before = clause.text[max(clause.sentence.start, clause.span.start - _NEAR) : clause.span.start]
    return (
        clause.section.id in NARROW_SECTIONS
        or NORM.match(clause.text, clause.span.end + 1) is not None
        or _CONDITION.search(before) is not None
    )


def _names_something(clause: Clause, span: Span) -> bool:
    """A row, or of papers and decisions just spoken of what was done with them: …2件，废止。"""
    terms = [term for hit in find_terms(clause.evidence, clause.text, span) for term in hit.terms]
    cases = [term.axis for term in terms if term.table == "disputes"]
    if cases and "row" not in cases:
        return _THERE_IS.search(span.of(clause.text)) is not None  # 作出维持决定 may end any case
    is_of_papers = clause.context is not None and clause.context.table == "disclosure"
    return clause.names_rows(span) or (is_of_papers and bool(terms))


def happened(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """收到政府信息公开申请。 as a whole clause, where the table says that there was none; otherwise it says nothing new."""
    before = clause.text[clause.span.start : match.start()]
    is_lead = len(before) <= _LEAD and not _DENIES.search(before) and not _CONDITION.search(before)
    if _states_a_rule(clause) or not is_lead:
        return
    span = clause.span
    named = _names_something(clause, span) and span.end - span.start <= _LONGEST
    strange = residue_of(clause.evidence, clause.text, clause.span, clause.section.mentions)
    if not named or strange or clause.narrowed or clause.counts_in(clause.span):
        return
    judgement = nothing(clause.evidence, clause.section, span, clause.context, narrowed=False)
    if (
        judgement
        and judgement.verdict is Verdict.SUPPORTED
        and not (judgement.expression or "").startswith("facts")
    ):
        wrong = replace(judgement, verdict=Verdict.CONTRADICTED, reason="表中相应各格为0")
        yield Statement(Span(match.start(), clause.span.end), wrong)
