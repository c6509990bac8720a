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
from assistant.report import Verdict

_CONDITION = re.compile(r"[凡如若对]|倘|一旦|是否|对于|针对|确需|情况下|情形下")
_NEAR = 24
"""Characters before a clause in which it may be made a condition."""
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


def happened(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """收到政府信息公开申请。 as a whole clause, where the table says that there was none; otherwise it says nothing new."""
    if _states_a_rule(clause):
        return
    span = Span(match.end(), clause.span.end)
    named = clause.names_rows(span) and clause.span.end - clause.span.start <= _LONGEST
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
