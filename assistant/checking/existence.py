"""Clauses that only say that there is something, held against a table that has none of it: 有结转到下年的申请, 有增减."""

import re
from collections.abc import Iterator

from assistant.checking.certainty import NARROW_SECTIONS
from assistant.checking.claim_clause import Clause, Statement
from assistant.checking.claim_words import NORM
from assistant.checking.clauses import Span
from assistant.checking.nothing import no_change, nothing
from assistant.checking.residue import residue_of
from assistant.checking.terms import find_terms
from assistant.report import Verdict

_CONDITION = re.compile(r"[凡如若对]|倘|一旦|是否|对于|针对|确需|情况下|情形下")
_COUNTED = re.compile(r"\d|；")
_THERE_IS = re.compile("有|存在|出现|发生")
_NEAR = 24
"""Characters before a clause in which it may be made a condition."""
_OPENS = re.compile(
    "(?:也|亦|且|仍|还|但|年内|全年|本年度?|当年|上一?年度?|去年|年底前?|[我本][局镇乡厅委办市县区]|街道)*"
)
"""What may stand before 发生, 收到 or 实施, which are words of rules and plans as well."""
_NAMED = 2
"""…2件，废止。 says so only behind what was just counted; else it names what there is in two characters or more."""
_LEAD = 6
_DENIES = re.compile(r"[\d未没无不]")
"""In the few characters before the word that says so."""
LONGEST_EXISTENCE = 32
"""Characters of a clause that says this and nothing else."""


def moved(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """有增减, where the form's own cell says that nothing came or went."""
    judgement = no_change(clause.evidence, clause.section, clause.span, clause.context)
    if judgement and judgement.verdict is Verdict.SUPPORTED:
        wrong = judgement._replace(verdict=Verdict.CONTRADICTED, reason="表中的增减为0")
        yield Statement(Span(match.start(), clause.span.end), wrong)


def _states_a_rule(clause: Clause) -> bool:
    """Whether a case is only named for which something is prescribed: 有部分公开的，应当说明理由."""
    before = clause.text[max(clause.sentence.start, clause.span.start - _NEAR) : clause.span.start]
    before = _COUNTED.split(before)[-1]  # what has counted something prescribes nothing
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
        return _THERE_IS.search(clause.span.of(clause.text)) is not None  # 作出维持决定 may end any case
    is_of_papers = clause.context is not None and clause.context.table == "disclosure"
    return clause.names_rows(span) or (is_of_papers and bool(terms))


def happened(clause: Clause, match: re.Match[str]) -> Iterator[Statement]:
    """收到政府信息公开申请。 as a whole clause, where the table says that there was none; otherwise it says nothing new."""
    before = clause.text[clause.span.start : match.start()]
    is_lead = _OPENS.fullmatch(before) is not None or (
        match[0].startswith("有")
        and len(before) <= _LEAD
        and not _DENIES.search(before)
        and not _CONDITION.search(before)
    )
    is_bare = len(clause.text[match.end() : clause.span.end]) < _NAMED
    if _states_a_rule(clause) or not is_lead or (is_bare and clause.counted() is None):
        return
    is_there = _THERE_IS.match(match[0]) is not None or match[0] == "废止"
    span = clause.span if is_bare or is_there else Span(match.end(), clause.span.end)
    named = _names_something(clause, span) and span.end - span.start <= LONGEST_EXISTENCE
    strange = residue_of(clause.evidence, clause.text, clause.span, clause.section.mentions)
    if not named or strange or clause.narrowed or clause.counts_in(clause.span):
        return
    judgement = nothing(clause.evidence, clause.section, span, clause.context, narrowed=False)
    if (
        judgement
        and judgement.verdict is Verdict.SUPPORTED
        and not (judgement.expression or "").startswith("facts")
    ):
        wrong = judgement._replace(verdict=Verdict.CONTRADICTED, reason="表中相应各格为0")
        yield Statement(Span(match.start(), clause.span.end), wrong)
